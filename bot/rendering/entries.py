"""Entries of a timeline, as pictures and calendars show them."""

from __future__ import annotations

import datetime as dt

from bot import messages
from bot.conversation.disagreements import disagreement
from bot.rendering.timeline_layout import Item
from knowledge.documents.titles import title_from_id
from knowledge.retrieval.timeline import Telling, TimelineEntry
from knowledge.store.snapshot import DocumentCard

_NO_BREAK_SPACE = "\u00a0"


def source_of(card: DocumentCard) -> str:
    """Cite a document on one line: title, outlet, day; no line breaks inside the day."""
    return _cited(card.title, card.id, card.outlet, card.date)


def source_of_telling(telling: Telling) -> str:
    """Cite another document's sentence, as `source_of`."""
    return _cited(telling.title, telling.document_id, telling.outlet, telling.published)


def _cited(title: str | None, identifier: str, outlet: str | None, date: dt.date | None) -> str:
    day = messages.long_date(date).replace(" ", _NO_BREAK_SPACE) if date else None
    return " · ".join(part for part in (title or title_from_id(identifier), outlet, day) if part)


def also_in(entry: TimelineEntry) -> str | None:
    """Name the other documents that say the same; None where there are none."""
    sources = "; ".join(source_of_telling(telling) for telling in entry.also)
    return messages.ALSO_IN.format(sources=sources) if sources else None


def notes_of(entry: TimelineEntry) -> list[str]:
    """What to beware of in an entry, a line each: what had not happened when told, and who dates it otherwise."""
    others = [(telling.date, source_of_telling(telling)) for telling in entry.disagreements]
    notes = (messages.MODALITIES[entry.modality], disagreement(others))
    return [note[0].upper() + note[1:] for note in notes if note]


def item_of(entry: TimelineEntry, card: DocumentCard) -> Item:
    """Make an entry ready to be drawn."""
    return Item(entry.date, entry.text, source_of(card), tuple(notes_of(entry)), also_in(entry) or "")
