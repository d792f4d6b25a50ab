"""Word vectors: which words of a passage are near in meaning to a word of the question.

Numbers, days, months and people's names have no vector here, so that they are only ever matched exactly.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

MODEL = Path(__file__).parents[1] / "models" / "words.npz"

Array = npt.NDArray[np.float32]
_STEP = 4096


class WordVectors:
    """Stems with a vector each, kept as eight-bit numbers."""

    def __init__(self, stems: Sequence[str], codes: npt.NDArray[np.int8]) -> None:
        self._places = {stem: n for n, stem in enumerate(stems)}
        self._codes = codes
        # In steps: the whole table as floats would take five times its memory, if only for a moment.
        squares = [np.square(codes[n : n + _STEP].astype(np.float32)).sum(axis=1) for n in range(0, len(codes), _STEP)]
        self._inverse_lengths = 1.0 / np.sqrt(np.maximum(np.concatenate(squares), 1.0))[:, None]

    def __contains__(self, stem: object) -> bool:
        return stem in self._places

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._codes.shape[1])

    def of(self, stems: Sequence[str]) -> Array:
        """Vectors of length one, a row a stem; all zeros where a stem has none."""
        known = [(i, place) for i, s in enumerate(stems) if (place := self._places.get(s)) is not None]
        found = np.zeros((len(stems), self.width), np.float32)
        if known:
            rows, places = map(list, zip(*known, strict=True))
            found[rows] = self._codes[places] * self._inverse_lengths[places]
        return found


def save(path: Path, stems: Sequence[str], vectors: Array) -> None:
    """Write stems and their vectors, rounded to eight bits."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    codes = np.round(vectors / np.maximum(scale, 1e-9)).astype(np.int8)
    np.savez(path, stems=np.frombuffer("\n".join(stems).encode(), np.uint8), codes=codes)


def load(path: Path = MODEL) -> WordVectors:
    """Read what `save` wrote; nothing in the file is ever executed."""
    with np.load(path, allow_pickle=False) as file:
        return WordVectors(bytes(file["stems"]).decode().split("\n"), file["codes"])


@functools.cache
def default_vectors() -> WordVectors:
    """Load the vectors that ship with On Record."""
    return load()
