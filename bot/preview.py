"""The same bot as a channel in a local browser page: no token, no network, nothing sent anywhere."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from typing import Any

import discord
import simcord
from simcord import MemberActor

from bot import messages
from bot.client import OnRecord
from bot.newsroom import Newsroom
from bot.settings import Settings

NAME = "On Record"
# A reload reads documents in another process; the page waits for it.
_PATIENCE_SECONDS = 900.0
_OPENING = "what can I ask you?"
_MENTION = re.compile(rf"@{NAME}\b", re.IGNORECASE)


class Typist(MemberActor):
    """A person at the page's composer.

    Writing @On Record mentions the bot, as Discord's client does it. The page has no menu of a message's apps:
    a reply that says "Check this quote" chooses that entry for the message replied to.
    """

    async def send(self, channel: Any, content: str = "", **options: Any) -> discord.Message:
        """Send a message with the mention that was typed."""
        bot = self._env.bot.user
        mentioned = content if bot is None else _MENTION.sub(f"<@{bot.id}>", content)
        sent = await super().send(channel, mentioned, **options)
        replied = options.get("reply_to")
        if replied is not None and content.strip().casefold() == messages.CHECK_QUOTE_MENU.casefold():
            await self.context_menu(channel, messages.CHECK_QUOTE_MENU, replied)
        return sent


def preview(settings: Settings) -> None:
    """Serve the page until its session is ended there, or by Ctrl-C. Raise StoreError without a snapshot."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(settings))


async def serve(settings: Settings, *, port: int | None = None, opening: tuple[str, ...] = (_OPENING,)) -> None:
    """Open the page on the settings' store, ask the opening questions, print the address, wait for the end."""
    newsroom = Newsroom(settings.store)
    await newsroom.open()
    logging.getLogger("bot.client").setLevel(logging.ERROR)  # where it is not invited to is of no interest here
    # Nobody waits for anybody here, and the commands are told to this page alone, never noted in the store.
    bot = OnRecord(settings.model_copy(update={"cooldown_seconds": 0.0}), newsroom=newsroom, sync="always")
    async with simcord.run(bot, shard_count=1, check_errors=False, settle_timeout=_PATIENCE_SECONDS) as env:
        guild = env.create_guild(NAME)
        await bot.guilds[0].me.edit(nick=NAME)
        channel = guild.create_text_channel("newsroom", topic=f"Ask by writing @{NAME} and a question, or with /ask")
        moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
        reader = guild.add_member(env.create_user("reader", global_name="Reader"))
        moderator = guild.add_member(env.create_user("moderator", global_name="Moderator"), roles=[moderators])
        viewers = [Typist(env, guild, member.user) for member in (reader, moderator)]
        for question in opening:
            await viewers[0].send(channel, f"@{NAME} {question}")
        async with env.preview(channel, viewers=viewers, layout="channel", port=port) as page:
            if channel.last_message is not None:
                await page.show(channel.last_message)
            print(f"{NAME} is open at {page.url}")
            print(f"Write @{NAME} and a question there, or use /ask. To check a message, reply to it with the words")
            print(
                f"“{messages.CHECK_QUOTE_MENU}”. You are a reader or a moderator, as you choose. Ctrl-C ends it.",
                flush=True,
            )
            await page.wait_closed()
