"""Sentences of a snapshot, one by one: what its columns hold of each, with stems as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, overload

from knowledge.store.columns import Ints, flags

if TYPE_CHECKING:
    from knowledge.store.snapshot import Snapshot


class SentenceHit(NamedTuple):
    """One sentence: `n` numbers sentences through the snapshot, `document` is the card's n.

    Its stems and the entities that it mentions are looked up in the `snapshot` where they are asked for.
    """

    n: int
    document: int
    start: int
    end: int
    paragraph: int
    holds: str
    snapshot: Snapshot | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The stems in order."""
        if self.snapshot is None:
            return ()
        stems = self.snapshot.terms.stems
        return tuple([stems[i] for i in self.snapshot.columns.stems[self.n].tolist()])

    @property
    def stems(self) -> str:
        """The stems in order, between spaces."""
        return " ".join(self.order)

    @property
    def entities(self) -> frozenset[int]:
        """The numbers of the entities mentioned in it."""
        return frozenset() if self.snapshot is None else frozenset(self.snapshot.columns.entities[self.n].tolist())


class SentenceRows(Sequence[SentenceHit]):
    """Sentences of a snapshot by their numbers, each made when it is asked for."""

    def __init__(self, snapshot: Snapshot, numbers: Ints) -> None:
        self._snapshot = snapshot
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, i: int) -> SentenceHit: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[SentenceHit]: ...
    def __getitem__(self, i: int | slice) -> SentenceHit | Sequence[SentenceHit]:
        if isinstance(i, slice):
            return SentenceRows(self._snapshot, self.numbers[i])
        n = int(self.numbers[i])
        return rows_between(self._snapshot, n, n + 1)[0]

    def __iter__(self) -> Iterator[SentenceHit]:
        return _rows(self._snapshot, self.numbers.tolist(), self.numbers)


def rows_between(snapshot: Snapshot, first: int, stop: int) -> list[SentenceHit]:
    """The sentences of a snapshot from one number to another, that one left out."""
    return list(_rows(snapshot, range(first, stop), slice(first, stop)))


def _rows(snapshot: Snapshot, numbers: Iterable[int], places: Ints | slice) -> Iterator[SentenceHit]:
    columns = snapshot.columns
    single = (columns.document, columns.start, columns.end, columns.paragraph)
    holds = map(flags, columns.holds[places].tolist())
    found = zip(numbers, *(c[places].tolist() for c in single), holds, repeat(snapshot), strict=False)
    return map(SentenceHit._make, found)  # a third faster than calling it for each
