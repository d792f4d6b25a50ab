"""Who and what there is in our small Discord, and the events of people who use it, as its gateway sends them."""

from __future__ import annotations

from typing import Any

BOT, APPLICATION, GUILD, CHANNEL, PERSON, DIRECT = "100", "101", "200", "300", "400", "500"
ME = {"id": BOT, "username": "On Record", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
ALICE = {"id": PERSON, "username": "alice", "discriminator": "0", "avatar": None, "global_name": None}
OWNER = {"id": "401", "username": "olga", "discriminator": "0", "avatar": None, "global_name": None}
# Kinds of interaction, and of a command's options.
COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
SUBCOMMAND, STRING, BOOLEAN = 1, 3, 5
MESSAGE_MENU = 3
MANAGE_GUILD, ALL = 1 << 5, (1 << 53) - 1
_NOW = "2024-03-02T10:00:00+00:00"


def application() -> dict[str, Any]:
    """Return the bot's application."""
    return {
        "id": APPLICATION, "name": "On Record", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "", "owner": {**OWNER, "public_flags": 0}, "flags": 0,
        "team": None, "rpc_origins": [], "approximate_guild_count": 1,
    }  # fmt: skip


def guild() -> dict[str, Any]:
    """Return the one server that the bot is in, with one channel."""
    everyone = {
        "id": GUILD, "name": "@everyone", "permissions": str(ALL), "color": 0, "hoist": False, "position": 0,
        "managed": False, "mentionable": False,
    }  # fmt: skip
    return {
        "id": GUILD, "name": "Town", "owner_id": OWNER["id"], "roles": [everyone], "channels": [channel()],
        "threads": [], "emojis": [], "features": [], "members": [member(ME)], "member_count": 2, "afk_timeout": 0,
        "verification_level": 0, "default_message_notifications": 0, "nsfw_level": 0, "explicit_content_filter": 0,
        "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "system_channel_flags": 0, "stickers": [],
        "premium_progress_bar_enabled": False,
    }  # fmt: skip


def channel() -> dict[str, Any]:
    """Return the channel of the server."""
    return {"id": CHANNEL, "type": 0, "name": "news", "position": 0, "permission_overwrites": [], "guild_id": GUILD}


def direct_channel() -> dict[str, Any]:
    """Return the channel of direct messages with Alice."""
    return {"id": DIRECT, "type": 1, "recipients": [ALICE], "last_message_id": None}


def member(user: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a member of the server."""
    return {"user": user, "roles": [], "joined_at": _NOW, "deaf": False, "mute": False, "flags": 0, **fields}


def message(id: str, content: str, author: dict[str, Any] = ALICE, **fields: Any) -> dict[str, Any]:
    """Return a message in the channel."""
    return {
        "id": id, "channel_id": CHANNEL, "author": author, "content": content, "edited_timestamp": None,
        "timestamp": _NOW, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": False, "type": 0, "components": [], "flags": 0, **fields,
    }  # fmt: skip


def question(id: str, text: str) -> dict[str, Any]:
    """Return a message of Alice that mentions the bot."""
    return message(id, f"<@{BOT}> {text}", guild_id=GUILD, mentions=[ME], member=member(ALICE))


def interaction(id: str, token: str, kind: int, data: dict[str, Any], *, permissions: int) -> dict[str, Any]:
    """Return an interaction of Alice in the channel."""
    return {
        "id": id, "application_id": APPLICATION, "type": kind, "token": token, "version": 1, "data": data,
        "guild_id": GUILD, "channel_id": CHANNEL, "channel": channel(), "guild": {"id": GUILD, "features": []},
        "member": member(ALICE, permissions=str(permissions)), "app_permissions": str(ALL), "locale": "en-US",
        "guild_locale": "en-US", "entitlements": [], "authorizing_integration_owners": {"0": GUILD}, "context": 0,
        "attachment_size_limit": 10_000_000,
    }  # fmt: skip


def command(name: str, options: dict[str, Any], *, focused: str | None = None) -> dict[str, Any]:
    """Return the data of a slash command, "facts status" for a subcommand; `focused` is the option being typed."""
    given = []
    for key, value in options.items():
        option = {"name": key, "type": BOOLEAN if isinstance(value, bool) else STRING, "value": value}
        given.append({**option, "focused": True} if key == focused else option)
    for part in reversed(name.split()[1:]):
        given = [{"name": part, "type": SUBCOMMAND, "options": given}]
    return {"id": "700", "name": name.split()[0], "type": 1, "options": given}


def menu(name: str, target: dict[str, Any]) -> dict[str, Any]:
    """Return the data of an entry of a message's menu."""
    resolved = {"messages": {target["id"]: target}}
    return {"id": "701", "name": name, "type": MESSAGE_MENU, "target_id": target["id"], "resolved": resolved}


def form(custom_id: str, values: dict[str, str | list[str]]) -> dict[str, Any]:
    """Return the data of a form that was sent: texts, or what was chosen in menus, by custom id."""
    parts = []
    for key, value in values.items():
        chosen = {"type": 3, "values": value} if isinstance(value, list) else {"type": 4, "value": value}
        parts.append({"type": 18, "id": 1, "component": {**chosen, "custom_id": key, "id": 2}})
    return {"custom_id": custom_id, "components": parts}
