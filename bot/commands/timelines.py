"""`onrecord timeline`: as text, JSON, a calendar, or a picture."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.padding import Padding
from rich.text import Text

from bot import messages
from bot.commands.common import Refused, console, desk_of, print_json
from bot.conversation.narrowing import documents_of
from bot.rendering.entries import also_in, item_of, source_of, source_of_telling
from bot.rendering.icalendar import icalendar
from bot.rendering.terminal import printable
from bot.rendering.timeline_picture import Theme, png, svg
from bot.settings import Settings
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard, Snapshot

Form = Literal["text", "json", "ics"]
Cited = list[tuple[TimelineEntry, DocumentCard]]


@dataclass(frozen=True, slots=True)
class Pictures:
    """Which pictures are wanted, and how they look; with any, entries are not printed as text."""

    svg: Path | None = None
    png: Path | None = None
    theme: Theme = "light"
    scale: bool = False


def timeline(
    settings: Settings,
    topic: str | None,
    *,
    start: dt.date | None,
    end: dt.date | None,
    days: int | None,
    per_day: int,
    source: str | None = None,
    form: Form = "text",
    pictures: Pictures = Pictures(),
) -> None:
    """Print dated entries, earliest first, or draw them; raises Refused where there are none to read or to draw."""
    with desk_of(settings) as desk:
        documents = documents_of(desk.snapshot, source)
        entries = desk.timeline(topic, start=start, end=end, days=days, per_day=per_day, documents=documents)
        cards = {card.id: card for card in desk.snapshot.documents()}
        cited = [(entry, cards[entry.document_id]) for entry in entries]
        drawing = pictures.svg is not None or pictures.png is not None
        if not entries and (form == "text" or drawing):
            raise Refused("The documents hold nothing dated on that.")
        if form == "json":
            for entry in entries:
                print_json(entry.model_dump(mode="json"))
        elif form == "ics":
            # As bytes: a calendar's lines end in CRLF on every system.
            sys.stdout.buffer.write(_calendar(cited, desk.snapshot).encode())
        elif not drawing:
            _print(cited)
        _draw(cited, topic or "", pictures)


def _print(cited: Cited) -> None:
    out = console()
    for entry, card in cited:
        out.print(Text(f"{entry.date}  ", style="bold").append(printable(entry.text), style="not bold"))
        _detail(source_of(card), "cyan")
        if entry.reason:
            _detail(entry.reason, "dim")
        if (also := also_in(entry)) is not None:
            _detail(also, "dim")
        if entry.disagreements:
            _detail(messages.DISAGREE, "yellow")
        for telling in entry.disagreements:
            _detail(f"{telling.date}  {telling.text}", "")
            _detail(source_of_telling(telling), "cyan")


def _detail(text: str, style: str) -> None:
    console().print(Padding(Text(printable(text), style=style), (0, 0, 0, 12)))


def _calendar(cited: Cited, snapshot: Snapshot) -> str:
    stamp = dt.datetime.fromisoformat(snapshot.meta["built"])
    return icalendar([(entry, source_of(card)) for entry, card in cited], stamp=stamp)


def _draw(cited: Cited, title: str, wanted: Pictures) -> None:
    items = [item_of(entry, card) for entry, card in cited]
    try:
        if wanted.svg is not None:
            told = svg(items, title=title, theme=wanted.theme, scale=wanted.scale)
            wanted.svg.write_text(told, encoding="utf-8")
        if wanted.png is not None:
            wanted.png.write_bytes(png(items, title=title, theme=wanted.theme, scale=wanted.scale))
    except OSError as error:
        raise Refused(f"The picture cannot be written: {error}") from error
