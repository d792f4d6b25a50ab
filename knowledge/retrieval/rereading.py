"""A second look: the reader reads the likeliest stretches of text, and each sentence gets what it says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from knowledge.retrieval.matching import Array

if TYPE_CHECKING:
    from knowledge.retrieval.reader import Reader
    from knowledge.store.snapshot import SentenceHit, Snapshot

# The most characters of a stretch; those that the reader was trained on were as long.
WIDTH = 420


def stretches(rows: Sequence[SentenceHit], chances: Array, *, limit: int) -> list[tuple[int, int]]:
    """Rows [first, last] around the likeliest sentences, what stands before them first, none in two of them."""
    taken: set[int] = set()
    found: list[tuple[int, int]] = []
    for best in np.argsort(-chances, kind="stable"):
        if len(found) >= limit or chances[best] <= 0:
            break
        if best not in taken:
            first, last = _widened(rows, int(best), taken)
            found.append((first, last))
            taken.update(range(first, last + 1))
    return found


def _widened(rows: Sequence[SentenceHit], best: int, taken: set[int]) -> tuple[int, int]:
    first = last = best
    grows = True
    while grows:
        grows = False
        for before in (True, False):
            new = first - 1 if before else last + 1
            if not 0 <= new < len(rows) or new in taken:
                continue
            near = rows[first] if before else rows[last]
            beside = rows[new].document == near.document and abs(rows[new].n - near.n) == 1
            low, high = min(new, first), max(new, last)
            if beside and rows[high].end - rows[low].start <= WIDTH:
                first, last, grows = low, high, True
    return first, last


def read(
    snapshot: Snapshot, reader: Reader, question: str, rows: Sequence[SentenceHit], chances: Array, *, limit: int
) -> Array:
    """For each row the logarithm of the odds that an answer begins in it; not a number where it was not read."""
    odds = np.full(len(rows), np.nan, np.float32)
    chosen = stretches(rows, chances, limit=limit)
    texts = [
        (snapshot.card(rows[a].document).title or "", snapshot.text(rows[a].document, rows[a].start, rows[b].end))
        for a, b in chosen
    ]
    for (first, last), reading in zip(chosen, reader.read(question, texts), strict=True):
        begin = rows[first].start
        for i in range(first, last + 1):
            odds[i] = reading.within(rows[i].start - begin, rows[i].end - begin)
    return odds
