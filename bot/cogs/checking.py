"""Check this quote: is what a message quotes in the documents?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.controls import ReplyControls
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction
from bot.rendering.quotes import checked_screen
from bot.rendering.screen import Screen

if TYPE_CHECKING:
    from bot.client import OnRecord


class Checking(commands.Cog):
    """Checks quotations in messages, for the person who asks alone."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot
        self._menu = app_commands.ContextMenu(
            name=messages.CHECK_QUOTE_MENU,
            callback=self.check,
            type=discord.AppCommandType.message,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def cog_load(self) -> None:
        """Put the entry into the message menu."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the entry out of the message menu."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def check(self, interaction: AnyInteraction, message: discord.Message) -> None:
        """Check what a message quotes."""
        self._bot.admit(interaction)
        await deliver(interaction, self._check(interaction, written(message)), ephemeral=True)

    async def _check(self, interaction: AnyInteraction, text: str) -> Screen:
        server = interaction.guild_id
        checks, origin = await self._bot.newsroom_of(server).check_quotes(text)
        return checked_screen(checks, ReplyControls(self._bot, interaction.user.id, origin, server=server))


def written(message: discord.Message) -> str:
    """Return what a message says: its text, its embeds', and that of its components."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
    view = discord.ui.LayoutView.from_message(message) if message.components else None
    if view is not None:
        parts += [item.content for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    return "\n".join(part for part in parts if part)
