"""Lists of documents and of days, as screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from bot import messages
from bot.rendering.entries import also_in, notes_of, source_of_telling
from bot.rendering.escape import inline, link, quote
from bot.rendering.screen import BLUE, GREY, Block, Picture, Screen
from knowledge.documents.model import Document
from knowledge.documents.titles import title_from_id
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard

# Documents in a text component: few enough that one long title does not push many others out.
_A_BLOCK = 5
T = TypeVar("T")


def sources_screen(cards: Sequence[DocumentCard], search: str | None = None) -> Screen:
    """List documents, newest first; of `search` every word must stand in title, outlet, day or id."""
    words = (search or "").casefold().split()
    found = [card for card in cards if all(word in _described(card) for word in words)]
    if not found:
        return Screen([Block(messages.NO_SOURCES)], GREY)
    found.sort(key=lambda card: (card.date or dt.date.min, card.id), reverse=True)
    days = [card.date for card in found if card.date is not None]
    heading = messages.coverage(len(found), min(days, default=None), max(days, default=None))
    return Screen(
        [Block(f"**{inline(heading)}**"), *(Block("\n".join(lines)) for lines in batched(map(_line, found), _A_BLOCK))],
        BLUE,
        whole="\n".join(" · ".join(_parts(card)) + (f"\n  {card.url}" if card.url else "") for card in found),
        file_name="sources.txt",
    )


def document_screen(
    card: DocumentCard, document: Document, facts: Mapping[str, int], page: str | None = None
) -> Screen:
    """Show what is known of one document; its text, exactly, is the attached file, or a page of it where given."""
    details = [part for part in (*_parts(card)[1:], card.id, messages.facts_known(facts)) if part]
    lines = [f"**{link(_title(card), card.url)}**", *(f"-# {inline(detail)}" for detail in details)]
    whole, name = (document.text, "document.txt") if page is None else (page, "document.html")
    footer = None if page is None else messages.MARKED_PAGE
    return Screen([Block("\n".join(lines))], BLUE, footer=footer, whole=whole, file_name=name, attach=True)


def timeline_screen(
    topic: str | None, entries: Sequence[tuple[TimelineEntry, DocumentCard]], pictures: Sequence[Picture] = ()
) -> Screen:
    """Show dated sentences in the order given, each day once, each sentence quoted and cited; pictures below."""
    if not entries:
        return Screen([Block(messages.NO_TIMELINE)], GREY)
    blocks = [Block(f"**{inline(topic)}**")] if topic else []
    whole = []
    day_before = None
    for entry, card in entries:
        heading = f"**{messages.day(entry.date)}**\n" if entry.date != day_before else ""
        day_before = entry.date
        source = " · ".join([link(_title(card), card.url), *(inline(part) for part in _parts(card)[1:])])
        reason = f"\n-# {inline(entry.reason)}" if entry.reason else ""
        others = "".join(f"\n{line}" for line in _others(entry))
        blocks.append(Block(f"{heading}{quote(entry.text)}\n-# {source}{reason}{others}", apart=bool(heading)))
        notes = "".join(f"\n  {note}" for note in (also_in(entry), *notes_of(entry)) if note)
        whole.append(f"{messages.day(entry.date)}\n> {entry.text}\n  — {', '.join(_parts(card))}{notes}")
    return Screen(blocks, BLUE, whole="\n\n".join(whole), file_name="timeline.txt", pictures=pictures)


def _others(entry: TimelineEntry) -> Iterator[str]:
    """Who says the same, and who dates it otherwise, quoted."""
    also = also_in(entry)
    if also is not None:
        yield f"-# {inline(also)}"
    if entry.disagreements:
        yield f"-# **{messages.DISAGREE}**"
    for telling in entry.disagreements:
        yield f"{quote(telling.text)}\n-# {messages.day(telling.date)} · {inline(source_of_telling(telling))}"


def _line(card: DocumentCard) -> str:
    details = " · ".join(inline(part) for part in _parts(card)[1:])
    return f"- {link(_title(card), card.url)}" + (f"\n-# {details}" if details else "")


def _parts(card: DocumentCard) -> list[str]:
    date = messages.long_date(card.date) if card.date else None
    return [_title(card), *(part for part in (card.outlet, date) if part)]


def _title(card: DocumentCard) -> str:
    return card.title or title_from_id(card.id)


def _described(card: DocumentCard) -> str:
    return " ".join([*_parts(card), card.id, card.date.isoformat() if card.date else ""]).casefold()


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield items in tuples of `size`, the last one shorter (itertools has it from Python 3.12 on)."""
    iterator = iter(items)
    while batch := tuple(islice(iterator, size)):
        yield batch
