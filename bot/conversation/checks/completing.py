"""What stands right behind a passage and tells what is asked: the names of "who", the number, the reason of "why"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.checks.measures import lacks_measure
from bot.conversation.checks.opposites import FATES
from bot.conversation.turn import Turn
from knowledge.language.words import stem, words
from knowledge.retrieval.search import Passage
from knowledge.retrieval.windows import WIDTH

# What a sentence holds (`SentenceRow.holds`) that tells the kind asked for.
_TOLD_BY = {"how_many": "N", "how_much": "MN", "share": "%", "what_time": "DT", "when": "D", "how_long": "TD"}
# So many characters at most are a long sentence and the one behind it that tells what was asked.
_BOTH = 600
# What surely gives a reason; "after" and "to" often give none.
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|in order to|so that|as a result|for fear|reasons?|explain(?:s|ed|ing)?)\b|"
    r"\bdid (?:so|it|this|that) (?:to|for|as|in|after|out of)\b|"
    # "Barred for breaking the rules", and not "for something".
    r"\bfor (?:not |\w+ly )?(?!\w*thing\b|evening\b|morning\b|spring\b|king\b)\w+ing\b",
    re.IGNORECASE,
)
# White space between two paragraphs.
_GAP = 2
# A mark behind the end of a sentence or clause closes a quotation, one before a word opens it.
_CLOSES, _OPENS = re.compile(r"[.,!?…][”\"]"), re.compile(r"(?:^|[\s(—])[“\"]\w")


def with_sentence_behind(turn: Turn, passage: Passage) -> Passage:
    """A passage with the sentence behind it, where that alone has the kind of thing asked for.

    "He called in his advisers. They were Ada Rehn and ..." answers who was called in. Sentences before the best one
    make room for it.
    """
    document = passage.candidate.document
    rows = turn.snapshot.sentences(document)
    behind = next((r for r in rows if r.start >= passage.end), None)
    if behind is None or "h" in behind.holds or behind.start - passage.end > _GAP:
        return passage
    inside = [r for r in rows if r.start < passage.end and passage.start < r.end]
    if turn.understood.wanted == "who":
        lacks = not named_besides(turn, document, passage.start, passage.end)
        tells = bool(named_besides(turn, document, behind.start, behind.end))
    elif turn.understood.wanted == "why":
        lacks = not _gives_reason(turn, document, passage.start, passage.end)
        tells = _gives_reason(turn, document, behind.start, behind.end)
    elif fates := {stem(t.folded) for t in turn.understood.tokens} & FATES:
        lacks = fates.isdisjoint(_stems(turn, document, passage.start, passage.end))
        tells = not fates.isdisjoint(_stems(turn, document, behind.start, behind.end))
    elif lacks_measure(turn, turn.snapshot.text(document, passage.start, passage.end)):
        lacks, tells = True, not lacks_measure(turn, turn.snapshot.text(document, behind.start, behind.end))
    else:
        flags = set(_TOLD_BY.get(turn.understood.wanted, ""))
        lacks = bool(flags) and not any(flags & set(r.holds) for r in inside)
        tells = bool(flags & set(behind.holds))
    starts = [passage.start, *(r.start for r in inside if passage.start < r.start <= passage.candidate.start)]
    start = next((s for s in starts if behind.end - s <= WIDTH), starts[-1])
    short = behind.end - start <= _BOTH
    return replace(passage, start=start, end=behind.end) if lacks and tells and short else passage


def _stems(turn: Turn, document: int, start: int, end: int) -> set[str]:
    """The stems of [start, end) of a document."""
    return {w.stem for w in words(turn.snapshot.text(document, start, end))}


def without_tail(turn: Turn, passage: Passage) -> Passage:
    """A passage without a paragraph before its best sentence that only has the end of a quotation begun above it."""
    rows = [r for r in turn.snapshot.sentences(passage.candidate.document) if passage.start <= r.start < passage.end]
    first = [r for r in rows if r.paragraph == rows[0].paragraph]
    if not rows or any(r.start >= passage.candidate.start for r in first):
        return passage
    text = turn.snapshot.text(passage.candidate.document, first[0].start, first[-1].end)
    tail = _CLOSES.search(text) is not None and _OPENS.search(text) is None
    return replace(passage, start=rows[len(first)].start) if tail else passage


def joined(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages, but the first as one with another that stands right beside it, where both are short enough together.

    What runs on in the document reads better so than taken apart and set in another order. Where the other one as a
    whole is too long, it is taken from or up to its best sentence.
    """
    first, *others = passages
    for other in others:
        if other.candidate.document == first.candidate.document:
            behind = 0 <= other.start - first.end <= _GAP
            before = 0 <= first.start - other.end <= _GAP
            ends = [other.end, other.candidate.end] if behind else [first.end]
            starts = [other.start, other.candidate.start] if before else [first.start]
            ways = [(a, b) for a in starts for b in ends if b - a <= WIDTH]
            if (behind or before) and ways and not _parted_by_heading(turn, first, other):
                whole = replace(first, start=ways[0][0], end=ways[0][1])
                return [whole, *(p for p in others if p is not other)]
    return list(passages)


