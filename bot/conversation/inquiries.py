"""What kind of inquiry is asked about: "is there a criminal investigation?"."""

from __future__ import annotations

from itertools import pairwise

from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words

PROBES = frozenset(map(stem, "investigation probe inquiry enquiry".split()))
# How words end that say of what kind something is: "criminal", "formal", "independent", "public", "preliminary".
_OF_A_KIND = ("al", "ent", "ic", "ary", "ive", "ated")
# What says by whom it is: the FBI's is federal, though no text call it so.
_RANKS = frozenset("federal local national regional provincial congressional parliamentary presidential".split())


def kind_asked(turn: Turn) -> str:
    """The word for a kind where a question has whoever investigates; "" where it has somebody, or tells by its rank."""
    asked = [t.folded for t in turn.tokens("who") if t.folded not in STOP]
    return asked[0] if len(asked) == 1 and asked[0].endswith(_OF_A_KIND) and asked[0] not in _RANKS else ""


def asks_by_rank(turn: Turn) -> bool:
    """Whether a question has nothing but a rank for whoever investigates ("federal")."""
    return _RANKS.issuperset(t.folded for t in turn.tokens("who") if t.folded not in STOP)


def is_of_kind(text: str, kind: str) -> bool:
    """Whether a text calls an inquiry so, right before the noun."""
    return any(one.folded == kind and other.stem in PROBES for one, other in pairwise(words(text)))
