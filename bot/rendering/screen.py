"""One Discord message in Components V2, within Discord's limits whatever goes in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot import messages

# All text of a message, in UTF-16 code units as Discord counts; and how much of it stays free for the
# line that says what was left out.
TEXT_LIMIT = 4000
_RESERVE = 200
# Components in a message, nested ones included.
COMPONENT_LIMIT = 40

BLUE = discord.Colour(0x3B6FB6)
AMBER = discord.Colour(0xC98A1B)
GREY = discord.Colour(0x80848E)
GREEN = discord.Colour(0x2E8B57)
RED = discord.Colour(0xB23A48)

AnyItem = ui.Item[Any]


def text_length(text: str) -> int:
    """Count a text as Discord does, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True)
class Block:
    """A text that is shown whole or not at all, with a button beside it where there is one, the same only once.

    `apart` leaves some space above it.
    """

    text: str
    button: AnyItem | None = None
    apart: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture to attach, with the alternative text that is read out instead of it (at most 1,024 characters)."""

    data: bytes
    name: str
    description: str


@dataclass
class Screen:
    """A message to send: `blocks` from the top as many as fit, `footer` and `controls` always, `pictures` below.

    `whole` is the plain text of everything, attached as a file called `file_name` where a block did not
    fit (or `attach` says so), so that no quotation is ever cut.
    """

    blocks: Sequence[Block]
    colour: discord.Colour = BLUE
    footer: str | None = None
    controls: Sequence[AnyItem] = ()
    whole: str = ""
    file_name: str = "answer.txt"
    attach: bool = False
    pictures: Sequence[Picture] = ()
    left_out: int = field(init=False, default=0)

    def layout(self, *, attaching: bool = True) -> tuple[ui.LayoutView, list[discord.File]]:
        """Lay the message out; return the view and the files that go with it (none where not `attaching`)."""
        shown, self.left_out = self._fitting()
        container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=self.colour)
        used: set[str | None] = {None}
        for position, block in enumerate(shown):
            if block.apart and position:
                container.add_item(ui.Separator(visible=False))
            text: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay(block.text)
            # Discord refuses a message with two buttons of one id, as two blocks of the same quotation have them.
            again = getattr(block.button, "custom_id", None) in used
            used.add(getattr(block.button, "custom_id", None))
            container.add_item(text if block.button is None or again else ui.Section(text, accessory=block.button))
        files: list[discord.File] = []
        if (self.left_out or self.attach) and self.whole and attaching:
            container.add_item(ui.TextDisplay(f"-# {messages.WHOLE_IN_FILE}"))
            files.append(discord.File(io.BytesIO(self.whole.encode()), filename=self.file_name))
            container.add_item(ui.File(f"attachment://{self.file_name}"))
        elif self.left_out:
            container.add_item(ui.TextDisplay(f"-# {messages.TOO_LONG_HERE}"))
        if self.pictures and attaching:
            container.add_item(_gallery(self.pictures))
            files += [discord.File(io.BytesIO(p.data), p.name, description=p.description) for p in self.pictures]
        if self.footer:
            container.add_item(ui.TextDisplay(f"-# {self.footer}"))
        for row in _rows(self.controls):
            container.add_item(row)
        view = ui.LayoutView(timeout=None)
        view.add_item(container)
        return view, files

    def _fitting(self) -> tuple[list[Block], int]:
        """Return the blocks that fit, and how many do not."""
        text_left = TEXT_LIMIT - _RESERVE - text_length(self.footer or "")
        components_left = COMPONENT_LIMIT - 6 - 2 * len(self.controls) - bool(self.pictures)
        shown: list[Block] = []
        for block in self.blocks:
            components = (3 if block.button is not None else 1) + block.apart
            size = text_length(block.text)
            if size > text_left or components > components_left:
                continue
            shown.append(block)
            text_left -= size
            components_left -= components
        return shown, len(self.blocks) - len(shown)


def _gallery(pictures: Sequence[Picture]) -> ui.MediaGallery[ui.LayoutView]:
    items = [discord.MediaGalleryItem(f"attachment://{p.name}", description=p.description) for p in pictures]
    return ui.MediaGallery(*items)


def _rows(controls: Sequence[AnyItem]) -> list[ui.ActionRow[ui.LayoutView]]:
    """Put buttons into rows of five, every select into a row of its own."""
    rows: list[ui.ActionRow[ui.LayoutView]] = []
    buttons: list[AnyItem] = []
    for control in controls:
        if control.width == 5:
            rows.append(ui.ActionRow(control))
        else:
            buttons.append(control)
    rows += [ui.ActionRow(*buttons[start : start + 5]) for start in range(0, len(buttons), 5)]
    return rows


def note(text: str, colour: discord.Colour = GREY) -> ui.LayoutView:
    """Lay out one short line of our own wording."""
    return Screen([Block(text)], colour=colour).layout()[0]
