"""Windows: neighbouring sentences that together are likeliest to hold an answer, and short enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from knowledge.retrieval.vectors import Array
    from knowledge.store.columns import Ints

# The most characters of a window: two or three sentences of news.
WIDTH = 400
# A sentence whose chance is below this share of the best one's is not taken along.
_WORTH = 0.02
# One whose chance is below this share makes room for what the window leans on.
_ROOM = 0.3


@dataclass(frozen=True, slots=True)
class Spans:
    """Sentences that windows are made of: from where to where each is (code points of its document), whether it is a
    heading, and whether the one behind it (there is none behind the last) follows on it in the same document."""

    starts: Sequence[int]
    ends: Sequence[int]
    headings: Sequence[bool]
    follows: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Window:
    """Rows [first, last] of a pool, both included; `best` is the likeliest of them, `chance` that of all together."""

    first: int
    last: int
    best: int
    chance: float


def best_windows(spans: Spans, chances: Array, *, limit: int) -> list[Window]:
    """The windows of the greatest chance, none touching another; a sentence longer than a window is one by itself.

    Headings are never part of a window, unless nothing else may be shown.
    """
    usable = [i for i, heading in enumerate(spans.headings) if not heading] or list(range(len(spans.starts)))
    allowed, ends, follows, shares = set(usable), spans.ends, spans.follows, chances.tolist()
    # Negated, so that sorting brings the greatest first, and of these the earliest.
    found: list[tuple[float, int, int]] = []
    for first in usable:
        total, last, most = shares[first], first, spans.starts[first] + WIDTH
        found.append((-total, first, first))
        while last + 1 in allowed and follows[last] and ends[last + 1] <= most:
            last += 1
            total += shares[last]
            # Among windows of one chance the shorter one comes first.
            found.append((1e-7 * (last - first) - total, first, last))
    found.sort()
    taken: set[int] = set()
    windows: list[Window] = []
    for total, first, last in found:
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            windows.append(_trimmed(first, last, chances, -total))
            if len(windows) >= limit:
                break
    return windows


def led_up(windows: Sequence[Window], spans: Spans, chances: Array, leans: Sequence[bool]) -> list[tuple[int, int]]:
    """From which row to which to show each window.

    One that leans on the sentence before it ("She did ...") takes that along, where it is in no other window, is no
    heading, and all together is short enough; sentences at its end that add little make room for it.
    """
    taken = {row for w in windows for row in range(w.first, w.last + 1)}
    shown = []
    for window in windows:
        before, last = window.first - 1, window.last
        free = before >= 0 and before not in taken and not spans.headings[before] and spans.follows[before]
        if not free or not leans[window.first]:
            shown.append((window.first, last))
            continue
        least = _ROOM * float(chances[window.best])
        while spans.ends[last] - spans.starts[before] > WIDTH and last > window.best and chances[last] < least:
            last -= 1
        fits = spans.ends[last] - spans.starts[before] <= WIDTH
        shown.append((before, last) if fits else (window.first, window.last))
        taken.add(shown[-1][0])
    return shown


def within_part(shown: tuple[int, int], best: int, parts: Ints) -> tuple[int, int]:
    """Of the rows to show those that no heading or caption parts from the best one."""
    kept = [row for row in range(shown[0], shown[1] + 1) if parts[row] == parts[best]]
    return kept[0], kept[-1]


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
