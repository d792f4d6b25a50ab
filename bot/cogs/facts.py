"""What the answers come from: /facts reload, for moderators."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.cogs.moderation import require_moderator
from bot.rebuilding import RebuildError
from bot.rendering.report import failure_screen, report_screen
from bot.rendering.screen import Screen
from knowledge.store.snapshot import StoreError

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


class Facts(commands.Cog):
    """Reloads the documents."""

    facts = app_commands.Group(
        name="facts",
        description=messages.FACTS_GROUP,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot
        self._reloading = asyncio.Lock()

    @facts.command(name="reload", description=messages.RELOAD_COMMAND)
    async def reload(self, interaction: AnyInteraction) -> None:
        """Build a snapshot in another process, answer from it, and say what changed."""
        require_moderator(self._bot, interaction)
        if self._reloading.locked():
            raise Refusal(messages.ALREADY_RELOADING)
        async with self._reloading:
            await interaction.response.defer(ephemeral=True, thinking=True)
            _log.info("reload by %s (%s)", interaction.user, interaction.user.id)
            screen = await self._reload()
        view, files = screen.layout()
        try:
            await interaction.edit_original_response(view=view, attachments=files)
        except discord.HTTPException as error:  # Discord lets a command answer for 15 minutes
            _log.warning("the moderator could not be told what the reload did: %s", error)

    async def _reload(self) -> Screen:
        try:
            report = await self._bot.rebuild(self._bot.settings)
            edition = await self._bot.newsroom.open()
        except (RebuildError, StoreError) as error:
            _log.warning("reload failed: %s", error)
            return failure_screen(str(error))
        _log.info("answering from snapshot %s, %d documents", edition.name, report.documents)
        return report_screen(report)
