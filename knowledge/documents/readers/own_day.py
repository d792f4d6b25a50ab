"""The day that a document itself bears at its head: a letter's, a release's, a dateline's with its year."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:(?P<a_day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('a_')},?\s+(?P<a_year>\d{{4}})"
    rf"|{_MONTH.format('b_')}\s+(?P<b_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<b_year>\d{{4}})"
    r"|(?P<c_year>\d{4})-(?P<c_month>\d\d)-(?P<c_day>\d\d))"
)
_LABEL = r"(?:(?:date|dated|published|posted|issued|released|for (?:immediate )?release)\s*[:,–—-]?\s*(?:on\s+)?)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_PLACE = r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s+)?"
# A line that is nothing but a day, with the place of a letter or a word for what the day is of.
_LINE = re.compile(rf"^[ \t]*(?i:{_LABEL}){_PLACE}{_WEEKDAY}{_DAY}\.?[ \t\r]*$", re.MULTILINE)
_DATELINE = re.compile(rf"^[A-Z][A-Z .'’-]+,\s{_DAY}\s*(?:\([^()\n]{{1,40}}\)\s*)?[-–—]", re.MULTILINE)
# Such a line stands among so many lines at the head, all of them short; a line as long as this begins the body.
_HEAD, _BODY = 8, 100


def own_day(text: str) -> dt.date | None:
    """Read the day that a text bears at its head; None where it bears none, or such lines have several days."""
    lines = [line for line in text.split("\n") if line.strip()][:_HEAD]
    body = next((n for n, line in enumerate(lines) if len(line) > _BODY), len(lines) - 1)
    head = lines[: body + 1]
    for form in (_LINE, _DATELINE):
        days = {day for match in form.finditer(text) if (day := _day(match)) is not None}
        first = next((match for line in head if (match := form.match(line)) is not None), None)
        if first is not None and len(days) == 1:
            return _day(first)
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    written = next(form for form in "abc" if match[f"{form}_year"])
    month = match[f"{written}_month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return dt.date(int(match[f"{written}_year"]), number, int(match[f"{written}_day"]))
    except ValueError:
        return None
