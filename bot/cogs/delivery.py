"""Gets a screen to the person who gave a command, in time whatever it takes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any

import discord

from bot.cogs.incidents import AnyInteraction
from bot.rendering.screen import Screen

# Discord waits three seconds for the first response; a person notices one.
PATIENCE_SECONDS = 1.0


async def deliver(interaction: AnyInteraction, making: Coroutine[Any, Any, Screen], *, ephemeral: bool) -> None:
    """Send what `making` returns; show that the bot is thinking where it takes longer than a second.

    What comes after a first delivery goes below it, as a message of its own.
    """
    further = interaction.response.is_done()
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done and not further:
            await interaction.response.defer(ephemeral=ephemeral, thinking=True)
        view, files = (await task).layout()
    finally:
        task.cancel()
    if further:
        await interaction.followup.send(view=view, files=files, ephemeral=ephemeral)
    elif interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files)
    else:
        await interaction.response.send_message(view=view, files=files, ephemeral=ephemeral)


async def deliver_in_place(interaction: AnyInteraction, making: Coroutine[Any, Any, Screen]) -> None:
    """Put what `making` returns in place of the message that a menu stands in, in time whatever it takes."""
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            await interaction.response.defer()
        view, files = (await task).layout()
    finally:
        task.cancel()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files)
    else:
        await interaction.response.edit_message(view=view, attachments=files)


async def while_typing(channel: discord.abc.Messageable, making: Coroutine[Any, Any, Screen]) -> Screen:
    """Return what `making` returns; show that the bot is typing where it takes longer than a second."""
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            with contextlib.suppress(discord.HTTPException):  # it is a courtesy, and may be forbidden
                await channel.typing()
        return await task
    finally:
        task.cancel()
