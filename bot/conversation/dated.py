"""What a part of a question means on the calendar: the dated events whose sentences tell of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot import messages
from bot.conversation.citations import cite_sentences
from bot.conversation.phrasings import Token
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn
from knowledge.facts import Event, Offsets
from knowledge.language.bounds import bound_before, only_bounds
from knowledge.language.dates import day_range
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.retrieval.related import RELATED

# How much of the asker's words the sentence itself must hold, by weight.
_ABOUT = 0.75
# Sentences this near to the best share are about it as much.
_EQUAL = 0.01
# Words that say only that something happened.
_EMPTY = frozenset(map(stem, "happen happened occur occurred take took place event come came begin began".split()))
# What is so since a day began on it.
BEGUN = frozenset(map(stem, "begin began begun start started commence commenced".split()))
_LASTING = re.compile(r"\b(?:have|has|had|['’]ve)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:first|second|third|\w+th|last|latest|only|most|least|best|worst|more|times|twice"
    r"|(?!(?:arr|prot|requ|inter|cont|harv|for|inv|sugg|manif|dig)est)[a-z]{3,}est)\b",
    re.IGNORECASE,
)
# So many characters before "since" tell what is the first, or the worst, since then.
_NEAR = 60
_EXAMPLE = re.compile(
    r"\b(?:(?P<kind>including|such as|similar to|compared (?:to|with)|unlike|like)(?: the| an?| another)?|an?) ?$",
    re.IGNORECASE,
)
# Extraction says so where a date hangs on a verb of saying.
SAID = "the day it was said"


@dataclass(frozen=True, slots=True)
class Dated:
    """One event with the first and last day that its date covers; `heads` are the stems of what its date hangs on."""

    event: Event
    document: int
    first: dt.date
    last: dt.date
    heads: frozenset[str] = frozenset()

    @property
    def exact(self) -> bool:
        """Whether the date is a day."""
        return self.first == self.last

    def cite(self, turn: Turn) -> Snippet:
        """Quote the event's sentence, with its date and the reason for it."""
        return cite_event(turn, self.document, self.event)


def cite_event(turn: Turn, document: int, event: Event) -> Snippet:
    """Quote an event's sentence, with its date, the reason for it, and which documents date it otherwise.

    What happened "two weeks before Christmas", or "after" it, is not dated Christmas.
    """
    day = messages.time_named((event.date or "").partition("T")[0])
    bound = _bound(turn, document, event)
    dated = (messages.BOUND_BY.format(how=bound, day=day) if bound else messages.DATED.format(day=day)) + (
        f": {event.reason}" if event.reason else ""
    )
    note = "; ".join(part for part in (dated, turn.disagreements.note(event)) if part)
    return cite_sentences(turn.snapshot, document, event.start, event.end, note=note)


def _bound(turn: Turn, document: int, event: Event) -> str:
    """The word that makes an event's date a bound ("after Labor Day"); "" where the date is the day of it."""
    told = turn.snapshot.text(document, event.start, event.end)
    place = event.date_span[0] - event.start if event.date_span else 0
    return " ".join(bound_before(told, 0, place).split()).lower() if only_bounds(told, 0, place) else ""


def heads_of(turn: Turn, document: int, event: Event) -> frozenset[str]:
    """The stems of an event's predicate, as it stands and in its dictionary form, which the parser may get wrong."""
    begun = BEGUN if _since(turn, document, event) else frozenset()
    if event.predicate is None or event.predicate_span is None:
        return begun
    worded = turn.snapshot.text(document, *event.predicate_span)
    return frozenset({stem(event.predicate), *(word.stem for word in words(worded))}) | begun


def _since(turn: Turn, document: int, event: Event) -> bool:
    """Whether a date tells since when something has been so: it began then; "the third fire since" 1990 did not."""
    told = turn.snapshot.text(document, event.start, event.end)
    place = event.date_span[0] - event.start if event.date_span else 0
    since = bound_before(told, 0, place).lower().startswith("since")
    return since and _LASTING.search(told) is not None and _COUNTED.search(told, 0, place) is None


