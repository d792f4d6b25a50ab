"""What makes a time a bound."""

from __future__ import annotations

import pytest

from knowledge.language.bounds import bound_before, only_bounds


@pytest.mark.parametrize(
    "text", ["It shut before ", "It shut prior to ", "It was open until at least ", "Shut by the "]
)
def test_what_is_before_or_after_a_day_is_not_of_it(text: str) -> None:
    assert only_bounds(text, 0, len(text))


@pytest.mark.parametrize("text", ["It shut on ", "It has been shut since ", "The day before, on "])
def test_other_words_leave_the_day(text: str) -> None:
    assert not only_bounds(text, 0, len(text))


def test_the_words_are_told() -> None:
    assert bound_before("It shut before ", 0, 15) == "before "
    assert bound_before("It shut on ", 0, 11) == ""
