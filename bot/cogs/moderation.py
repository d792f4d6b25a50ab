"""Who may change what the answers come from: checked here, whatever a server's settings allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal

if TYPE_CHECKING:
    from bot.client import OnRecord


def require_moderator(bot: OnRecord, interaction: AnyInteraction) -> None:
    """Raise Refusal unless this person may reload: the bot's owner, or a moderator of the home server.

    `default_permissions` is only a default that a server can change, and whoever installs the app into a
    server of their own is a moderator there: neither may reload documents that are everybody's.
    """
    if is_owner(bot, interaction.user.id):
        return
    if interaction.guild_id is None:
        raise Refusal(messages.NOT_IN_A_SERVER)
    home = bot.settings.home_guild or (bot.guilds[0].id if len(bot.guilds) == 1 else None)
    if home is None:
        raise Refusal(messages.NO_HOME.format(guild=interaction.guild_id))
    if interaction.guild_id != home:
        raise Refusal(messages.NOT_AT_HOME)
    decided = (bot.settings.moderator_role, bot.server_settings.of(home).moderator_role)
    roles = [role for role in decided if role is not None]
    held = [role.id for role in interaction.user.roles] if isinstance(interaction.user, discord.Member) else []
    if not interaction.permissions.manage_guild and not set(roles) & set(held):
        named = "".join(f" or the role <@&{role}>" for role in roles)
        raise Refusal(messages.NOT_A_MODERATOR.format(role=named))


def is_owner(bot: OnRecord, user_id: int) -> bool:
    """Whether a user owns the application, alone or in its team."""
    application = bot.application
    if application is None:
        return False
    if application.team is not None:
        return user_id in [member.id for member in application.team.members]
    return application.owner is not None and user_id == application.owner.id
