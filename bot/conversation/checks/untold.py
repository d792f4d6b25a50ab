"""The kind of thing that a question asks for, where the words of a passage tell none."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.checks.completing import with_sentence_behind
from bot.conversation.checks.measures import asks_for_money, tells_sum
from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage


def untold(turn: Turn, passages: Sequence[Passage]) -> str | None:
    """Why the best passage does not tell the sum of money asked for, in a sentence; None where it tells any."""
    best = with_sentence_behind(turn, passages[0])
    if asks_for_money(turn) and not tells_sum(turn, turn.snapshot.text(best.candidate.document, best.start, best.end)):
        return "I find no passage that tells a sum of money for that."
    return None
