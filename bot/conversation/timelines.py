"""The dated sentences of a snapshot, read once for all its timelines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from knowledge.retrieval.timeline import TimelineRow
from knowledge.store.snapshot import Snapshot


class Timelines:
    """Rows for knowledge.retrieval.timeline; all of them are kept once somebody asks for all."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def rows(self, document: int | None = None) -> list[TimelineRow]:
        """Every sentence with its dates, by document and place; of one document where its number is given."""
        return self._all if document is None else list(self._of(document))

    @cached_property
    def _all(self) -> list[TimelineRow]:
        return [row for card in self._snapshot.documents() for row in self._of(card.n)]

    def _of(self, number: int) -> Iterator[TimelineRow]:
        card = self._snapshot.card(number)
        text = self._snapshot.document(card.id).text
        dates = self._snapshot.dates(number)
        at = 0
        for position, row in enumerate(self._snapshot.sentences(number)):
            while at < len(dates) and dates[at][0] < row.start:
                at += 1
            inside = []
            while at < len(dates) and dates[at][1] <= row.end:
                start, end, value = dates[at]
                inside.append((value, start, end))
                at += 1
            yield TimelineRow(
                card.id, card.date, row.start, row.end, text[row.start : row.end], tuple(inside), position
            )
