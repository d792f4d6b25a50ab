"""When it was: a passage that tells of another day than the one asked about does not answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from bot.conversation.checks.happening import lacks_little
from bot.conversation.turn import Turn
from knowledge.facts import SAID_DAY, Event, TimeExpression
from knowledge.language.dates import day_range
from knowledge.language.words import words
from knowledge.retrieval.search import Passage, instead
from knowledge.store.sentences import SentenceHit

_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"\d+")
_LAST_YEAR = re.compile("last year", re.IGNORECASE)
_TITLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Since" stands among so many words, and in so many characters, before a time ("since its launch in 2002").
_LEADING, _NEAR = 3, 30
# Among so many passages another may be of the time asked about.
_LOOKED_AT = 3
# What is told with days so far apart is not the same.
_APART = dt.timedelta(days=180)
_SOON = dt.timedelta(days=45)


def other_time(turn: Turn, document: int, start: int, end: int) -> str | None:
    """The day that [start, end) of a document tells of in place of the one asked about, as it is worded there.

    Only a question that names its year is held against the passage: what "on Tuesday" means there is less sure. None
    where the span tells of the day asked about, too (a year takes in its days), or of none; nor where the document was
    written then: it may look back, and tells of its own time all the same.
    """
    if not _asked(turn) or _of_the_time(turn, document, start, end) or _written_then(turn, document):
        return None
    found = (fact for fact, *_ in days_told(turn, document, start, end))
    return next((turn.snapshot.text(document, fact.start, fact.end) for fact in found), None)


def other_time_shown(turn: Turn, passage: Passage) -> str | None:
    """As `other_time` of a passage's best sentence; None where one beside it tells as much, of the time asked about."""
    if (other := other_time(turn, *_place(passage))) is None:
        return None
    named = {s for n in turn.understood.names for s in turn.stems(turn.understood.tokens[n.start : n.end])}
    wanted = {s for s in turn.stems(turn.understood.content()) if s not in named and not s.isdigit()}
    document = passage.candidate.document
    rows = [r for r in turn.snapshot.sentences(document) if passage.start <= r.start and r.end <= passage.end]
    told = {s for r in rows if r.start == passage.candidate.start for s in r.stems.split()} & wanted
    beside = (r for r in rows if told and told <= set(r.stems.split()))
    dated = (r for r in beside if any(True for _ in days_told(turn, document, r.start, r.end)))
    fits = (r for r in dated if _of_the_time(turn, document, r.start, r.end))
    return (
        None
        if any(not turn.understood.wanted.startswith("how_") or _counts(turn, document, r) for r in fits)
        else other
    )


def _counts(turn: Turn, document: int, row: SentenceHit) -> bool:
    """Whether a sentence has a number besides those of its days."""
    days = [(fact.start, fact.end) for fact, *_ in days_told(turn, document, row.start, row.end)]
    numbers = (row.start + m.start() for m in _NUMBER.finditer(turn.snapshot.text(document, row.start, row.end)))
    return any(not any(a <= place < b for a, b in days) for place in numbers)


def of_the_time_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but those of the time asked about before a best one that is of another.

    Where that one names no time its document is of another; what goes before it lacks hardly a word that it has.
    """
    if not passages or not _asked(turn, counted=True) or _of_the_time(turn, *_place(passages[0])):
        return list(passages)
    best = passages[0]
    day = turn.snapshot.card(best.candidate.document).date
    if not _asked(turn) and (day is None or all(day < first for first, _ in _asked(turn, counted=True))):
        return list(passages)  # an older story has a last year of its own
    if day is None and other_time(turn, *_place(best)) is None:
        return list(passages)
    near = (p for p in passages if p.lacking <= best.lacking or lacks_little(turn, best, p))
    told = [p for p in near if _of_the_time(turn, *_place(p))]
    if not told and other_time(turn, *_place(best)) is not None:
        told = [p for p in passages[:_LOOKED_AT] if _of_the_time(turn, *_place(p))]
    if not told:
        return list(passages)
    if not _asked(turn):
        return instead(passages, told[0])  # from which day "last year" is counted is less sure
    others = [p for p in passages[1:] if p not in told]
    return [*instead(passages[:1], told[0])[:1], *told[1:], passages[0], *others]


def _place(passage: Passage) -> tuple[int, int, int]:
    return passage.candidate.document, passage.candidate.start, passage.candidate.end


def _asked(turn: Turn, *, counted: bool = False) -> list[tuple[dt.date, dt.date]]:
    """The days that a question asks about with their year, the first and the last of each.

    `counted` takes in "last year", which is only counted from the day of asking.
    """
    text = turn.understood.text
    return [
        (t.first, t.last)
        for t in turn.understood.times
        if _YEAR.search(text, t.start, t.end) or (counted and _LAST_YEAR.fullmatch(text, t.start, t.end))
    ]


def _of_the_time(turn: Turn, document: int, start: int, end: int) -> bool:
    """Whether a span of a document names a time that has a day of those asked about.

    One that names none, only since when ("its first win since 1990") or when it was said, is of the document's own
    time: its day, and the years of its title.
    """
    told, asked = list(days_told(turn, document, start, end)), _asked(turn, counted=True)
    said = _days_said(turn, document, start, end)
    own = all(_since(turn, document, fact) or (fact.start, fact.end) in said for fact, *_ in told)
    days = [(first, last) for _, first, last in told] + (_own_days(turn, document) if own else [])
    return any(first <= until and since <= last for first, last in days for since, until in asked)


def _written_then(turn: Turn, document: int) -> bool:
    """Whether a document is of the time that is asked about, or of soon after: a month is reported on in the next."""
    day = turn.snapshot.card(document).date
    return day is not None and any(first <= day <= last + _SOON for first, last in _asked(turn))


def _own_days(turn: Turn, document: int) -> list[tuple[dt.date, dt.date]]:
    card = turn.snapshot.card(document)
    years = [day_range(year) for year in _TITLE_YEAR.findall(card.title or "")]
    return [days for days in ((card.date, card.date) if card.date else None, *years) if days is not None]


def _days_said(turn: Turn, document: int, start: int, end: int) -> set[tuple[int, int]]:
    """Where [start, end) of a document only names the day on which something was said ("announced Thursday")."""
    rows = [r for r in turn.snapshot.sentences(document) if r.start < end and start < r.end]
    events = (fact for row in rows for fact in turn.snapshot.facts_at("event", document, row.start))
    return {e.date_span for e in events if isinstance(e, Event) and e.date_span and SAID_DAY in (e.reason or "")}


def of_one_time(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """The passages that may tell of the time of the best one: that asked about, or one that lies near it."""
    if _asked(turn, counted=True):
        return [p for p in passages if _of_the_time(turn, *_place(p))]
    told = [[d for _, *d in days_told(turn, *_place(p))] or _own_day(turn, p) for p in passages]
    return [p for p, days in zip(passages, told, strict=True) if not days or not told[0] or _near(told[0], days)]


def _near(mine: Sequence[Sequence[dt.date]], theirs: Sequence[Sequence[dt.date]]) -> bool:
    return any(first - until <= _APART and since - last <= _APART for first, last in mine for since, until in theirs)


def _own_day(turn: Turn, passage: Passage) -> list[list[dt.date]]:
    day = turn.snapshot.card(passage.candidate.document).date
    return [[day, day]] if day is not None else []


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
