"""Where a command is to be found."""

from __future__ import annotations

from typing import Any, TypeVar

from discord import app_commands

Command = TypeVar("Command", bound=Any)


def everywhere(command: Command) -> Command:
    """Offer a command in servers, direct messages and group chats, also where a user brought the bot along."""
    placed = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
    return app_commands.allowed_installs(guilds=True, users=True)(placed)
