"""The reader: a small transformer that reads a question and a passage together, and tells where an answer begins.

It knows what words in their order mean ("Who followed the director?" against "The director followed the minister"),
which no feature of single words does. It is the encoder of BERT (Devlin et al. 2019) with few layers, in numpy.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.retrieval.wordpieces import Pieces, WordPieces

MODELS = Path(__file__).parents[1] / "models"
LAYERS, PIECES = MODELS / "reader.npz", MODELS / "reader.pieces.npz"

Array = npt.NDArray[np.float32]
HEADS = 12
# Pieces of a question, of a title, and of a passage that are read.
QUESTION, TITLE, PASSAGE = 40, 14, 120
_NEVER = -30.0


@dataclass(frozen=True)
class Reading:
    """Of each piece of a passage, the logarithm of the odds that an answer begins there, against there being none."""

    places: npt.NDArray[np.int32]
    odds: Array

    def within(self, start: int, end: int) -> float:
        """The same for all pieces in [start, end) of the passage together; very small where none was read."""
        inside = self.odds[(self.places[:, 0] >= start) & (self.places[:, 0] < end)]
        return float(np.logaddexp.reduce(inside)) if len(inside) else _NEVER


class Reader:
    """Weights by name; matrices lie ready to be multiplied from the right."""

    def __init__(self, weights: Mapping[str, Array], pieces: WordPieces, embedding: npt.NDArray[np.int8]) -> None:
        self._weights = weights
        self._pieces = pieces
        self._embedding = embedding
        self._layers = sum(name.endswith(".attention") for name in weights)

    def read(self, question: str, passages: Sequence[tuple[str, str]]) -> list[Reading]:
        """Read a question against passages, each with the title of its document."""
        if not passages:
            return []
        # A long question says what it asks for at its end. Whether its mark was typed is to make no difference.
        asked = self._pieces.end_of(f"{question.rstrip(' ?')}?", QUESTION)
        laid = [self._laid(asked, title, text) for title, text in passages]
        states = self._embedded(laid)
        bounds = np.cumsum([0, *(len(ids) for ids, _, _ in laid)])
        for layer in range(self._layers):
            states = self._layer(f"{layer}.", states, bounds)
        logits = states @ self._weights["head"] + self._weights["head.bias"]
        readings = []
        for (_, first, text), begin, end in zip(laid, bounds[:-1], bounds[1:], strict=True):
            # The first piece stands for "there is none"; the last one closes the passage.
            odds = logits[begin + first : end - 1, 0] - logits[begin, 0]
            readings.append(Reading(np.array(text.places, np.int32).reshape(-1, 2), odds))
        return readings

    def _laid(self, asked: Pieces, title: str, text: str) -> tuple[list[int], int, Pieces]:
        """The numbers of a whole sequence, where the passage begins in it, and the passage's pieces."""
        start, end = self._pieces.start, self._pieces.end
        before = [start, *asked.ids, end, *self._pieces.cut(title, TITLE).ids, end]
        passage = self._pieces.cut(text, PASSAGE)
        return [*before, *passage.ids, end], len(before), passage

    def _embedded(self, laid: Sequence[tuple[list[int], int, Pieces]]) -> Array:
        ids = np.concatenate([ids for ids, _, _ in laid])
        positions = np.concatenate([np.arange(len(ids)) for ids, _, _ in laid])
        # The question and its end are of the first kind, all behind them of the second.
        kinds = np.concatenate([np.cumsum(np.array([0, *ids[:-1]]) == self._pieces.end) > 0 for ids, _, _ in laid])
        w = self._weights
        words = self._embedding[ids] * w["scale"][ids][:, None]
        summed: Array = words + w["position"][positions] + w["kind"][kinds.astype(np.int8)]
        self._normalise("embedded", summed)
        return summed

    def _layer(self, name: str, states: Array, bounds: npt.NDArray[np.int64]) -> Array:
        # In place wherever it can be: beside the products of matrices, what takes time is memory that is made anew.
        w = self._weights
        width = states.shape[1]
        projected: Array = states @ w[f"{name}attention"]
        projected += w[f"{name}attention.bias"]
        mixed = np.empty_like(states)
        for begin, end in pairwise(bounds):
            parts = projected[begin:end].reshape(end - begin, 3, HEADS, width // HEADS)
            query, key, value = parts.transpose(1, 2, 0, 3)
            scores: Array = query @ key.transpose(0, 2, 1)
            scores -= scores.max(axis=-1, keepdims=True)
            np.exp(scores, out=scores)
            heads: Array = scores @ value
            heads /= scores.sum(axis=-1, keepdims=True)
            mixed[begin:end] = heads.transpose(1, 0, 2).reshape(end - begin, width)
        attended: Array = mixed @ w[f"{name}mixed"]
        attended += w[f"{name}mixed.bias"]
        attended += states
        self._normalise(f"{name}attended", attended)
        inner: Array = attended @ w[f"{name}inner"]
        inner += w[f"{name}inner.bias"]
        # GELU in its tanh form.
        bent: Array = inner * inner
        bent *= np.float32(0.7978845608 * 0.044715)
        bent += np.float32(0.7978845608)
        bent *= inner
        np.tanh(bent, out=bent)
        bent += 1
        inner *= bent
        inner *= np.float32(0.5)
        summed: Array = inner @ w[f"{name}outer"]
        summed += w[f"{name}outer.bias"]
        summed += attended
        self._normalise(f"{name}out", summed)
        return summed

    def _normalise(self, name: str, states: Array) -> None:
        """Give each row the mean 0 and the variance 1, then the weight and the bias of that name; in place."""
        states -= states.mean(axis=-1, keepdims=True)
        variance = np.einsum("ij,ij->i", states, states)[:, None] / np.float32(states.shape[1])
        states /= np.sqrt(variance + np.float32(1e-12))
        states *= self._weights[f"{name}.weight"]
        states += self._weights[f"{name}.bias"]


def save(layers: Path, pieces: Path, weights: Mapping[str, Array], vocabulary: Sequence[str], embedding: Array) -> None:
    """Write a reader: matrices as eight-bit numbers with a scale for each column, all else as it is."""
    packed: dict[str, npt.NDArray[np.generic]] = {}
    for name, value in weights.items():
        if value.ndim == 2 and min(value.shape) > 2:
            scale = np.abs(value).max(axis=0) / 127
            packed[name] = np.round(value / scale).astype(np.int8)
            packed[f"{name}.scale"] = scale.astype(np.float32)
        else:
            packed[name] = value.astype(np.float32)
    np.savez(layers, **packed)  # type: ignore[arg-type]
    scale = np.abs(embedding).max(axis=1, keepdims=True) / 127
    np.savez(
        pieces,
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        codes=np.round(embedding / scale).astype(np.int8),
        scale=scale[:, 0].astype(np.float32),
    )


def unpacked(layers: Path, pieces: Path) -> tuple[dict[str, Array], list[str], Array]:
    """Read what `save` wrote, as it was given but for what eight bits lose: weights, vocabulary, embedding."""
    weights, vocabulary, codes, scale = _read(layers, pieces)
    return weights, vocabulary, codes * scale[:, None]


def load(layers: Path = LAYERS, pieces: Path = PIECES) -> Reader:
    """Read what `save` wrote; nothing in the files is ever executed."""
    weights, vocabulary, codes, scale = _read(layers, pieces)
    # The pieces stay in eight bits until they are needed: as floats they would take four times the memory.
    return Reader({**weights, "scale": scale}, WordPieces(vocabulary), codes)


def _read(layers: Path, pieces: Path) -> tuple[dict[str, Array], list[str], npt.NDArray[np.int8], Array]:
    with np.load(pieces, allow_pickle=False) as file:
        vocabulary = bytes(file["vocabulary"]).decode().split("\n")
        codes, scale = file["codes"], file["scale"]
    weights: dict[str, Array] = {}
    with np.load(layers, allow_pickle=False) as file:
        for name in file.files:
            if not name.endswith(".scale"):
                value = file[name]
                weights[name] = value * file[f"{name}.scale"] if value.dtype == np.int8 else value
    return weights, vocabulary, codes, scale


@functools.cache
def default_reader() -> Reader:
    """Load the reader that ships with On Record."""
    return load()
