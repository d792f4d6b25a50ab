"""Reading what the simulated Discord shows."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from simcord.components import walk_components


def _components(message: Any) -> list[dict[str, Any]]:
    raw = [c if isinstance(c, dict) else c.to_dict() for c in message.components]
    return list(walk_components(raw))


@pytest.fixture
def texts() -> Callable[[Any], list[str]]:
    """Return every text of a message, from the top."""
    return lambda message: [c["content"] for c in _components(message) if c["type"] == 10]


@pytest.fixture
def controls() -> Callable[[Any, str], list[dict[str, Any]]]:
    """Return the buttons and menus of a message whose custom id begins so."""
    return lambda message, start: [c for c in _components(message) if c.get("custom_id", "").startswith(start)]


@pytest.fixture
def town() -> Callable[[Any], Any]:
    """Return a server, a channel in it and a member."""

    def make(env):
        guild = env.create_guild()
        return guild, guild.create_text_channel("news"), guild.add_member(env.create_user("alice"))

    return make


@pytest.fixture
def moderator(env):
    """Return a moderator, her channel and her server, the bot's only one."""
    guild = env.create_guild()
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(env.create_user("mo"), roles=[role]), guild.create_text_channel("desk"), guild
