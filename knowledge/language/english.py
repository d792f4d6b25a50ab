"""How frequent English words are, so that a misspelt word can be told from a rare one and put right."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

MODEL = Path(__file__).parents[1] / "models" / "english.npz"
# The file holds the negative natural logarithms in steps of a twelfth, a byte each: within 4 % of the share.
_STEPS = 12


def save(path: Path, words: Sequence[str], shares: Sequence[float]) -> None:
    """Write words with their share of all words of English text (greater than 5e-10)."""
    codes = np.round(-np.log(shares) * _STEPS).astype(np.uint8)
    np.savez_compressed(path, words=np.frombuffer("\n".join(words).encode(), np.uint8), codes=codes)


def load(path: Path = MODEL) -> dict[str, float]:
    """Read what `save` wrote; nothing in the file is ever executed."""
    with np.load(path, allow_pickle=False) as file:
        words = bytes(file["words"]).decode().split("\n")
        shares = np.exp(-file["codes"].astype(np.float64) / _STEPS)
    return dict(zip(words, shares.tolist(), strict=True))


@functools.cache
def english() -> Mapping[str, float]:
    """The frequent words of English, folded, each with its share of all words of a text."""
    return load()
