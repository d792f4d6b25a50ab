"""What a part of a question means on the calendar: the dated events whose sentences tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.citations import cite_sentences
from bot.conversation.phrasings import Token
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn
from knowledge.facts import Event
from knowledge.language.dates import day_range
from knowledge.language.words import STOP, has_digit, stem, words

# How much of the asker's words the sentence itself must hold, by weight.
_ABOUT = 0.75
# Sentences this near to the best share are about it as much.
_EQUAL = 0.01
# Words that say only that something happened.
_EMPTY = frozenset(map(stem, "happen happened occur occurred take took place event come came begin began".split()))
# Extraction says so where a date hangs on a verb of saying.
_SAID = "the day it was said"


@dataclass(frozen=True, slots=True)
class Dated:
    """One event with the first and last day that its date covers."""

    event: Event
    document: int
    first: dt.date
    last: dt.date

    @property
    def exact(self) -> bool:
        """Whether the date is a day."""
        return self.first == self.last

    def cite(self, turn: Turn) -> Snippet:
        """Quote the event's sentence, with its date and the reason for it."""
        note = f"dated {self.event.date}" + (f": {self.event.reason}" if self.event.reason else "")
        return cite_sentences(turn.snapshot, self.document, self.event.start, self.event.end, note=note)


def dated_events(turn: Turn, tokens: Sequence[Token]) -> list[Dated]:
    """Find the events that some of a question's words are about, the likeliest first; empty where none is dated.

    A sentence must hold nearly all of the words, and all that have digits. What is dated by its publication alone,
    or by when it was said, is left out.
    """
    wanted = [s for s in turn.stems(tokens) if s not in _EMPTY]
    if not wanted:
        return []
    found: list[tuple[float, Dated]] = []
    documents = dict.fromkeys(p.candidate.document for p in turn.search(turn.query(tokens), limit=20))
    for number in documents:
        for fact in turn.snapshot.facts("event", document=number):
            if not isinstance(fact, Event) or fact.date_span is None or not fact.date or _SAID in (fact.reason or ""):
                continue
            days = day_range(fact.date)
            told = words(turn.snapshot.text(number, fact.start, fact.end))
            present = {w.stem for w in told if w.folded not in STOP}
            if days is None or not {s for s in wanted if has_digit(s)} <= present:
                continue
            found.append((turn.share(wanted, present), Dated(fact, number, *days)))
    best = max((share for share, _ in found), default=0.0)
    return [dated for share, dated in found if share >= max(_ABOUT, best - _EQUAL)]
