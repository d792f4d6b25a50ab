"""A server's settings as a screen."""

from __future__ import annotations

from bot import messages
from bot.rendering.screen import BLUE, Block, Screen
from bot.server_settings import ServerSettings


def config_screen(settings: ServerSettings) -> Screen:
    """Show everything that a server has decided, and how it is where it has not."""
    lines = messages.settings_lines(
        channels=sorted(settings.channels),
        private=settings.private,
        cooldown=settings.cooldown_seconds,
        role=settings.moderator_role,
        audit=settings.audit_channel,
        gaps=settings.gaps,
        collection=settings.collection,
    )
    return Screen([Block("\n".join([f"**{messages.CONFIG_HEADING}**", *(f"- {line}" for line in lines)]))], BLUE)
