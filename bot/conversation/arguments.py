"""Who does it to whom: whether a passage gives a question's doer another part."""

from __future__ import annotations

from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.features import Candidate

_AUXILIARY = frozenset(
    {"did", "does", "do", "has", "have", "had", "will", "would", "can", "could", "is", "was", "were"}
)
_ACTORS = frozenset({"person", "organisation", "place"})


def doer_and_verb(turn: Turn) -> tuple[Named, Token] | None:
    """The named doer of a yes-or-no question and its verb ("Did the board close the inquiry?"); None for others."""
    tokens = turn.understood.tokens
    at = next((i for i, t in enumerate(tokens[:3]) if t.folded in _AUXILIARY), None)
    if at is None:
        return None
    named = next((n for n in turn.understood.names if n.start in (at + 1, at + 2)), None)
    if named is None or any(t.folded not in {"the", "a"} for t in tokens[at + 1 : named.start]):
        return None
    verb = next((t for t in tokens[named.end : named.end + 4] if t.folded not in STOP), None)
    return (named, verb) if verb is not None else None


def other_doer(turn: Turn, candidate: Candidate) -> str | None:
    """Whom a sentence has doing what the question asks of another; None where it does not tell them apart.

    The doer is taken to be the nearest person or body named before the verb; in a passive ("was ... by")
    the one behind "by". Only a sentence that mentions the question's doer elsewhere, or not at all, counts.
    """
    asked = doer_and_verb(turn)
    if asked is None:
        return None
    named, verb = asked
    text = turn.snapshot.text(candidate.document, candidate.start, candidate.end)
    found = words(text)
    place = next((w for w in found if w.stem == stem(verb.folded)), None)
    if place is None:
        return None
    behind = [w.folded for w in found if w.start >= place.end][:6]
    if "by" in behind[:3]:
        return None
    before: list[tuple[int, int]] = []
    for entity, start, end, _ in turn.snapshot.mentions(candidate.document, candidate.start, candidate.end):
        owns = text[end - candidate.start :].startswith(("'s", "’s", "'", "’"))
        if turn.snapshot.entities[entity].type in _ACTORS and not owns and start - candidate.start < place.start:
            before.append((start, entity))
    if not before or any(entity in named.numbers for _, entity in before):
        return None
    return turn.snapshot.entities[max(before)[1]].name
