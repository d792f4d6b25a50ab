"""Who is told to have died: "she said" is mostly another's, where the sentence before names another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.extraction.reading import Reading

# Behind a name and before it: "Falk’s death", "Falk, 22, died", "the death of Ada Falk".
_BEHIND = re.compile(
    r"['’]s\s(?:[\w-]{1,20}\s){0,2}?(?:death|killing|murder|funeral|body)\b"
    r"|(?:,[^,.;]{1,60},)?\s(?:who\s)?(?:(?:had|has|later|also|then|\w{1,20}ly)\s){0,2}"
    r"(?:died|(?:was|were|been)\s(?:killed|murdered|found\sdead|pronounced\sdead))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:death|killing|murder|funeral)\s(?:of|over)\s(?:[\w.’'-]{1,20}\s){0,3}$", re.IGNORECASE)
_REACH = 100


def told_dead(reading: Reading) -> frozenset[int]:
    """The people (numbers of the cast) of whose death a text tells beside one of their names."""
    text, people = reading.text, {i for i, e in enumerate(reading.cast.entities) if e.type == "person"}
    return frozenset(
        m.entity
        for m in reading.cast.mentions
        if m.kind == "name"
        and m.entity in people
        and (_BEHIND.match(text[m.end : m.end + _REACH]) or _BEFORE.search(text[max(0, m.start - _REACH) : m.start]))
    )
