"""Two cues claim the same words: who keeps them.

Reported words are not annotated twice. A cue inside another's content with its own source there is words
within words and goes; one that shares the outer source ("said ... and warned ...") ends the first content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.statements.cues import PLAIN_CUES
from knowledge.extraction.statements.drafts import Draft, overlap, trim
from knowledge.extraction.statements.sources import phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.extraction.cast.quotations import Quotation
    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets

SURE_CUE = 0.5
_FINITE = frozenset(["VBD", "VBZ", "VBP"])


def settle(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Make contents disjoint; drop nested drafts, shorten coordinated ones, share out the rest."""
    doc = reading.analysis.doc
    _end_before_relays(reading, drafts)
    nested: set[int] = set()
    cues = [doc[d.cue].idx if d.cue is not None else -1 for d in drafts]
    for number, outer in enumerate(drafts):
        for k, inner in enumerate(drafts):
            if inner is outer or k in nested or inner.cue is None:
                continue
            span = _holding(outer, cues[k])
            if span is None or (outer.cue is not None and _holding(inner, cues[number]) is not None):
                continue
            if _relays(doc, outer) and inner.probability >= SURE_CUE:
                nested.add(number)
            elif inner.probability >= SURE_CUE and not _own_source(inner, span):
                _cut(reading, outer, span, doc[inner.cue])
            else:
                nested.add(k)
    rest = [d for k, d in enumerate(drafts) if k not in nested and d.content and not _announces(reading, d)]
    return _disjoint(doc, rest)


def _end_before_relays(reading: Reading, drafts: list[Draft]) -> None:
    """Cut ", according to an outlet" from the end of what somebody said."""
    doc = reading.analysis.doc
    for relay in drafts:
        if relay.cue is None or relay.source is None or not _relays(doc, relay):
            continue
        at, end = doc[relay.cue].idx, relay.source.end_char
        for other in drafts:
            first, last = other.content[-1]
            if other is not relay and first < at < last <= end and (kept := trim(reading.text, first, at)):
                other.content[-1] = kept


def hand_over(reading: Reading, drafts: list[Draft], quotations: tuple[Quotation, ...]) -> None:
    """Give quotations that "according to" relays to the speaker named beside them: "..., said X, according to Y"."""
    doc = reading.analysis.doc
    for draft in drafts:
        if not _relays(doc, draft):
            continue
        words = [t for s in draft.content for t in reading.analysis.tokens(*s)]
        if _takes_apposition(doc, draft, words):
            continue
        held = [q for q in quotations if any(overlap(s, (q.start, q.end)) for s in draft.content)]
        bare = {t.i for t in words if not any(q.outer_start <= t.idx < q.outer_end for q in held)}
        around = [t for t in words if t.i in bare]
        above = doc[draft.cue].head if draft.cue is not None else None
        if above is not None and not any(t.is_alpha for t in around) and all(above.i != d.cue for d in drafts):
            # "Falk said twice, according to an outlet, '...'": the words alone were read as the outlet's.
            around = [above, *above.lefts]
        for token in around:
            subject = next((c for c in token.children if c.dep_ == "nsubj" and c in around), None)
            if held and token.lemma_.lower() in PLAIN_CUES and subject is not None:
                draft.cue, draft.source = token.i, phrase(subject)
                draft.content = [(q.start, q.end) for q in held]
                break


def _takes_apposition(doc: Doc, draft: Draft, words: list[Token]) -> bool:
    """Whether the speaker was read as an apposition to the outlet: "according to an outlet, X, the chair, said ..."."""
    source = draft.source
    if source is None or len(words) < 2 or words[0].lemma_.lower() not in PLAIN_CUES or words[0].tag_ not in _FINITE:
        return False
    comma = next((t.i for t in source if t.text == ","), None)
    if comma is None or not source.end <= words[0].i <= source.end + 1 or words[0].idx != draft.start:
        return False
    draft.cue, draft.source = words[0].i, doc[comma + 1 : source.end]
    draft.content[0] = (words[1].idx, draft.content[0][1])
    return True


def _announces(reading: Reading, draft: Draft) -> bool:
    """Whether a draft only announces a text that a colon opens: "released the following statement about it:"."""
    sentence = reading.analysis.sentence_at(draft.content[-1][1] - 1)
    if sentence is None or not reading.text[sentence.start : sentence.end].rstrip().endswith(":"):
        return False
    return not any(c in '"“”' for start, end in draft.content for c in reading.text[start - 1 : end + 1])


def _holding(draft: Draft, offset: int) -> Offsets | None:
    for span in draft.content:
        if span[0] <= offset < span[1]:
            return span
    return None


def _own_source(inner: Draft, span: Offsets) -> bool:
    """Whether the inner cue has its source inside the outer content."""
    if inner.source is None:
        return False
    return span[0] <= inner.source.start_char and inner.source.end_char <= span[1]


def _cut(reading: Reading, outer: Draft, span: Offsets, cue: Token) -> None:
    """End the outer content before the clause of a coordinated cue."""
    first = cue.i
    while (
        first > 0
        and (cue.doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod", "cc") or cue.doc[first - 1].text == ",")
        and cue.doc[first - 1].idx > span[0]
    ):
        first -= 1
    kept = trim(reading.text, span[0], cue.doc[first].idx) if cue.doc[first].idx > span[0] else None
    outer.content = [s for s in (kept if o == span else o for o in outer.content) if s is not None]


def _disjoint(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Give overlapping words to the likelier draft; "according to" stands back for a speaker's own cue."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (_relays(doc, d), -d.probability, -d.length())):
        near = [other for other in kept if any(overlap(a, b) for a in draft.content for b in other.content)]
        own = [span for span in draft.content if not _taken(span, near)]
        whole = len(own) == len(draft.content)
        inner = max((_share(draft, other) for other in near), default=0.0)
        if own and (inner < 0.5 or not whole):
            draft.content = own
            kept.append(draft)
    return sorted(kept, key=lambda d: d.start)


def _relays(doc: Doc, draft: Draft) -> bool:
    return draft.cue is not None and doc[draft.cue].lower_ == "according"


def _taken(span: Offsets, kept: list[Draft]) -> bool:
    return any(2 * overlap(span, other) > span[1] - span[0] for d in kept for other in d.content)


def _share(draft: Draft, other: Draft) -> float:
    shared = sum(overlap(a, b) for a in draft.content for b in other.content)
    return shared / max(1, min(draft.length(), other.length()))
