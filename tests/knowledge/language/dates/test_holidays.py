from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates.holidays import easter, holiday, nth_weekday


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter Sunday", dt.date(2024, 3, 31)),
        ("Good Friday", dt.date(2024, 3, 29)),
        ("Ash Wednesday", dt.date(2024, 2, 14)),
        ("Thanksgiving", dt.date(2024, 11, 28)),
        ("Labor Day", dt.date(2024, 9, 2)),
        ("Memorial Day", dt.date(2024, 5, 27)),
        ("Election Day", dt.date(2024, 11, 5)),
        ("Black Friday", dt.date(2024, 11, 29)),
        ("Christmas Eve", dt.date(2024, 12, 24)),
        ("New Year’s Day", dt.date(2024, 1, 1)),
        ("St. Patrick's Day", dt.date(2024, 3, 17)),
    ],
)
def test_days_of_2024(name: str, day: dt.date) -> None:
    assert holiday(name, 2024) == day


def test_an_unknown_name_has_no_day() -> None:
    assert holiday("Ferry Day", 2024) is None
    assert holiday("Easter", 1200) is None


@given(st.integers(min_value=1583, max_value=9998))
def test_easter_is_a_sunday_in_march_or_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


def test_the_last_weekday_of_december() -> None:
    assert nth_weekday(2024, 12, 1, -1) == dt.date(2024, 12, 31)
