"""Dates in a user's question, as ranges of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from knowledge.language.dates.context import Context
from knowledge.language.dates.finding import remember
from knowledge.language.dates.grammar import parse
from knowledge.language.dates.tokens import tokenise
from knowledge.language.dates.values import day_range

_HANGING = re.compile(
    r"(?:that|the (?:very )?(?:same|next|following|previous|preceding))\b"
    r"(?!\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
# A weekday by itself ("on Monday") is looked for in so many weeks back.
WEEKS_LOOKED_FOR = 53
_BESIDE = re.compile(r"\b(?:before|after|afterwards|later|earlier)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuestionTime:
    """A date in a question: its place (code points, half-open), its value, and the days it covers, both included.

    `weekly` marks a weekday by itself ("on Monday"): which week is meant, only what is told of such days can say.
    """

    start: int
    end: int
    value: str
    first: dt.date
    last: dt.date
    weekly: bool = False

    def weeks_before(self, weeks: int) -> QuestionTime:
        """The same weekday so many weeks before."""
        day = self.first - dt.timedelta(weeks=weeks)
        return replace(self, value=f"{day.isoformat()}{self.value[10:]}", first=day, last=day)


def find_question_times(text: str, *, asked_on: dt.date | None, newest: dt.date | None) -> list[QuestionTime]:
    """Find the dates of a question, resolved by the day it is asked, else by the newest document's date.

    Expressions that name no days on the calendar (durations, "recently") are left out, and what hangs on a day that
    the question does not name ("that night", "three days later").
    """
    context = Context(tokenise(text), asked_on or newest, question=True)
    starts, ends = context.tokens.starts, context.tokens.ends
    times = []
    position = 0
    while (hit := parse(context, position)) is not None:
        i, j, found = hit
        days = day_range(found.value) if found.type in {"DATE", "TIME"} and not _hangs(context, i, j) else None
        if days is not None:
            times.append(QuestionTime(starts[i], ends[j - 1], found.value, *days))
        remember(context, i, j, found)
        context.last = (j, found.value)
        position = j
    return times


def _hangs(context: Context, i: int, j: int) -> bool:
    """Whether an expression counts from a day told of before, of which the question tells none."""
    if context.told is not None:
        return False
    worded = context.surface(i, j)
    return bool(_HANGING.match(worded)) or bool(_BESIDE.search(worded))
