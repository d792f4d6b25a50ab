"""Questions that have a command of their own: /said, /who, /investigations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs import completing
from bot.cogs.delivery import deliver
from bot.cogs.incidents import AnyInteraction
from bot.cogs.placing import everywhere
from bot.conversation.narrowing import Narrowing

if TYPE_CHECKING:
    from bot.client import OnRecord

_Name = app_commands.Range[str, 1, 100]
_Topic = app_commands.Range[str, 1, 200]


class People(commands.Cog):
    """Puts the question that a command stands for; the answer is the one that the question gets."""

    def __init__(self, bot: OnRecord) -> None:
        self._bot = bot

    @app_commands.command(name="said", description=messages.SAID_COMMAND)
    @app_commands.describe(person=messages.SAID_PERSON, topic=messages.SAID_TOPIC, private=messages.ASK_PRIVATE)
    @app_commands.autocomplete(person=completing.speakers, topic=completing.topics)
    @everywhere
    async def said(
        self, interaction: AnyInteraction, person: _Name, topic: _Topic | None = None, private: bool | None = None
    ) -> None:
        """Quote a person or body."""
        await self._put(interaction, messages.said_question(person, topic), private=private)

    @app_commands.command(name="who", description=messages.WHO_COMMAND)
    @app_commands.describe(name=messages.WHO_NAME, private=messages.ASK_PRIVATE)
    @app_commands.autocomplete(name=completing.speakers)
    @everywhere
    async def who(self, interaction: AnyInteraction, name: _Name, private: bool | None = None) -> None:
        """Show what the documents call somebody."""
        await self._put(interaction, messages.who_question(name), private=private)

    @app_commands.command(name="investigations", description=messages.INVESTIGATIONS_COMMAND)
    @app_commands.describe(about=messages.INVESTIGATIONS_ABOUT, private=messages.ASK_PRIVATE)
    @app_commands.autocomplete(about=completing.topics)
    @everywhere
    async def investigations(
        self, interaction: AnyInteraction, about: _Topic | None = None, private: bool | None = None
    ) -> None:
        """Show who looks into what."""
        narrowed = Narrowing(about=about)
        await self._put(interaction, messages.INVESTIGATIONS_QUESTION, private=private, narrowed=narrowed)

    async def _put(
        self, interaction: AnyInteraction, question: str, *, private: bool | None, narrowed: Narrowing | None = None
    ) -> None:
        self._bot.admit(interaction)
        asker = interaction.user.id
        channel = interaction.channel_id or asker
        alone = self._bot.is_private(interaction, private)
        making = self._bot.answer(
            question, asker=asker, channel=channel, server=interaction.guild_id, private=alone, narrowed=narrowed
        )
        await deliver(interaction, making, ephemeral=alone)
