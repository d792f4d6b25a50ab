"""On which day the words were said that are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.conversation.function_words import ARTICLES
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.dates import WEEKS_LOOKED_FOR, QuestionTime
from knowledge.language.words import STOP, has_digit

# A year, and no day of it.
_YEAR = len("2020")
# What goes before that of which somebody speaks, and what joins such things.
_ABOUT, _JOINING = frozenset("about of regarding concerning".split()), frozenset({"and", "or"})


def days_of_words(turn: Turn) -> list[QuestionTime]:
    """The days on which words are asked for; those that are themselves spoken of ("about Easter") are none.

    So is what belongs to the name of something: "about the 2020 games", "about Reed's Sunday dinners".
    """
    return [t for t in turn.understood.times if not _is_spoken_of(turn, t)]


def said_on_days(turn: Turn, statements: Sequence[Statement], days: Sequence[QuestionTime]) -> list[Statement]:
    """The statements made on some days; of a weekday by itself on the latest such day on which any was made."""
    found = [s for s in statements if any(said_on(turn, s, t.first, t.last) for t in days)]
    if found:
        return found
    weekly = [t for t in days if t.weekly]
    for weeks in range(1, WEEKS_LOOKED_FOR if weekly else 1):
        earlier = [t.weeks_before(weeks) for t in weekly]
        if found := [s for s in statements if any(said_on(turn, s, t.first, t.last) for t in earlier)]:
            return found
    return []


def _is_spoken_of(turn: Turn, time: QuestionTime) -> bool:
    first, end = turn.slots.get("topic", (0, 0))
    tokens = turn.understood.tokens
    own = [i for i in range(first, end) if time.start <= tokens[i].start and tokens[i].end <= time.end]
    if not own:
        return False
    led = tokens[own[0] - 1] if own[0] > first else None
    led = tokens[own[0]] if tokens[own[0]].folded in ARTICLES else led
    named = own[-1] + 1 < end and tokens[own[-1] + 1].folded not in STOP
    if led is None or led.folded in _JOINING:
        return first > 0 and tokens[first - 1].folded in _ABOUT and (named or not has_digit(tokens[own[0]].folded))
    owned = turn.understood.text.startswith(("'", "’"), led.end)
    return named and (owned or led.folded in ARTICLES)


def called(days: Sequence[QuestionTime]) -> str:
    """What a reply calls the days on which words are asked for."""
    return "that day" if len(days) == 1 and days[0].first == days[0].last else "those days"


def years_of_topic(turn: Turn, times: Sequence[QuestionTime]) -> bool:
    """Whether all times are years within a topic ("running in 2020 or 2024"), and no days."""
    first, end = turn.slots.get("topic", (0, 0))
    topic = turn.understood.tokens[first:end]
    return bool(topic) and all(len(t.value) == _YEAR and topic[0].start <= t.start for t in times)


def said_on(turn: Turn, statement: Statement, first: dt.date, last: dt.date) -> bool:
    """Whether a statement was made within first..last; where no day is told, its document's day counts."""
    day = (statement.date or "")[:10]
    if len(day) == 10:
        return first.isoformat() <= day <= last.isoformat()
    number = turn.snapshot.number(statement.document_id)
    published = turn.snapshot.card(number).date if number is not None else None
    return published is not None and first <= published <= last
