"""Which words of a question stand in which sentences: as they are, as a related word, or as one near in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from knowledge.language.words import STOP, stem
from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import Query
from knowledge.retrieval.vectors import Places, WordVectors
from knowledge.store.columns import Ints, Lists, Terms, among

Array = npt.NDArray[np.floating[Any]]
STOP_STEMS = frozenset(stem(w) for w in STOP)

# A related word (knowledge.retrieval.related) counts for so much of the word itself.
_RELATED = 0.8
# A cosine up to the first is chance, from the second on as good as the word itself (measured on word pairs).
CHANCE, _SAME = 0.35, 0.85


@dataclass(frozen=True)
class Matches:
    """Words of the question (rows) against sentences of the pool (columns), each from 0 to 1.

    `exact`: the same stem; `related`: or a related one; `cosine`: the nearest vector's, 1 for the same stem;
    `title`: the stem stands in the document's title or the heading above; `said`: it names who speaks in the sentence.
    """

    exact: Array
    related: Array
    cosine: Array
    title: Array
    said: Array

    @cached_property
    def soft(self) -> Array:
        """The cosine, from chance to sameness."""
        return ramp(self.cosine)


def ramp(cosine: Array) -> Array:
    """Scale cosines so that chance is 0 and sameness 1."""
    scaled: Array = np.clip((cosine - CHANCE) / (_SAME - CHANCE), 0.0, 1.0)
    return scaled


class Words:
    """The words of a pool's sentences, end to end, as numbers; and apart from them those that have a vector."""

    def __init__(self, pool: Pool, vectors: WordVectors) -> None:
        self.terms = pool.snapshot.terms
        self.flat, self._lengths = pool.snapshot.columns.stems.of(pool.numbers)
        self.rows = np.repeat(np.arange(len(self._lengths)), self._lengths)
        self.starts = np.cumsum(self._lengths) - self._lengths
        places = _places(self.terms, vectors)[self.flat]
        with_vector = places >= 0
        distinct, self._columns = _distinct(places[with_vector], len(vectors))
        self.vectors = vectors.at(distinct)
        self._counts = np.bincount(self.rows[with_vector], minlength=len(self._lengths))
        self._starts = np.cumsum(self._counts) - self._counts

    def best(self, values: Array) -> Array:
        """The best of the values (a row a vector) among each sentence's words, a row a sentence; 0 for none."""
        result = np.zeros((len(self._lengths), values.shape[1]), np.float32)
        filled = self._counts > 0
        if len(self._columns):
            result[filled] = np.maximum.reduceat(np.take(values, self._columns, axis=0), self._starts[filled], axis=0)
        return result

    def present(self, stems: Iterable[str]) -> dict[str, Array]:
        """For each of the stems that the snapshot knows, 1 for the sentences that have it, 0 for the others."""
        known = [s for s in stems if s in self.terms]
        row_of = np.full(len(self.terms), -1, np.int16)
        row_of[self.terms.numbers(known)] = np.arange(len(known))
        found = row_of[self.flat]
        places = np.flatnonzero(found >= 0)
        table = np.zeros((len(known), len(self._lengths)), np.float32)
        table[found[places], self.rows[places]] = 1.0
        return dict(zip(known, table, strict=True))

    def beginning(self, start: str) -> Array:
        """1 for each sentence with a stem that begins so, 0 for the others."""
        first, last = self.terms.beginning(start)
        return self.where((self.flat >= first) & (self.flat < last))

    def among(self, stems: Iterable[str]) -> npt.NDArray[np.bool_]:
        """For each word, whether it is one of these stems."""
        return among(self.flat, self.terms.numbers(stems).tolist())

    def where(self, words: npt.NDArray[np.bool_]) -> Array:
        """1 for each sentence that has one of the marked words, 0 for the others."""
        result = np.zeros(len(self._lengths), np.float32)
        result[self.rows[: len(words)][words]] = 1.0
        return result

    def nth(self, n: int) -> Ints:
        """The number of each sentence's n-th word, from 0; -1 where it has none."""
        result = np.full(len(self._lengths), -1, np.int64)
        there = self._lengths > n
        result[there] = self.flat[self.starts[there] + n]
        return result

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Array:
        """How many of these pairs of stems stand side by side in each sentence."""
        result = np.zeros(len(self._lengths), np.float32)
        inside = self.rows[:-1] == self.rows[1:]
        for one, other in pairs:
            first, second = self.terms.number(one), self.terms.number(other)
            if first >= 0 and second >= 0:
                result += self.where((self.flat[:-1] == first) & (self.flat[1:] == second) & inside)
        return result

    def extent(self, stems: Iterable[str]) -> Array:
        """For each sentence, how many words lie from the first of these stems to the last; 0 where it has none."""
        places = np.flatnonzero(self.among(stems))
        first = np.full(len(self._lengths), len(self.flat), np.int64)
        last = np.full(len(self._lengths), -1, np.int64)
        np.minimum.at(first, self.rows[places], places)
        np.maximum.at(last, self.rows[places], places)
        result: Array = np.maximum(last - first + 1, 0)
        return result

    def sums(self) -> Array:
        """The sum of each sentence's vectors, a row a sentence."""
        # A word of every sentence at a time, the longest sentences first: four times as fast as a sentence at a time.
        order = np.argsort(-self._counts, kind="stable")
        starts, counts = self._starts[order], self._counts[order]
        added = np.zeros((len(order), self.vectors.shape[1]), np.float32)
        for k in range(int(counts.max(initial=0))):
            left = int(np.count_nonzero(counts > k))
            added[:left] += self.vectors[self._columns[starts[:left] + k]]
        result = np.empty_like(added)
        result[order] = added
        return result


