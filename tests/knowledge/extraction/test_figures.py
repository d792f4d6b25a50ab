"""Figures: values of digits and words, and what they count."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.extraction.figures import extract_figures, number_value
from knowledge.extraction.reading import Reading


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", 45.0),
        ("12,000", 12000.0),
        ("$2.5 million", 2500000.0),
        ("twenty-two", 22.0),
        ("three hundred", 300.0),
        ("two thousand five hundred", 2500.0),
        ("millions", None),
        ("several", None),
    ],
)
def test_numbers_are_read(text: str, value: float | None) -> None:
    assert number_value(text) == value


def test_what_is_counted_is_told(read: Callable[[str], Reading]) -> None:
    facts = extract_figures(read("About 45 boats were moored there, and the city paid $2.5 million."))
    assert {(f.value, f.of) for f in facts if f.unit is None} == {(45.0, "boats")}
    assert [f.value for f in facts if f.unit == "money"] == [2500000.0]


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader_of_numbers(text: str) -> None:
    value = number_value(text)
    assert value is None or value >= 0
