from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.dates import find_times
from knowledge.language.dates.counted import nth_weekday

FRIDAY = dt.date(2023, 7, 7)


def values(text: str, anchor: dt.date | None = FRIDAY) -> list[str]:
    return [t.value for t in find_times(text, document_id="d", anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fair opens on the first Monday of August.", "2023-08-07"),
        ("The fair opened on the third Thursday in November 2021.", "2021-11-18"),
        ("She won on the second Tuesday of last month.", "2023-06-13"),
        ("It ends on the last Friday of next month.", "2023-08-25"),
        ("The board sits on the last Friday of the month.", "2023-07-28"),
        ("The fair opened on the second Sunday of May 2022.", "2022-05-08"),
    ],
)
def test_a_weekday_counted_inside_a_month(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She arrived two days before Christmas.", "2022-12-23"),
        ("The beach was full the day after the Fourth of July.", "2023-07-05"),
        ("It was cold the week before Easter.", "2023-W13"),
        ("The pier burned three days after 1 June 2022.", "2022-06-04"),
        ("The Monday after Easter was dry.", "2023-04-10"),
        ("It failed the day before last Tuesday's hearing.", "2023-07-03"),
        ("It opened on the 4th of this month.", "2023-07-04"),
        ("It rained on the first day of June.", "2023-06-01"),
        ("It rained on the last day of February 2024.", "2024-02-29"),
        ("The first week of June was dry.", "2023-06"),
        ("The dam broke a week ago Thursday.", "2023-06-29"),
        ("The tower fell fifty years ago today.", "1973-07-07"),
    ],
)
def test_a_day_counted_from_a_named_one(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_day_beside_what_has_none_is_not_made_up() -> None:
    assert values("It rained two days after the wedding.") == ["P2D"]


def test_the_month_may_have_been_told_before() -> None:
    assert values("It began in March 2022. It closed on the last Friday of the month.") == ["2022-03", "2022-03-25"]


def test_a_month_without_a_year_leaves_the_day_open() -> None:
    assert values("It opened on the first Monday of August.", None) == ["XXXX-08-XX"]


def test_a_month_without_a_fifth_monday_has_none() -> None:
    assert nth_weekday(2023, 6, 0, 5) is None


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(0, 6), st.sampled_from([-1, 1, 2, 3, 4, 5]))
def test_the_day_counted_lies_in_its_month(year: int, month: int, weekday: int, count: int) -> None:
    day = nth_weekday(year, month, weekday, count)
    assert day is None or (day.year, day.month, day.weekday()) == (year, month, weekday)
    assert day is not None or count == 5
