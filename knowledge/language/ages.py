"""Ages as they are worded: "aged 9", "the nine-year-old", "at the age of four months", "She was 79"."""

from __future__ import annotations

import re

from knowledge.language.wordings import Wordings

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# A number of years, months, weeks or days.
COUNT = rf"(?:\d{{1,3}}|(?:{_TENS})(?:-[a-z]+)?|{_SMALL.replace(' ', '|')}|eighteen|nineteen)"
_UNIT = r"(?:year|month|week|day)s?"
# "nine-year-old", also with blanks around its hyphens.
OLD = rf"{COUNT}\s?[-– ]\s?{_UNIT}\s?[-– ]\s?(?:old\b|of age\b)"
# An age behind a verb ends there.
ENDS = rf"(?=[.,;:!?)”\"’']|$|\s+(?:when|and|at|{_UNIT})\b)"
_TOLD = Wordings(
    {"old age": rf"\b{OLD}|\bage[ds]?\s+(?:of\s+)?{COUNT}\b", "turn": rf"\bturn(?:s|ed|ing)?\s+{COUNT}\b"},
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(
    r",\s?\d{1,3}(?=[,.;)]|\s+(?:and|of|from|who)\b)|\(\d{1,3}\)"
    rf"|\b(?:was|is|at|are|were|am|dead|only|just)\s+\d{{1,3}}{ENDS}",
    re.IGNORECASE,
)


def tells_age(text: str) -> bool:
    """Whether a text tells how old somebody or something is."""
    return _TOLD.tell(text) or _IN_DIGITS.search(text) is not None
