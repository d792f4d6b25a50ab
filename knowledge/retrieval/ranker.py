"""The ranker: a linear model over named features, and the logistic that turns its score into confidence."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

MODEL = Path(__file__).parents[1] / "models" / "passages.json"


class Ranker(BaseModel):
    """Weights by feature name; `slope` and `offset` calibrate a score into the chance that it answers."""

    model_config = ConfigDict(frozen=True)

    weights: dict[str, float]
    slope: float = 1.0
    offset: float = 0.0

    def score(self, features: Mapping[str, float]) -> float:
        """Weigh features; higher is better, zero has no meaning of its own."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def confidence(self, score: float) -> float:
        """The calibrated chance (0..1) that a passage of this score answers the question."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.offset))))


@functools.cache
def default_ranker() -> Ranker:
    """Load the ranker that ships with On Record."""
    return Ranker.model_validate_json(MODEL.read_bytes())
