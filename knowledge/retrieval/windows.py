"""Windows: neighbouring sentences that together are likeliest to hold an answer, and short enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.retrieval.matching import Array

if TYPE_CHECKING:
    from knowledge.store.snapshot import SentenceHit

# The most characters of a window: two or three sentences of news.
WIDTH = 400
# A sentence whose chance is below this share of the best one's is not taken along.
_WORTH = 0.02


@dataclass(frozen=True, slots=True)
class Window:
    """Rows [first, last] of a pool, both included; `best` is the likeliest of them, `chance` that of all together."""

    first: int
    last: int
    best: int
    chance: float


def best_windows(rows: Sequence[SentenceHit], chances: Array, *, limit: int) -> list[Window]:
    """The windows of the greatest chance, none touching another; a sentence longer than a window is one by itself.

    Headings are never part of a window, unless nothing else may be shown.
    """
    usable = [i for i, row in enumerate(rows) if "h" not in row.holds] or list(range(len(rows)))
    allowed = set(usable)
    found: list[tuple[float, int, int]] = []
    for first in usable:
        total, last = 0.0, first
        while last in allowed and _together(rows, first, last):
            total += float(chances[last])
            # Among windows of one chance the shorter one comes first.
            found.append((total - 1e-7 * (last - first), first, last))
            last += 1
    found.sort(key=lambda w: (-w[0], w[1]))
    taken: set[int] = set()
    windows: list[Window] = []
    for total, first, last in found:
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            windows.append(_trimmed(first, last, chances, total))
            if len(windows) >= limit:
                break
    return windows


def _together(rows: Sequence[SentenceHit], first: int, last: int) -> bool:
    """Whether rows first..last stand behind one another in one document, and fit."""
    if first == last:
        return True
    before, row = rows[last - 1], rows[last]
    adjacent = row.document == before.document and row.n == before.n + 1
    return adjacent and row.end - rows[first].start <= WIDTH


def _trimmed(first: int, last: int, chances: Array, total: float) -> Window:
    """Leave off sentences at either end that add next to nothing."""
    inside = chances[first : last + 1]
    best = first + int(np.argmax(inside))
    least = _WORTH * float(inside.max())
    while first < best and chances[first] < least:
        first += 1
    while last > best and chances[last] < least:
        last -= 1
    return Window(first, last, best, total)
