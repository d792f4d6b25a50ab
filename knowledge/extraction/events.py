"""Events: what a sentence tells of, with its day and the reason for that day.

The day something was said is not the day it happened: a date that hangs on a verb of saying dates the saying, and
the reason says so. A lede without a date of its own has its document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from knowledge.extraction.reading import Reading
from knowledge.facts import SAID_DAY, Event, TimeExpression
from knowledge.language.dates import day_range
from knowledge.language.sentences import Sentence

_SAYING = frozenset(
    """say tell announce confirm acknowledge state report add deny claim insist argue explain reveal disclose allege
    predict warn note declare admit write tweet post release respond reply comment testify suggest""".split()
)
# Released or posted words are sayings; other things that are released are not.
_NEEDS_WORDS = frozenset("release post write report reveal disclose".split())
_WORDS = frozenset("statement letter comment message response apology remark post tweet word".split())
_LEDE = 2
# The part of a date's own reason that says what it was counted from.
_COUNTED = re.compile(r"(?:by the document's date|counted from)[ ,].*")


def extract_events(reading: Reading) -> list[Event]:
    """Find sentences that tell of something on a resolved day, month or year: one event for each date they name."""
    found: list[Event] = []
    for position, sentence in enumerate(reading.analysis.sentences):
        times = reading.times_within(sentence.start, sentence.end)
        dated = [event for time in times if (event := _dated(reading, sentence, time)) is not None]
        found.extend(_one_a_date(dated))
        if not dated and position < _LEDE and not times:
            found.extend(_lede(reading, sentence))
    return found


def _dated(reading: Reading, sentence: Sentence, time: TimeExpression) -> Event | None:
    if time.type not in {"DATE", "TIME"} or day_range(time.value) is None:
        return None
    words = " ".join(reading.text[time.start : time.end].split())
    reason = f"from '{words}' in this sentence"
    if detail := _COUNTED.search(time.reason or ""):
        reason += f", {detail.group()}"
    verb = _governor(reading, time)
    if verb is not None and _is_saying(verb):
        reason += f"; {SAID_DAY}"
    return _event(reading, sentence, time.value, (time.start, time.end), reason)


def _one_a_date(events: list[Event]) -> Iterator[Event]:
    seen = set()
    for event in events:
        if event.date not in seen:
            seen.add(event.date)
            yield event


def _lede(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    """The lede's event on the day of publication, where it tells something in the past tense."""
    date = reading.document.date
    if date is None:
        return
    if any(t.tag_ in {"VBD", "VBN"} for t in reading.analysis.tokens(sentence.start, sentence.end)):
        reason = f"published {date.day} {date:%B %Y}; the opening names no other day"
        yield _event(reading, sentence, date.isoformat(), None, reason)


def _governor(reading: Reading, time: TimeExpression) -> Token | None:
    """The verb that a date hangs on, through nouns and prepositions."""
    tokens = reading.analysis.tokens(time.start, time.end)
    if not len(tokens):
        return None
    token = tokens.root
    while token.head != token:  # never by identity: spaCy makes a new Token each time
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return token if token.pos_ in {"VERB", "AUX"} else None


def _is_saying(verb: Token) -> bool:
    if verb.lemma_ not in _SAYING:
        return False
    if verb.lemma_ not in _NEEDS_WORDS:
        return True
    return any(
        child.dep_ in {"ccomp", "parataxis"} or (child.dep_ in {"dobj", "nsubjpass"} and child.lemma_ in _WORDS)
        for child in verb.children
    )


def _event(reading: Reading, sentence: Sentence, date: str, span: tuple[int, int] | None, reason: str) -> Event:
    names = {
        reading.cast.entities[m.entity].name: None
        for m in reading.cast.within(sentence.start, sentence.end)
        if reading.cast.entities[m.entity].type in {"person", "organisation"}
    }
    return Event(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        date=date,
        date_span=span,
        reason=reason,
        participants=tuple(names),
    )
