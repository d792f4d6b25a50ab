"""Changes what the answers come from, one change at a time, and says who did what."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import discord

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.rebuilding import RebuildError
from bot.rendering.escape import inline
from bot.rendering.report import failure_screen, report_screen
from bot.rendering.screen import Block, Screen
from knowledge.store.snapshot import StoreError

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


async def change(bot: OnRecord, interaction: AnyInteraction, did: str, work: Callable[[], Awaitable[Screen]]) -> None:
    """Do some work that changes the documents or the snapshot; show its screen; note in the audit channel who `did` it.

    Raise Refusal where another change is under way.
    """
    if bot.changing.locked():
        raise Refusal(messages.ALREADY_RELOADING)
    async with bot.changing:
        await interaction.response.defer(ephemeral=True, thinking=True)
        _log.info("%r by %s (%s)", did, interaction.user, interaction.user.id)
        screen = await work()
    view, files = screen.layout()
    try:
        await interaction.edit_original_response(view=view, attachments=files)
    except discord.HTTPException as error:  # Discord lets a command answer for 15 minutes
        _log.warning("the moderator could not be told what came of it: %s", error)
    await audit(bot, interaction, did, screen)


async def audit(bot: OnRecord, interaction: AnyInteraction, did: str, screen: Screen) -> None:
    """Write who did what, and what came of it, into the server's audit channel, where it has one."""
    chosen = bot.server_settings.of(interaction.guild_id).audit_channel
    channel = bot.get_partial_messageable(chosen, guild_id=interaction.guild_id) if chosen is not None else None
    if channel is None:
        return
    heading = Block(f"**{inline(did)}** · {inline(interaction.user.display_name)} (`{interaction.user.id}`)")
    told = Screen([heading, *screen.blocks], screen.colour, footer=screen.footer)
    view, _ = told.layout(attaching=False)
    try:
        await channel.send(view=view)
    except discord.HTTPException as error:
        _log.warning("nothing could be written into the audit channel %s: %s", chosen, error)


async def reload(bot: OnRecord) -> Screen:
    """Build a snapshot in another process and answer from it; where that fails, say why and leave the old one."""
    try:
        report = await bot.rebuild(bot.settings)
        edition = await bot.newsroom.open()
    except (RebuildError, StoreError) as error:
        _log.warning("reload failed: %s", error)
        return failure_screen(str(error))
    _log.info("answering from snapshot %s, %d documents", edition.name, report.documents)
    return report_screen(report)
