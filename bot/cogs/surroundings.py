"""What Discord tells of where a question is asked: the thread that it is in, the answer that it replies to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.cogs.controls import place_in
from bot.conversation.reply import Cited


def topic_of(channel: object) -> str | None:
    """Return the name of a thread, which is what is talked about in it; None of any other channel."""
    return channel.name if isinstance(channel, discord.Thread) else None


def cited_by(message: discord.Message, me: discord.abc.User) -> Cited | None:
    """Return what an answer of ours quotes that a message replies to; None where it replies to nothing of ours.

    Discord sends the answer along with the reply; what it quotes stands in its buttons.
    """
    replied = message.reference.resolved if message.reference is not None else None
    if not isinstance(replied, discord.Message) or replied.author.id != me.id:
        return None
    found = [place for custom_id in _custom_ids(replied) if (place := place_in(custom_id)) is not None]
    places = tuple((number, start, end) for _, number, start, end in found)
    return Cited(snapshot=found[0][0], places=places) if found else None


def missing_permissions(message: discord.Message) -> list[str]:
    """Return the permissions that the bot lacks to answer a message where it stands, as Discord names them."""
    me = message.guild.me if message.guild is not None else None
    if me is None or isinstance(message.channel, discord.DMChannel | discord.GroupChannel | discord.PartialMessageable):
        return []
    may = message.channel.permissions_for(me)
    sending = "send_messages_in_threads" if isinstance(message.channel, discord.Thread) else "send_messages"
    needed = ("view_channel", sending, "read_message_history")
    return [name.replace("_", " ").title().replace(" In ", " in ") for name in needed if not getattr(may, name)]


def _custom_ids(message: discord.Message) -> Iterator[str]:
    view: Any = ui.LayoutView.from_message(message) if message.components else None
    for item in view.walk_children() if view is not None else ():
        custom_id = getattr(item, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
