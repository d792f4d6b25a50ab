"""What the bot is, what it keeps, what it can do: /about, /privacy, /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import __version__, messages
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction
from bot.cogs.placing import everywhere
from bot.rendering.guide import about_screen, fixed_screen
from bot.rendering.screen import Screen

if TYPE_CHECKING:
    from bot.client import OnRecord


class Guide(commands.Cog):
    """Tells about the bot itself; every reply is for the person who asked alone."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @app_commands.command(name="about", description=messages.ABOUT_COMMAND)
    @everywhere
    async def about(self, interaction: AnyInteraction) -> None:
        """Show the version, and what the answers come from."""
        await deliver(interaction, self._about(interaction.guild_id), ephemeral=True)

    async def _about(self, server: int | None) -> Screen:
        return about_screen(__version__, await self._bot.newsroom_of(server).holdings())

    @app_commands.command(name="privacy", description=messages.PRIVACY_COMMAND)
    @everywhere
    async def privacy(self, interaction: AnyInteraction) -> None:
        """Show what is kept, and what is not."""
        await self._show(interaction, fixed_screen(messages.PRIVACY))

    @app_commands.command(name="help", description=messages.HELP_COMMAND)
    @everywhere
    async def help(self, interaction: AnyInteraction) -> None:
        """Show how to ask."""
        name = self._bot.user.display_name if self._bot.user is not None else ""
        await self._show(interaction, fixed_screen(messages.help_text(name.replace("`", ""))))

    async def _show(self, interaction: AnyInteraction, screen: Screen) -> None:
        view, files = screen.layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)
