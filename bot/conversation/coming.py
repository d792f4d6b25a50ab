"""The next of something: the first day of it that is still to come on the day of asking, or that none is told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from bot import messages
from bot.conversation.dated import SAID, Dated, heads_of, own_stems
from bot.conversation.reply import Answer
from bot.conversation.turn import Turn
from knowledge.facts import Event
from knowledge.language.dates import day_range
from knowledge.language.words import has_digit, stem

_NEXT = frozenset({"next", "upcoming"})
_PAST = frozenset({"was", "were", "did"})
# Behind one of these stands whose, where or against whom.
_PLACING = frozenset("of in for at on with against between to by from about".split())
# Words that say only that there is a day, or a story.
_EMPTY = frozenset(map(stem, "date day time case matter affair".split()))
# How much of what is asked about a sentence has, by weight; whose and where may stand elsewhere in its document.
_ABOUT = 0.75
_LOOKED_AT = 60
_SHOWN, _MORE = 3, 12


class Asked(NamedTuple):
    """Of what a question asks the next ("hearing"), and whose, where and the like: stems."""

    what: tuple[str, ...]
    beside: frozenset[str]


def asked_for_next(turn: Turn) -> Asked | None:
    """Read "When is the next hearing in the Reed case?"; None where a question asks of no next."""
    tokens = turn.understood.tokens
    timed = {i for i, t in enumerate(tokens) for time in turn.understood.times if time.start <= t.start < time.end}
    places = [i for i, t in enumerate(tokens[:-1]) if t.folded in _NEXT and i not in timed]
    past = any(t.folded in _PAST for t in tokens)
    if turn.understood.wanted != "when" or len(places) != 1 or past:
        return None
    start = places[0] + 1
    end = next((i for i in range(start, len(tokens)) if tokens[i].folded in _PLACING), len(tokens))
    what = tuple(s for s in turn.stems(tokens[start:end]) if s not in _EMPTY)
    beside = {s for s in turn.stems(turn.understood.content()) if s not in {*what, *_EMPTY, *map(stem, _NEXT)}}
    return Asked(what, frozenset(beside)) if what else None


def next_of(turn: Turn, intent: str) -> Answer | None:
    """Show the first day of what is asked for that is still to come, else the last ones that were; None without any."""
    asked, today = asked_for_next(turn), turn.understood.today
    if asked is None or today is None:
        return None
    found = _days_of(turn, asked)
    ahead = sorted(_own([f for f in found if f[1].last >= today]), key=lambda d: (d.first, d.last, d.document))
    behind = sorted(_own([f for f in found if f[1].last < today]), key=lambda d: d.first, reverse=True)
    shown = [d.cite(turn) for d in _one_a_day(ahead or behind)]
    if not shown:
        return None
    return Answer(
        intent=intent,
        lead=None if ahead else messages.NONE_AHEAD.format(day=messages.long_date(today)),
        snippets=tuple(shown[:_SHOWN]),
        more=tuple(shown[_SHOWN:_MORE]),
        confidence=0.8 if ahead else 0.5,
        as_of=max((s.date for s in shown if s.date), default=None),
    )


def _own(found: Sequence[tuple[bool, Dated]]) -> list[Dated]:
    """Those that have whose and where in their own sentence; all where none has."""
    return [dated for own, dated in found if own] or [dated for _, dated in found]


def _days_of(turn: Turn, asked: Asked) -> list[tuple[bool, Dated]]:
    """The dated events that tell of what is asked for and of nobody else than who is named, and whether plainly so."""
    numbers = {e for n in turn.understood.names for e in n.numbers}
    found: list[tuple[bool, Dated]] = []
    for number in dict.fromkeys(p.candidate.document for p in turn.search(turn.query(), limit=_LOOKED_AT)):
        if not asked.beside <= turn.stems_of(number):
            continue
        events = [fact for fact in turn.snapshot.facts("event", document=number) if isinstance(fact, Event)]
        for fact in events:
            days = day_range(fact.date or "")
            if fact.date_span is None or days is None or SAID in (fact.reason or ""):
                continue
            present = own_stems(turn.snapshot.text(number, fact.start, fact.end), fact, events)
            told = turn.share(asked.what, present) >= _ABOUT and {s for s in asked.what if has_digit(s)} <= present
            if told and not (numbers and _of_others(turn, number, fact, numbers)):
                found.append((asked.beside <= present, Dated(fact, number, *days, heads_of(turn, number, fact))))
    return found


def _of_others(turn: Turn, number: int, fact: Event, wanted: set[int]) -> bool:
    """Whether a sentence names people, and nobody who is asked about."""
    there = {e for e, *_ in turn.snapshot.mentions(number, fact.start, fact.end)}
    people = {e for e in there if turn.snapshot.entities[e].type == "person"}
    return bool(people) and people.isdisjoint(wanted)


def _one_a_day(found: Sequence[Dated]) -> list[Dated]:
    days: dict[dt.date, Dated] = {}
    for dated in found:
        days.setdefault(dated.first, dated)
    return list(days.values())
