"""The ranker: a linear model over named features of sentences, and a logistic one that decides whether to speak."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from knowledge.retrieval.matching import Array

MODEL = Path(__file__).parents[1] / "models" / "passages.json"


class Ranker(BaseModel):
    """Weights by feature name.

    `temperature` turns scores into shares of a chance; `evidence` and `offset` turn what is known of the best
    passage (knowledge.retrieval.deciding) into the chance that it answers. `reading` is the weight of what the reader
    says of a sentence (log odds), `unread` what counts for one that it did not read.
    """

    model_config = ConfigDict(frozen=True)

    weights: dict[str, float]
    temperature: float = 1.0
    evidence: dict[str, float] = {}
    offset: float = 0.0
    reading: float = 0.0
    unread: float = -4.0

    def scores(self, values: Mapping[str, Array], count: int) -> Array:
        """Weigh the features of `count` sentences; higher is better, zero has no meaning of its own."""
        scores = np.zeros(count, np.float64)
        for name, weight in self.weights.items():
            scores += weight * values[name]
        return scores.astype(np.float32)

    def confidence(self, told: Mapping[str, float]) -> float:
        """The calibrated chance (0..1) that a passage of this evidence answers the question."""
        weighed = self.offset + sum(w * told[name] for name, w in self.evidence.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, weighed))))


@functools.cache
def default_ranker() -> Ranker:
    """Load the ranker that ships with On Record."""
    return Ranker.model_validate_json(MODEL.read_bytes())
