"""Word vectors: which words of a passage are near in meaning to a word of the question.

Numbers, days, months and people's names have no vector here, so that they are only ever matched exactly.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

MODEL = Path(__file__).parents[1] / "models" / "words.npz"

Array = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]
Ints = npt.NDArray[np.integer[Any]]
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

    def __len__(self) -> int:
        return len(self._codes)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._codes.shape[1])

    def places(self, stems: Iterable[str], *, without: Container[str] = ()) -> Places:
        """Where the vectors of stems stand; -1 where a stem has none, or is one of those to go `without`."""
        return np.array([-1 if s in without else self._places.get(s, -1) for s in stems], np.int32)

    def at(self, places: Ints) -> Array:
        """Vectors of length one, a row a place; all zeros for -1."""
        found: Array = self._codes[places] * self._inverse_lengths[places]
        found[places < 0] = 0.0
        return found

    def of(self, stems: Sequence[str]) -> Array:
        """Vectors of length one, a row a stem; all zeros where a stem has none."""
        return self.at(self.places(stems))


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
