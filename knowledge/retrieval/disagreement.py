"""Whether two documents date what is plainly the same event differently.

Sooner silent than wrong: what may happen again (a council meets, a road floods) is never compared, unless the same
numbers stand in both sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.facts import SAID_DAY, Event
from knowledge.language.dates import day_range
from knowledge.language.dates.lexicon import MONTHS, NUMBERS, WEEKDAYS
from knowledge.language.words import STOP, has_digit, stem, words

# What happens to the same thing but once, or not again within days.
_ONCE = frozenset(
    """die bear drown sink capsize crash derail explode collapse burn destroy demolish erupt found establish elect
    inaugurate assassinate execute behead murder shoot stab kidnap abduct convict acquit sentence resign retire marry
    merge acquire crown appoint swear arrest charge indict dismiss rescue escape discover ratify dissolve
    unveil launch topple hijack bomb poison strangle divorce bury extradite deport""".split()
)
# Verbs that say nothing of what was done: the same of them is no sign of the same event, whatever the numbers.
_EMPTY = frozenset(
    """be have do happen occur take make come go get say give put rise fall gain lose close end win beat score follow
    precede include accord displace fear believe think estimate expect feel know see""".split()
)
_AGAIN = frozenset("again another second third twice also more further latest too".split())
_CALENDAR = frozenset([*map(stem, MONTHS), *map(stem, WEEKDAYS), "today", stem("yesterday"), stem("morning"),
                       stem("night"), stem("evening"), stem("afternoon"), "day", "week"])  # fmt: skip
# Days that accounts of one event lie apart at most; and for what could happen again.
_APART, _APART_NUMBERED = 7, 3
# How much of the words' weight the shorter must share with the longer, and both with each other.
_CONTAINED, _ALIKE = 0.8, 0.5
_FEWEST = 2
_COUNTED = "counted from"


@dataclass(frozen=True, slots=True)
class Told:
    """An event on one day with the words that tell of it alone, dates aside."""

    event: Event
    day: dt.date
    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    again: bool
    indefinite: bool


def told(event: Event, sentence: str) -> Told | None:
    """Read an event of a sentence for comparison; None where its day or its predicate does not allow any."""
    days = day_range(event.date or "")
    reason = event.reason or ""
    plain = event.modality == "happened" and SAID_DAY not in reason and _COUNTED not in reason
    if days is None or days[0] != days[1] or event.date_span is None or not plain:
        return None
    if not event.predicate or event.predicate in _EMPTY:
        return None
    spans = event.spans or ((event.start, event.end),)
    found = [
        word
        for word in words(sentence)
        if any(start <= word.start + event.start < end for start, end in spans)
        and not event.date_span[0] <= word.start + event.start < event.date_span[1]
    ]
    numbers = frozenset(w.stem for w in found if has_digit(w.folded) or w.folded in NUMBERS)
    content = frozenset(w.stem for w in found if w.folded not in STOP) - _CALENDAR
    capitals = {w.stem for n, w in enumerate(found) if n and sentence[w.start].isupper()}
    again = any(word.folded in _AGAIN for word in found)
    indefinite = any(word.folded in {"a", "an"} for word in found)
    stems = content - {stem(event.predicate)}
    return Told(event, days[0], stems, numbers, frozenset(capitals) & content, again, indefinite)


def comparable(one: Told) -> bool:
    """Whether an event can be told from others like it at all."""
    return (one.event.predicate in _ONCE or bool(one.numbers)) and not one.again and len(one.stems) >= _FEWEST


def same_event(one: Told, other: Told, weights: Mapping[str, float]) -> bool:
    """Whether both plainly tell of one event, although on different days; `weights` say how rare each stem is."""
    if one.event.predicate != other.event.predicate or not (comparable(one) and comparable(other)):
        return False
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return False
    once = one.event.predicate in _ONCE
    numbered = bool(one.numbers & other.numbers)
    somebody = bool(set(one.event.participants) & set(other.event.participants))
    # "A man was shot in Dorn" may be another man; so may be what no number and no name sets apart.
    vague = one.indefinite or other.indefinite or len(one.names & other.names) < _FEWEST
    if not numbered and (not once or (vague and not somebody)):
        return False
    return _near(one.day, other.day, _APART if once else _APART_NUMBERED) and _alike(one, other, weights)


def _near(one: dt.date, other: dt.date, most: int) -> bool:
    """Whether two days can be accounts of one: a few days apart, or apart by a slip in the month or the year."""
    slip = one.day == other.day and (one.month == other.month or one.year == other.year)
    return one != other and (abs((one - other).days) <= most or slip)


def _alike(one: Told, other: Told, weights: Mapping[str, float]) -> bool:
    shared = one.stems & other.stems
    if len(shared) < _FEWEST or not (one.names | other.names) & shared:
        return False
    common, mine, theirs = (sum(weights.get(s, 1.0) for s in some) for some in (shared, one.stems, other.stems))
    return common >= _CONTAINED * min(mine, theirs) and common >= _ALIKE * (mine + theirs - common)
