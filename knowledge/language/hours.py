"""Times of day as they are worded: "8:30 p.m.", "nine o'clock", "at noon", "in the evening"."""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?\s?m\b|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\bo[’']clock\b"
    r"|\b(?:noon|midnight|midday)\b"
    r"|\b(?:at|by|before|after|until|till|from|around|since) (?:dawn|dusk|sunrise|sunset)\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:morning|afternoon|evening|overnight|tonight|night)\b", re.IGNORECASE)


def tells_hour(text: str) -> bool:
    """Whether a text tells a time of day."""
    return _TOLD.search(text) is not None


def tells_part_of_day(text: str) -> bool:
    """Whether a text tells a time of day, if only as a morning or an evening."""
    return tells_hour(text) or _ROUGHLY.search(text) is not None
