"""What the documents are, and what happened when: /sources and /timeline."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs import completing
from bot.cogs.days import read_days
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction
from bot.cogs.placing import everywhere
from bot.rendering.documents import sources_screen, timeline_screen
from bot.rendering.screen import Screen

if TYPE_CHECKING:
    from bot.client import OnRecord

_DAYS = 40


class Documents(commands.Cog):
    """Lists documents and days."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @app_commands.command(name="timeline", description=messages.TIMELINE_COMMAND)
    @app_commands.rename(first="from", last="to")
    @app_commands.describe(
        topic=messages.TIMELINE_TOPIC,
        first=messages.TIMELINE_FROM,
        last=messages.TIMELINE_TO,
        private=messages.ASK_PRIVATE,
    )
    @app_commands.autocomplete(topic=completing.topics)
    @everywhere
    async def timeline(
        self,
        interaction: AnyInteraction,
        topic: app_commands.Range[str, 1, 200] | None = None,
        first: app_commands.Range[str, 1, 20] | None = None,
        last: app_commands.Range[str, 1, 20] | None = None,
        private: bool | None = None,
    ) -> None:
        """Show dated sentences, earliest first."""
        start, end = read_days(first, last)
        await deliver(
            interaction, self._timeline(topic, start, end), ephemeral=self._bot.is_private(interaction, private)
        )

    async def _timeline(self, topic: str | None, start: dt.date | None, end: dt.date | None) -> Screen:
        entries = await self._bot.newsroom.timeline(topic, start=start, end=end, days=_DAYS)
        return timeline_screen(topic, entries)

    @app_commands.command(name="sources", description=messages.SOURCES_COMMAND)
    @app_commands.describe(search=messages.SOURCES_SEARCH, private=messages.ASK_PRIVATE)
    @app_commands.autocomplete(search=completing.sources)
    @everywhere
    async def sources(
        self,
        interaction: AnyInteraction,
        search: app_commands.Range[str, 1, 200] | None = None,
        private: bool | None = None,
    ) -> None:
        """List the documents, newest first."""
        await deliver(interaction, self._sources(search), ephemeral=self._bot.is_private(interaction, private))

    async def _sources(self, search: str | None) -> Screen:
        return sources_screen(await self._bot.newsroom.documents(), search)
