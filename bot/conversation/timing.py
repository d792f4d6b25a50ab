"""When it was: a passage that tells of another day than the one asked about does not answer."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn
from knowledge.facts import TimeExpression
from knowledge.language.dates import day_range

_YEAR = re.compile(r"\d{4}")


def other_time(turn: Turn, document: int, start: int, end: int) -> str | None:
    """The day that [start, end) of a document tells of in place of the one asked about, as it is worded there.

    Only a question that names its year is held against the passage: what "on Tuesday" means there is less sure. None
    where the span tells of the day asked about, too (a year takes in its days), or of none.
    """
    text = turn.understood.text
    asked = [(t.first, t.last) for t in turn.understood.times if _YEAR.search(text, t.start, t.end)]
    if not asked:
        return None
    other = None
    for fact in turn.snapshot.facts("date", document=document):
        if not isinstance(fact, TimeExpression) or fact.start < start or fact.end > end:
            continue
        days = day_range(fact.value)
        if days is None:
            continue
        if any(days[0] <= last and first <= days[1] for first, last in asked):
            return None
        other = other or turn.snapshot.text(document, fact.start, fact.end)
    return other
