"""What somebody estimates or forecasts: words of theirs, which the taggers have learnt to count as thoughts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.statements.drafts import Draft, overlap, run_offsets
from knowledge.extraction.statements.sources import source_of
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.extraction.reading import Reading

_ESTIMATING = frozenset("estimate forecast reckon calculate project speculate surmise".split())
# The words are surely somebody's, and where they end is as the parse has it.
_PROBABILITY = 0.9


def estimate_drafts(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each clause that somebody estimates ("Reed estimated that ..."), if no other draft has it."""
    found = []
    for cue in reading.analysis.doc:
        if cue.lemma_ not in _ESTIMATING or cue.tag_ not in FINITE or any(c.dep_ == "neg" for c in cue.children):
            continue
        clause = next(
            (c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i and c.tag_ in FINITE | {"VBN", "VB"}), None
        )
        subject = any(c.dep_ == "nsubj" for c in cue.children)
        if clause is None or not subject or clause.left_edge.i < cue.i:
            continue
        content = run_offsets(reading.analysis, (clause.left_edge.i, clause.right_edge.i + 1))
        if content is None or any(overlap(content, span) for draft in drafts for span in draft.content):
            continue
        found.append(Draft([content], cue.i, source_of(cue.doc, cue.i, None), _PROBABILITY, "tagged"))
    return found
