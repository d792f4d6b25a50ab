"""Timelines of a snapshot, from its dated sentences, read once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from bot.conversation.disagreements import Disagreements
from knowledge.facts import SAID_DAY, Event
from knowledge.language.datelines import behind_dateline
from knowledge.retrieval.timeline import Telling, TimelineEntry, TimelineRow, build_timeline
from knowledge.store.snapshot import Snapshot


class Timelines:
    """Timelines of a snapshot; its rows are kept once somebody asks for a timeline of all."""

    def __init__(self, snapshot: Snapshot, disagreements: Disagreements) -> None:
        self._snapshot = snapshot
        self._disagreements = disagreements

    def build(
        self, document: int | None = None, *, documents: frozenset[str] | None = None, **wanted: Any
    ) -> list[TimelineEntry]:
        """Build a timeline as knowledge.retrieval.timeline does, with what the facts know of each entry's event.

        Of one document where its number is given, of those with the ids `documents` where they are.
        """
        rows = self.rows(document)
        if documents is not None:
            rows = [row for row in rows if row.document_id in documents]
        return [self._known(entry) for entry in build_timeline(rows, **wanted)]

    def _known(self, entry: TimelineEntry) -> TimelineEntry:
        """Add why that day, whether it was still to come, and who tells the same or dates it otherwise."""
        update: dict[str, object] = {"also": tuple(self._cited(telling) for telling in entry.also)}
        event = self._event(entry)
        if event is not None:
            others = tuple(self._telling(other) for other in self._disagreements.of(event))
            update |= {"reason": event.reason, "modality": event.modality, "disagreements": others}
        return entry.model_copy(update=update)

    def _event(self, entry: TimelineEntry) -> Event | None:
        number = self._snapshot.number(entry.document_id)
        facts = [] if number is None else self._snapshot.facts_at("event", number, entry.start)
        events = [f for f in facts if isinstance(f, Event) and (f.date or "").partition("T")[0] == entry.date]
        # A sentence may have the same day twice: what happened goes before what was said or planned.
        return min(events, key=lambda e: (e.modality != "happened", SAID_DAY in (e.reason or "")), default=None)

    def _telling(self, event: Event) -> Telling:
        text = self._snapshot.text(self._snapshot.number(event.document_id) or 0, event.start, event.end)
        date = (event.date or "").partition("T")[0]
        return self._cited(
            Telling(date=date, document_id=event.document_id, start=event.start, end=event.end, text=text)
        )

    def _cited(self, telling: Telling) -> Telling:
        card = self._snapshot.card(self._snapshot.number(telling.document_id) or 0)
        return telling.model_copy(update={"title": card.title, "outlet": card.outlet, "published": card.date})

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
            sent = behind_dateline(text, row.start, row.end)
            while at < len(dates) and dates[at][1] <= row.end:
                start, end, value = dates[at]
                if start >= sent:  # the day of a dateline is not that of what is told
                    inside.append((value, start, end))
                at += 1
            yield TimelineRow(
                card.id, card.date, row.start, row.end, text[row.start : row.end], tuple(inside), position
            )
