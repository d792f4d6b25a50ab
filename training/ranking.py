"""Fit a log-linear choice among candidates by gradient descent (numpy, Adam)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

Group = list[tuple[dict[str, float], float]]
SHARPNESS = 12.0  # how much better a perfect candidate is than a nearly right one


def fit(
    groups: Sequence[Group], *, least: int = 4, steps: int = 250, rate: float = 0.05, decay: float = 2e-6
) -> dict[str, float]:
    """Weights that make good candidates likely within their group.

    A group is the candidates of one cue with their worth (0 to 1); groups without a candidate worth 0.3
    are left out. Features seen in fewer than `least` groups are dropped.
    """
    useful = [g for g in groups if g and max(worth for _, worth in g) >= 0.3]
    seen = Counter(name for group in useful for name in {n for features, _ in group for n in features})
    index = {name: k for k, name in enumerate(n for n, count in seen.items() if count >= least)}
    columns, values, rows, starts, target = [], [], [], [], []
    row = 0
    for group in useful:
        starts.append(row)
        worth = np.exp(SHARPNESS * np.array([w for _, w in group]))
        target.extend(worth / worth.sum())
        for features, _ in group:
            for name, value in features.items():
                if name in index:
                    columns.append(index[name])
                    values.append(value)
                    rows.append(row)
            row += 1
    cells = (np.array(columns, np.int32), np.array(values, np.float32), np.array(rows, np.int32))
    weights = _descend(cells, np.array(starts), np.array(target), len(index), steps, rate, decay)
    return {name: round(float(weights[k]), 3) for name, k in index.items() if abs(weights[k]) >= 0.01}


def _descend(
    cells: tuple[np.ndarray, np.ndarray, np.ndarray],
    starts: np.ndarray,
    target: np.ndarray,
    size: int,
    steps: int,
    rate: float,
    decay: float,
) -> np.ndarray:
    columns, values, rows = cells
    count = len(target)
    lengths = np.diff(np.append(starts, count))
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        scores = np.bincount(rows, weights[columns] * values, count)
        scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
        odds = np.exp(scores)
        odds /= np.repeat(np.add.reduceat(odds, starts), lengths)
        slope = (
            np.bincount(columns, (odds - target)[rows] * values, size) / len(starts)
            + decay * len(starts) * weights / 100
        )
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights
