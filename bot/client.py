"""The Discord bot: load the commands, connect, answer, let go."""

from __future__ import annotations

import asyncio
import logging
import math
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.checking import Checking
from bot.cogs.closing import DismissButton, Once, ShareButton, VoteButton
from bot.cogs.config import Config
from bot.cogs.controls import ChooseMenu, ContextButton, MoreButton, Recent, ReplyControls
from bot.cogs.documents import Documents
from bot.cogs.facts import Facts
from bot.cogs.guide import Guide
from bot.cogs.incidents import AnyInteraction, Refusal, tell
from bot.cogs.library import Library
from bot.cogs.pacing import Pacing
from bot.cogs.people import People
from bot.cogs.questions import Questions
from bot.cogs.quoted import SourcesButton, TimelineButton
from bot.cogs.watcher import Watcher
from bot.collections import Collection, Collections, servers_with_files, sweep
from bot.conversation.narrowing import Narrowing
from bot.conversation.reply import Abstention, Cited, Question
from bot.feedback import Feedback
from bot.gaps import Gaps
from bot.logins import wait_for_logins
from bot.metrics import Health, Metrics
from bot.newsroom import Newsroom
from bot.rebuilding import Rebuild, rebuild
from bot.remainders import Remainders
from bot.rendering.components import screen
from bot.rendering.screen import Screen
from bot.server_settings import ServerStore
from bot.settings import Settings
from bot.syncing import tell_commands
from knowledge.indexing import IndexReport

# What the invite link asks a server for: to see a channel, answer in it and its threads, reply to a
# message, and attach what is too long for one.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)
# Questions being answered at one time; more are refused with a sentence, so that none waits for minutes.
MOST_AT_ONCE = 200
SCOPES = ("bot", "applications.commands")

_log = logging.getLogger(__name__)


def invite_link(application_id: int) -> str:
    """Return the link that adds the bot to a server, with exactly the scopes and permissions it uses."""
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=SCOPES)


