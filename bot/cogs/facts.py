"""What the answers come from: /facts reload, status and rollback, for moderators."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction
from bot.cogs.moderation import require_moderator
from bot.cogs.reloading import change, reload
from bot.rendering.report import failure_screen, rollback_screen, status_screen
from bot.rendering.screen import Screen
from knowledge.store import publishing
from knowledge.store.rollback import roll_back
from knowledge.store.snapshot import StoreError

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


class Facts(commands.Cog):
    """Reloads the documents, says what is loaded, goes back to what was."""

    facts = app_commands.Group(
        name="facts",
        description=messages.FACTS_GROUP,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @facts.command(name="reload", description=messages.RELOAD_COMMAND)
    async def reload(self, interaction: AnyInteraction) -> None:
        """Build a snapshot in another process, answer from it, and say what changed."""
        require_moderator(self._bot, interaction)
        await change(self._bot, interaction, "/facts reload", lambda: reload(self._bot))

    @facts.command(name="status", description=messages.STATUS_COMMAND)
    async def status(self, interaction: AnyInteraction) -> None:
        """Show the snapshot that answers, those that are kept, and what people think of the answers."""
        require_moderator(self._bot, interaction)
        await deliver(interaction, self._status(), ephemeral=True)

    async def _status(self) -> Screen:
        holdings = await self._bot.newsroom.holdings()
        kept = await asyncio.to_thread(publishing.names, self._bot.settings.store)
        try:
            tallies = await asyncio.to_thread(self._bot.feedback.tallies)
        except sqlite3.Error as error:
            _log.warning("the votes cannot be read: %s", error)
            tallies = []
        return status_screen(holdings, kept, tallies, changing=self._bot.changing.locked())

    @facts.command(name="rollback", description=messages.ROLLBACK_COMMAND)
    @app_commands.describe(snapshot=messages.ROLLBACK_SNAPSHOT)
    async def rollback(
        self, interaction: AnyInteraction, snapshot: app_commands.Range[str, 1, 40] | None = None
    ) -> None:
        """Answer from the snapshot before the current one, or from the one named."""
        require_moderator(self._bot, interaction)
        await change(self._bot, interaction, "/facts rollback", lambda: self._rollback(snapshot))

    @rollback.autocomplete("snapshot")
    async def _snapshots(self, interaction: AnyInteraction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the snapshots that are kept, newest first."""
        kept = await asyncio.to_thread(publishing.names, self._bot.settings.store)
        fitting = [name for name in reversed(kept) if name.startswith(typed)]
        return [app_commands.Choice(name=name, value=name) for name in fitting[:25]]

    async def _rollback(self, snapshot: str | None) -> Screen:
        store = self._bot.settings.store
        try:
            before = await asyncio.to_thread(publishing.current_name, store)
            name = await asyncio.to_thread(roll_back, store, snapshot)
            edition = await self._bot.newsroom.open()
        except StoreError as error:
            _log.warning("rollback failed: %s", error)
            return failure_screen(str(error), messages.ROLLBACK_FAILED)
        _log.info("answering from snapshot %s again", edition.name)
        return rollback_screen(before, name, len(edition.desk.snapshot.documents()))