def _distinct(numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """The distinct ones of numbers below `size`, ascending, and for each number its place among them.

    Sorting, as `numpy.unique` does, takes several times as long.
    """
    place = np.full(size, -1, np.int32)
    place[numbers] = 0
    distinct = np.flatnonzero(place == 0)
    place[distinct] = np.arange(len(distinct), dtype=np.int32)
    return distinct, place[numbers]


_PLACES: WeakKeyDictionary[Terms, Places] = WeakKeyDictionary()


def _places(terms: Terms, vectors: WordVectors) -> Places:
    """Where the vector of each of a snapshot's stems stands, found once a snapshot; words without content have none."""
    found = _PLACES.get(terms)
    if found is None:
        found = _PLACES[terms] = vectors.places(terms.stems, without=STOP_STEMS)
    return found


def match(query: Query, pool: Pool, words: Words, vectors: WordVectors) -> Matches:
    """Match every stem of a query with every sentence of a pool."""
    beside_it = [query.related.get(s, "").split() for s in query.stems]
    there = words.present({*query.stems, *chain.from_iterable(beside_it)})
    exact = np.zeros((len(query.stems), len(pool)), np.float32)
    related = np.zeros_like(exact)
    for i, (asked_for, others) in enumerate(zip(query.stems, beside_it, strict=True)):
        exact[i] = there.get(asked_for, 0.0)
        related[i] = np.maximum.reduce([exact[i], *(_RELATED * there[s] for s in others if s in there)])
    asked = vectors.of(query.stems)
    asked[[s in query.exact_only for s in query.stems]] = 0.0
    cosine = np.maximum(exact, words.best(words.vectors @ asked.T).T)
    return Matches(
        exact=exact,
        related=related,
        cosine=np.maximum(cosine, 0.0),
        title=np.maximum(_titles(query, pool), _headings(exact, pool)),
        said=_said(query, pool),
    )


def beside(values: Array, follows: npt.NDArray[np.bool_], titling: npt.NDArray[np.bool_]) -> tuple[Array, Array]:
    """For each sentence (column), the values of the one before and of the one behind it; 0 where there is none.

    A heading belongs to what stands below it, and not to what stands above.
    """
    before, behind = np.zeros_like(values), np.zeros_like(values)
    before[:, 1:] = np.where(follows, values[:, :-1], 0.0)
    behind[:, :-1] = np.where(follows & ~titling[1:], values[:, 1:], 0.0)
    return before, behind


def _titles(query: Query, pool: Pool) -> Array:
    by_document = {n: [float(s in title) for s in query.stems] for n, title in pool.titles.items()}
    columns = [by_document[n] for n in pool.documents.tolist()]
    return np.array(columns, np.float32).reshape(len(pool), len(query.stems)).T


def _headings(exact: Array, pool: Pool) -> Array:
    """For each stem and sentence, 1 where the stem stands in the nearest heading above that."""
    under: Array = np.where(pool.above >= 0, exact[:, np.maximum(pool.above, 0)], 0.0)
    return under


def holding(pool: Pool, lists: Lists, names: Sequence[frozenset[int]]) -> Array:
    """For each set of numbers (a row), 1 for the sentences of a pool whose list has one of them, 0 for the others."""
    found = np.zeros((len(names), len(pool)), np.float32)
    numbers, lengths = lists.of(pool.numbers)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    for row, name in zip(found, names, strict=True):
        row[rows[among(numbers, name)]] = 1.0
    return found


def _said(query: Query, pool: Pool) -> Array:
    said = np.zeros((len(query.stems), len(pool)), np.float32)
    speaking = holding(pool, pool.snapshot.columns.speakers, query.names)
    for stems, row in zip(query.named, speaking, strict=True):
        for i, asked_for in enumerate(query.stems):
            if asked_for in stems:
                said[i] = np.maximum(said[i], row)
    return said
