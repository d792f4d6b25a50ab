"""Words that are expected at the beginning of a question: one that asks, then a verb."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.conversation.function_words import AUXILIARIES
from knowledge.language.english import english

# Words that questions begin with, and what "how" measures.
_ASKING = frozenset("what who when where why how which".split())
_MEASURES = frozenset("many much long old often far".split())


def expected_at(led: Sequence[str], following: Sequence[str], folded: str = "") -> frozenset[str]:
    """The words that are likely to stand at a place of a question, by what stands before (`led`) and behind it.

    A question begins with a word that asks, and then goes on with a verb, unless that comes a little later. Behind
    "who" a past form that English has is the verb ("who died?").
    """
    if list(led) == ["who"] and folded.endswith("ed") and folded in english():
        return frozenset()
    if not led:
        return _ASKING
    if len(led) > 1 or led[0] not in _ASKING:
        return frozenset()
    measures = _MEASURES if list(led) == ["how"] else frozenset()
    return measures | AUXILIARIES if AUXILIARIES.isdisjoint(following) else measures


def asked(folded: str, following: Sequence[str]) -> str | None:
    """The word that asks which a verb at the beginning of a question stands for, where another verb goes on from it.

    "Were did she go?" asks where.
    """
    if folded not in AUXILIARIES or AUXILIARIES.isdisjoint(following[:1]):
        return None
    return next((word for word in sorted(_ASKING) if OSA.distance(folded, word) == 1), None)
