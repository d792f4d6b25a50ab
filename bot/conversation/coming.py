"""The next of something: the first day of it that is still to come on the day of asking, or that none is told of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from typing import NamedTuple

from bot import messages
from bot.conversation.citations import LONGEST, cite
from bot.conversation.dated import SAID, Dated, heads_of, own_stems
from bot.conversation.reply import Answer, Snippet
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import BODY_NOUNS
from knowledge.facts import Event
from knowledge.language.dates import day_range
from knowledge.language.words import has_digit, stem

_NEXT = frozenset({"next", "upcoming"})
_PAST = frozenset({"was", "were", "did"})
# Behind one of these stands whose, where or against whom.
_PLACING = frozenset("of in for at on with against between to by from about".split())
# Words that say only that there is a day, or a story.
_EMPTY = frozenset(map(stem, "date day time case matter affair".split()))
# What a court date may be; "the next court hearing" is a hearing.
_IN_COURT, _APPEARING = "court", frozenset(map(stem, "court appearance".split()))
_COURT = frozenset(map(stem, "hearing trial arraignment sentencing retrial".split()))
_DUE = frozenset(map(stem, "due appear appearance back return".split()))
_OF_COURTS = frozenset(map(stem, "court judge magistrate jury prosecutor".split()))
_BODIES = frozenset(map(stem, BODY_NOUNS))
# How much of what is asked about a sentence has, by weight; whose and where may stand elsewhere in its document.
_ABOUT = 0.75
_LOOKED_AT = 60
_SHOWN, _MORE = 3, 12


class Asked(NamedTuple):
    """Of what a question asks the next ("hearing"), of which kind ("council"), and whose, where and the like: stems.

    `kin` are the heads of what goes by that name as well (a trial is a court date), `near` those of what comes nearest
    where there is none, `worded` is how the asker calls it. It is looked for after `day`, which is
    the day of asking or one of the question.
    """

    kind: frozenset[str]
    beside: frozenset[str]
    kin: frozenset[str]
    near: frozenset[str]
    worded: str
    day: dt.date


class _Found(NamedTuple):
    """A dated event that may be it: by which heads, whether its own sentence has whose it is, and where that stands."""

    dated: Dated
    heads: frozenset[str]
    own: bool
    named: int


def asked_for_next(turn: Turn) -> Asked | None:
    """Read "When is the next hearing in the Reed case?"; None where a question asks of no next.

    Behind "after 20 April" it may have been; else it is still to come on the day of asking.
    """
    tokens, today = turn.understood.tokens, turn.understood.today
    timed = {i for i, t in enumerate(tokens) for time in turn.understood.times if time.start <= t.start < time.end}
    places = [i for i, t in enumerate(tokens[:-1]) if t.folded in _NEXT and i not in timed]
    since = _since(turn, places[0]) if places else None
    past = since is None and any(t.folded in _PAST for t in tokens)
    if turn.understood.wanted != "when" or len(places) != 1 or past or today is None:
        return None
    start = places[0] + 1
    end = next((i for i in range(start, len(tokens)) if i in timed or tokens[i].folded in _PLACING), len(tokens))
    called = tokens[start:end]
    run = [s for s in turn.stems(called) if s not in _EMPTY]
    if not run:
        return None
    in_court = run[-1] in _COURT or (_IN_COURT in run and run[-1] in _APPEARING)
    kin = frozenset({run[-1]}) if run[-1] in _COURT or not in_court else _COURT
    kind = {s for s in run[:-1] if s != _IN_COURT or not in_court}
    apart = {*run, *_EMPTY, *map(stem, _NEXT), *(stem(tokens[i].folded) for i in timed)}
    return Asked(
        kind=frozenset(kind),
        beside=frozenset(s for s in turn.stems(turn.understood.content()) if s not in apart and not has_digit(s)),
        kin=kin,
        near=_COURT - kin if in_court else frozenset(),
        worded=turn.understood.text[called[0].start : called[-1].end],
        day=since or today,
    )


def _since(turn: Turn, place: int) -> dt.date | None:
    """The day behind an "after" of a question, past the place of its "next"; None where there is none."""
    tokens = turn.understood.tokens
    led = {tokens[i + 1].start for i in range(place, len(tokens) - 1) if tokens[i].folded in {"after", "since"}}
    return next((time.last for time in turn.understood.times if time.start in led), None)


def next_of(turn: Turn, intent: str) -> Answer | None:
    """Show the first day of what is asked for that is to come; else say so and show the nearest; None without any.

    Nearest is first what is much the same and still to come (the trial, for a hearing), then what was last.
    """
    asked = asked_for_next(turn)
    if asked is None:
        return None
    found = _days_of(turn, asked)
    coming = [f for f in found if _is_after(f.dated, asked.day, turn.understood.today)]
    ahead = _in_order([f for f in coming if f.heads & asked.kin])
    near, behind = list[Dated](), list[Dated]()
    if not ahead:
        near = _in_order([f for f in coming if f.heads & asked.near])
        gone = [f for f in found if f not in coming and f.heads & asked.kin]
        behind = sorted(_own(gone), key=lambda d: d.first, reverse=True)
    named = {f.dated: f.named for f in found}
    shown = [_cited(turn, d, named[d]) for d in _one_a_day(ahead or near or behind)]
    if not shown:
        return None
    none = messages.NONE_AHEAD_BUT if near else messages.NONE_AHEAD
    return Answer(
        intent=intent,
        lead=None if ahead else none.format(what=asked.worded, day=messages.long_date(asked.day)),
        snippets=tuple(shown[:_SHOWN]),
        more=tuple(shown[_SHOWN:_MORE]),
        confidence=0.8 if ahead else 0.5,
        as_of=max((s.date for s in shown if s.date), default=None),
    )


def _cited(turn: Turn, dated: Dated, named: int) -> Snippet:
    """Quote an event, from where those are named whose it is, where that is near enough."""
    quoted = dated.cite(turn)
    if not 0 < quoted.end - named <= LONGEST or named >= quoted.start:
        return quoted
    return cite(turn.snapshot, dated.document, named, quoted.end, note=quoted.note)


def _is_after(dated: Dated, day: dt.date, today: dt.date | None) -> bool:
    """Whether something is later than a day, or on the day of asking itself and not told of as past."""
    return dated.last > day or (dated.last == day == today and dated.event.modality != "happened")


def _in_order(found: Sequence[_Found]) -> list[Dated]:
    """Those that have whose and where in their own sentence, by their days; of a day, what was told beforehand."""
    return sorted(_own(found), key=lambda d: (d.first, d.last, d.event.modality != "ahead", d.document))


def _own(found: Sequence[_Found]) -> list[Dated]:
    """Those that have whose and where in their own sentence; all where none has."""
    return [f.dated for f in found if f.own] or [f.dated for f in found]


def _days_of(turn: Turn, asked: Asked) -> list[_Found]:
    """The dated events that tell of what is asked for, or of what comes near it, and of nobody else than who is named.

    Of which kind it is may stand anywhere in the document ("The next ordinary meeting", of the council's minutes),
    unless the sentence tells of a meeting of another body.
    """
    heads = asked.kin | asked.near
    numbers = {e for n in turn.understood.names for e in n.numbers if turn.snapshot.entities[e].type == "person"}
    found: list[_Found] = []
    for number in dict.fromkeys(p.candidate.document for p in turn.search(turn.query(), limit=_LOOKED_AT)):
        stems = turn.stems_of(number)
        if not asked.beside | asked.kind <= stems or (asked.kin == _COURT and stems.isdisjoint(_OF_COURTS)):
            continue
        events = [fact for fact in turn.snapshot.facts("event", document=number) if isinstance(fact, Event)]
        for fact in events:
            days = day_range(fact.date or "")
            if fact.date_span is None or days is None or SAID in (fact.reason or ""):
                continue
            present = own_stems(turn.snapshot.text(number, fact.start, fact.end), fact, events)
            told = frozenset(head for head in heads if turn.share((head,), present) >= _ABOUT)
            if asked.kin == _COURT and _IN_COURT in present and present & _DUE:
                told |= _COURT  # "is due in court on 9 May", and not what "the court ruled"
            if not told or _of_another(asked, present) or not {s for s in asked.kind if has_digit(s)} <= present:
                continue
            named = _named_at(turn, number, fact, numbers) if numbers else fact.start
            if named is not None:
                dated = Dated(fact, number, *days, heads_of(turn, number, fact))
                found.append(_Found(dated, told, asked.beside <= present, named))
    return found


def _of_another(asked: Asked, present: Set[str]) -> bool:
    """Whether a sentence tells of another body than is asked about: "the board meets", of the council's meeting."""
    bodies, wanted = present & _BODIES, (asked.kind | asked.beside) & _BODIES
    return bool(bodies and wanted) and bodies.isdisjoint(wanted)


def _named_at(turn: Turn, number: int, fact: Event, wanted: set[int]) -> int | None:
    """Where the sentence begins that names those asked about: the event's own, or the last before it with any names.

    That is looked for in its paragraph and in the one before; None where others are named there, or nobody.
    """
    rows = turn.snapshot.sentences(number)
    called = [set(turn.stems(turn.understood.tokens[n.end - 1 : n.end])) for n in turn.understood.names if n.people]
    told = [r for r in rows if r.start < fact.end]
    for row in reversed(told):
        if row.paragraph < told[-1].paragraph - 1:
            return None
        there = turn.snapshot.mentions(number, row.start, row.end)
        # Not every name is found where it stands ("**Ada Reed**").
        if any(e in wanted for e, *_ in there) or any(stems <= set(row.order) for stems in called):
            return row.start
        if any(kind == "name" and turn.snapshot.entities[e].type == "person" for e, _, _, kind in there):
            return None
    return None


def _one_a_day(found: Sequence[Dated]) -> list[Dated]:
    days: dict[dt.date, Dated] = {}
    for dated in found:
        days.setdefault(dated.first, dated)
    return list(days.values())
