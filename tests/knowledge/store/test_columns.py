"""Sentences as columns: what is stored of a sentence is what its text says, whatever the text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.language.words import words
from knowledge.record import FLAGS, DocumentRecord, SentenceRow
from knowledge.store.columns import FILE, Columns, Terms, among, bits, flags
from knowledge.store.passages import write_passages
from knowledge.store.snapshot import Snapshot, StoreError
from knowledge.store.writer import write_database

TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60), min_size=1, max_size=6
)


def written(folder: Path, texts: list[str], *, title: str | None = None) -> Snapshot:
    """A snapshot of one document, each text a sentence of it."""
    rows, start = [], 0
    for text in texts:
        rows.append(SentenceRow(start=start, end=start + len(text), paragraph=len(rows), holds="DP"))
        start += len(text) + 1
    document = Document(id="a.txt", text="\n".join(texts), title=title)
    record = DocumentRecord(document=document, sentences=tuple(rows), cast=Cast(entities=(), mentions=()), facts=())
    write_database(folder / "facts.db", [(record, "1")], meta={})
    write_passages(folder / "passages", [record])
    return Snapshot(folder)


# Each writes a whole snapshot.
@settings(max_examples=25, deadline=None)
@given(TEXTS, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_stored_stems_are_the_stems_of_the_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], title: str
) -> None:
    snapshot = written(tmp_path_factory.mktemp("s"), texts, title=title)
    told = [[w.stem for w in words(text)] for text in texts]
    assert [list(row.order) for row in snapshot.sentences(0)] == told
    assert snapshot.title_stems(0) == {w.stem for w in words(title)}
    every = sorted({s for stems in told for s in stems} | snapshot.title_stems(0))
    assert list(snapshot.terms.stems) == every
    assert snapshot.term_counts(every) == {s: n for s in every if (n := sum(s in stems for stems in told))}
    snapshot.check()
    snapshot.close()


@given(st.sets(st.sampled_from(FLAGS)))
def test_flags_come_back(held: set[str]) -> None:
    holds = "".join(sorted(held))
    assert flags(bits(holds)) == holds


@given(st.sets(st.text(max_size=5)), st.text(max_size=3))
def test_stems_that_begin_alike_are_numbered_in_a_row(stems: set[str], start: str) -> None:
    terms = Terms(sorted(stems), [1] * len(stems))
    first, last = terms.beginning(start)
    assert {s for s in stems if s.startswith(start) and not s[len(start) :].startswith("\U0010ffff")} <= set(
        terms.stems[first:last]
    )
    assert all(s.startswith(start) for s in terms.stems[first:last])


def test_an_unknown_stem_is_no_sentences(tmp_path: Path) -> None:
    snapshot = written(tmp_path, ["The ferry sank."])
    assert snapshot.terms.number("harbour") == -1
    assert "harbour" not in snapshot.terms
    assert snapshot.term_counts(["harbour", "ferri"]) == {"ferri": 1}
    snapshot.close()


def test_lists_of_several_sentences_come_end_to_end(tmp_path: Path) -> None:
    snapshot = written(tmp_path, ["one two three", "...", "four"])
    values, lengths = snapshot.columns.stems.of(np.array([2, 1, 0]))
    assert lengths.tolist() == [1, 0, 3]
    assert [snapshot.terms.stems[n] for n in values] == ["four", "one", "two", "three"]
    assert snapshot.columns.stems.of(np.array([], np.int64))[0].size == 0
    snapshot.close()


def test_a_sentence_outside_its_document_is_noticed(tmp_path: Path) -> None:
    snapshot = written(tmp_path, ["The ferry sank.", "Nobody was hurt."])
    assert snapshot.columns.outside(np.array([40])) == 0
    assert snapshot.columns.outside(np.array([20])) == 1
    snapshot.close()


def test_the_paragraph_of_a_place_is_that_of_the_sentence_there(snapshot: Snapshot) -> None:
    for card in snapshot.documents():
        rows = snapshot.sentences(card.n)
        for row in rows:
            assert snapshot.columns.paragraph_at(card.n, row.start) == row.paragraph
        assert snapshot.columns.paragraph_at(card.n, rows[-1].end) == 0


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:40], lambda data: data[:-8]])
def test_a_file_cut_short_is_refused(tmp_path: Path, damage: object) -> None:
    written(tmp_path, ["The ferry sank."]).close()
    path = tmp_path / FILE
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(StoreError, match="onrecord index"):
        Snapshot(tmp_path)


def test_columns_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cut short"):
        Columns(np.zeros(3, np.int32), {"document": (0, 4)})


@given(st.lists(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_among_tells_which_values_are_wanted(values: list[int], wanted: set[int]) -> None:
    assert among(np.array(values, np.int64), wanted).tolist() == [v in wanted for v in values]


def test_sentences_are_found_by_their_stems(tmp_path: Path) -> None:
    snapshot = written(tmp_path, ["The motion carried.", "…", "Nobody moved.", "A motion, a motion!"])
    numbers = snapshot.terms.numbers(["motion", "unheard"]).tolist()
    assert snapshot.columns.having(numbers).tolist() == [0, 3]
    assert snapshot.columns.having([]).tolist() == []
    snapshot.close()


def test_sentences_are_found_by_whom_they_mention(snapshot: Snapshot) -> None:
    for entity in snapshot.entities[:5]:
        wanted = [r.n for c in snapshot.documents() for r in snapshot.sentences(c.n) if entity.n in r.entities]
        assert snapshot.columns.mentioning([entity.n]).tolist() == wanted
