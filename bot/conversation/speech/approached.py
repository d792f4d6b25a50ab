"""Who was asked for comment, where nothing tells what came of it: "The Courier has reached out to Reed for comment"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.conversation.citations import cite_sentences
from bot.conversation.reply import Snippet
from bot.conversation.speech.saying import MOST_READ
from bot.conversation.turn import Turn

# The words before whom it is, and those behind: no full stop of another sentence stands between.
_ASKING = re.compile(
    r"\b(?:reach(?:ed|ing|es)? out|contact(?:ed|ing)|ask(?:ed|ing)|sought|seeking|approach(?:ed|ing)|request(?:ed|ing)?"
    r"|invit(?:ed|ing)|messag(?:ed|ing|es)|emailed|called)\b",
    re.IGNORECASE,
)
_FOR_WORDS = re.compile(r"\b(?:comments?|response|reply|statement|reaction)\b", re.IGNORECASE)
# So many words lie between asking and what for: it bounds what a hostile document costs.
_REACH = 160


def asked_for_comment(turn: Turn, entities: Collection[int], topic: Sequence[str], *, least: float) -> list[Snippet]:
    """The sentences that tell that somebody was asked for comment, in documents that have so much of the topic."""
    found: dict[tuple[int, int], Snippet] = {}
    for entity in sorted(entities):
        for number, start, _, kind in turn.snapshot.mentions_of(entity)[:MOST_READ]:
            if kind == "pronoun" or not turn.in_scope(turn.snapshot.card(number).id):
                continue
            if turn.share(topic, turn.stems_of(number)) < least:
                continue
            row = next((r for r in turn.snapshot.sentences(number) if r.start <= start < r.end), None)
            if row is not None and _asks(turn.snapshot.text(number, row.start, row.end), start - row.start):
                found[number, row.start] = cite_sentences(turn.snapshot, number, row.start, row.end)
    return list(found.values())


def _asks(sentence: str, place: int) -> bool:
    """Whether a sentence tells that whoever is mentioned at a place of it was asked for words."""
    asking = any(place - m.end() <= _REACH for m in _ASKING.finditer(sentence[:place]))
    return asking and _FOR_WORDS.search(sentence, place, place + _REACH) is not None
