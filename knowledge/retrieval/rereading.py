"""A second look: the reader reads the likeliest stretches of text, and each sentence gets what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from knowledge.retrieval.matching import Array
from knowledge.retrieval.windows import Spans

if TYPE_CHECKING:
    from knowledge.retrieval.pool import Pool
    from knowledge.retrieval.reader import Reader

# The most characters of a stretch; those that the reader was trained on were as long.
WIDTH = 420


def stretches(spans: Spans, chances: Array, *, limit: int) -> list[tuple[int, int]]:
    """Rows [first, last] around the likeliest sentences, likeliest first; no row is in two of them."""
    taken: set[int] = set()
    found: list[tuple[int, int]] = []
    for best in np.argsort(-chances, kind="stable").tolist():
        if len(found) >= limit or chances[best] <= 0:
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
    """For each row the logarithm of the odds that an answer begins in it; not a number where it was not read."""
    odds = np.full(len(pool), np.nan, np.float32)
    spans, documents, snapshot = pool.spans, pool.documents, pool.snapshot
    chosen = stretches(spans, chances, limit=limit)
    texts = []
    for first, last in chosen:
        document = int(documents[first])
        text = snapshot.text(document, spans.starts[first], spans.ends[last])
        texts.append((snapshot.card(document).title or "", text))
    for (first, last), reading in zip(chosen, reader.read(question, texts), strict=True):
        begin = spans.starts[first]
        for row in range(first, last + 1):
            odds[row] = reading.within(spans.starts[row] - begin, spans.ends[row] - begin)
    return odds
