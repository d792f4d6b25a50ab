"""On which days the votes were taken that a question asks about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence, Set

from bot.conversation.checks.timing import days_told
from bot.conversation.turn import Turn
from bot.conversation.voting.ballots import Ballot
from knowledge.language.dates import WEEKS_LOOKED_FOR, QuestionTime
from knowledge.language.words import words

# What stands before a day on which something was done, begins one, or follows on one that a vote is called by.
_LED = frozenset({"in", "on", "at", "during"})
_COUNTED = frozenset({"last", "this", "yesterday", "today"})
_CALLED = frozenset({"vote", "votes", "voting", "meeting", "session", "motion"})
# A vote whose lines tell no day was taken on that of its document, or so many days before.
_SOON = dt.timedelta(days=2)
_EARLIER = re.compile(r"\b(?:had|having)\b", re.IGNORECASE)


def days_of_votes(turn: Turn) -> list[QuestionTime]:
    """The days on which a question says that it was voted; what belongs to the thing voted on is none.

    "In October", "last month", "the October vote", and not "the 2024 budget".
    """
    found = []
    for time in turn.understood.times:
        before = [w.folded for w in words(turn.understood.text[: time.start])][-1:]
        worded = [w.folded for w in words(turn.understood.text, time.start, time.end)]
        behind = [w.folded for w in words(turn.understood.text[time.end :])][:1]
        if _LED.intersection(before) or _COUNTED.intersection(worded[:1]) or _CALLED.intersection(behind):
            found.append(time)
    return found


def called(turn: Turn, days: Sequence[QuestionTime]) -> str:
    """What a question calls the days it asks about ("in October")."""
    text = turn.understood.text
    led = words(text[: days[0].start])[-1:]
    first = led[0].start if led and led[0].folded in _LED else days[0].start
    return text[first : days[-1].end]


def on_days(
    turn: Turn, found: Sequence[Ballot], days: Sequence[QuestionTime], *, of: Set[str] = frozenset()
) -> list[Ballot]:
    """The votes of some days; of a weekday by itself those of the latest such day on which there was one.

    `of` are the surnames of those asked about, of whom it counts how they had voted before ("Reed, who had voted no in
    May").
    """
    spans = {ballot: _days(turn, ballot, of) for ballot in found}
    for weeks in range(WEEKS_LOOKED_FOR if any(t.weekly for t in days) else 1):
        asked = [t.weeks_before(weeks) if t.weekly else t for t in days]
        then = [
            b for b in found if any(t.first <= until and since <= t.last for since, until in spans[b] for t in asked)
        ]
        if then:
            return then
    return []


def _days(turn: Turn, ballot: Ballot, of: Set[str]) -> list[tuple[dt.date, dt.date]]:
    """The days, from the first to the last, on which a vote may have been taken.

    What its lines tell that is not to come, else what tells of what was voted on, but for what had been before that;
    else the day of its document. Minutes are of their own day, whatever days the motions name.
    """
    day = turn.snapshot.card(ballot.document).date
    own = [] if ballot.listed else _past(turn, ballot.document, ballot.start, ballot.end, day, of)
    if not own and not ballot.listed and ballot.moved is not None:
        own = _past(turn, ballot.document, *ballot.moved, day)
    return own or ([(day - _SOON, day)] if day is not None else [])


def _past(
    turn: Turn, document: int, start: int, end: int, day: dt.date | None, of: Set[str] = frozenset()
) -> list[tuple[dt.date, dt.date]]:
    """The days that a stretch tells, no later than its document's; what had been before only of those asked about."""
    found: list[tuple[dt.date, dt.date]] = []
    for row in turn.snapshot.sentences(document):
        if row.start < end and start < row.end:
            text = turn.snapshot.text(document, row.start, row.end)
            if not _EARLIER.search(text) or of & {w.folded for w in words(text)}:
                found += [(first, last) for _, first, last in days_told(turn, document, row.start, row.end)]
    return [(first, last) for first, last in found if day is None or first <= day]
