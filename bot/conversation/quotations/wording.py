"""Where a quotation stands in the documents, word for word or altered, and which statement holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from knowledge.facts import Statement
from knowledge.language.words import content_stems, fold, words
from knowledge.store.snapshot import Snapshot

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£%]")
# Of two runs of words, how much must agree for one to be the other, altered.
_ALTERED = 66.0
_SENTENCES = 24
_STEMS = 40
_WINDOW = 12
_SLACK = 12
# A statement speaks the words when it holds this share of them.
_SPOKEN = 0.5


class Part(NamedTuple):
    """A run of words: in both, in the message alone, or in the document alone."""

    where: Literal["both", "message", "document"]
    text: str


class Found(NamedTuple):
    """Where a quotation, or what comes nearest to it, stands; `score` 100 is word for word."""

    score: float
    document: int
    start: int
    end: int
    difference: tuple[Part, ...]


class _Piece(NamedTuple):
    """A word: folded, and where it stands."""

    folded: str
    start: int
    end: int


def find_wording(snapshot: Snapshot, quoted: str) -> Found | None:
    """The place that holds the words, else the one that comes nearest and near enough."""
    wanted = _pieces(quoted)
    best: Found | None = None
    for document, start, end in _regions(snapshot, _stems(snapshot, quoted)):
        found = _align(quoted, wanted, snapshot.text(document, start, end), document, start)
        if found is not None and (best is None or found.score > best.score):
            best = found
        if best is not None and not best.difference:
            break
    return best


def find_verbatim(snapshot: Snapshot, quoted: str) -> list[Found]:
    """The places that hold the words as they are but for case and punctuation, the likeliest first."""
    ours = [p.folded for p in _pieces(quoted)]
    found: dict[tuple[int, int], Found] = {}
    for document, begin, behind in _regions(snapshot, _stems(snapshot, quoted)) if ours else ():
        for start, end in _runs(ours, _pieces(snapshot.text(document, begin, behind), begin)):
            found.setdefault((document, start), Found(100.0, document, start, end, ()))
    return list(found.values())


def verbatim_in(snapshot: Snapshot, quoted: str, statement: Statement) -> Found | None:
    """Where a statement holds the words as they are."""
    number, ours = snapshot.number(statement.document_id), [p.folded for p in _pieces(quoted)]
    for begin, behind in statement.spans if number is not None and ours else ():
        for start, end in _runs(ours, _pieces(snapshot.text(number or 0, begin, behind), begin)):
            return Found(100.0, number or 0, start, end, ())
    return None


def _stems(snapshot: Snapshot, quoted: str) -> list[str]:
    """The stems by which a quotation is looked for, the rarest first; none that the documents do not have."""
    stems = list(dict.fromkeys(content_stems(quoted) or [w.stem for w in words(quoted)]))
    counts = snapshot.term_counts(stems[:200])
    return sorted((s for s in stems if s in counts), key=lambda s: counts[s])[:_STEMS]


def _runs(ours: Sequence[str], there: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Where words stand one behind the other in a text."""
    for i, piece in enumerate(there[: len(there) - len(ours) + 1]):
        if piece.folded == ours[0] and [p.folded for p in there[i : i + len(ours)]] == ours:
            yield piece.start, there[i + len(ours) - 1].end


def _regions(snapshot: Snapshot, stems: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Pieces of documents around the sentences that share most with the stems."""
    hits = [hit.n for hit in snapshot.passages.sentences([(stem, 1.0) for stem in stems], limit=_SENTENCES)]
    rows = {row.n: row for row in snapshot.sentences_numbered(hits)} if hits else {}
    covered: set[int] = set()
    for hit in hits:
        if hit in covered or hit not in rows:
            continue
        around = range(max(0, hit - _WINDOW), hit + _WINDOW + 1)
        near = [r for r in snapshot.sentences_numbered(list(around)) if r.document == rows[hit].document]
        # The outer ones are looked at, but a quotation that begins there gets a window of its own.
        covered |= {r.n for r in near if abs(r.n - hit) <= _WINDOW // 2}
        yield rows[hit].document, near[0].start, near[-1].end


def _pieces(text: str, offset: int = 0) -> list[_Piece]:
    return [_Piece(fold(m.group()), m.start() + offset, m.end() + offset) for m in _WORD.finditer(text)]


def _align(quoted: str, wanted: list[_Piece], text: str, document: int, offset: int) -> Found | None:
    """Lay a quotation's words along those of a text."""
    there = _pieces(text, offset)
    ours, theirs = [p.folded for p in wanted], [p.folded for p in there]
    if not ours or not theirs:
        return None
    joined = f" {' '.join(theirs)} "
    at = joined.find(f" {' '.join(ours)} ")
    if at >= 0:
        first = joined.count(" ", 0, at)
        return Found(100.0, document, there[first].start, there[first + len(ours) - 1].end, ())
    first, last = _nearest(ours, theirs)
    score = 100 * Indel.normalized_similarity(ours, theirs[first:last])
    if score < _ALTERED:
        return None
    return Found(
        min(score, 99.0),
        document,
        there[first].start,
        there[last - 1].end,
        _difference(quoted, wanted, text, there[first:last], offset),
    )


def _nearest(ours: list[str], theirs: list[str]) -> tuple[int, int]:
    """The run of words in `theirs` that is most like ours."""
    slack = min(max(3, len(ours) // 3), _SLACK)
    if len(ours) >= len(theirs):
        first, last = 0, len(theirs)
    else:
        aligned = fuzz.partial_ratio_alignment(ours, theirs)
        first, last = (aligned.dest_start, aligned.dest_end) if aligned is not None else (0, len(ours))
    # The run found has our length; the document may say it in more words, or in fewer.
    like = Indel.normalized_similarity
    starts = range(max(0, first - slack), min(first + slack, last - 1) + 1)
    first = max(starts, key=lambda start: (like(ours, theirs[start:last]), start))
    ends = range(max(first + 1, last - slack), min(len(theirs), last + slack) + 1)
    last = max(ends, key=lambda end: (like(ours, theirs[first:end]), -end))
    return first, last


def _opcodes(ours: list[str], theirs: list[str]) -> list[tuple[str, int, int, int, int]]:
    return [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(ours, theirs)]


def _difference(quoted: str, wanted: list[_Piece], text: str, there: list[_Piece], offset: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    for tag, a, b, c, d in _opcodes([p.folded for p in wanted], [p.folded for p in there]):
        if tag == "equal":
            parts.append(Part("both", text[there[c].start - offset : there[d - 1].end - offset]))
            continue
        if b > a:
            parts.append(Part("message", quoted[wanted[a].start : wanted[b - 1].end]))
        if d > c:
            parts.append(Part("document", text[there[c].start - offset : there[d - 1].end - offset]))
    return tuple(parts)


def holding(snapshot: Snapshot, found: Found) -> Statement | None:
    """The statement that speaks most of the words found."""
    best: tuple[int, Statement] | None = None
    for fact in snapshot.facts("statement", document=found.document):
        if isinstance(fact, Statement):
            shared = sum(max(0, min(b, found.end) - max(a, found.start)) for a, b in fact.spans)
            if shared >= _SPOKEN * (found.end - found.start) and (best is None or shared > best[0]):
                best = (shared, fact)
    return best[1] if best else None
