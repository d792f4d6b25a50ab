"""What tells whether the best passage answers at all: how much of the question it accounts for, and its rivals."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from knowledge.retrieval.features import Features
from knowledge.retrieval.matching import Array
from knowledge.retrieval.rereading import LEAST, MOST
from knowledge.retrieval.windows import Window

# Features of a window's best sentence that speak for or against its answering, whatever its rivals.
_OF_THE_BEST = (
    "missing", "missing_soft", "missing_rare", "numbers", "names_near", "unwanted", "bm25", "document_best", "topic",
)  # fmt: skip

# From this share of all sentences on a window has few rivals, and that its chance is great says little.
_FEW = 0.3
# The weight of the words of a long question, which the weight that a document matches is told in.
_MATCHED = 30.0


def evidence(features: Features, scores: Array, windows: Sequence[Window], k: int, readings: Array) -> dict[str, float]:
    """Named numbers about window `k` for the ranker's confidence; see `Ranker.confidence`.

    `readings` are what the reader says of each sentence, NaN where it did not read it.
    """
    window = windows[k]
    inside = slice(window.first, window.last + 1)
    values = features.values
    together = features.matches.soft[:, inside].max(axis=1, initial=0.0)
    exact = features.matches.exact[:, inside].max(axis=1, initial=0.0)
    anywhere = np.maximum(together, features.matches.title[:, window.best])
    rival = max((w.chance for i, w in enumerate(windows) if i != k), default=0.0)
    size = len(together)
    asked = not np.isnan(readings).all()
    read = _read(readings[inside])
    alone = max(0.0, ((window.last - window.first + 1) / features.matches.soft.shape[1] - _FEW) / (1 - _FEW))
    return {
        "score": float(scores[window.best]) / 10,
        "chance": window.chance,
        "lead": math.log((window.chance + 1e-3) / (rival + 1e-3)) / 5,
        "window_exact": float(features.share(exact)),
        "window_all": float(features.share(anywhere)),
        "window_least": float(anywhere.min(initial=1.0)),
        "document_matched": features.matched_by_document(window.best) / _MATCHED,
        "unmet": float((anywhere < 0.3).sum()) / 3,
        "words": math.log1p(size) / 3,
        "read": read / MOST if asked else 0.0,
        "unread": 0.0 if asked else 1.0,
        "read_alone": alone * read / MOST if asked else 0.0,
        **{f"best_{name}": float(values[name][window.best]) for name in _OF_THE_BEST},
    }


def _read(odds: Array) -> float:
    """What the reader says of several sentences together."""
    known = odds[~np.isnan(odds)]
    return float(np.clip(np.logaddexp.reduce(known), LEAST, MOST)) if len(known) else LEAST
