"""The sentences of a snapshot as columns: numbers in one file, mapped into memory, read many at a time without a loop.

A sentence's words stand here as numbers of stems (`Terms`), so that no text is cut into words while a question waits.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.record import FLAGS, SentenceRow

FILE = "sentences.npy"
Ints = npt.NDArray[np.integer[Any]]
_SINGLE = ("document", "start", "end", "paragraph", "holds")
_LISTS = ("stems", "entities", "speakers", "titles")
_LAST = "\U0010ffff"


class Terms:
    """Every stem of a snapshot, numbered in the order of the alphabet, with the number of sentences that have it."""

    def __init__(self, stems: Sequence[str], counts: Sequence[int]) -> None:
        self.stems = tuple(stems)
        self.counts = tuple(counts)
        self._numbers = {stem: n for n, stem in enumerate(self.stems)}

    def __len__(self) -> int:
        return len(self.stems)

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def number(self, stem: str) -> int:
        """The number of a stem; -1, which no sentence has, where it is unknown."""
        return self._numbers.get(stem, -1)

    def numbers(self, stems: Iterable[str]) -> Ints:
        """The numbers of the stems that are known."""
        return np.array([n for s in stems if (n := self._numbers.get(s)) is not None], np.int64)

    def beginning(self, start: str) -> tuple[int, int]:
        """The numbers (half-open) of the stems that begin so."""
        return bisect_left(self.stems, start), bisect_left(self.stems, start + _LAST)


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of many things, end to end; list `n` is `values[bounds[n]:bounds[n + 1]]`."""

    values: Ints
    bounds: Ints

    def __getitem__(self, n: int) -> Ints:
        found: Ints = self.values[self.bounds[n] : self.bounds[n + 1]]
        return found

    def of(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Several lists end to end, and the length of each."""
        starts = self.bounds[numbers].astype(np.int64)
        lengths = self.bounds[numbers + 1] - starts
        ends = np.cumsum(lengths)
        shifts = np.repeat(starts - (ends - lengths), lengths)
        return self.values[np.arange(len(shifts)) + shifts], lengths


def among(values: Ints, numbers: Iterable[int]) -> npt.NDArray[np.bool_]:
    """For each value, whether it is one of these numbers, which are none below zero; -1 is none of them."""
    wanted = np.fromiter(numbers, np.int64)
    if not len(wanted) or not len(values):
        return np.zeros(len(values), bool)
    # The last place stays false: it is that of -1.
    table = np.zeros(max(int(values.max()), int(wanted.max())) + 2, bool)
    table[wanted] = True
    found: npt.NDArray[np.bool_] = table[values]
    return found


def _with(lists: Lists, numbers: Iterable[int]) -> Ints:
    """Which lists have one of some numbers, each once, in order."""
    places = np.flatnonzero(among(lists.values, numbers))
    found: Ints = np.unique(np.searchsorted(lists.bounds, places, side="right") - 1)
    return found


class Columns:
    """One array a column, a place a sentence; `holds` as bits (see `flags`), `titles` a list a document."""

    def __init__(self, numbers: Ints, places: Mapping[str, tuple[int, int]]) -> None:
        def column(name: str) -> Ints:
            start, size = places[name]
            if start + size > len(numbers):
                raise ValueError(f"{FILE} is cut short")
            return numbers[start : start + size]

        self.document, self.start, self.end, self.paragraph, self.holds = map(column, _SINGLE)
        self.stems, self.entities, self.speakers, self.titles = (
            Lists(column(name), column(f"{name}.bounds")) for name in _LISTS
        )
        documents = np.arange(len(self.titles.bounds), dtype=self.document.dtype)
        self._firsts: list[int] = np.searchsorted(self.document, documents).tolist()

    @classmethod
    def open(cls, path: Path, places: str) -> Columns:
        """Map the file into memory; raise ValueError, EOFError or OSError where it is damaged."""
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
        return cls(np.asarray(mapped), json.loads(places))

    def __len__(self) -> int:
        return len(self.document)

    def outside(self, sizes: Ints) -> int:
        """How many sentences do not lie inside their document, whose sizes are given in characters."""
        return int(((self.start < 0) | (self.start >= self.end) | (self.end > sizes[self.document])).sum())

    def of_document(self, n: int) -> range:
        """The numbers of a document's sentences."""
        return range(self._firsts[n], self._firsts[n + 1])

    def having(self, terms: Iterable[int]) -> Ints:
        """The numbers of the sentences that have one of some stems (by their numbers), each once, in order."""
        return _with(self.stems, terms)

    def mentioning(self, entities: Iterable[int]) -> Ints:
        """The numbers of the sentences that mention one of some entities, each once, in order."""
        return _with(self.entities, entities)

    def paragraph_at(self, document: int, start: int) -> int:
        """The paragraph of the first sentence of a document that ends behind `start`; 0 where there is none."""
        inside = self.of_document(document)
        at = inside.start + int((self.end[inside.start : inside.stop] <= start).sum())
        return int(self.paragraph[at]) if at < inside.stop else 0


class ColumnsWriter:
    """Collects the columns, a sentence at a time; stems are numbered as they come, and in the end by the alphabet."""

    def __init__(self) -> None:
        self._columns = {name: array("i") for name in _SINGLE}
        self._values = {name: array("i") for name in _LISTS}
        self._bounds = {name: array("i", [0]) for name in _LISTS}
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []

    def add_title(self, stems: Iterable[str]) -> None:
        """Add the next document's title."""
        self._add_list("titles", map(self._number, stems))

    def add(
        self, document: int, row: SentenceRow, stems: Sequence[str], entities: Iterable[int], speakers: Iterable[int]
    ) -> None:
        """Add the next sentence of a document."""
        for name, value in zip(_SINGLE, (document, row.start, row.end, row.paragraph, bits(row.holds)), strict=True):
            self._columns[name].append(value)
        numbers = list(map(self._number, stems))
        for number in set(numbers):
            self._counts[number] += 1
        self._add_list("stems", numbers)
        self._add_list("entities", sorted(entities))
        self._add_list("speakers", sorted(speakers))

    def _number(self, stem: str) -> int:
        number = self._numbers.setdefault(stem, len(self._counts))
        if number == len(self._counts):
            self._counts.append(0)
        return number

    def _add_list(self, name: str, numbers: Iterable[int]) -> None:
        self._values[name].extend(numbers)
        self._bounds[name].append(len(self._values[name]))

    def write(self, path: Path) -> tuple[Terms, str]:
        """Write the file; return the stems and where in it each column is, as `Columns.open` wants it."""
        stems = sorted(self._numbers)
        order = np.zeros(len(stems), np.int32)
        order[[self._numbers[s] for s in stems]] = np.arange(len(stems))
        columns: dict[str, Ints] = {name: np.frombuffer(c, np.intc) for name, c in self._columns.items()}
        for name in _LISTS:
            values = np.frombuffer(self._values[name], np.intc)
            columns[name] = order[values] if name in ("stems", "titles") else values
            columns[f"{name}.bounds"] = np.frombuffer(self._bounds[name], np.intc)
        places, at = {}, 0
        for name, column in columns.items():
            places[name] = (at, len(column))
            at += len(column)
        np.save(path, np.concatenate(list(columns.values())).astype(np.int32), allow_pickle=False)
        return Terms(stems, [self._counts[self._numbers[s]] for s in stems]), json.dumps(places)


def bits(flags: str) -> int:
    """`SentenceRow.holds` as bits, one a flag."""
    return sum(1 << FLAGS.index(flag) for flag in set(flags))


def flags(bits_: int) -> str:
    """`SentenceRow.holds` of its bits."""
    return _FLAGS[bits_]


_FLAGS = tuple("".join(f for i, f in enumerate(FLAGS) if n >> i & 1) for n in range(1 << len(FLAGS)))
