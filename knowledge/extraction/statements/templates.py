"""Features of many rows at once, told by templates: written out for training, looked up by their hashes otherwise.

A template has names of columns in braces: "wr={word}|{relation}". The hash of a feature follows from the hashes of its
pieces, so that it need not be written out to find its weights.
"""

from __future__ import annotations

import functools
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Like the Rabin-Karp hash, modulo 2 ** 64: of no two strings that a language has it is expected to be the same.
_BASE, _MODULUS = 0x9E3779B97F4A7C15, 1 << 64
DIGESTS_KEPT = 50_000  # strings
_ROOM = 4  # places of the table for each feature, or more


def _digest(text: str) -> tuple[int, int]:
    """A string's hash, and the factor that the hash of whatever stands before it takes."""
    found, factor = 0, 1
    for letter in text:
        found = (found * _BASE + ord(letter) + 1) % _MODULUS
        factor = factor * _BASE % _MODULUS
    return found, factor


_known = functools.lru_cache(maxsize=DIGESTS_KEPT)(_digest)  # for strings that come again


def _pairs(digests: Iterable[tuple[int, int]]) -> Any:
    """Hashes and factors, in two rows."""
    return np.array(list(digests), dtype=np.uint64).reshape(-1, 2).T.copy()


@dataclass(frozen=True, slots=True)
class Column:
    """A string for each row: some values, and which of them each row has."""

    values: Sequence[str]
    which: Any
    hashes: Any
    factors: Any

    @classmethod
    def of(cls, rows: Sequence[str]) -> Column:
        """A column with these strings."""
        number = {value: k for k, value in enumerate(dict.fromkeys(rows))}
        which = np.array([number[value] for value in rows], dtype=np.intp)
        hashes, factors = _pairs(map(_known, number))
        return cls(list(number), which, hashes[which], factors[which])

    def __getitem__(self, rows: Any) -> Column:
        """The column of these rows, by number or by a mask."""
        return Column(self.values, self.which[rows], self.hashes[rows], self.factors[rows])


_TRUTHS = Column.of("01")
_FAR = 100
_NUMBERS = Column.of([str(number) for number in range(-_FAR, _FAR)])


def truths(mask: Any) -> Column:
    """A column of ones and zeros."""
    return _TRUTHS[mask.astype(np.intp)]


def numbers(counts: Any) -> Column:
    """A column of numbers; few are far from zero."""
    if abs(counts).max(initial=0) < _FAR:
        return _NUMBERS[counts + _FAR]
    return Column.of([str(count) for count in counts.tolist()])


@functools.cache
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """What a template is made of: strings, each with the name of the column behind it, if there is one."""
    return tuple((text, name) for text, name, _, _ in string.Formatter().parse(template))


@dataclass(frozen=True, slots=True)
class Block:
    """Features of some rows (by number; one may come twice), each template filled with the same columns."""

    templates: Sequence[str]
    rows: Any
    columns: Mapping[str, Column]

    def of(self, some: Any, templates: Sequence[str], **columns: Column) -> Block:
        """Further features of some of the rows, by place or by a mask; `columns` are theirs alone."""
        named = {name for template in templates for _, name in _pieces(template) if name is not None}
        shared = {name: self.columns[name][some] for name in named - columns.keys()}
        return Block(templates, self.rows[some], shared | columns)

    def hashes(self) -> Iterator[Any]:
        """Of each template the hashes of its features."""
        for template in self.templates:
            found = np.zeros(len(self.rows), dtype=np.uint64)
            for text, name in _pieces(template):
                if text:
                    own, factor = _known(text)
                    found = found * np.uint64(factor) + np.uint64(own)
                if name is not None:
                    found = found * self.columns[name].factors + self.columns[name].hashes
            yield found

    def written(self) -> Iterator[tuple[int, str]]:
        """Every feature with its row."""
        for template in self.templates:
            pieces = [(text, self.columns[name] if name else None) for text, name in _pieces(template)]
            for k, row in enumerate(self.rows.tolist()):
                yield row, "".join(text + (c.values[c.which[k]] if c else "") for text, c in pieces)


def written(blocks: Sequence[Block], count: int) -> list[list[str]]:
    """The features of each of so many rows."""
    rows: list[list[str]] = [[] for _ in range(count)]
    for block in blocks:
        for row, feature in block.written():
            rows[row].append(feature)
    return rows


class Weights:
    """The weights of features, a row each, found by the features' hashes."""

    def __init__(self, features: Sequence[str], weights: Any) -> None:
        self._none = len(features)  # the number of a feature without weights
        self._weights = np.append(weights, np.zeros((1, weights.shape[1])), axis=0).T.copy()
        own, _ = _pairs(map(_digest, features))
        self._hashes = np.append(own, np.uint64(0))
        bits = (_ROOM * len(features)).bit_length()
        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._table = np.full(1 << bits, self._none, dtype=np.int32)  # a feature has the first free place from its own
        waiting, places = np.arange(len(features)), self._places(own)
        while len(waiting):
            free = self._table[places] == self._none
            self._table[places[free]] = waiting[free]
            left = self._table[places] != waiting
            waiting, places = waiting[left], (places[left] + 1) & self._last

    def _places(self, hashes: Any) -> Any:
        """Where in the table features are looked for first; a last letter alone changes the lowest bits of a hash."""
        return ((hashes * np.uint64(_BASE)) >> self._shift).astype(np.intp)

    def _find(self, hashes: Any) -> Any:
        """The numbers of features."""
        places = self._places(hashes)
        found = self._table[places]
        at = np.flatnonzero(self._hashes[found] != hashes)
        step = 0
        while len(at := at[found[at] != self._none]):
            step += 1
            found[at] = self._table[(places[at] + step) & self._last]
            at = at[self._hashes[found[at]] != hashes[at]]
        return found

    def sums(self, blocks: Sequence[Block], count: int, *, once: bool = False) -> Any:
        """For each of so many rows the sum of its features' weights; `once` counts what comes twice a single time."""
        hashes = [each for block in blocks for each in block.hashes()]
        if not hashes:
            return np.zeros((count, len(self._weights)))
        rows = np.concatenate([block.rows for block in blocks for _ in block.templates])
        found = self._find(np.concatenate(hashes))
        if once:
            size = self._none + 1
            rows, found = np.divmod(np.unique(rows * size + found), size)
        return np.stack([np.bincount(rows, weights.take(found), count) for weights in self._weights], axis=1)
