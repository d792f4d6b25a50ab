"""Words that a name labels by its place: turns of a transcript, quotations signed with a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.labels import find_labels
from knowledge.extraction.statements.drafts import Draft, overlap, trim

if TYPE_CHECKING:
    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets

_STRAY = "\"“”'’»*•·- \t\n"  # what may stand between two labelled stretches: marks, bullets


def labelled_drafts(reading: Reading) -> list[Draft]:
    """One draft for each labelled stretch of words."""
    drafts = []
    for label in find_labels(reading.analysis):
        span = trim(reading.text, *label.content)
        if span is not None:
            source = reading.analysis.tokens(label.start, label.end)
            drafts.append(Draft([span], None, source, 1.0, "labelled"))
    return drafts


def make_way(reading: Reading, drafts: list[Draft], labelled: list[Draft]) -> list[Draft]:
    """Take labelled words from the drafts of other cues; a cue among such words is words within words and goes."""
    taken = [span for draft in labelled for span in draft.content]
    doc = reading.analysis.doc
    kept = []
    for draft in drafts:
        if draft.cue is not None and any(start <= doc[draft.cue].idx < end for start, end in taken):
            continue
        draft.content = [rest for span in draft.content for rest in _without(reading.text, span, taken)]
        if draft.content:
            kept.append(draft)
    return kept


def _without(text: str, span: Offsets, taken: list[Offsets]) -> list[Offsets]:
    """What is left of a span beside others, trimmed; scraps of one word are dropped."""
    hits = sorted(other for other in taken if overlap(span, other))
    if not hits:
        return [span]
    edges = [span[0], *(edge for start, end in hits for edge in (max(start, span[0]), min(end, span[1]))), span[1]]
    pieces = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        while start < end and text[start] in _STRAY:
            start += 1
        piece = trim(text, start, end) if start < end else None
        if piece is not None and len(text[slice(*piece)].split()) > 1:
            pieces.append(piece)
    return pieces
