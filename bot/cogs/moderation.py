"""Who may change what the answers come from: checked here, whatever a server's settings allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import discord

from bot import messages
from bot.cogs.incidents import AnyInteraction, Refusal
from bot.collections import Collection

if TYPE_CHECKING:
    from bot.client import OnRecord

# What a moderator may say instead of leaving it to the place where a command is given.
Which = Literal["shared", "own"]


def collection_to_change(bot: OnRecord, interaction: AnyInteraction, which: Which | None = None) -> Collection:
    """Return the collection that a command is about; raise Refusal unless this person may change it.

    In the home server that is the shared one, elsewhere the server's own, unless `which` says otherwise. The
    shared one may be changed by the bot's owner and by moderators of the home server; a server's own by its
    moderators. `default_permissions` is only a default that a server can change, and whoever installs the app
    into a server of their own is a moderator there: neither may change documents that are everybody's.
    """
    server = interaction.guild_id
    if server is None:
        raise Refusal(messages.NOT_IN_A_SERVER)
    home = home_of(bot)
    if which == "shared" or (which is None and server == home):
        if not is_owner(bot, interaction.user.id):
            if home is None:
                raise Refusal(messages.NO_HOME.format(guild=server))
            if server != home:
                raise Refusal(messages.NOT_AT_HOME)
            _require_moderator(bot, interaction, server)
        return bot.collections.shared
    if bot.settings.server_documents == 0:
        raise Refusal(messages.NO_OWN_DOCUMENTS)
    if not is_owner(bot, interaction.user.id):
        _require_moderator(bot, interaction, server)
    return bot.collections.own(server)


def home_of(bot: OnRecord) -> int | None:
    """Return the home server: the one of the settings, else the only one that the bot is in, if there is one."""
    return bot.settings.home_guild or (bot.guilds[0].id if len(bot.guilds) == 1 else None)


def _require_moderator(bot: OnRecord, interaction: AnyInteraction, server: int) -> None:
    """Raise Refusal unless this person has Manage Server here, or one of the roles that stand in for it."""
    operators = bot.settings.moderator_role if server == home_of(bot) else None
    roles = [role for role in (operators, bot.server_settings.of(server).moderator_role) if role is not None]
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
