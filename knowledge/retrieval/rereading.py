"""A second look: the reader reads the likeliest stretches of text, and each sentence gets what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from knowledge.retrieval.matching import Array
from knowledge.retrieval.windows import Spans

if TYPE_CHECKING:
    from knowledge.retrieval.pool import Pool
    from knowledge.retrieval.reader import Reader, Reading

# The most characters of a stretch; those that the reader was trained on were as long.
WIDTH = 420
# A stretch is read where its sentence's chance comes to this share of the likeliest one's.
NEAR = 0.03
# From these odds on (their logarithm) a sentence is held to answer: rather than not.
ENOUGH = 0.0
# Where the likeliest stretch is held to answer, another is still read from this share of its chance on.
RIVAL = 0.4
# What the reader says counts for no less and no more than these odds (their logarithm).
LEAST, MOST = -8.0, 8.0


def stretches(spans: Spans, chances: Array, *, limit: int) -> list[tuple[int, int]]:
    """Rows [first, last] around the likeliest sentences, likeliest first, as far as they are near; no row is in two."""
    taken: set[int] = set()
    found: list[tuple[int, int]] = []
    for best in np.argsort(-chances, kind="stable").tolist():
        if len(found) >= limit or chances[best] <= 0 or chances[best] < NEAR * chances.max():
            break
        if best not in taken:
            first, last = _widened(spans, best, taken)
            found.append((first, last))
            taken.update(range(first, last + 1))
    return found


def _widened(spans: Spans, best: int, taken: set[int]) -> tuple[int, int]:
    """The row with as many rows before and behind it as fit, by turns."""
    first = last = best
    while True:
        before, behind = first, last
        if first and spans.follows[first - 1] and first - 1 not in taken and _fits(spans, first - 1, last):
            first -= 1
        if (
            last < len(spans.follows)
            and spans.follows[last]
            and last + 1 not in taken
            and _fits(spans, first, last + 1)
        ):
            last += 1
        if (before, behind) == (first, last):
            return first, last


def _fits(spans: Spans, first: int, last: int) -> bool:
    return spans.ends[last] - spans.starts[first] <= WIDTH


def read(reader: Reader, question: str, pool: Pool, chances: Array, *, limit: int) -> Array:
    """For each row the logarithm of the odds that an answer begins in it; not a number where it was not read.

    Where the likeliest stretch is found to answer, only those are read that were nearly as likely.
    """
    odds = np.full(len(pool), np.nan, np.float32)

    def look(at: list[tuple[int, int]]) -> None:
        texts = [_text(pool, first, last) for first, last in at]
        for (first, last), reading in zip(at, reader.read(question, texts), strict=True):
            odds[first : last + 1] = _within(pool.spans, first, last, reading)

    likeliest = stretches(pool.spans, chances, limit=limit)
    look(likeliest[:1])
    others = likeliest[1:]
    if others and np.nanmax(odds) >= ENOUGH:
        others = [(first, last) for first, last in others if chances[first : last + 1].max() >= RIVAL * chances.max()]
    look(others)
    return odds


def _text(pool: Pool, first: int, last: int) -> tuple[str, str]:
    """The title of the document of a stretch, and its text."""
    document, spans = int(pool.documents[first]), pool.spans
    text = pool.snapshot.text(document, spans.starts[first], spans.ends[last])
    return pool.snapshot.card(document).title or "", text


def _within(spans: Spans, first: int, last: int, reading: Reading) -> list[float]:
    begin = spans.starts[first]
    return [reading.within(spans.starts[i] - begin, spans.ends[i] - begin) for i in range(first, last + 1)]
