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
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.cogs.moderation import Which, collection_to_change
from bot.cogs.reloading import change, reload
from bot.collections import Collection
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
    @app_commands.describe(collection=messages.WHICH_COLLECTION)
    async def reload(self, interaction: AnyInteraction, collection: Which | None = None) -> None:
        """Build a snapshot in another process, answer from it, and say what changed."""
        chosen = collection_to_change(self._bot, interaction, collection)
        await change(self._bot, interaction, "/facts reload", chosen, lambda: reload(self._bot, chosen))

    @facts.command(name="status", description=messages.STATUS_COMMAND)
    @app_commands.describe(collection=messages.WHICH_COLLECTION)
    async def status(self, interaction: AnyInteraction, collection: Which | None = None) -> None:
        """Show the snapshot that answers, those that are kept, and what people think of the answers."""
        chosen = collection_to_change(self._bot, interaction, collection)
        await deliver(interaction, self._status(chosen), ephemeral=True)

    async def _status(self, collection: Collection) -> Screen:
        holdings = await collection.newsroom.holdings()
        kept = await asyncio.to_thread(publishing.names, collection.settings.store)
        changing = collection.changing.locked()
        if collection.server is not None:  # votes are counted over all servers, so they are not one server's to see
            return status_screen(holdings, kept, (), changing=changing)
        try:
            tallies = await asyncio.to_thread(self._bot.feedback.tallies)
        except sqlite3.Error as error:
            _log.warning("the votes cannot be read: %s", error)
            tallies = []
        return status_screen(holdings, kept, tallies, changing=changing)

    @facts.command(name="rollback", description=messages.ROLLBACK_COMMAND)
    @app_commands.describe(snapshot=messages.ROLLBACK_SNAPSHOT, collection=messages.WHICH_COLLECTION)
    async def rollback(
        self,
        interaction: AnyInteraction,
        snapshot: app_commands.Range[str, 1, 40] | None = None,
        collection: Which | None = None,
    ) -> None:
        """Answer from the snapshot before the current one, or from the one named."""
        chosen = collection_to_change(self._bot, interaction, collection)
        await change(self._bot, interaction, "/facts rollback", chosen, lambda: self._rollback(chosen, snapshot))

    @rollback.autocomplete("snapshot")
    async def _snapshots(self, interaction: AnyInteraction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the snapshots that are kept, newest first."""
        try:
            chosen = collection_to_change(self._bot, interaction, getattr(interaction.namespace, "collection", None))
        except Refusal:
            return []
        kept = await asyncio.to_thread(publishing.names, chosen.settings.store)
        fitting = [name for name in reversed(kept) if name.startswith(typed)]
        return [app_commands.Choice(name=name, value=name) for name in fitting[:25]]

    async def _rollback(self, collection: Collection, snapshot: str | None) -> Screen:
        store = collection.settings.store
        try:
            before = await asyncio.to_thread(publishing.current_name, store)
            name = await asyncio.to_thread(roll_back, store, snapshot)
            edition = await collection.newsroom.open()
        except StoreError as error:
            _log.warning("rollback failed: %s", error)
            return failure_screen(str(error), messages.ROLLBACK_FAILED)
        _log.info("answering from snapshot %s again", edition.name)
        return rollback_screen(before, name, len(edition.desk.snapshot.documents()))
