import random

import pytest

from knowledge.retrieval.wordpieces import WordPieces
from training.reading import Example
from training.sequences import batches, laid, rows_of

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"who paid quist piers the pier is old mayor ? .".split()])
QUESTION = "Who paid?"


def example(text: str, *spans: tuple[int, int], whole: bool = False, question: str = QUESTION) -> Example:
    return Example(question, "Piers", text, spans, whole)


def test_a_sequence_is_question_title_and_text() -> None:
    row = laid(PIECES, example("Mayor Quist paid.", (0, 11)))
    told = [PIECES.start, *PIECES.cut(QUESTION, 40).ids, PIECES.end, *PIECES.cut("Piers", 40).ids, PIECES.end]
    assert row.ids == [*told, *PIECES.cut("Mayor Quist paid.", 40).ids, PIECES.end]
    assert (row.second, row.passage) == (len(PIECES.cut(QUESTION, 40).ids) + 2, len(told))
    assert (row.begins, row.ends) == ([len(told)], [len(told) + 1])


def test_of_a_whole_sentence_every_piece_may_begin_the_answer() -> None:
    row = laid(PIECES, example("Mayor Quist paid.", (0, 17), whole=True))
    assert row.begins == row.ends == list(range(row.passage, row.passage + 4))


def test_a_group_is_typed_alike() -> None:
    group = [example("Mayor Quist paid.", (0, 11)), example("The pier is old.")]
    for seed in range(20):
        one, other = rows_of(PIECES, group, random.Random(seed))
        assert one.ids[: one.passage] == other.ids[: other.passage]


def test_a_group_of_several_questions_is_refused() -> None:
    # Typed alike, the changed question would be the answered one again, and its right stretch said to hold no answer.
    group = [example("Mayor Quist paid.", (0, 11)), example("Mayor Quist paid.", question="Who is old?")]
    with pytest.raises(ValueError, match="too many values"):
        rows_of(PIECES, group, random.Random(7))


def test_batches_hold_every_group_and_go_on_without_end() -> None:
    groups = [[example("The pier is old. " * n, question=f"{'who ' * n}?")] for n in range(1, 61)]
    source = batches(PIECES, groups, random.Random(7))
    for _ in range(2):
        seen: list[int] = []
        while len(seen) < 60:
            batch = next(source)
            assert sum(map(len, batch)) <= 24
            seen += [row.passage for (row,) in batch]
        assert len(seen) == 60
        assert len(set(seen)) > 15
