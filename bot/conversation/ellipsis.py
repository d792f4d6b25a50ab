"""Short follow-ups made whole: "and Atlantis?" asks of Atlantis what was asked before of another."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.names import Named
from bot.conversation.understanding import Understood

_OPENING = frozenset({"and", "what", "how", "about", "or", "but", "then", "same", "for", "the", "also", "ok", "so"})
_LONGEST = 7


def completed(now: Understood, before: Understood) -> str | None:
    """Put the name of a short follow-up in place of the name in the question before; None where that is not meant.

    Only a follow-up that is nothing but a name (with "and", "what about" in front) is completed, and only
    where the question before names something: of the same type if it can be, else its last name.
    """
    tokens = now.tokens
    if not now.names or not before.names or len(tokens) > _LONGEST:
        return None
    name = now.names[-1]
    rest = [t.folded for i, t in enumerate(tokens) if not name.start <= i < name.end]
    if not rest or any(w not in _OPENING for w in rest):
        return None
    replaced = _counterpart(name, before.names)
    start = before.tokens[replaced.start].start
    end = before.tokens[replaced.end - 1].end
    new = now.text[tokens[name.start].start : tokens[name.end - 1].end]
    return before.text[:start] + new + before.text[end:]


def _counterpart(name: Named, names: Sequence[Named]) -> Named:
    kinds = {e.type for e in name.entities}
    same = [n for n in names if kinds & {e.type for e in n.entities}]
    return (same or list(names))[-1]
