"""Tells Discord about the slash commands, only where they have changed: it takes 200 a day."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord.ext import commands

_log = logging.getLogger(__name__)


async def tell_commands(bot: commands.Bot | commands.AutoShardedBot, *, note: Path, always: bool) -> bool:
    """Tell Discord about the bot's commands; return whether it was told and took them.

    `note` remembers what it was told last; the same is not told again, unless `always`.
    """
    tree: Any = bot.tree
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    told = json.dumps([bot.application_id, payload], sort_keys=True, default=str)
    digest = hashlib.sha256(told.encode()).hexdigest()
    if not always and await asyncio.to_thread(_read, note) == digest:
        return False
    try:
        await tree.sync()
    except discord.HTTPException as error:  # mentions and messages are answered without commands, too
        _log.error("Discord did not take the commands; the next start tries again: %s", error)
        return False
    await asyncio.to_thread(_write, note, digest)
    _log.info("told Discord about %d commands", len(payload))
    return True


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="ascii")
    new.replace(path)
