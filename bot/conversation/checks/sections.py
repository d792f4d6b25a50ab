"""Documents in sections: what stands below another heading than the one that the question names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage, instead

# One of another section is passed over for one that comes to this share of its chance.
_NEAR = 0.25


def of_its_section_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one below the heading that the question names before a best one below another.

    That one lacks words of the question which stand in a heading of its document, and the other lacks none of them.
    """
    if not passages or not passages[0].lacking:
        return list(passages)
    best = passages[0]
    rows = turn.snapshot.sentences(best.candidate.document)
    named = best.lacking & {s for r in rows if "h" in r.holds for s in r.stems.split()}
    if not named:
        return list(passages)
    near = (p for p in passages if p.candidate.document == best.candidate.document and p.lacking < best.lacking)
    told = next((p for p in near if named.isdisjoint(p.lacking) and p.chance >= _NEAR * best.chance), None)
    return list(passages) if told is None else instead(passages, told)
