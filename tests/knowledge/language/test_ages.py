"""Ages: told from lengths of time and other numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.ages import tells_age


@pytest.mark.parametrize(
    "text",
    [
        "Jon Moe, 34, was fined.",
        "She was 79.",
        "The nine-year-old came first.",
        "a nine - month - old child",
        "Gloria fell ill at the age of four months",
        "the 14-year-old student",
        "He turned thirty-one in May.",
        "Ada Falk (61) left.",
        "They were 12 and 14 at the time.",
        "The bridge is 110 years old.",
    ],
)
def test_an_age_is_told(text: str) -> None:
    assert tells_age(text)


@pytest.mark.parametrize(
    "text", ["a hiatus of 16 years", "It was 79 percent.", "He won 34 votes.", "in 1998, the pier", "for four months"]
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert not tells_age(text)


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert tells_age(text) in {True, False}
