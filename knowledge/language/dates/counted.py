"""Days counted inside a month: "the first Monday of August", "the last Friday of next month"."""

from __future__ import annotations

import calendar
import datetime as dt

from knowledge.language.dates import absolute, relative
from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.values import day_range


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


def nth_weekday(year: int, month: int, weekday: int, count: int) -> dt.date | None:
    """The count-th weekday (0 is Monday) of a month, the last where `count` is -1; None where there is none."""
    days = [
        week[weekday] for week in calendar.Calendar().monthdatescalendar(year, month) if week[weekday].month == month
    ]
    if count == -1:
        return days[-1]
    return days[count - 1] if 1 <= count <= len(days) else None
