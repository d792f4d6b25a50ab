"""What stands in a line that leads to another page, and so tells nothing here."""

from __future__ import annotations

import numpy as np

from bot.conversation.turn import Turn
from knowledge.language.links import LONGEST, leads_elsewhere


def in_link(turn: Turn, document: int, at: int) -> bool:
    """Whether a place of a document stands in a paragraph that is a link."""
    columns = turn.snapshot.columns
    sentences = columns.of_document(document)
    if not len(sentences):
        return False
    first, last = sentences[0], sentences[-1] + 1
    here = max(0, int(np.searchsorted(columns.start[first:last], at, side="right")) - 1)
    # Paragraphs are numbered as they follow one another.
    paragraphs = columns.paragraph[first:last]
    begin = first + int(np.searchsorted(paragraphs, paragraphs[here], side="left"))
    behind = first + int(np.searchsorted(paragraphs, paragraphs[here], side="right"))
    start, end = int(columns.start[begin]), int(columns.end[behind - 1])
    return end - start <= LONGEST and leads_elsewhere(turn.snapshot.text(document, start, end))
