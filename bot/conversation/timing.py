"""When it was: a passage that tells of another day than the one asked about does not answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from bot.conversation.happening import lacks_little
from bot.conversation.turn import Turn
from knowledge.facts import TimeExpression
from knowledge.language.dates import day_range
from knowledge.language.words import words
from knowledge.retrieval.search import Passage, instead

_YEAR = re.compile(r"\d{4}")
# "Since" stands among so many words, and in so many characters, before a time ("since early 2002").
_LEADING, _NEAR = 2, 20


def other_time(turn: Turn, document: int, start: int, end: int) -> str | None:
    """The day that [start, end) of a document tells of in place of the one asked about, as it is worded there.

    Only a question that names its year is held against the passage: what "on Tuesday" means there is less sure. None
    where the span tells of the day asked about, too (a year takes in its days), or of none.
    """
    if not _asked(turn) or _of_the_time(turn, document, start, end):
        return None
    found = (fact for fact, *_ in days_told(turn, document, start, end))
    return next((turn.snapshot.text(document, fact.start, fact.end) for fact in found), None)


def of_the_time_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but those of the time asked about before a best one that is of another.

    Where that one names no time its document is of another; what goes before it lacks hardly a word that it has.
    """
    if not passages or not _asked(turn) or _of_the_time(turn, *_place(passages[0])):
        return list(passages)
    best = passages[0]
    dated = turn.snapshot.card(best.candidate.document).date is not None
    if not dated and other_time(turn, *_place(best)) is None:
        return list(passages)
    near = (p for p in passages if p.lacking <= best.lacking or lacks_little(turn, best, p))
    told = [p for p in near if _of_the_time(turn, *_place(p))]
    if not told:
        return list(passages)
    others = [p for p in passages[1:] if p not in told]
    return [*instead(passages[:1], told[0])[:1], *told[1:], passages[0], *others]


def _place(passage: Passage) -> tuple[int, int, int]:
    return passage.candidate.document, passage.candidate.start, passage.candidate.end


def _asked(turn: Turn) -> list[tuple[dt.date, dt.date]]:
    """The days that a question asks about with their year, the first and the last of each."""
    text = turn.understood.text
    return [(t.first, t.last) for t in turn.understood.times if _YEAR.search(text, t.start, t.end)]


def _of_the_time(turn: Turn, document: int, start: int, end: int) -> bool:
    """Whether a span of a document names a time that has a day of those asked about.

    One that names none, or only since when ("its first win since 1990"), is of the document's own time.
    """
    told, asked = list(days_told(turn, document, start, end)), _asked(turn)
    day = turn.snapshot.card(document).date
    own = day is not None and all(_since(turn, document, fact) for fact, *_ in told)
    days = [(first, last) for _, first, last in told] + ([(day, day)] if day is not None and own else [])
    return any(first <= until and since <= last for first, last in days for since, until in asked)


def _since(turn: Turn, document: int, time: TimeExpression) -> bool:
    """Whether a time of a document only tells since when something is so."""
    before = words(turn.snapshot.text(document, max(0, time.start - _NEAR), time.start))
    return "since" in (w.folded for w in before[-_LEADING:])


def days_told(turn: Turn, document: int, start: int, end: int) -> Iterator[tuple[TimeExpression, dt.date, dt.date]]:
    """The times that [start, end) of a document names, each with the first and the last day that it covers."""
    for fact in turn.snapshot.facts("date", document=document):
        if isinstance(fact, TimeExpression) and start <= fact.start and fact.end <= end:
            days = day_range(fact.value)
            if days is not None:
                yield fact, *days
