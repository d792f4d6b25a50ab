"""Entries of a timeline, as pictures and calendars show them."""

from __future__ import annotations

from bot import messages
from bot.rendering.timeline_layout import Item
from knowledge.documents.titles import title_from_id
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard

_NO_BREAK_SPACE = "\u00a0"


def source_of(card: DocumentCard) -> str:
    """Cite a document on one line: title, outlet, day; no line breaks inside the day."""
    day = messages.long_date(card.date).replace(" ", _NO_BREAK_SPACE) if card.date else None
    return " · ".join(part for part in (card.title or title_from_id(card.id), card.outlet, day) if part)


def item_of(entry: TimelineEntry, card: DocumentCard) -> Item:
    """Make an entry ready to be drawn."""
    return Item(entry.date, entry.text, source_of(card))
