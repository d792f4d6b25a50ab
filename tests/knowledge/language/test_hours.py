"""Times of day: told from dates, sums and scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.hours import tells_hour, tells_part_of_day


@pytest.mark.parametrize(
    "text",
    [
        "The fire broke out around 8:30 p.m.",
        "at 9pm",
        "It begins at 14:05.",
        "by nine o’clock",
        "They met at dusk.",
    ],
)
def test_a_time_of_day_is_told(text: str) -> None:
    assert tells_hour(text)


@pytest.mark.parametrize(
    "text", ["on March 9, 2014", "He paid $8.30 for it.", "They won 3:1.", "9 amps", "I am 14", "the latest sunrise"]
)
def test_other_numbers_are_no_times_of_day(text: str) -> None:
    assert not tells_hour(text)


def test_an_evening_is_but_a_part_of_the_day() -> None:
    assert tells_part_of_day("They met in the evening.")
    assert not tells_hour("They met in the evening.")
    assert not tells_part_of_day("They met in May.")


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert tells_part_of_day(text) >= tells_hour(text)
