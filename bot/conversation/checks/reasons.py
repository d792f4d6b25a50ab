"""Why, where one sentence has all that is asked about and a reason behind it, or after what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.conversation.function_words import AUXILIARIES, COPULAS, PASSIVE
from bot.conversation.turn import SAYING, Turn
from knowledge.extraction.cast.lexicon import SPEECH_VERBS
from knowledge.language.words import Word, is_past, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, instead

AFTER_LEAD = "This gives no reason in so many words, but tells after or over what it was:"
# From this confidence on it is told plainly.
_PLAINLY = 0.6
_LOOKED_AT = 6
_REASON = re.compile(r"\b(?:because|due to|owing to|as a result of|in response to|in order to)\s+(?=\S+\s+\S+)")
_AFTER = re.compile(r"\b(?:after|following|amid|over|in the wake of)\s+(?=\S+\s+\S+)")
_SAID = frozenset(map(stem, SPEECH_VERBS))
# "After Monday", "after 9 a.m.", "after all" tell no reason; nor does "over 300 people".
_NO_REASON = re.compile(
    r"(?:all\b|that\b|which\b|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the|this|last|next) "
    r"(?:\w+ )?(?:weekend|week|month|year|age|summer|winter|spring|autumn|fall|night|evening|morning|phone)\b|"
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
    """Whether a sentence of a passage has all that is asked about, told as past, before words that lead a reason in.

    What is told last before these must be what is asked, of those whom the question names: "Hale, who stepped in for
    Reed, spoke over the noise" tells no reason why Reed resigned.
    """
    asked = turn.stems(turn.understood.content())
    named = {s for n in turn.understood.names for s in turn.stems(turn.understood.tokens[n.start : n.end])}
    if not set(asked) - named:
        return False
    # "The board fired Reed" has whom it tells of behind the verb.
    active = not any(t.folded in PASSIVE for t in turn.understood.tokens)
    for row in turn.snapshot.sentences(passage.candidate.document):
        if not (passage.start <= row.start and row.end <= passage.end):
            continue
        text = turn.snapshot.text(passage.candidate.document, row.start, row.end)
        for led in cue.finditer(text):
            before = words(text[: led.start()])
            if _tells_all(before, asked, named if active else set()) and _NO_REASON.match(text, led.end()) is None:
                return True
    return False


def _tells_all(before: Sequence[Word], asked: Sequence[str], named: Set[str]) -> bool:
    """Whether words have all stems that are asked about, those of names first, and end with one of them as told."""
    told = {w.stem for w in before}
    if not all(s in told or not told.isdisjoint(RELATED.get(s, "").split()) for s in asked):
        return False
    deeds = [i for i, w in enumerate(before) if is_past(w.folded) and _is_deed(w)]
    if not deeds:
        return False
    last = deeds[-1]
    meant = any(before[last].stem == s or before[last].stem in RELATED.get(s, "").split() for s in asked)
    return meant and named <= {w.stem for w in before[:last]}


def _is_deed(word: Word) -> bool:
    """Whether a past form is more than a form of "be" or "have", or what somebody said."""
    return word.folded not in AUXILIARIES | COPULAS | SAYING and word.stem not in _SAID
