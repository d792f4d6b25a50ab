"""Whether the documents have a name at all, also where it is nobody's who could speak."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, words

_LOOKED_AT = 5


def written(turn: Turn, tokens: Sequence[Token]) -> bool:
    """Whether a passage that words find has them one behind the other, small words between them included."""
    name = [t.folded for t in dropwhile(lambda t: t.folded in STOP, tokens)]
    found = turn.search(turn.query(tokens), limit=_LOOKED_AT) if name else ()
    texts = (turn.snapshot.text(p.candidate.document, p.start, p.end) for p in found)
    return any(f" {' '.join(name)} " in f" {' '.join(w.folded for w in words(text))} " for text in texts)
