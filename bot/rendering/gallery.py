"""A timeline as the pictures of a message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.documents import batched
from bot.rendering.entries import item_of
from bot.rendering.screen import Picture
from bot.rendering.timeline_picture import alternative_text, png
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard

# Discord takes ten files a message, of which one is the timeline as text; and so many characters of alternative text.
MOST = 9
DESCRIPTION_LIMIT = 1024
# Entries in a picture: few enough that a phone shows it sharp, and the alternative text mostly holds all of them.
_A_PICTURE = 6


def timeline_pictures(topic: str | None, entries: Sequence[tuple[TimelineEntry, DocumentCard]]) -> list[Picture]:
    """Draw a timeline in pictures of six entries, on a dark ground as most people have Discord.

    Takes about a tenth of a second each: call it in a thread.
    """
    found = []
    for number, batch in enumerate(batched(entries[: MOST * _A_PICTURE], _A_PICTURE), start=1):
        items = [item_of(entry, card) for entry, card in batch]
        told = alternative_text(items, DESCRIPTION_LIMIT)
        found.append(Picture(png(items, title=topic or "", theme="dark"), f"timeline-{number}.png", told))
    return found
