"""Dates in a user's question, as ranges of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from knowledge.language.dates.context import Context
from knowledge.language.dates.finding import remember
from knowledge.language.dates.grammar import parse
from knowledge.language.dates.tokens import tokenise
from knowledge.language.dates.values import day_range


@dataclass(frozen=True, slots=True)
class QuestionTime:
    """A date in a question: its place (code points, half-open), its value, and the days it covers, both included."""

    start: int
    end: int
    value: str
    first: dt.date
    last: dt.date


def find_question_times(text: str, *, asked_on: dt.date | None, newest: dt.date | None) -> list[QuestionTime]:
    """Find the dates of a question, resolved by the day it is asked, else by the newest document's date.

    Expressions that name no days on the calendar (durations, "recently") are left out.
    """
    context = Context(tokenise(text), asked_on or newest, question=True)
    starts, ends = context.tokens.starts, context.tokens.ends
    times = []
    position = 0
    while (hit := parse(context, position)) is not None:
        i, j, found = hit
        days = day_range(found.value) if found.type in {"DATE", "TIME"} else None
        if days is not None:
            times.append(QuestionTime(starts[i], ends[j - 1], found.value, *days))
        remember(context, i, j, found)
        context.last = (j, found.value)
        position = j
    return times
