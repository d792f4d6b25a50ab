"""Arithmetic on TIMEX3 values: what they span, their granularity, and how they shift.

A value is a string as ISO-TimeML writes it: "2023-07-07", "2023-07", "2023", "2023-Q2", "2023-W27",
"2023-W27-WE", "2023-H1", "2023-SU", "202" (a decade), "20" (a century), any of them with a time of
day behind ("2023-07-07TMO", "2023-07-07T10:35"); durations "P3D"; references "PRESENT_REF".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

Unit = Literal["D", "W", "M", "Q", "H", "S", "Y", "E", "C"]

ONE_DAY = dt.timedelta(days=1)
SEASONS = ("SP", "SU", "FA", "WI")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?(?:T.*)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_UNITS_BY_FORM: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (_DAY, "D"),
    (_MONTH, "M"),
    (_YEAR, "Y"),
    (_WEEK, "W"),
    (_SEASON, "S"),
    (re.compile(r"\d{4}-Q[1-4]"), "Q"),
    (re.compile(r"\d{4}-H[12]"), "H"),
    (re.compile(r"\d{3}"), "E"),
    (re.compile(r"\d{2}"), "C"),
)


def granularity(value: str) -> Unit | None:
    """Tell the calendar unit a value names (D W M Q H S Y E C); None for durations and references."""
    for form, unit in _UNITS_BY_FORM:
        if form.fullmatch(value):
            return unit
    return None


def day_range(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day (both included) of a value; None for durations, references, the unresolved.

    A season is its three meteorological months on the northern half; winter of a year begins in
    December of that year, as TimeBank counts it. A century written "19" is 1900 to 1999.
    """
    unit = granularity(value)
    if unit is None:
        return None
    try:
        return _span(value, unit)
    except (ValueError, OverflowError):
        return None


def _span(value: str, unit: Unit) -> tuple[dt.date, dt.date]:
    if unit == "D":
        day = dt.date.fromisoformat(value[:10])
        return day, day
    if unit == "W":
        monday = dt.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return monday + 5 * ONE_DAY if "-WE" in value else monday, monday + 6 * ONE_DAY
    if unit == "E":
        return dt.date(int(value) * 10, 1, 1), dt.date(int(value) * 10 + 9, 12, 31)
    if unit == "C":
        return dt.date(int(value) * 100, 1, 1), dt.date(int(value) * 100 + 99, 12, 31)
    year = int(value[:4])
    if unit == "Y":
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if unit == "M":
        return _months(year, int(value[5:7]), 1)
    if unit == "S":
        return _months(year, 3 + 3 * SEASONS.index(value[5:7]), 3)
    length = 3 if unit == "Q" else 6
    return _months(year, (int(value[6]) - 1) * length + 1, length)


def _months(year: int, month: int, length: int) -> tuple[dt.date, dt.date]:
    end_year, end_month = add_months(year, month, length - 1)
    return dt.date(year, month, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Move a (year, month) by `count` months, either way."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def week_value(day: dt.date) -> str:
    """ISO week of a day, "2023-W27"."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def value_of(day: dt.date, unit: str) -> str:
    """Name the calendar unit (D W M Q H S Y E C) that a day lies in."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        return week_value(day)
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    if unit == "H":
        return f"{day.year:04d}-H{1 if day.month <= 6 else 2}"
    if unit == "S":
        year, month = add_months(day.year, day.month, -2)
        return f"{year:04d}-{SEASONS[(month - 1) // 3]}"
    if unit == "E":
        return f"{day.year // 10:03d}"
    if unit == "C":
        return f"{day.year // 100:02d}"
    return f"{day.year:04d}"


def move(day: dt.date, count: int, unit: str) -> dt.date:
    """Move a day by `count` units; a day that the month lacks becomes its last. Clamped to years 1..9999."""
    try:
        if unit == "D":
            return day + count * ONE_DAY
        if unit == "W":
            return day + 7 * count * ONE_DAY
        months = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit] * count
        year, month = add_months(day.year, day.month, months)
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return dt.date.min if count < 0 else dt.date.max


def shift(value: str, count: int, unit: str) -> str | None:
    """Move a value by `count` units, keeping what it names where the unit is coarser than it.

    "1989-Q3" one year back is "1988-Q3"; "1989-11-02" one month on is "1989-12". None where the value
    is not on the calendar.
    """
    span = day_range(value)
    own = granularity(value)
    if span is None or own is None:
        return None
    moved = move(span[0], count, unit)
    order = "DWMQSHYEC"
    named = own if order.index(own) > order.index(unit) or own in "QSHM" else unit
    return value_of(moved, named)
