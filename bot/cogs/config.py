"""What a server decides for itself: /config, for those who manage it."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.cogs.moderation import is_owner
from bot.cogs.reloading import audit, change, reload
from bot.rendering.config import config_screen
from bot.rendering.gaps import gaps_screen
from bot.rendering.screen import BLUE, RED, Screen
from bot.server_settings import MAX_CHANNELS, MAX_COOLDOWN, ServerSettings

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


class Config(commands.Cog):
    """Shows and changes one server's settings; what one server decides is nothing to another."""

    config = app_commands.Group(
        name="config",
        description=messages.CONFIG_GROUP,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot
        # Two changes at once would each begin from the same settings, and one would be lost.
        self._changing = asyncio.Lock()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Delete what a server has decided, and has of its own, once the bot is removed from it."""
        await self._bot.forget(guild.id)

    @config.command(name="show", description=messages.CONFIG_SHOW)
    async def show(self, interaction: AnyInteraction) -> None:
        """Show what this server has decided."""
        server = self._server(interaction)
        view, files = config_screen(self._bot.server_settings.of(server)).layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)

    @config.command(name="channel", description=messages.CONFIG_CHANNEL)
    @app_commands.describe(channel=messages.CONFIG_CHANNEL_WHICH, answer=messages.CONFIG_CHANNEL_ANSWER)
    async def channel(
        self,
        interaction: AnyInteraction,
        channel: discord.TextChannel | discord.ForumChannel | discord.VoiceChannel,
        answer: bool,
    ) -> None:
        """Answer in public in the channels listed only; in all of them while none is listed."""
        listed = self._bot.server_settings.of(self._server(interaction)).channels
        channels = listed | {channel.id} if answer else listed - {channel.id}
        if len(channels) > MAX_CHANNELS:
            raise Refusal(messages.TOO_MANY_CHANNELS)
        await self._put(interaction, channels=frozenset(channels))

    @config.command(name="private", description=messages.CONFIG_PRIVATE)
    @app_commands.describe(private=messages.CONFIG_PRIVATE_WHICH)
    async def private(self, interaction: AnyInteraction, private: bool) -> None:
        """Show answers to commands to the asker alone, or to all, where the asker does not say."""
        await self._put(interaction, private=private)

    @config.command(name="cooldown", description=messages.CONFIG_COOLDOWN)
    @app_commands.describe(seconds=messages.CONFIG_COOLDOWN_SECONDS)
    async def cooldown(
        self, interaction: AnyInteraction, seconds: app_commands.Range[float, 0.0, MAX_COOLDOWN] | None = None
    ) -> None:
        """Set how long one person waits between two questions here."""
        await self._put(interaction, cooldown_seconds=seconds)

    @config.command(name="role", description=messages.CONFIG_ROLE)
    @app_commands.describe(role=messages.CONFIG_ROLE_WHICH)
    async def role(self, interaction: AnyInteraction, role: discord.Role | None = None) -> None:
        """Let a role use /facts and /documents."""
        if role is not None and role.is_default():
            raise Refusal(messages.NOT_EVERYONE)
        await self._put(interaction, moderator_role=role.id if role is not None else None)

    @config.command(name="audit", description=messages.CONFIG_AUDIT)
    @app_commands.describe(channel=messages.CONFIG_AUDIT_CHANNEL)
    async def audit(self, interaction: AnyInteraction, channel: discord.TextChannel | None = None) -> None:
        """Write who changes what into a channel."""
        me = interaction.guild.me if interaction.guild is not None else None
        if channel is not None and me is not None:
            may = channel.permissions_for(me)
            if not (may.view_channel and may.send_messages):
                raise Refusal(messages.CANNOT_WRITE_THERE)
        await self._put(interaction, audit_channel=channel.id if channel is not None else None)

    @config.command(name="gaps", description=messages.CONFIG_GAPS)
    @app_commands.describe(note=messages.CONFIG_GAPS_NOTE)
    async def note_gaps(self, interaction: AnyInteraction, note: bool) -> None:
        """Note questions without an answer, or stop and delete what was noted."""
        server = self._server(interaction)
        if not note:
            await self._forget_gaps(server)
        await self._put(interaction, gaps=note)

    @app_commands.command(name="gaps", description=messages.GAPS_COMMAND)
    @app_commands.describe(clear=messages.GAPS_CLEAR)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def gaps(self, interaction: AnyInteraction, clear: bool = False) -> None:
        """Show, or delete, this server's questions that found no answer."""
        server = self._server(interaction)
        if clear:
            await self._forget_gaps(server)
        await deliver(interaction, self._gaps(server), ephemeral=True)

    async def _gaps(self, server: int) -> Screen:
        try:
            found = await asyncio.to_thread(self._bot.gaps.of, server)
        except sqlite3.Error as error:
            _log.error("the gaps cannot be read: %s", error)
            raise Refusal(messages.NOT_CONFIGURED) from error
        return gaps_screen(found, noted=self._bot.server_settings.of(server).gaps)

    async def _forget_gaps(self, server: int) -> None:
        try:
            await asyncio.to_thread(self._bot.gaps.forget, server)
        except sqlite3.Error as error:
            _log.error("the gaps of server %s could not be deleted: %s", server, error)
            raise Refusal(messages.NOT_CONFIGURED) from error

    @config.command(name="collection", description=messages.CONFIG_COLLECTION)
    @app_commands.describe(sees=messages.CONFIG_COLLECTION_SEES)
    async def collection(self, interaction: AnyInteraction, sees: Literal["shared", "own", "both"]) -> None:
        """Let this server see the shared documents, its own, or both."""
        server = self._server(interaction)
        if sees != "shared" and self._bot.settings.server_documents == 0:
            raise Refusal(messages.NO_OWN_DOCUMENTS)
        # Where it sees the shared ones, its moderators still have its own to look at and to change.
        chosen = self._bot.collections.at(server, "both" if sees == "both" else "own")

        async def work() -> Screen:
            # Built first and decided then: whatever happens between, the server sees what it saw.
            built = await reload(self._bot, chosen, deciding=True)
            if built.colour == RED and sees != "shared":
                return built
            settings = await self._write(server, collection=sees)
            await self._bot.collections.discard_other(chosen)
            return Screen([*config_screen(settings).blocks, *(built.blocks if sees != "shared" else ())], BLUE)

        await change(self._bot, interaction, f"/config collection sees:{sees}", chosen, work)

    @config.command(name="reset", description=messages.CONFIG_RESET)
    async def reset(self, interaction: AnyInteraction) -> None:
        """Go back to how it is where nothing is decided."""
        await self._forget_gaps(self._server(interaction))
        await self._put(interaction, **ServerSettings().model_dump())

    def _server(self, interaction: AnyInteraction) -> int:
        """Return the server's id; raise Refusal unless this person manages it."""
        if interaction.guild_id is None:
            raise Refusal(messages.NOT_IN_A_SERVER)
        if not interaction.permissions.manage_guild and not is_owner(self._bot, interaction.user.id):
            raise Refusal(messages.NOT_A_MANAGER)
        return interaction.guild_id

    async def _put(self, interaction: AnyInteraction, **changed: Any) -> None:
        """Change settings, show all of them, and note it in the audit channel."""
        screen = config_screen(await self._write(self._server(interaction), **changed))
        view, files = screen.layout()
        await interaction.response.send_message(view=view, files=files, ephemeral=True)
        command = interaction.command.qualified_name if interaction.command is not None else "config"
        await audit(self._bot, interaction, f"/{command}", screen)

    async def _write(self, server: int, **changed: Any) -> ServerSettings:
        """Change some of a server's settings; raise Refusal where that fails, and leave them."""
        store = self._bot.server_settings
        async with self._changing:
            settings = ServerSettings.model_validate({**store.of(server).model_dump(), **changed})
            try:
                await asyncio.to_thread(store.put, server, settings)
            except sqlite3.Error as error:
                _log.error("the settings of server %s could not be written: %s", server, error)
                raise Refusal(messages.NOT_CONFIGURED) from error
        return settings
