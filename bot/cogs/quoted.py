"""The buttons that lead from a reply to the documents that it quotes: which they are, and what happened when in them.

Their custom ids hold a snapshot's name and the documents' numbers there. They go by the server that they are used in:
a snapshot that is not the current one of that server has been reloaded, or is another server's, and shows nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot import messages
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction, Refusal, guarded
from bot.rendering.documents import sources_screen, timeline_screen
from bot.rendering.gallery import timeline_pictures
from bot.rendering.screen import Screen
from knowledge.store.snapshot import Snapshot

if TYPE_CHECKING:
    from bot.client import OnRecord

_Button = ui.Button[ui.LayoutView]
_PLACE = r"(?P<snapshot>[\w-]+):(?P<numbers>\d+(?:\.\d+)*)"
_DAYS = 40
# A custom id holds 100 characters; of documents whose numbers take more, the first ones are listed.
_ID_LENGTH = 100


def _custom_id(kind: str, snapshot: str, numbers: Sequence[int]) -> str:
    custom_id = f"or:{kind}:{snapshot}:{'.'.join(map(str, numbers))}"
    return custom_id if len(custom_id) <= _ID_LENGTH else _custom_id(kind, snapshot, numbers[:-1])


class SourcesButton(ui.DynamicItem[_Button], template=rf"or:sources:{_PLACE}"):
    """Lists the documents that an answer quotes."""

    def __init__(self, snapshot: str, numbers: tuple[int, ...]) -> None:
        self._place = (snapshot, numbers)
        super().__init__(_Button(label=messages.SOURCES, custom_id=_custom_id("sources", snapshot, numbers)))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the documents' numbers from the custom id."""
        return cls(match["snapshot"], tuple(map(int, match["numbers"].split("."))))

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Show the list to the person who asked for it."""
        snapshot, numbers = self._place
        cards = await _bot(interaction).newsroom_of(interaction.guild_id).read(snapshot, Snapshot.documents)
        if cards is None:
            raise Refusal(messages.TOO_OLD)
        view, files = sources_screen([cards[n] for n in numbers if n < len(cards)]).layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)


class TimelineButton(ui.DynamicItem[_Button], template=rf"or:timeline:{_PLACE}"):
    """Shows what happened when, by the documents that an answer quotes."""

    def __init__(self, snapshot: str, numbers: tuple[int, ...]) -> None:
        self._place = (snapshot, numbers)
        super().__init__(_Button(label=messages.TIMELINE, custom_id=_custom_id("timeline", snapshot, numbers)))

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str]) -> Self:
        """Read the documents' numbers from the custom id."""
        return cls(match["snapshot"], tuple(map(int, match["numbers"].split("."))))

    @guarded
    async def callback(self, interaction: AnyInteraction) -> None:
        """Show the timeline to the person who asked for it."""
        await deliver(interaction, self._timeline(interaction), ephemeral=True)

    async def _timeline(self, interaction: AnyInteraction) -> Screen:
        snapshot, numbers = self._place
        newsroom = _bot(interaction).newsroom_of(interaction.guild_id)
        entries = await newsroom.timeline_of(snapshot, numbers, days=_DAYS)
        if entries is None:
            raise Refusal(messages.TOO_OLD)
        return timeline_screen(None, entries, await asyncio.to_thread(timeline_pictures, None, entries))


def _bot(interaction: discord.Interaction[Any]) -> OnRecord:
    return cast("OnRecord", interaction.client)