def _only_compared(turn: Turn, document: int, event: Event) -> bool:
    """Whether a date is only the last one of its like: "the deadliest fire since 1990", of which it tells no day."""
    told = turn.snapshot.text(document, event.start, event.end)
    place = event.date_span[0] - event.start if event.date_span else 0
    since = bound_before(told, 0, place).lower().startswith("since")
    near = max(0, place - _NEAR)
    return since and not _LASTING.search(told, near, place) and _COUNTED.search(told, near, place) is not None


def _is_example(turn: Turn, document: int, event: Event) -> bool:
    """Whether what a date hangs on is only another of its kind: "including the 1990 fire", "after a 1990 fire"."""
    start, end = event.date_span or (event.start, event.start)
    led = _EXAMPLE.search(turn.snapshot.text(document, max(event.start, start - _NEAR), start))
    published = turn.snapshot.card(document).date
    year = turn.snapshot.text(document, start, end)
    past = published is not None and year.isdecimal() and int(year) < published.year - 1
    return led is not None and (led["kind"] is not None or past)


def _meant(wanted: Sequence[str], heads: set[str]) -> set[str]:
    """Of the words that dates hang on, the one asked about: "the inquiry into the fire" is the inquiry.

    Related words ("died" for "the death") where none is the very word; none where none is that either.
    """
    exact = next((s for s in wanted if s in heads), None)
    if exact is not None:
        return {exact}
    near = (heads.intersection(RELATED.get(s, "").split()) for s in wanted)
    return next(filter(None, near), set())


def own_stems(sentence: str, event: Event, events: Sequence[Event]) -> set[str]:
    """Stems of a sentence's words without those that tell of another of its events alone, and with its predicate's.

    A clause that is told apart in a sentence with no other event tells of something else than the sentence does.
    """
    apart = bool(event.spans) and not any(o.spans for o in events if o.start == event.start and o != event)
    taken = [span for other in events if other.start == event.start for span in other.spans]
    present = {
        word.stem
        for word in words(sentence)
        if word.folded not in STOP
        and (
            _inside(word.start + event.start, event.spans)
            or (not apart and not _inside(word.start + event.start, taken))
        )
    }
    return present | ({stem(event.predicate)} if event.predicate else set())


def _inside(place: int, spans: Sequence[Offsets]) -> bool:
    return any(start <= place < end for start, end in spans)


def dated_events(turn: Turn, tokens: Sequence[Token], *, within: Collection[int] | None = None) -> list[Dated]:
    """Find the events that some of a question's words are about, the likeliest first; empty where none is dated.

    A sentence must hold nearly all of the words, and all that have digits; where a date hangs on one of the words
    itself ("sank" for "the sinking"), it goes before others. What is dated by its publication alone, or by when it
    was said, is left out. `within` are the numbers of the documents to look in, where not all.
    """
    wanted = [s for s in turn.stems(tokens) if s not in _EMPTY]
    if not wanted:
        return []
    found: list[tuple[float, Dated]] = []
    bare = len(wanted) == 1 and not turn.understood.names
    documents = dict.fromkeys(p.candidate.document for p in turn.search(turn.query(tokens), limit=20))
    for number in documents if within is None else within:
        events = [fact for fact in turn.snapshot.facts("event", document=number) if isinstance(fact, Event)]
        for fact in events:
            if fact.date_span is None or not fact.date or SAID in (fact.reason or ""):
                continue
            days = day_range(fact.date)
            present = own_stems(turn.snapshot.text(number, fact.start, fact.end), fact, events)
            if _since(turn, number, fact):
                present |= BEGUN
            if days is None or not {s for s in wanted if has_digit(s)} <= present:
                continue
            if _only_compared(turn, number, fact) or (bare and _is_example(turn, number, fact)):
                continue
            found.append((turn.share(wanted, present), Dated(fact, number, *days, heads_of(turn, number, fact))))
    found = [(share, dated) for share, dated in found if share >= _ABOUT]
    heads = _meant(wanted, {head for _, dated in found for head in dated.heads})
    found = [(share, dated) for share, dated in found if not heads or dated.heads & heads]
    best = max((share for share, _ in found), default=0.0)
    return [dated for share, dated in found if share >= best - _EQUAL]
