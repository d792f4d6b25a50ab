"""Changes what the answers come from, one change of a collection at a time, and says who did what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import discord

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.collections import Collection
from bot.rebuilding import RebuildError
from bot.rendering.escape import inline
from bot.rendering.report import failure_screen, report_screen
from bot.rendering.screen import GREEN, GREY, Block, Screen
from knowledge.store.snapshot import StoreError

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


async def change(
    bot: OnRecord, interaction: AnyInteraction, did: str, collection: Collection, work: Callable[[], Awaitable[Screen]]
) -> None:
    """Do some work that changes a collection; show its screen; note in the audit channel who `did` it.

    Raise Refusal where another change of it is under way.
    """
    if collection.changing.locked():
        raise Refusal(messages.ALREADY_RELOADING)
    async with collection.changing:
        await interaction.response.defer(ephemeral=True, thinking=True)
        _log.info("%r by %s (%s)", did, interaction.user, interaction.user.id)
        before = collection.newsroom.edition
        screen = await work()
    view, files = screen.layout()
    try:
        await interaction.edit_original_response(view=view, attachments=files)
    except discord.HTTPException as error:  # Discord lets a command answer for 15 minutes
        _log.warning("the moderator could not be told what came of it: %s", error)
    await audit(bot, interaction, did, screen)
    if collection.server is None and collection.newsroom.edition is not before:
        await follow(bot)


async def audit(bot: OnRecord, interaction: AnyInteraction, did: str, screen: Screen) -> None:
    """Write who did what, and what came of it, into the server's audit channel, where it has one."""
    who = f"{inline(interaction.user.display_name)} (`{interaction.user.id}`)"
    await write_audit(bot, interaction.guild_id, f"**{inline(did)}** · {who}", screen)


async def write_audit(bot: OnRecord, server: int | None, heading: str, screen: Screen) -> None:
    """Write what happened into a server's audit channel, where it has one."""
    chosen = bot.server_settings.of(server).audit_channel
    channel = bot.get_partial_messageable(chosen, guild_id=server) if chosen is not None else None
    if channel is None:
        return
    told = Screen([Block(heading), *screen.blocks], screen.colour, footer=screen.footer)
    view, _ = told.layout(attaching=False)
    try:
        await channel.send(view=view)
    except discord.HTTPException as error:
        _log.warning("nothing could be written into the audit channel %s: %s", chosen, error)


async def reload(bot: OnRecord, collection: Collection, *, deciding: bool = False) -> Screen:
    """Build a snapshot in another process and answer from it; where that fails, say why and leave the old one.

    Where a server does not see its own documents, that is said, too, unless it is `deciding` to see them.
    """
    try:
        if await asyncio.to_thread(collection.is_empty):
            await asyncio.to_thread(collection.withdraw)
            return Screen([Block(messages.NOTHING_LEFT)], GREEN)
        report = await bot.build(collection)
        edition = await collection.newsroom.open()
    except (RebuildError, StoreError, OSError) as error:
        _log.warning("reload failed: %s", error)
        return failure_screen(_for_moderators(str(error), collection))
    _log.info("answering from snapshot %s, %d documents", edition.name, report.documents)
    screen = report_screen(report)
    if not deciding:
        await bot.collections.discard_other(collection)
    unseen = collection.server is not None and bot.server_settings.of(collection.server).collection == "shared"
    if unseen and not deciding:
        screen.blocks = [*screen.blocks, Block(messages.NOT_SEEN_YET)]
    return screen


def _for_moderators(reason: str, collection: Collection) -> str:
    """Say nothing of the operator's folders to the moderators of a server."""
    if collection.server is None:
        return reason
    for path in (collection.settings.documents, *collection.also, collection.settings.store):
        reason = reason.replace(str(path), messages.THE_DOCUMENTS)
    return reason


async def follow(bot: OnRecord) -> None:
    """Let the servers that see the shared documents beside their own have what the shared ones are now."""
    for collection in bot.collections.seeing("both"):
        await refresh(bot, collection)


async def refresh(bot: OnRecord, collection: Collection) -> None:
    """Build what one server sees again, because the documents have changed; where that fails, the old one stays."""
    async with collection.changing:
        if bot.collections.of(collection.server) is not collection:
            return  # the server has decided otherwise meanwhile, or is gone
        before = await collection.newsroom.current()
        screen = await reload(bot, collection)
        after = collection.newsroom.edition
    if screen.colour not in (GREEN, GREY) or (before and before.name) != (after and after.name):
        await write_audit(bot, collection.server, f"**{messages.FOLLOWED}**", screen)
