"""A question that points to somebody or something of which nothing was said before."""

from __future__ import annotations

from bot.conversation.turn import Turn

# Whoever does what is asked of, and whatever was spoken of besides.
_DOING = frozenset({"he", "she"})
_THINGS = frozenset("it that this they them those these".split())
# With more words of its own a question tells what it is about, whoever or whatever its pronoun is.
_FEW_OF_SOMEBODY, _FEW = 2, 1


def points_nowhere(turn: Turn) -> str | None:
    """Why a question cannot be answered that says "he" or "it" first of all; None where it can.

    In a single document "he" may be whom that is about. "When did it start?" asks of anything.
    """
    if turn.memory is not None or turn.understood.quotes or turn.understood.names:
        return None
    one = turn.document is not None or len(turn.snapshot.documents()) == 1
    words = [t.folded for t in turn.understood.tokens]
    stems = turn.stems(turn.understood.content())
    whom = next((w for w in words if w in _DOING), None)
    if whom is not None and not one and len(stems) <= _FEW_OF_SOMEBODY:
        return f"I do not know whom “{whom}” means here. Please name whom you ask about."
    what = next((w for w in words if w in _THINGS), None)
    if what is not None and len(stems) <= _FEW and (not one or not turn.snapshot.term_counts(stems)):
        return f"I do not know what “{what}” means here. Please name whom or what you ask about."
    return None
