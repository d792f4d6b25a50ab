"""Holidays and observances with a fixed or computable day."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.language.dates.values import ONE_DAY

_FIXED = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "epiphany": (1, 6),
    "valentine's day": (2, 14), "st patrick's day": (3, 17), "april fools' day": (4, 1), "earth day": (4, 22),
    "may day": (5, 1), "cinco de mayo": (5, 5), "juneteenth": (6, 19), "canada day": (7, 1),
    "independence day": (7, 4), "fourth of july": (7, 4), "july fourth": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "guy fawkes night": (11, 5), "veterans day": (11, 11),
    "remembrance day": (11, 11), "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "groundhog day": (2, 2), "flag day": (6, 14),
    "international women's day": (3, 8), "holocaust memorial day": (1, 27), "st george's day": (4, 23),
    "st andrew's day": (11, 30), "st stephen's day": (12, 26), "hogmanay": (12, 31), "waitangi day": (2, 6),
    "anzac day": (4, 25), "australia day": (1, 26), "pearl harbor day": (12, 7),
}  # fmt: skip
# Name: month, weekday (Monday 0), which one of the month (-1 the last).
_NTH = {
    "martin luther king day": (1, 0, 3), "martin luther king jr day": (1, 0, 3), "presidents' day": (2, 0, 3),
    "mother's day": (5, 6, 2), "memorial day": (5, 0, -1), "father's day": (6, 6, 3), "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2), "thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4),
    "mlk day": (1, 0, 3), "indigenous peoples' day": (10, 0, 2), "remembrance sunday": (11, 6, 2),
    "super tuesday": (3, 1, 1),
}  # fmt: skip
# Days from Easter Sunday (western).
_EASTER = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50, "corpus christi day": 60,
}  # fmt: skip
# The Gregorian calendar's first year, and the last that leaves room to count days in.
_FIRST_YEAR, _LAST_YEAR = 1583, 9998
_RELATIVE = ("black friday", "cyber monday", "election day", "inauguration day")


def _written(name: str) -> str:
    words = re.escape(name).replace("'", "['’]?").replace("\\ ", r"[\s-]+")
    return re.sub(r"^st\b", r"s(?:ain)?t\\.?", words).replace("jr", r"jr\.?")


_NAMES = sorted([*_FIXED, *_NTH, *_EASTER, *_RELATIVE], key=len, reverse=True)
# An alternation of every name, for a pattern that ignores case.
HOLIDAY_PATTERN = "|".join(_written(name) for name in _NAMES)
_LOOK_UP = [(re.compile(_written(name), re.IGNORECASE), name) for name in _NAMES]


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth weekday (Monday 0) of a month; -1 is the last."""
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * ONE_DAY
    last = dt.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
    return last - ((last.weekday() - weekday) % 7) * ONE_DAY


def holiday(words: str, year: int) -> dt.date | None:
    """The day a holiday falls on in a year; None for an unknown name or a year before 1583.

    "Labor Day", "Mother's Day" and "Thanksgiving" are counted as in the United States.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    name = next((known for pattern, known in _LOOK_UP if pattern.fullmatch(words)), None)
    if name is None:
        return None
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _NTH:
        return nth_weekday(year, *_NTH[name])
    if name in _EASTER:
        return easter(year) + _EASTER[name] * ONE_DAY
    if name == "election day":
        return nth_weekday(year, 11, 0, 1) + ONE_DAY
    if name == "inauguration day":
        return dt.date(year, 1, 20)
    return nth_weekday(year, 11, 3, 4) + (1 if name == "black friday" else 4) * ONE_DAY
