"""What kind of inquiry is asked about: "is there a criminal investigation?"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words

PROBES = frozenset(map(stem, "investigation probe inquiry enquiry".split()))
# Fewer letters are no body's initials.
_INITIALS = 3
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


def is_by_initials(turn: Turn, investigators: Iterable[str]) -> bool:
    """Whether the question has the initials of one of these for whoever investigates: "the FBI"."""
    asked = [t.folded for t in turn.tokens("who") if t.folded not in STOP]
    if len(asked) != 1 or len(asked[0]) < _INITIALS:
        return False
    # "The Dorn Division of the Federal Bureau of Investigation" is the FBI's.
    return any(asked[0] in "".join(w.folded[0] for w in words(name) if not w.is_stop) for name in investigators)
