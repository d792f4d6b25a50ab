"""What the features of a sentence and what the reader says of it mean together: a small network beside the ranker.

The ranker is linear, and what the reader says was one number more in its sum. But a sentence that shares little with a
question needs less of the rest where the reader finds an answer in it, and a reader that finds none anywhere tells
nothing of any. The network adds to each sentence's score what the sum does not know.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from knowledge.retrieval.matching import Array
from knowledge.retrieval.rereading import LEAST, MOST

MODEL = Path(__file__).parents[1] / "models" / "weighing.json"
# What is told of each sentence besides its features.
READ = ("share", "told", "behind", "unread", "best")
# A share of the chance below this is as good as none.
_NONE = 1e-4


def inputs(values: Mapping[str, Array], names: tuple[str, ...], scores: Array, readings: Array, unread: float) -> Array:
    """A row a sentence: its features in the order of their names, then READ.

    `scores` are the ranker's, `readings` the reader's log odds (NaN where it did not read), `unread` what counts for
    those.
    """
    skipped = np.isnan(readings)
    told = np.where(skipped, unread, np.clip(readings, LEAST, MOST))
    best = float(np.nanmax(np.clip(readings, LEAST, MOST))) if not skipped.all() else LEAST
    odds = np.exp(scores - scores.max())
    beside = {
        "share": np.log(odds / odds.sum() + _NONE),
        "told": told / MOST,
        "behind": (told - best) / MOST,
        "unread": skipped.astype(float),
        "best": np.full(len(scores), best / MOST),
    }
    columns = [*(values[name] for name in names), *(beside[name] for name in READ)]
    table = np.empty((len(scores), len(columns)), np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


class Weighing(BaseModel):
    """A network of one hidden layer.

    Of the inputs (features, then READ) `mean` is taken away, and they are divided by `spread`; `hidden` has a row of
    weights for each of them.
    """

    model_config = ConfigDict(frozen=True)

    features: tuple[str, ...] = ()
    mean: tuple[float, ...] = ()
    spread: tuple[float, ...] = ()
    hidden: tuple[tuple[float, ...], ...] = ()
    offsets: tuple[float, ...] = ()
    out: tuple[float, ...] = ()

    @functools.cached_property
    def _arrays(self) -> tuple[Array, Array, Array, Array, Array]:
        mean, spread, hidden, offsets, out = (
            np.array(part, np.float32) for part in (self.mean, self.spread, self.hidden, self.offsets, self.out)
        )
        return mean, spread, hidden, offsets, out

    def added(self, values: Mapping[str, Array], scores: Array, readings: Array, unread: float) -> Array:
        """What is added to each sentence's score; nothing by a network without weights."""
        if not self.out:
            return np.zeros(len(scores), np.float32)
        mean, spread, hidden, offsets, out = self._arrays
        given = (inputs(values, self.features, scores, readings, unread) - mean) / spread
        inner = given @ hidden + offsets
        # GELU, by its approximation with tanh (Hendrycks and Gimpel 2016).
        active = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
        result: Array = active @ out
        return result


@functools.cache
def default_weighing() -> Weighing:
    """Load the network that ships with On Record."""
    return Weighing.model_validate_json(MODEL.read_bytes())
