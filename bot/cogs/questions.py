"""Questions: by mention, by direct message, by reply, by /ask."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs import completing
from bot.cogs.days import read_days
from bot.cogs.delivery import deliver, while_typing
from bot.cogs.incidents import AnyInteraction, sentence_about
from bot.cogs.placing import everywhere
from bot.cogs.surroundings import cited_by, missing_permissions, topic_of
from bot.conversation.narrowing import Narrowing
from bot.conversation.reply import Cited
from bot.conversation.splitting import split_questions
from bot.rendering.screen import GREY, RED, Block, Screen, note

if TYPE_CHECKING:
    from bot.client import OnRecord

_log = logging.getLogger(__name__)


class Questions(commands.Cog):
    """Answers whoever asks."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot, and every direct message from a person."""
        me = self._bot.user
        if me is None or message.author.bot or message.webhook_id or message.is_system():
            return
        if message.guild is not None and me not in message.mentions:
            return
        question = re.sub(rf"<@!?{me.id}>", " ", message.content).strip()
        instead = self._instead(message, question)
        if instead is not None:
            for screen in instead:
                await self._reply(message, screen)
            return
        cited = cited_by(message, me)
        for part in split_questions(question):
            await self._reply(message, await self._answered(message, part, cited))
            cited = None  # what comes second goes on from what came first

    def _instead(self, message: discord.Message, question: str) -> list[Screen] | None:
        """What to say in place of an answer: nothing where a person was already told to wait; None to answer."""
        asker = message.author.id
        guild = message.guild.id if message.guild is not None else None
        decided = self._bot.server_settings.of(guild)
        if (left := self._bot.pacing.wait(asker, decided.cooldown_seconds)) > 0:
            return [Screen([Block(messages.wait(left))], GREY)] if self._bot.pacing.tell_once(asker) else []
        if not self._bot.answers_in(guild, message.channel):
            return [Screen([Block(messages.not_here(sorted(decided.channels)))], GREY)]
        if not question:
            unseen = not message.content and message.reference is not None
            return [Screen([Block(messages.REPLY_UNSEEN if unseen else messages.ASK_SOMETHING)], GREY)]
        return None

    async def _answered(self, message: discord.Message, question: str, cited: Cited | None) -> Screen:
        """Answer one question of a message; say so where that fails."""
        try:
            making = self._bot.answer(
                question,
                asker=message.author.id,
                channel=message.channel.id,
                server=message.guild.id if message.guild is not None else None,
                topic=topic_of(message.channel),
                cited=cited,
            )
            return await while_typing(message.channel, making)
        except Exception as error:  # noqa: BLE001 - the outermost edge: a person is waiting for a reply
            return Screen([Block(sentence_about(error, "answering a message"))], RED)

    async def _reply(self, message: discord.Message, screen: Screen) -> None:
        """Reply to a message; where it has gone, or the bot may not do all that, write plainly below it."""
        view, files = screen.layout()
        try:
            await message.reply(view=view, files=files, mention_author=False)
        except discord.HTTPException:
            view, _ = screen.layout(attaching=False)
            try:
                await message.channel.send(view=view)
            except discord.HTTPException as error:
                await self._tell_elsewhere(message, error)

    async def _tell_elsewhere(self, message: discord.Message, error: discord.HTTPException) -> None:
        """Say what is missing where a channel cannot be written to: to the operator, and to the asker in private."""
        missing = missing_permissions(message)
        told = messages.cannot_answer(missing)
        _log.warning("no reply could be sent in channel %s: %s %s", message.channel.id, error, told)
        if not missing:
            return
        try:
            await message.author.send(view=note(told))
        except discord.HTTPException as refused:
            _log.info("nor could the asker be told in private: %s", refused)

    @app_commands.command(name="ask", description=messages.ASK_COMMAND)
    @app_commands.describe(
        question=messages.ASK_QUESTION,
        about=messages.ASK_ABOUT,
        source=messages.ASK_SOURCE,
        since=messages.ASK_SINCE,
        until=messages.ASK_UNTIL,
        private=messages.ASK_PRIVATE,
    )
    @app_commands.autocomplete(about=completing.topics, source=completing.sources)
    @everywhere
    async def ask(
        self,
        interaction: AnyInteraction,
        question: app_commands.Range[str, 1, 1000],
        about: app_commands.Range[str, 1, 200] | None = None,
        source: app_commands.Range[str, 1, 200] | None = None,
        since: app_commands.Range[str, 1, 20] | None = None,
        until: app_commands.Range[str, 1, 20] | None = None,
        private: bool | None = None,
    ) -> None:
        """Answer a question, from all documents or from some of them."""
        first, last = read_days(since, until)
        asker = interaction.user.id
        self._bot.admit(interaction)
        alone = self._bot.is_private(interaction, private)
        channel = interaction.channel_id or asker
        for part in split_questions(question):
            making = self._bot.answer(
                part,
                asker=asker,
                channel=channel,
                server=interaction.guild_id,
                private=alone,
                narrowed=Narrowing(since=first, until=last, source=source, about=about),
                topic=topic_of(interaction.channel),
            )
            await deliver(interaction, making, ephemeral=alone)
