"""What stands in a line that leads to another page, and so tells nothing here."""

from __future__ import annotations

from bot.conversation.turn import Turn
from knowledge.language.links import leads_elsewhere


def in_link(turn: Turn, document: int, at: int) -> bool:
    """Whether a place of a document stands in a paragraph that is a link."""
    rows = turn.snapshot.sentences(document)
    here = next((r.paragraph for r in rows if r.start <= at < r.end), None)
    spans = [(r.start, r.end) for r in rows if r.paragraph == here]
    return bool(spans) and leads_elsewhere(turn.snapshot.text(document, spans[0][0], spans[-1][1]))
