"""Where a report says from where, and on which day, it was sent: "PORT ALDER, Jan. 5 (Agency) -"."""

from __future__ import annotations

import re

_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:,?\s\d{4})?)"
_WORD = r"(?:[A-Z][\w.'’-]*|of|de|del|la|upon|on)"
_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)"
_DATELINE = re.compile(
    r"\s*(?!(?:On|In|At|By|Since|From|Until|Between|After|Before|During)\b)"
    rf"[A-Z][\w.'’-]*(?:[ ,/]{{1,2}}{_WORD}){{0,5}}(?:,\s|\s[-–—]{{1,2}}\s|\s)\(?{_DAY}\)?"
    rf",?\s?{_AGENCY}?\s?(?:[-–—]{{1,2}}|:)\s"
)


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where the dateline that begins text[start:end] with a day ends; `start` where there is none."""
    match = _DATELINE.match(text, start, end)
    return match.end() if match else start
