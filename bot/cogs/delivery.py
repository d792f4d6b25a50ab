"""Gets a screen to the person who gave a command, in time whatever it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.cogs.incidents import AnyInteraction
from bot.rendering.screen import Screen

# Discord waits three seconds for the first response; a person notices one.
PATIENCE_SECONDS = 1.0


async def deliver(interaction: AnyInteraction, making: Coroutine[Any, Any, Screen], *, ephemeral: bool) -> None:
    """Send what `making` returns; show that the bot is thinking where it takes longer than a second."""
    task = asyncio.create_task(making)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE_SECONDS)
        if not done:
            await interaction.response.defer(ephemeral=ephemeral, thinking=True)
        view, files = (await task).layout()
    finally:
        task.cancel()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view, attachments=files)
    else:
        await interaction.response.send_message(view=view, files=files, ephemeral=ephemeral)
