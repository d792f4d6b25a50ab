"""When it was: a passage that tells of another day than the one asked about does not answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

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
    for fact, first, last in days_told(turn, document, start, end):
        if any(first <= until and since <= last for since, until in asked):
            return None
        other = other or turn.snapshot.text(document, fact.start, fact.end)
    return other


def days_told(turn: Turn, document: int, start: int, end: int) -> Iterator[tuple[TimeExpression, dt.date, dt.date]]:
    """The times that [start, end) of a document names, each with the first and the last day that it covers."""
    for fact in turn.snapshot.facts("date", document=document):
        if isinstance(fact, TimeExpression) and start <= fact.start and fact.end <= end:
            days = day_range(fact.value)
            if days is not None:
                yield fact, *days
