"""Statements in the making: token runs become spans, spans meet quotations, what overlaps is settled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

    from knowledge.extraction.cast.quotations import Quotation
    from knowledge.facts import Offsets
    from knowledge.language.analysis import Analysis

# "TARNMOUTH, Westland (HN) — " at the head of a report is nobody's words.
_DATELINE = re.compile(r"[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w.]+)?(?: \([\w /]{2,20}\))? ?(?:—|–|--) ?")
_TRIM = " \t\r\n,;:—–-"
_MARKS = '"“”„«»'


@dataclass(slots=True, eq=False)
class Draft:
    """One statement in the making. `probability`: that the words are a statement at all."""

    content: list[Offsets]
    cue: int | None
    source: Span | None
    probability: float
    origin: str
    carried: Draft | None = None  # whose speaker goes on
    agreed: bool = True  # whether the tagger and the parse see the same source

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0][0]

    def length(self) -> int:
        """Code points of content."""
        return sum(end - start for start, end in self.content)


def run_offsets(analysis: Analysis, run: tuple[int, int]) -> Offsets | None:
    """A token run as code points, without outer punctuation; marks that pair up inside are kept."""
    doc = analysis.doc
    start, end = doc[run[0]].idx, doc[run[1] - 1].idx + len(doc[run[1] - 1])
    dateline = _DATELINE.match(analysis.text, start, end)
    return trim(analysis.text, dateline.end() if dateline else start, end)


def trim(text: str, start: int, end: int) -> Offsets | None:
    """Cut white space, dashes and quotation marks that stand at one end without their partner inside."""
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in _TRIM:
            start, changed = start + 1, True
        while end > start and text[end - 1] in _TRIM and not (text[end - 1] == "," and _closes(text, end)):
            end, changed = end - 1, True
        if start >= end:
            return None
        first, last = text[start] in _MARKS, text[end - 1] in _MARKS
        inner = sum(text[i] in _MARKS for i in range(start + 1, end - 1))
        if first and (inner % 2 == 0):
            start, changed = start + 1, True
            if last and end > start:
                end -= 1
        elif last and inner % 2 == 0 and not first:
            end, changed = end - 1, True
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _closes(text: str, end: int) -> bool:
    return end < len(text) and text[end] in _MARKS + "'’"


def overlap(a: Offsets, b: Offsets) -> int:
    """Code points that two spans share."""
    if a[1] <= b[0] or b[1] <= a[0]:
        return 0
    return min(a[1], b[1]) - max(a[0], b[0])


def covered(draft: Draft, quote: Quotation) -> float:
    """The share of a quotation that a draft's content covers."""
    return sum(overlap(span, (quote.start, quote.end)) for span in draft.content) / max(1, quote.end - quote.start)


def complete_quotations(drafts: list[Draft], quotations: tuple[Quotation, ...]) -> None:
    """Let a draft have a whole quotation where it has most of it, or nobody else has the rest."""
    for quote in quotations:
        shares = sorted(((covered(d, quote), k) for k, d in enumerate(drafts)), reverse=True)
        shares = [s for s in shares if s[0] > 0]
        if not shares:
            continue
        best, k = shares[0]
        rest = sum(s for s, _ in shares[1:])
        if best < 0.999 and rest < 0.05 and (best >= 0.5 or not _indirect_inside(drafts[k], quote)):
            _claim(drafts[k], quote)


def _indirect_inside(draft: Draft, quote: Quotation) -> bool:
    """Whether the draft's cue stands inside the quotation: then it is somebody's words within words."""
    return draft.cue is not None and draft.origin == "tagged" and best_inside(draft, quote)


def best_inside(draft: Draft, quote: Quotation) -> bool:
    """Whether all of a draft's content lies inside one quotation."""
    return all(quote.start <= start and end <= quote.end for start, end in draft.content)


def _claim(draft: Draft, quote: Quotation) -> None:
    kept = []
    start, end = quote.start, quote.end
    for span in draft.content:
        if overlap(span, (quote.outer_start, quote.outer_end)):
            start, end = min(start, span[0]), max(end, span[1])
        else:
            kept.append(span)
    draft.content = sorted([*kept, (start, end)])