def _parted_by_heading(turn: Turn, one: Passage, other: Passage) -> bool:
    """Whether a heading is among what two passages beside each other show."""
    rows = turn.snapshot.sentences(one.candidate.document)
    start, end = min(one.start, other.start), max(one.end, other.end)
    return any("h" in r.holds for r in rows if r.start < end and start < r.end)


def with_quotations_whole(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages with what is left of a quotation that they cut off, where that is short and in none before it."""
    shown: list[Passage] = []
    for passage in passages:
        whole = _with_quotation_whole(turn, passage)
        apart = (
            p.candidate.document != passage.candidate.document or p.end <= whole.start or whole.end <= p.start
            for p in [*shown, *(p for p in passages if p is not passage)]
        )
        shown.append(whole if all(apart) else passage)
    return shown


def _with_quotation_whole(turn: Turn, passage: Passage) -> Passage:
    document, start, end = passage.candidate.document, passage.start, passage.end
    rows = turn.snapshot.sentences(document)
    first = next((i for i, r in enumerate(rows) if r.start >= start), None)
    if first is None or rows[first].start != start:
        return passage
    last = max(i for i, r in enumerate(rows) if r.start < end)
    paragraph = first
    while paragraph and not _parted(turn, document, rows[paragraph - 1].end, rows[paragraph].start):
        paragraph -= 1

    def opened(until: int) -> bool:
        return _left_open(turn.snapshot.text(document, rows[paragraph].start, until))

    while opened(end) and last + 1 < len(rows) and not _parted(turn, document, rows[last].end, rows[last + 1].start):
        last += 1
        end = rows[last].end
    if opened(end) or end - start > WIDTH:
        end = passage.end
    while paragraph < first and opened(start):
        first -= 1
        start = rows[first].start
    return replace(passage, start=start if end - start <= WIDTH else passage.start, end=end)


def _left_open(text: str) -> bool:
    """Whether a quotation that begins in a text does not end in it."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _parted(turn: Turn, document: int, end: int, start: int) -> bool:
    """Whether two sentences stand in different paragraphs."""
    return "\n" in turn.snapshot.text(document, end, start)


def _gives_reason(turn: Turn, document: int, start: int, end: int) -> bool:
    return _REASON.search(" ".join(turn.snapshot.text(document, start, end).split())) is not None


def named_besides(turn: Turn, document: int, start: int, end: int) -> set[int]:
    """The people and bodies named in [start, end) of a document that the question does not name."""
    known = {n for m in turn.understood.names for n in m.numbers}
    named = {e for e, _, _, kind in turn.snapshot.mentions(document, start, end) if kind == "name"}
    return {e for e in named - known if turn.snapshot.entities[e].type in {"person", "organisation"}}
