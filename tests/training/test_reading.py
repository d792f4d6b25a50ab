from collections.abc import Sequence

import pytest

from training.edits import Edits
from training.reading import Asked, Example, Examples, Paragraph

TEXT = "The north pier was closed on Tuesday. Mayor Quist will pay 40,000 crowns. The baker keeps three geese."
OTHER = "The south pier was opened on Friday. It cost the harbour board next to nothing. Nobody was there."
EDITS = Edits([("who will pay ?", "who will never pay ?")] * 2)


def paragraph(text: str) -> Paragraph:
    ends = [n + 1 for n, c in enumerate(text) if c == "."]
    begins = [0, *(end + 1 for end in ends[:-1])]
    return Paragraph(text, "Piers", tuple(zip(begins, ends, strict=True)))


def near(_: Sequence[Paragraph], questions: Sequence[str]) -> list[list[int]]:
    return [[1, 0] for _ in questions]


def groups(asked: Asked, seed: int, edits: Edits | None = None) -> list[list[Example]]:
    return list(Examples([paragraph(TEXT), paragraph(OTHER)], [asked], seed, edits, near).groups())


def whose(question: str, contrast: str | None = None) -> Asked:
    begin = TEXT.index("Mayor Quist")
    return Asked(question, 0, ((begin, begin + len("Mayor Quist")),), contrast=contrast)


@pytest.mark.parametrize("seed", range(12))
def test_the_right_stretch_comes_first_and_the_others_hold_no_answer(seed: int) -> None:
    first, *others = groups(whose("Who will pay for the pier?"), seed)[0]
    assert [first.text[a:b] for a, b in first.spans] == ["Mayor Quist"]
    assert others
    assert not any(o.spans or "Quist" in o.text for o in others)


@pytest.mark.parametrize("seed", range(12))
def test_the_examples_of_a_group_are_of_one_question(seed: int) -> None:
    for group in groups(whose("Who will pay for the pier?"), seed, EDITS):
        assert len({example.question for example in group}) == 1


def test_a_question_that_somebody_changed_is_a_group_of_its_own_and_unanswered() -> None:
    answered, changed = groups(whose("Who will pay?", contrast="Who will never pay?"), 7)
    assert {e.question for e in changed} == {"Who will never pay?"}
    assert [e.text for e in changed] == [e.text for e in answered]
    assert not any(e.spans for e in changed)


def test_others_are_changed_now_and_then_as_people_change_theirs_or_by_a_word() -> None:
    asked = whose("Who will pay the crowns for the pier?")
    made = {group[0].question for seed in range(60) for group in groups(asked, seed, EDITS)}
    assert "Who will never pay the crowns for the pier?" in made
    swapped = made - {asked.question, "Who will never pay the crowns for the pier?"}
    assert swapped
    assert all(question.startswith("Who will ") for question in swapped)
    alone = [len(groups(asked, seed, EDITS)) for seed in range(60)]
    assert 1 in alone
    assert 2 in alone
