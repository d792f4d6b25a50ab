"""Finds the sentences of other documents that date the same event differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot import messages
from knowledge.documents.titles import title_from_id
from knowledge.facts import Event
from knowledge.retrieval.disagreement import Told, comparable, same_event, told
from knowledge.retrieval.query import weight
from knowledge.store.snapshot import Snapshot

_LIMIT = 12
_REMEMBERED = 20_000


def disagreement(others: Sequence[tuple[str, str]]) -> str | None:
    """Say that documents disagree on a day: `others` are (TIMEX3 value, the document that dates it so)."""
    titles: dict[str, list[str]] = {}
    for date, title in others:
        titles.setdefault(date.partition("T")[0], []).append(title)
    told = "; ".join(f"{messages.day(date)} in {' and '.join(named)}" for date, named in titles.items())
    return f"the documents disagree: {told}" if told else None


class Disagreements:
    """Looks through a snapshot; what was looked for once is remembered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._found: dict[tuple[str, int, str | None], tuple[Event, ...]] = {}

    def of(self, event: Event) -> tuple[Event, ...]:
        """Events of other documents, one a document, that are this one on another day; earliest first."""
        key = (event.document_id, event.start, event.date)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[key] = self._look(event)
        return found

    def note(self, event: Event) -> str | None:
        """Say which documents date an event otherwise, and how; None where none does."""
        return disagreement([(other.date or "", self._title(other)) for other in self.of(event)])

    def _title(self, event: Event) -> str:
        card = self._snapshot.card(self._snapshot.number(event.document_id) or 0)
        return ", ".join(part for part in (card.title or title_from_id(card.id), card.outlet) if part)

    def _look(self, event: Event) -> tuple[Event, ...]:
        one = self._told(event)
        if one is None or not comparable(one):
            return ()
        alike: dict[str, dict[str | None, Event]] = defaultdict(dict)
        hits = self._snapshot.passages.sentences(sorted(self._weights(one.stems).items()), limit=_LIMIT)
        for row in self._snapshot.sentences_numbered([hit.n for hit in hits]):
            for fact in self._snapshot.facts_at("event", row.document, row.start):
                other = self._told(fact) if isinstance(fact, Event) else None
                if other is not None and same_event(one, other, self._weights(one.stems | other.stems)):
                    alike[fact.document_id].setdefault(other.event.date, other.event)
        # A document that has it on several days tells of several events.
        if event.document_id in alike:
            return ()
        found = [next(iter(events.values())) for events in alike.values() if len(events) == 1]
        return tuple(sorted(found, key=lambda e: (e.date or "", e.document_id)))

    def _weights(self, stems: frozenset[str]) -> dict[str, float]:
        counts, total = self._snapshot.term_counts(sorted(stems)), self._snapshot.sentence_count
        return {s: weight(counts.get(s, 0), total) for s in stems}

    def _told(self, event: Event) -> Told | None:
        number = self._snapshot.number(event.document_id)
        return None if number is None else told(event, self._snapshot.text(number, event.start, event.end))
