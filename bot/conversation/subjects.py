"""Whether whoever is named at a place of a sentence may be the one who does what stands behind."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.checks.arguments import BEHIND
from bot.conversation.turn import SAYING
from knowledge.extraction.cast.lexicon import PERSON_NOUNS, SPEECH_VERBS, TITLES
from knowledge.language.words import Word, is_past

# "Had Reed resigned, ..."; "rumours that Reed resigned".
_INVERTED = frozenset({"had", "should"})
_DOUBTED = frozenset("rumour rumours rumor rumors hoax speculation false untrue falsely fears".split())
_ARTICLES = frozenset({"the", "a", "an"})
_TELLING = SAYING | SPEECH_VERBS | frozenset("announced confirmed reported learned admitted denied insisted".split())


def may_do(before: Sequence[Word]) -> bool:
    """Whether the words of a clause in front of a name leave it the one who does what stands behind.

    "An aide to Reed resigned", "the man who shot Reed resigned": others did; "had Reed resigned": nobody did.
    """
    rest = list(before)
    while rest and (rest[-1].folded in _ARTICLES or rest[-1].folded in TITLES or rest[-1].folded in PERSON_NOUNS):
        rest.pop()
    last = rest[-1].folded if rest else ""
    if last in BEHIND | _INVERTED or not _DOUBTED.isdisjoint(w.folded for w in before):
        return False
    # "Helping Reed", right before the name: in "Acme Shipping's chief, Ada Reed" it is a name itself.
    helping = bool(before) and before[-1].folded.endswith("ing")
    return last in _TELLING or not (is_past(last) or helping)
