"""Which words of a question stand in which sentences: as they are, as a related word, or as one near in meaning."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.language.words import STOP, stem
from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import Query
from knowledge.retrieval.vectors import WordVectors

Array = npt.NDArray[np.floating[Any]]
STOP_STEMS = frozenset(stem(w) for w in STOP)

# A related word (knowledge.retrieval.related) counts for so much of the word itself.
_RELATED = 0.8
# A cosine up to the first is chance, from the second on as good as the word itself (measured on word pairs).
_CHANCE, _SAME = 0.35, 0.85


@dataclass(frozen=True)
class Matches:
    """Words of the question (rows) against sentences of the pool (columns), each from 0 to 1.

    `exact`: the same stem; `related`: or a related one; `cosine`: the nearest vector's, 1 for the same stem;
    `title`: the stem stands in the document's title; `said`: it names who speaks in the sentence.
    """

    exact: Array
    related: Array
    cosine: Array
    title: Array
    said: Array

    @property
    def soft(self) -> Array:
        """The cosine, from chance to sameness."""
        return ramp(self.cosine)


def ramp(cosine: Array) -> Array:
    """Scale cosines so that chance is 0 and sameness 1."""
    scaled: Array = np.clip((cosine - _CHANCE) / (_SAME - _CHANCE), 0.0, 1.0)
    return scaled


class Words:
    """The distinct stems of a pool with their vectors, and where each sentence has which of them."""

    def __init__(self, pool: Pool, vectors: WordVectors) -> None:
        every = list(chain.from_iterable(pool.stems))
        columns = self.columns = {s: n for n, s in enumerate(dict.fromkeys(every))}
        self._flat = np.fromiter(map(columns.__getitem__, every), np.int64, len(every))
        self._lengths = np.array([len(o) for o in pool.stems], np.int64)
        self._filled = self._lengths > 0
        self._row_of = np.repeat(np.arange(len(self._lengths)), self._lengths)
        self._starts = np.concatenate(([0], np.cumsum(self._lengths[self._filled])[:-1]))
        self.vectors = vectors.of(list(columns))
        self.vectors[[n for s, n in columns.items() if s in STOP_STEMS]] = 0.0

    def best(self, values: Array) -> Array:
        """The best of the values (a column a stem) among each sentence's words; 0 where it has none."""
        result = np.zeros((values.shape[0], len(self._lengths)), np.float32)
        if len(self._flat):
            result[:, self._filled] = np.maximum.reduceat(values[:, self._flat], self._starts, axis=1)
        return result

    def having(self, stems: Iterable[str], value: float) -> Array:
        """`value` for each sentence that has one of the stems, 0 for the others."""
        result = np.zeros(len(self._lengths), np.float32)
        for stem_ in stems:
            column = self.columns.get(stem_)
            if column is not None:
                result[self._row_of[self._flat == column]] = value
        return result

    def extent(self, stems: Container[str]) -> Array:
        """For each sentence, how many words lie from the first of these stems to the last; 0 where it has none."""
        wanted = np.array([s in stems for s in self.columns], bool)
        places = np.flatnonzero(wanted[self._flat]) if len(self._flat) else np.zeros(0, np.int64)
        first = np.full(len(self._lengths), len(self._flat), np.int64)
        last = np.full(len(self._lengths), -1, np.int64)
        np.minimum.at(first, self._row_of[places], places)
        np.maximum.at(last, self._row_of[places], places)
        result: Array = np.maximum(last - first + 1, 0)
        return result

    def sums(self) -> Array:
        """The sum of each sentence's vectors, a row a sentence."""
        result = np.zeros((len(self._lengths), self.vectors.shape[1]), np.float32)
        if len(self._flat):
            result[self._filled] = np.add.reduceat(self.vectors[self._flat], self._starts, axis=0)
        return result


def match(query: Query, pool: Pool, words: Words, vectors: WordVectors) -> Matches:
    """Match every stem of a query with every sentence of a pool."""
    exact = np.array([words.having([s], 1.0) for s in query.stems], np.float32)
    exact = exact.reshape(len(query.stems), len(pool.rows))
    related = exact.copy()
    for i, asked_for in enumerate(query.stems):
        if others := query.related.get(asked_for):
            related[i] = np.maximum(related[i], words.having(others.split(), _RELATED))
    asked = vectors.of(query.stems)
    asked[[s in query.exact_only for s in query.stems]] = 0.0
    cosine = np.maximum(exact, words.best(asked @ words.vectors.T))
    return Matches(
        exact=exact,
        related=related,
        cosine=np.maximum(cosine, 0.0),
        title=_titles(query, pool),
        said=_said(query, pool),
    )


def beside(values: Array, follows: npt.NDArray[np.bool_]) -> tuple[Array, Array]:
    """For each sentence (column), the values of the one before and of the one behind it; 0 where there is none."""
    before, behind = np.zeros_like(values), np.zeros_like(values)
    before[:, 1:] = np.where(follows, values[:, :-1], 0.0)
    behind[:, :-1] = np.where(follows, values[:, 1:], 0.0)
    return before, behind


def _titles(query: Query, pool: Pool) -> Array:
    by_document = {n: [float(s in title) for s in query.stems] for n, title in pool.titles.items()}
    columns = [by_document[r.document] for r in pool.rows]
    return np.array(columns, np.float32).reshape(len(pool.rows), len(query.stems)).T


def _said(query: Query, pool: Pool) -> Array:
    said = np.zeros((len(query.stems), len(pool.rows)), np.float32)
    if not query.names:
        return said
    stems_of = [[i for i, s in enumerate(query.stems) if s in stems] for stems in query.named]
    for column, row in enumerate(pool.rows):
        speakers = {int(n) for n in row.speakers.split()}
        for numbers, stems in zip(query.names, stems_of, strict=True):
            if speakers & numbers:
                said[stems, column] = 1.0
    return said
