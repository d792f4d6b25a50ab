"""What stands right behind a passage and tells what is asked: the names of "who", the number, the reason of "why"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage

# What a sentence holds (`SentenceRow.holds`) that tells the kind asked for.
_TOLD_BY = {"how_many": "N", "how_much": "MN", "share": "%", "what_time": "DT", "when": "D", "how_long": "TD"}
# No more characters are shown with what completes a passage.
_WHOLE = 600
# What surely gives a reason; "after" and "to" often give none.
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|in order to|so that|as a result|for fear|reasons?|explain(?:s|ed|ing)?)\b|"
    r"\bdid (?:so|it|this|that) (?:to|for|as|in|after|out of)\b|"
    # "Barred for breaking the rules", and not "for something".
    r"\bfor (?:not |\w+ly )?(?!\w*thing\b|evening\b|morning\b|spring\b|king\b)\w+ing\b",
    re.IGNORECASE,
)
# White space between two paragraphs.
_GAP = 2


def with_sentence_behind(turn: Turn, passage: Passage) -> Passage:
    """A passage with the sentence behind it, where that alone has the kind of thing asked for.

    "He called in his advisers. They were Ada Rehn and ..." answers who was called in.
    """
    document = passage.candidate.document
    rows = turn.snapshot.sentences(document)
    behind = next((r for r in rows if r.start >= passage.end), None)
    if behind is None or "h" in behind.holds or behind.start - passage.end > _GAP:
        return passage
    inside = [r for r in rows if r.start < passage.end and passage.start < r.end]
    if turn.understood.wanted == "who":
        lacks = not _others(turn, document, passage.start, passage.end)
        tells = bool(_others(turn, document, behind.start, behind.end))
    elif turn.understood.wanted == "why":
        lacks = not _gives_reason(turn, document, passage.start, passage.end)
        tells = _gives_reason(turn, document, behind.start, behind.end)
    else:
        flags = set(_TOLD_BY.get(turn.understood.wanted, ""))
        lacks = bool(flags) and not any(flags & set(r.holds) for r in inside)
        tells = bool(flags & set(behind.holds))
    short = behind.end - passage.start <= _WHOLE
    return replace(passage, end=behind.end) if lacks and tells and short else passage


def _gives_reason(turn: Turn, document: int, start: int, end: int) -> bool:
    return _REASON.search(" ".join(turn.snapshot.text(document, start, end).split())) is not None


def _others(turn: Turn, document: int, start: int, end: int) -> set[int]:
    """The people and bodies named in [start, end) of a document that the question does not name."""
    known = {n for m in turn.understood.names for n in m.numbers}
    named = {e for e, _, _, kind in turn.snapshot.mentions(document, start, end) if kind == "name"}
    return {e for e in named - known if turn.snapshot.entities[e].type in {"person", "organisation"}}
