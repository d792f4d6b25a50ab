"""Timelines as pictures of a message: within Discord's limits, every sentence to be heard."""

from __future__ import annotations

import datetime as dt

import discord

from bot.rendering.documents import timeline_screen
from bot.rendering.gallery import DESCRIPTION_LIMIT, MOST, timeline_pictures
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard, Snapshot


def entries(snapshot: Snapshot, count: int, text: str) -> list[tuple[TimelineEntry, DocumentCard]]:
    card = snapshot.documents()[0]
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(count)]
    made = [TimelineEntry(date=d.isoformat(), document_id=card.id, start=0, end=len(text), text=text) for d in days]
    return [(entry, card) for entry in made]


def test_pictures_are_described_and_attached(snapshot: Snapshot) -> None:
    found = entries(snapshot, 8, "The ferry ran again.")
    pictures = timeline_pictures("ferry", found)
    assert [p.name for p in pictures] == ["timeline-1.png", "timeline-2.png"]
    assert sum(p.description.count("The ferry ran again.") for p in pictures) == 8
    view, files = timeline_screen("ferry", found, pictures).layout()
    assert [(f.filename, f.description) for f in files] == [(p.name, p.description) for p in pictures]
    gallery = next(item for item in view.walk_children() if isinstance(item, discord.ui.MediaGallery))
    assert [item.description for item in gallery.items] == [p.description for p in pictures]
    assert [item.media.url for item in gallery.items] == [f"attachment://{p.name}" for p in pictures]


def test_long_timelines_stay_within_the_limits(snapshot: Snapshot) -> None:
    found = entries(snapshot, 80, "The ferry ran again, with a band on deck and half the town on the quay. " * 5)
    pictures = timeline_pictures("ferry " * 33, found)
    assert len(pictures) == MOST
    assert all(0 < len(p.description) <= DESCRIPTION_LIMIT for p in pictures)
    view, files = timeline_screen("ferry", found, pictures).layout()
    assert view.total_children_count <= 40
    assert "timeline.txt" in [f.filename for f in files]
    assert len(files) == 10


def test_no_entries_no_pictures() -> None:
    assert timeline_pictures("ferry", []) == []
