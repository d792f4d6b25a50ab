"""Token vectors: the weights of spaCy's convolutional layers, applied as plain matrix algebra.

What a token is before its neighbours are seen depends on its form alone; so each form is embedded once, and
kept for the next documents. The layers that mix in the neighbours go through one document after the other, which fits
the processor's cache, with the pieces of a maxout unit side by side. The vectors are the library's but for the
last bits of rounding; gradients, which training alone needs, are not prepared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language

from knowledge.language.batched import Batched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from thinc.api import Model

NAME = "onrecord_vectors"
LAYERS = "tok2vec"
MOST_KEPT = 30_000  # forms whose embedding is kept (384 bytes each); then the table starts anew
_TINY = 1e-8  # the library's own: keeps a variance of nothing from dividing by zero
# Odd numbers that spread the hashes of several attributes over one.
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63,
                 0xD6E8FEB86659FD93], dtype=np.uint64)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout layer and the normalisation behind it; `weights` has the pieces of all units side by side."""

    weights: Any
    bias: Any
    pieces: int
    scale: Any
    shift: Any

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
        """Read a trained layer."""
        weights: Any = maxout.get_param("W")  # by unit, piece, input
        bias: Any = maxout.get_param("b")  # by unit, piece
        units, pieces, inputs = weights.shape
        side_by_side = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * units))
        return cls(side_by_side, bias.T.reshape(-1), pieces, norm.get_param("G"), norm.get_param("b"))

    def __call__(self, rows: Any) -> Any:
        """What the layer makes of rows."""
        pieces = np.split(rows @ self.weights + self.bias, self.pieces, axis=1)
        best = np.maximum(pieces[0], pieces[1])
        for piece in pieces[2:]:
            np.maximum(best, piece, out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + _TINY
        best *= (variance**-0.5)[:, None]
        best *= self.scale
        best += self.shift
        return best


class TokenVectors:
    """Computes the vectors that a trained tok2vec model would."""

    def __init__(self, model: Model[Any, Any]) -> None:
        nodes = list(model.walk())
        self._columns = next(n.attrs["columns"] for n in nodes if n.name == "extract_features")
        self._tables = [n for n in nodes if n.name == "hashembed"]
        layers = [n for n in nodes if n.name == "maxout"], [n for n in nodes if n.name == "layernorm"]
        self._mix, *self._layers = [Layer.of(*pair) for pair in zip(*layers, strict=True)]
        self._known: dict[int, int] = {}
        self._kept: Any = np.empty((0, len(self._mix.scale)), dtype=np.float32)

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        """The vectors of each document, a row a token."""
        sizes = [len(doc) for doc in docs]
        embedded = self._embedded(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        return [self._in_context(rows) for rows in np.split(embedded, np.cumsum(sizes)[:-1])]

    def _embedded(self, attributes: Any) -> Any:
        """Each token by itself."""
        forms = (attributes * _MIX[: attributes.shape[1]]).sum(axis=1)
        unique, first, which = np.unique(forms, return_index=True, return_inverse=True)
        if len(self._known) > MOST_KEPT:
            self._known, self._kept = {}, self._kept[:0]
        new = [k for k, form in enumerate(unique.tolist()) if form not in self._known]
        if new:
            self._learn(unique[new].tolist(), attributes[first[new]])
        at = np.array([self._known[form] for form in unique.tolist()])
        return self._kept[at[which]]

    def _learn(self, forms: list[int], attributes: Any) -> None:
        """Embed forms that are not known yet."""
        columns = [table.predict(attributes[:, table.attrs["column"]]) for table in self._tables]
        rows = self._mix(np.hstack(columns))
        self._known.update(zip(forms, range(len(self._kept), len(self._kept) + len(forms)), strict=True))
        self._kept = np.concatenate([self._kept, rows])

    def _in_context(self, rows: Any) -> Any:
        """A document's tokens with their neighbours mixed in; around it stand empty rows, one for each layer."""
        margin = len(self._layers)
        width = rows.shape[1]
        rows = np.pad(rows, ((margin, margin), (0, 0)))
        window = np.zeros((len(rows), 3 * width), dtype=rows.dtype)
        for layer in self._layers:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += layer(window)
        return rows[margin:-margin]


class VectorSetter(Batched):
    """Sets `doc.tensor` of documents as the library's component would."""

    def __init__(self, vectors: TokenVectors) -> None:
        self._vectors = vectors

    def _annotate(self, docs: Sequence[Doc]) -> None:
        for doc, rows in zip(docs, self._vectors.predict(docs), strict=True):
            doc.tensor = rows


def install(nlp: Language) -> None:
    """Put the computation in the place of the component of a loaded pipeline; tagger and parser read its rows."""
    model: Any = nlp.get_pipe(LAYERS)
    Language.component(NAME, func=VectorSetter(TokenVectors(model.model)))
    nlp.add_pipe(NAME, before=LAYERS)
    nlp.remove_pipe(LAYERS)
