"""Quotations: pairs of quotation marks of any kind, also mixed, unclosed, or running over paragraphs."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.language.analysis import Analysis
    from knowledge.language.sentences import Paragraph

_OPENING = "“„«"
_CLOSING = "”»"
_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_BEHIND = 3  # characters from the mark that closes a quotation to who said it
_KEPT = "onrecord_quotations"
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(—–:,]))[‘'](?=\w)|(?<=[\w,.!?…])[’'](?=[\s,.;:!?)—–]|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks: `start`, `end` inside the marks, `outer_*` with them (code points).

    `closed` is False where the paragraph ends before a closing mark; `runs_on` tells that the next
    paragraph opens with a mark again, so one speaker goes on.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool
    runs_on: bool = False


def find_quotations(analysis: Analysis) -> tuple[Quotation, ...]:
    """All quotations of a document, in order; none overlaps another. Looked for once a document."""
    kept = analysis.doc.user_data
    if _KEPT not in kept:
        kept[_KEPT] = _find(analysis)
    found: tuple[Quotation, ...] = kept[_KEPT]
    return found


def _find(analysis: Analysis) -> tuple[Quotation, ...]:
    text = analysis.text
    body = text[analysis.document.body_start :]
    single = len(_DOUBLE.findall(body)) < 2 and len(re.findall(r"[‘’']", body)) >= 4
    marks = [_marks(text, paragraph, single=single) for paragraph in analysis.paragraphs]
    found: list[Quotation] = []
    for at, paragraph in enumerate(analysis.paragraphs):
        pairs = _pair(text, paragraph, marks[at])
        if pairs and not pairs[-1].closed:
            closing = _closing_below(marks, at)
            if closing is not None:
                below, mark = closing
                last = pairs.pop()
                pairs.append(replace(last, end=mark[0], outer_end=mark[1], closed=True))
                marks[below] = marks[below][1:]
        found.extend(pairs)
    return tuple(_running(text, analysis, found))


def _closing_below(marks: list[list[tuple[int, int, str]]], at: int) -> tuple[int, tuple[int, int, str]] | None:
    """The closing mark in one of the next paragraphs, where a quotation holds a line break."""
    for below in range(at + 1, min(at + 5, len(marks))):
        if marks[below]:
            first = marks[below][0]
            return (below, first) if first[2] == "close" else None
    return None


def _marks(text: str, paragraph: Paragraph, *, single: bool) -> list[tuple[int, int, str]]:
    """Quotation marks of a paragraph as (start, end, role): "open", "close", or "either"."""
    pattern = _SINGLE if single else _DOUBLE
    marks = []
    for match in pattern.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before, after = text[start - 1 : start] if start > paragraph.start else " ", text[end : end + 1] or " "
        mark = match.group()
        if mark in _OPENING or mark in ("``", "‘"):
            role = "open"
        elif mark in _CLOSING or mark == "’":
            role = "close"
        elif before.isdigit() and not after.isalpha() and "." not in before:
            role = "inch"
        elif (before.isspace() or before in "([—–-/:") and not after.isspace():
            role = "open"
        elif not before.isspace() and (after.isspace() or not after.isalnum()):
            role = "close"
        else:
            role = "either"
        marks.append((start, end, role))
    return marks


def _pair(text: str, paragraph: Paragraph, marks: list[tuple[int, int, str]]) -> list[Quotation]:
    """Pair marks in order; an opening mark inside an open quotation is ignored unless it restarts one."""
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    outermost = -1
    for at, (start, end, role) in enumerate(marks):
        if at < outermost:
            continue
        if opened is None:
            outermost = _outermost(text, marks, at)
            if role in ("open", "either") or (role == "close" and start == paragraph.start):
                opened = (start, end)
            continue
        if role == "open" and text[start] in "“„«‘":
            # A second opening mark: nested, or the closing one was typed wrongly.
            if start > paragraph.start and text[start - 1] in ",.!?" and text[end : end + 1].isspace():
                role = "close"
            else:
                continue
        if text[start] in "\"'" and text[opened[0]] == "“" and _curly_close_follows(text, marks, start):
            continue
        if role == "inch" and text[opened[0]] not in '"':
            continue
        found.append(Quotation(opened[1], start, opened[0], end, paragraph.index, closed=True))
        opened = None
    if opened is not None and opened[1] < paragraph.end:
        found.append(Quotation(opened[1], paragraph.end, opened[0], paragraph.end, paragraph.index, closed=False))
    return [q for q in found if text[q.start : q.end].strip()]


def _outermost(text: str, marks: list[tuple[int, int, str]], at: int) -> int:
    """Which mark closes the one at a place where quotations of the same marks stand inside; -1 where none do.

    Each mark inside must have its partner there, else one was left out, and nothing tells where.
    """
    depth = 0
    for place in range(at, len(marks)):
        mark = text[marks[place][0]]
        depth += (mark == "“") - (mark == "”")
        if depth <= 0 or mark not in "“”":
            return place if depth == 0 and place > at + 1 else -1
    return -1


def _curly_close_follows(text: str, marks: list[tuple[int, int, str]], at: int) -> bool:
    """Whether the next curly mark behind an offset closes: then a straight one before it is nested."""
    following = next((text[s] for s, _, _ in marks if s > at and text[s] in "“”"), None)
    return following == "”"


def _running(text: str, analysis: Analysis, found: list[Quotation]) -> list[Quotation]:
    """Mark unclosed quotations that the next paragraph takes up with an opening mark."""
    starts = {q.paragraph for q in found if q.outer_start == analysis.paragraphs[q.paragraph].start}
    return [
        Quotation(q.start, q.end, q.outer_start, q.outer_end, q.paragraph, q.closed, q.paragraph + 1 in starts)
        if not q.closed
        else q
        for q in found
    ]


def inside(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The quotation that holds an offset, if any."""
    at = bisect.bisect_right(quotations, offset, key=lambda q: q.outer_start) - 1
    if at >= 0 and quotations[at].outer_start <= offset < quotations[at].outer_end:
        return quotations[at]
    return None


def lead_in(analysis: Analysis, quotations: tuple[Quotation, ...], offset: int) -> tuple[int, int] | None:
    """What leads up, before a colon, to the quotation that ends right before an offset: "Quist objected: “...,” he"."""
    before = bisect.bisect_right(quotations, offset, key=lambda q: q.outer_end) - 1
    quote = quotations[before] if before >= 0 else None
    if quote is None or offset - quote.outer_end > _BEHIND or analysis.text[quote.outer_end : offset].strip():
        return None
    if analysis.text[quote.start : quote.end].lower().startswith(("he ", "she ")):
        return None  # "Quist was out: “He had to go,” he said" may well be another's
    sentence = analysis.sentence_at(quote.outer_start)
    if sentence is None or not analysis.text[sentence.start : quote.outer_start].rstrip().endswith(":"):
        return None
    return sentence.start, quote.outer_start