def intents() -> discord.Intents:
    """Return what the bot asks Discord for: no privileged intent; mentions and DMs carry their content."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Tree(app_commands.CommandTree["OnRecord"]):
    """The slash commands; whatever they raise, the person who gave one is told."""

    async def on_error(self, interaction: AnyInteraction, error: app_commands.AppCommandError) -> None:
        """Tell the person who gave the command."""
        command = interaction.command.qualified_name if interaction.command is not None else "a command"
        await tell(interaction, error, f"running /{command}")


class OnRecord(commands.AutoShardedBot):
    """The bot.

    `sync` "changed" tells Discord about the commands only where they have changed, "only" does nothing else and
    needs no snapshot. `synced` is True once Discord has taken them.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        newsroom: Newsroom,
        rebuild: Rebuild = rebuild,
        sync: Literal["changed", "always", "only"] = "changed",
    ) -> None:
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        self.settings = settings
        self.newsroom = newsroom
        self.rebuild = rebuild
        # A build takes a processor and some memory, whosever documents they are: one at a time.
        self._building = asyncio.Lock()
        self.pacing = Pacing(settings.cooldown_seconds)
        self.recent = Recent()
        self.remainders = Remainders(settings.store / "remainders.db")
        self.once = Once()
        self.metrics = Metrics()
        self.feedback = Feedback(settings.store / "feedback.db")
        self.gaps = Gaps(settings.store / "gaps.db")
        self.server_settings = ServerStore(settings.store / "servers.db")
        self.collections = Collections(lambda: self.settings, newsroom, self.server_settings)
        self._sync = sync
        self.synced = False
        self._answering = 0

    async def setup_hook(self) -> None:
        """Load the commands and controls; open the snapshot; sync where needed. Runs once, before connecting."""
        for cog in (
            Questions(self),
            People(self),
            Documents(self),
            Checking(self),
            Guide(self),
            Facts(self),
            Library(self),
            Config(self),
        ):
            await self.add_cog(cog)
        if self._sync != "only":
            await self.add_cog(Watcher(self))
        self.add_dynamic_items(ContextButton, MoreButton, ChooseMenu)
        self.add_dynamic_items(SourcesButton, TimelineButton, DismissButton, ShareButton, VoteButton)
        await asyncio.to_thread(self.server_settings.load)
        await asyncio.to_thread(sweep, self.settings)
        if self._sync != "only" and self.newsroom.edition is None:
            await self.newsroom.open()
        await self.sync_commands()

    async def sync_commands(self) -> None:
        """Tell Discord about the commands, where they are not what it was told last."""
        self.synced = await tell_commands(self, note=self.settings.store / ".commands", always=self._sync != "changed")

    def admit(self, interaction: AnyInteraction) -> None:
        """Count a question; raise Refusal where it comes too soon after the one before."""
        decided = self.server_settings.of(interaction.guild_id)
        if (left := self.pacing.wait(interaction.user.id, decided.cooldown_seconds)) > 0:
            raise Refusal(messages.wait(left))

    def is_private(self, interaction: AnyInteraction, chosen: bool | None) -> bool:
        """Whether a reply to a command is for the asker alone: as chosen, as the server has decided, or must be."""
        decided = self.server_settings.of(interaction.guild_id)
        if not self.answers_in(interaction.guild_id, interaction.channel):
            return True
        return decided.private if chosen is None else chosen

    def answers_in(self, guild_id: int | None, channel: object) -> bool:
        """Whether a server lets the bot answer in public in a channel, or in the channel that a thread is in."""
        channels = self.server_settings.of(guild_id).channels
        here = {getattr(channel, "id", None), getattr(channel, "parent_id", None)}
        return not channels or not channels.isdisjoint(here)

    def newsroom_of(self, server: int | None) -> Newsroom:
        """Return what answers in a server, or in direct messages where it is None."""
        return self.collections.of(server).newsroom

    async def build(self, collection: Collection) -> IndexReport:
        """Build a collection's next snapshot in another process, after any other that is being built."""
        async with self._building:
            if collection.server is None:
                return await self.rebuild(collection.settings)
            await asyncio.to_thread(collection.prepare)
            return await self.rebuild(collection.settings, also=collection.also, reuse=collection.reuse)

    async def answer(
        self,
        question: str,
        *,
        asker: int,
        channel: int,
        server: int | None,
        private: bool = False,
        narrowed: Narrowing | None = None,
        topic: str | None = None,
        cited: Cited | None = None,
    ) -> Screen:
        """Answer one question as a screen with its controls; raise NoDocumentsError before there are any.

        `topic` and `cited` are as in Question.
        """
        who = {"asker": str(asker), "channel": str(channel)}
        asked = Question(text=question, topic=topic, cited=cited, **who, **(narrowed or {}))
        if self._answering >= MOST_AT_ONCE:
            raise Refusal(messages.BUSY)
        began = time.perf_counter()
        self._answering += 1
        try:
            reply, origin = await self.newsroom_of(server).ask(asked)
        except Exception:
            self.metrics.count("unknown", "error", time.perf_counter() - began)
            raise
        finally:
            self._answering -= 1
        self.metrics.count(reply.intent, reply.behaviour, time.perf_counter() - began)
        if isinstance(reply, Abstention) and server is not None and not private:
            await self._note_gap(server, question)
        made = screen(reply, ReplyControls(self, asker, origin, server=server, private=private))
        await self._write("the rest of an answer", self.remainders.write)
        return made

    async def _note_gap(self, server: int, question: str) -> None:
        """Note a question that found no answer, where the server wants that."""
        if self.server_settings.of(server).gaps:
            await self._write("a question without an answer", partial(self.gaps.note, server, question))

    async def _write(self, what: str, writing: Callable[[], None]) -> None:
        """Write something that an answer can do without."""
        try:
            await asyncio.to_thread(writing)
        except sqlite3.Error as error:
            _log.warning("%s could not be noted: %s", what, error)

    async def forget(self, server: int) -> None:
        """Delete everything of a server: what it decided, its documents and snapshots, and what was noted there."""
        for deleting in (self.server_settings.forget, self.gaps.forget, self.remainders.forget):
            try:
                await asyncio.to_thread(deleting, server)
            except sqlite3.Error as error:
                _log.error("what was noted for server %s could not be deleted: %s", server, error)
        try:
            await self.collections.forget(server)
        except OSError as error:
            _log.error("the documents of server %s could not be deleted: %s", server, error)

    async def forget_former_servers(self) -> None:
        """Delete everything of servers that the bot was removed from while it was not running."""
        if self.application_id is None or not self.guilds:
            return
        try:
            if not await asyncio.to_thread(self.server_settings.claim, self.application_id):
                return
            noted = set(await asyncio.to_thread(self.gaps.servers))
        except sqlite3.Error as error:
            _log.warning("former servers could not be looked for: %s", error)
            return
        noted |= {*self.server_settings.servers(), *await asyncio.to_thread(servers_with_files, self.settings)}
        for server in sorted(noted - {guild.id for guild in self.guilds}):
            _log.info("forgetting server %s, which the bot is no longer in", server)
            await self.forget(server)

    def health(self) -> Health:
        """Return how the bot is."""
        edition = self.newsroom.edition
        connected = self.is_ready() and not self.is_closed() and math.isfinite(self.latency)
        return Health(connected, len(self.guilds), edition.name if edition is not None else None)

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: a mention is a question, never a prefix command."""

    async def on_ready(self) -> None:
        """Log that the bot is connected; fires again after every new session."""
        _log.info("connected as %s to %s", self.user, messages.count(len(self.guilds), "server"))
        if not self.guilds and self.application_id is not None:
            _log.warning(messages.NOT_INVITED.format(link=invite_link(self.application_id)))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what an event handler raised; the bot goes on."""
        _log.exception("an event handler failed: %s", event_method)

    async def launch_shards(self) -> None:
        """Connect, once Discord allows it; through the gateway of the settings where they name one."""
        shards, _, limit = await self.http.get_bot_gateway()
        await wait_for_logins(limit, shards)
        if self.settings.discord_gateway_url is not None:
            self.shard_count = shards
        await super().launch_shards()

    async def close(self) -> None:
        """Disconnect and let the snapshots go."""
        await super().close()
        self.collections.close()
