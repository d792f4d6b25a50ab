"""What the documents are, and what happened when: /sources and /timeline."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs import completing
from bot.cogs.days import read_days
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.cogs.placing import everywhere
from bot.rendering.documents import document_screen, sources_screen, timeline_screen
from bot.rendering.gallery import timeline_pictures
from bot.rendering.page import KINDS, page
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
        source=messages.ASK_SOURCE,
        days=messages.TIMELINE_DAYS,
        private=messages.ASK_PRIVATE,
    )
    @app_commands.autocomplete(topic=completing.topics, source=completing.sources)
    @everywhere
    async def timeline(
        self,
        interaction: AnyInteraction,
        topic: app_commands.Range[str, 1, 200] | None = None,
        first: app_commands.Range[str, 1, 20] | None = None,
        last: app_commands.Range[str, 1, 20] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
        days: app_commands.Range[int, 1, _DAYS] | None = None,
        private: bool | None = None,
    ) -> None:
        """Show dated sentences, earliest first; as many days as stand out where no number is given."""
        self._bot.admit(interaction)
        start, end = read_days(first, last)
        await deliver(
            interaction,
            self._timeline(interaction.guild_id, topic, start=start, end=end, source=source, days=days),
            ephemeral=self._bot.is_private(interaction, private),
        )

    async def _timeline(self, server: int | None, topic: str | None, **bounds: dt.date | str | int | None) -> Screen:
        entries = await self._bot.newsroom_of(server).timeline(topic, **bounds)  # type: ignore[arg-type]
        # Drawing takes up to a second for forty days: too long for the event loop.
        pictures = await asyncio.to_thread(timeline_pictures, topic, entries)
        return timeline_screen(topic, entries, pictures)

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
        self._bot.admit(interaction)
        making = self._sources(interaction.guild_id, search)
        await deliver(interaction, making, ephemeral=self._bot.is_private(interaction, private))

    async def _sources(self, server: int | None, search: str | None) -> Screen:
        return sources_screen(await self._bot.newsroom_of(server).documents(), search)

    @app_commands.command(name="document", description=messages.DOCUMENT_COMMAND)
    @app_commands.describe(document=messages.DOCUMENT_OPTION, private=messages.ASK_PRIVATE)
    @app_commands.autocomplete(document=completing.documents)
    @everywhere
    async def document(
        self,
        interaction: AnyInteraction,
        document: app_commands.Range[str, 1, 500],
        private: bool | None = None,
    ) -> None:
        """Show a document with its facts marked, as an attached page."""
        self._bot.admit(interaction)
        making = self._document(interaction.guild_id, document)
        await deliver(interaction, making, ephemeral=self._bot.is_private(interaction, private))

    async def _document(self, server: int | None, identifier: str) -> Screen:
        found = await self._bot.newsroom_of(server).document_named(identifier, *KINDS)
        if found is None:
            raise Refusal(messages.NO_SUCH_DOCUMENT)
        made = await asyncio.to_thread(page, found.document, found.facts)
        return document_screen(found.card, found.document, found.counts, made)
