"""Events: what a sentence tells of, with its day and the reason for that day.

The day something was said is not the day it happened: a date that hangs on a verb of saying dates the saying, and
the reason says so. A lede without a date of its own has its document's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from knowledge.extraction.clauses import Clause, clauses
from knowledge.extraction.modality import modality
from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import offsets
from knowledge.extraction.timetable import TIMETABLED
from knowledge.facts import AHEAD, POSSIBLE, SAID_DAY, Event, Modality, Offsets, TimeExpression
from knowledge.language.bounds import bound_before
from knowledge.language.datelines import behind_dateline
from knowledge.language.dates import day_range
from knowledge.language.sentences import Sentence

_SAYING = frozenset(
    """say tell announce confirm acknowledge state report add deny claim insist argue explain reveal disclose allege
    predict warn note declare admit write tweet post release respond reply comment testify suggest""".split()
)
# Released or posted words are sayings; other things that are released are not.
_NEEDS_WORDS = frozenset("release post write report reveal disclose".split())
_WORDS = frozenset("statement letter comment message response apology remark post tweet word".split())
# Done on the day that stands behind, where what it is about would lie behind us too.
_DECIDING = frozenset("decide agree vote order ask choose resolve promise vow threaten urge tell move refuse".split())
_LEDE = 2
# When somebody was in office, or when a film came out: "Ada Holm (1979-1990)" dates nothing that her sentence tells.
_YEARS_BESIDE = re.compile(r"\(\s*\d{4}\s*(?:[-–—]\s*(?:\d{4}|\d{2}|present)?\s*)?\)")
# The part of a date's own reason that says what it was counted from.
_COUNTED = re.compile(r"(?:by the document's date|counted from)[ ,].*")


def extract_events(reading: Reading) -> list[Event]:
    """Find sentences that tell of something on a resolved day, month or year: one event for each date and verb."""
    found: list[Event] = []
    for position, sentence in enumerate(reading.analysis.sentences):
        begin = behind_dateline(reading.text, sentence.start, sentence.end)
        times = reading.times_within(begin, sentence.end)
        dated = [t for t in times if t.type in {"DATE", "TIME"} and _dates_it(reading, sentence, t)]
        hung = clauses(reading, dated)
        found.extend(_one_each([_dated(reading, sentence, t, c) for t, c in zip(dated, hung, strict=True)]))
        if not dated and position < _LEDE and not times:
            found.extend(_lede(reading, sentence))
    return found


def _dates_it(reading: Reading, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a date has its day, and does not stand in a parenthesis of years beside a name."""
    beside = _YEARS_BESIDE.finditer(reading.text, sentence.start, sentence.end)
    return day_range(time.value) is not None and not any(m.start() < time.end and time.start < m.end() for m in beside)


def _of_the_decision(reading: Reading, time: TimeExpression, clause: Clause) -> Clause:
    """The clause of the deciding where what was decided on would lie behind: "decided to build it in June 2021"."""
    days, told = day_range(time.value), reading.document.date
    verb = clause.verb
    if verb is None or days is None or told is None or days[1] >= told or verb.dep_ not in {"xcomp", "ccomp"}:
        return clause
    decided = verb.head
    if verb.tag_ != "VB" or decided.lemma_ not in _DECIDING or decided.tag_ not in {"VBD", "VBN"}:
        return clause
    return replace(clause, verb=decided, governor=decided)


def _dated(reading: Reading, sentence: Sentence, time: TimeExpression, clause: Clause) -> Event:
    clause = _of_the_decision(reading, time, clause)
    bound = bound_before(reading.text, sentence.start, time.start)
    words = " ".join(f"{bound}{reading.text[time.start : time.end]}".split())
    reason = f"from '{words}' in this sentence"
    if (
        clause.governor is not None
        and clause.governor.text[0].isalnum()
        and (clause.spans or clause.governor != clause.verb)
    ):
        reason += f", of '{clause.governor.text}'"
    if detail := _COUNTED.search(time.reason or ""):
        reason += f", {detail.group()}"
    if clause.verb is not None and _is_saying(clause.verb):
        reason += f"; {SAID_DAY}"
    how, by = _modality(reading, time, clause)
    if how != "happened":
        reason += f"; {AHEAD if how == 'ahead' else POSSIBLE}" + (f" ('{reading.text[slice(*by)]}')" if by else "")
    event = _event(reading, sentence, time.value, (time.start, time.end), reason)
    update: dict[str, object] = {"spans": clause.spans, "modality": how, "modality_span": by}
    if clause.governor is not None and clause.governor.text[0].isalnum():
        update |= {"predicate": clause.governor.lemma_.lower(), "predicate_span": offsets(clause.governor)}
    return event.model_copy(update=update)


def _modality(reading: Reading, time: TimeExpression, clause: Clause) -> tuple[Modality, Offsets | None]:
    tokens = reading.analysis.tokens(time.start, time.end)
    how, by = modality(clause.verb, tokens.root if len(tokens) else None)
    days, told = day_range(time.value), reading.document.date
    if how == "happened" and days is not None and told is not None and days[0] >= told + _to_come(clause.verb):
        return "ahead", None
    if how == "ahead" and days is not None and told is not None and days[1] < told:
        return "possible", by  # "was due to be passed last Wednesday": whether it was is not told
    return how, by


def _to_come(verb: Token | None) -> dt.timedelta:
    """How many days behind a document's own what its verb tells lies ahead: none for "takes place tonight"."""
    timetabled = verb is not None and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in TIMETABLED
    return dt.timedelta(days=0 if timetabled else 1)


def _one_each(events: list[Event]) -> Iterator[Event]:
    seen = set()
    for event in events:
        key = (event.date, event.predicate_span if event.spans else None)
        if key not in seen:
            seen.add(key)
            yield event


def _lede(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    """The lede's event on the day of publication, where it tells something in the past tense."""
    date = reading.document.date
    if date is None:
        return
    if any(t.tag_ in {"VBD", "VBN"} for t in reading.analysis.tokens(sentence.start, sentence.end)):
        reason = f"published {date.day} {date:%B %Y}; the opening names no other day"
        yield _event(reading, sentence, date.isoformat(), None, reason)


def _is_saying(verb: Token) -> bool:
    if verb.lemma_ not in _SAYING:
        return False
    if verb.lemma_ == "deny":  # "the motion was denied" is what a court did
        return any(child.dep_ in {"ccomp", "parataxis", "dobj", "pobj"} for child in verb.children)
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
