"""Days counted inside a month or from a named day: "the first Monday of August", "two days before Christmas"."""

from __future__ import annotations

import calendar
import datetime as dt

from knowledge.language.dates import absolute, amounts, periods, relative
from knowledge.language.dates.context import Context, Found, nearest_weekday
from knowledge.language.dates.values import ONE_DAY, day_range, move, value_of


def weekday_of_month(context: Context, i: int, j: int) -> Found | None:
    """Read "the first Monday of August", "the third Thursday in November 2021", "the last Friday of the month".

    The month is resolved first; where it stays open, so does the day ("XXXX-11-XX").
    """
    letters = context.letters
    at = next(k for k in range(i, j) if letters[k] == "W")
    month = _month(context, at + 2, j)
    if month is None:
        return None
    span = day_range(month.value)
    if span is None:
        return Found("DATE", f"{month.value}-XX", month.reason)
    count = -1 if letters[at - 1] == "l" else context.number(at - 1)
    day = nth_weekday(span[0].year, span[0].month, context.number(at), count)
    return Found("DATE", day.isoformat(), month.reason) if day else None


def _month(context: Context, i: int, j: int) -> Found | None:
    if context.letters[i] == "M":
        return absolute.month(context, i, j)
    if context.code(j - 1) != "M":
        return None
    if context.letters[i : j - 1] != "t":
        return relative.deictic_unit(context, i, j)
    told = day_range(context.told) if context.told else None
    if told is not None:
        return Found("DATE", f"{told[0].year:04d}-{told[0].month:02d}", context.by_told(i, j))
    return relative.the_unit(context, i, j)


def day_of_unit(context: Context, i: int, j: int) -> Found | None:
    """Read "the 4th of this month"."""
    at = next(k for k in range(i, j) if context.letters[k] == "O")
    month = _month(context, at + 2, j)
    day = context.number(at)
    if month is None or len(month.value) != 7 or not 1 <= day <= 31:
        return None
    if month.value.startswith("X"):
        return Found("DATE", f"{month.value}-{day:02d}", month.reason)
    real = absolute.exists(int(month.value[:4]), int(month.value[5:]), day)
    return Found("DATE", f"{month.value}-{day:02d}", month.reason) if real else None


def part_of_month(context: Context, i: int, j: int) -> Found | None:
    """Read "the first day of June"; the weeks of a month are not counted alike, so that they stay the month."""
    letters = context.letters
    at = next(k for k in range(i, j) if letters[k] in "UV")
    month = absolute.month(context, at + 2, j)
    span = day_range(month.value) if month else None
    if month is None or context.code(at) not in {"D", "W"}:
        return None
    if letters[at] == "V" or context.code(at) == "W" or span is None:
        return month
    count = context.number(at - 1) if letters[at - 1] != "l" else span[1].day
    if not 1 <= count <= span[1].day:
        return None
    return Found("DATE", span[0].replace(day=count).isoformat(), month.reason)


def beside_named(context: Context, i: int, j: int) -> Found | None:
    """Read "the day after Christmas", "two days before 4 July", "the Monday after Easter", "the week before Easter"."""
    letters = context.letters
    at = next(k for k in range(i, j) if letters[k] in "bf")
    sign = -1 if letters[at] == "b" else 1
    named = _named(context, at + 1, j)
    span = day_range(named.value) if named else None
    if named is None or span is None:
        return None
    if letters[at - 1] == "W":
        day = nearest_weekday(span[0] + sign * ONE_DAY, context.number(at - 1), sign)
        return Found("DATE", day.isoformat(), named.reason)
    unit, amount = (
        context.code(at - 1),
        1.0 if letters[i : at - 1] in ("", "t") else amounts.quantity(context, i, at - 1),
    )
    if amount is None or amount % 1 or unit not in {"D", "W", "M", "Y"}:
        return None
    return Found("DATE", value_of(move(span[0], sign * int(amount), unit), unit), named.reason)


def _named(context: Context, i: int, j: int) -> Found | None:
    for k in range(i, j):
        if context.letters[k] == "H":
            return periods.feast(context, k, j)
        if context.letters[k] == "I":
            return absolute.iso(context, k, j)
        if context.letters[k] in "Mm":
            return absolute.month_day(context, i, j)
    return relative.weekday(context, i, j)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> dt.date | None:
    """The count-th weekday (0 is Monday) of a month, the last where `count` is -1; None where there is none."""
    days = [
        week[weekday] for week in calendar.Calendar().monthdatescalendar(year, month) if week[weekday].month == month
    ]
    if count == -1:
        return days[-1]
    return days[count - 1] if 1 <= count <= len(days) else None
