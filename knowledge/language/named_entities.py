"""Named entities: the weights and rules of spaCy's recogniser, decoded for a whole batch at once.

spaCy goes through a document token by token and asks at each whether each of its 74 moves is allowed. But
outside a name its scores depend on the next token alone, and inside one on that token, the name's first and the
one before; so a few multiplications tell the moves of all tokens, and where a name ends does not depend on
what stands before it. The entities are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from knowledge.language.batched import Batched
from knowledge.language.token_vectors import TokenVectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.pipeline import EntityRecognizer

NAME = "onrecord_entities"
RECOGNISER = "ner"
_NO_TOKEN = -1  # what a state outside a name has for the name's tokens


class Entities(Batched):
    """Sets the entities that a trained recogniser would, on documents that have none yet."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model, moves = cast("Any", recogniser.model), cast("Any", recogniser).moves
        vectors, self._lower, upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        layers, _, self._project = vectors.layers
        self._vectors = TokenVectors(layers)
        self._lower_bias, self._upper_bias = self._lower.get_param("b"), upper.get_param("b")
        self._upper = np.ascontiguousarray(upper.get_param("W").T)
        names: list[str] = [moves.get_class_name(k) for k in range(len(self._upper_bias))]
        at = {name: k for k, name in enumerate(names)}
        self._labels = [name[2:] for name in names]
        self._begins = np.array([name.startswith("B-") for name in names])
        self._units = np.array([name.startswith("U-") and name != "U-" for name in names])
        self._outside = self._begins | self._units | np.array([name == "O" for name in names])
        self._goes_on = np.array([at.get(f"I-{label}", 0) for label in self._labels])
        self._ends = np.array([at.get(f"L-{label}", 0) for label in self._labels])

    def _annotate(self, docs: Sequence[Doc]) -> None:
        sizes = [len(doc) for doc in docs]
        cells = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        final = np.append(cells[1:, 0] == 1, True)  # no name goes on behind its sentence
        final[np.cumsum(sizes) - 1] = True
        table = self._lower.predict(self._project.predict(np.concatenate(self._vectors.predict(docs))))
        moves = self._moves(table, final, cells[:, 1] == 1)
        ends = self._name_ends(table, final, moves).tolist()
        labels = [self._labels[move] for move in moves]
        first = 0
        for doc, size in zip(docs, sizes, strict=True):
            found, at = [], first
            while at < first + size:
                if ends[at] > at:
                    found.append(Span(doc, at - first, ends[at] - first, label=labels[at]))
                at = max(ends[at], at + 1)
            doc.set_ents(found, default="outside")
            first += size

    def _moves(self, table: Any, final: Any, space: Any) -> Any:
        """Each token's best move outside a name."""
        allowed = np.tile(self._outside, (len(final), 1))
        allowed[final] &= ~self._begins
        allowed[space] &= ~(self._begins | self._units)
        scores = self._scores(table, np.arange(len(final)), _NO_TOKEN, _NO_TOKEN)
        return np.where(allowed, scores, -np.inf).argmax(axis=1)

    def _name_ends(self, table: Any, final: Any, moves: Any) -> Any:
        """Where the name that begins at each token ends; the token itself where none does."""
        ends = np.arange(len(moves)) + self._units[moves]
        first = np.flatnonzero(self._begins[moves])
        now = first + 1
        while len(first):
            scores, rows = self._scores(table, now, first, now - 1), np.arange(len(now))
            longer = scores[rows, self._goes_on[moves[first]]] >= scores[rows, self._ends[moves[first]]]
            longer &= ~final[now]
            ends[first[~longer]] = now[~longer] + 1
            first, now = first[longer], now[longer] + 1
        return ends

    def _scores(self, table: Any, token: Any, first: Any, before: Any) -> Any:
        """Scores of all moves at a token, in a name that began at `first` and came to `before`."""
        hidden = table[token + 1, 0] + table[first + 1, 1] + table[before + 1, 2] + self._lower_bias
        return np.maximum(hidden[..., 0], hidden[..., 1]) @ self._upper + self._upper_bias


def install(nlp: Language) -> None:
    """Put the decoder in the place of the recogniser of a loaded pipeline."""
    recogniser = cast("EntityRecognizer", nlp.get_pipe(RECOGNISER))
    Language.component(NAME, func=Entities(recogniser))
    nlp.add_pipe(NAME, before=RECOGNISER)
    nlp.remove_pipe(RECOGNISER)
