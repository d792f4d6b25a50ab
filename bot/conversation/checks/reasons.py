"""Why, where one sentence has all that is asked about and a reason behind it, or after what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.turn import Turn
from knowledge.language.words import is_past, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, instead

AFTER_LEAD = "This gives no reason in so many words, but tells after or over what it was:"
# From this confidence on it is told plainly.
_PLAINLY = 0.6
_LOOKED_AT = 6
_REASON = re.compile(r"\b(?:because|due to|owing to|as a result of|in response to|in order to)\s+(?=\S+\s+\S+)")
_AFTER = re.compile(r"\b(?:after|following|amid|over|in the wake of)\s+(?=\S+\s+\S+)")
# "After Monday", "after 9 a.m.", "after all" tell no reason; nor does "over 300 people".
_NO_REASON = re.compile(
    r"(?:all\b|that\b|which\b|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the (?:weekend|week|year|age)\b|"
    r"\w+ (?:days?|weeks?|months?|years?|hours?|minutes?)\b|midnight|noon|dark|dawn)",
    re.IGNORECASE,
)


def reason_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells why of all that is asked before others, and surely.

    That is a sentence which has every word of the question, and behind them a reason, or after what it was.
    """
    if turn.understood.wanted != "why":
        return list(passages)
    for cue in (_REASON, _AFTER):
        told = next((p for p in passages[:_LOOKED_AT] if _told_by(turn, p, cue)), None)
        if told is not None:
            sure = replace(told, confidence=max(told.confidence, _PLAINLY))
            return [sure, *passages[1:]] if told is passages[0] else instead(passages, sure)
    return list(passages)


def told_after(turn: Turn, passage: Passage) -> bool:
    """Whether a passage only tells after or over what something was that the question asks the reason of."""
    return turn.understood.wanted == "why" and not _told_by(turn, passage, _REASON) and _told_by(turn, passage, _AFTER)


def _told_by(turn: Turn, passage: Passage, cue: re.Pattern[str]) -> bool:
    """Whether a sentence of a passage has all that is asked about, told as past, before words that lead a reason in."""
    asked = turn.stems(turn.understood.content())
    for row in turn.snapshot.sentences(passage.candidate.document):
        if not (passage.start <= row.start and row.end <= passage.end):
            continue
        text = turn.snapshot.text(passage.candidate.document, row.start, row.end)
        for led in cue.finditer(text):
            before = words(text[: led.start()])
            told = {w.stem for w in before}
            known = all(s in told or not told.isdisjoint(RELATED.get(s, "").split()) for s in asked)
            if known and any(is_past(w.folded) for w in before) and _NO_REASON.match(text, led.end()) is None:
                return True
    return False
