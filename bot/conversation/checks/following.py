"""Follow-ups that stay with what was asked about before, though another thing beside it would tell as much."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage, instead

# Among so many passages one on the same is looked for.
_LOOKED_AT = 3


def of_the_same_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one on what the question before names before a best one that is on another thing.

    "How many had to leave?" behind "How big is the Sund flood?" asks of that flood.
    """
    before = turn.before
    if before is None or turn.understood.names or not before.names:
        return list(passages)
    named = [(n.numbers, set(turn.stems(before.tokens[n.start : n.end]))) for n in before.names if not n.people]

    def on_it(passage: Passage) -> bool:
        told = passage.candidate
        return all(
            numbers & (told.entities | told.entities_near) or stems <= told.stems | told.near
            for numbers, stems in named
        )

    if not named or not passages or on_it(passages[0]):
        return list(passages)
    own = set(turn.stems(turn.understood.content())) - passages[0].lacking
    told = next((p for p in passages[:_LOOKED_AT] if on_it(p) and own.isdisjoint(p.lacking)), None)
    return list(passages) if told is None else instead(passages, told)
