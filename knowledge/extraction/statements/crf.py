"""Linear conditional random fields: CRFsuite's weight files, read for many sequences at once.

The weights of features are found by their hashes (`templates.py`). The lattice is summed and searched for all sequences
of a document together. Labels and probabilities are CRFsuite's.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.extraction.statements.templates import Block, Weights

_FEATURE = np.dtype([("kind", "<u4"), ("from", "<u4"), ("to", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1


@dataclass(frozen=True, slots=True)
class Sums:
    """What lattices add up to: a probability for each row and label, a logarithm for each sequence."""

    marginals: Any
    totals: Any


class LinearCrf:
    """A trained model, only read."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        if data[:4] != b"lCRF":
            raise ValueError(f"{path} is not a CRFsuite model. Train it anew: python -m training.statements.")
        features_at, labels_at, names_at = struct.unpack_from("<3I", data, 28)
        (count,) = struct.unpack_from("<I", data, features_at + 8)
        features = np.frombuffer(data, _FEATURE, count, features_at + 12)
        self.labels = _strings(data, labels_at)
        names = _strings(data, names_at)
        weights = np.zeros((len(names), len(self.labels)))
        self._moves = np.zeros((len(self.labels),) * 2)
        for kind, table in ((_STATE, weights), (_TRANSITION, self._moves)):
            some = features[features["kind"] == kind]
            table[some["from"], some["to"]] = some["weight"]
        self._weights = Weights(names, weights)

    def scores(self, blocks: Sequence[Block], count: int) -> Any:
        """The score of each label at each of so many rows, neighbours not seen."""
        return self._weights.sums(blocks, count)

    def sums(self, scores: Any, lengths: Sequence[int]) -> Sums:
        """Sum the lattices of sequences that stand one behind the other in `scores`."""
        grid, active, places = _grid(scores, lengths)
        tops = scores.max(axis=1, keepdims=True)
        grid[places] = np.exp(scores - tops)
        moves = np.exp(self._moves)
        forward, scale = np.zeros_like(grid), np.ones(grid.shape[:2])
        now, ones = grid[0], np.ones(len(moves))
        for t, count in enumerate(active):
            if t:
                now = (now[:count] @ moves) * grid[t, :count]
            scale[t, :count] = now @ ones
            now = now / scale[t, :count, None]
            forward[t, :count] = now
        backward = np.ones_like(grid)
        for t in range(len(active) - 1, 0, -1):
            count = active[t]
            behind = backward[t, :count] * grid[t, :count] / scale[t, :count, None]
            backward[t - 1, :count] = behind @ moves.T
        totals = np.log(scale)[places] + tops[:, 0]
        begins = np.cumsum([0, *lengths[:-1]])
        return Sums((forward * backward)[places], np.add.reduceat(totals, begins))

    def best(self, scores: Any, lengths: Sequence[int]) -> Any:
        """The labels (by number) of the best labelling of sequences that stand one behind the other in `scores`."""
        grid, active, places = _grid(scores, lengths)
        grid[places] = scores
        came_from = np.zeros(grid.shape, dtype=np.intp)
        now = grid[0]
        ends = np.zeros_like(now)
        for t, count in enumerate(active):
            if t:
                steps = now[:count, :, None] + self._moves
                came_from[t, :count] = steps.argmax(axis=1)
                now = steps.max(axis=1) + grid[t, :count]
            ends[:count] = now
        found = np.zeros(grid.shape[:2], dtype=np.intp)
        label = ends.argmax(axis=1)
        for t in range(len(active) - 1, -1, -1):
            count = active[t]
            found[t, :count] = label[:count]
            label[:count] = came_from[t, np.arange(count), label[:count]]
        return found[places]

    def log_scores(self, scores: Any, labels: Any, begins: Any) -> Any:
        """The logarithm of the weight of each labelling; less the sequence's total that of its probability.

        Labellings stand one behind the other, each beginning in a row of `begins`; `scores` are those of their rows.
        """
        rows = scores[np.arange(len(labels)), labels]
        moves = self._moves[labels[:-1], labels[1:]]
        moves[begins[1:] - 1] = 0
        rows[1:] += moves
        return np.add.reduceat(rows, begins)

    def most(self, scores: Any, label: int) -> Any:
        """At each row the most that the probability of all labels but one can be, whatever stands beside it."""
        into = np.maximum((self._moves - self._moves[:, [label]]).max(axis=0), 0)
        out = np.maximum((self._moves - self._moves[label]).max(axis=1), 0)
        odds = np.exp(np.minimum(scores - scores[:, [label]] + into + out, 30)).sum(axis=1) - 1
        return odds / (1 + odds)


def _grid(scores: Any, lengths: Sequence[int]) -> tuple[Any, list[int], tuple[Any, Any]]:
    """An empty lattice (step, sequence, label), how many sequences reach each step, and where each row goes.

    The longest sequence stands first, so that those which reach a step are a slice.
    """
    sizes = np.asarray(lengths)
    rank = np.empty(len(sizes), dtype=np.intp)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    begins = np.cumsum(sizes) - sizes
    steps = np.arange(len(scores)) - np.repeat(begins, sizes)
    active = np.bincount(steps).tolist()
    return np.zeros((len(active), len(sizes), scores.shape[1])), active, (steps, np.repeat(rank, sizes))


def _strings(data: bytes, at: int) -> list[str]:
    """The strings of one of the file's dictionaries, in the order of their numbers."""
    count, offset = struct.unpack_from("<2I", data, at + 16)
    found = []
    for place in struct.unpack_from(f"<{count}I", data, at + offset):
        begin = at + place + 8  # behind the string's number and length
        found.append(data[begin : data.index(b"\0", begin)].decode("utf-8"))
    return found
