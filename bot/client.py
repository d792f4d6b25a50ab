"""The Discord bot: connect, load the commands, answer, shut down."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import math
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any, Literal

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands

from bot import messages
from bot.cogs.checking import Checking
from bot.cogs.closing import DismissButton, Once, ShareButton, SourcesButton, VoteButton
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
from bot.conversation.narrowing import Narrowing
from bot.conversation.reply import Abstention, Question
from bot.feedback import Feedback
from bot.gaps import Gaps
from bot.logs import JsonFormatter
from bot.metrics import Health, Metrics, beat
from bot.newsroom import Newsroom
from bot.rebuilding import Rebuild, rebuild
from bot.rendering.components import screen
from bot.rendering.screen import Screen
from bot.server_settings import ServerStore
from bot.settings import Settings

# Exit codes of `onrecord run`, for a supervisor: 2 and 3 will not mend themselves by a restart, 4 may.
EXIT_OK = 0
EXIT_CONFIGURATION = 2
EXIT_LOGIN_REFUSED = 3
EXIT_UNAVAILABLE = 4

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
        self.pacing = Pacing(settings.cooldown_seconds)
        self.recent = Recent()
        self.once = Once()
        self.metrics = Metrics()
        self.feedback = Feedback(settings.store / "feedback.db")
        self.gaps = Gaps(settings.store / "gaps.db")
        self.server_settings = ServerStore(settings.store / "servers.db")
        # Held while documents or snapshots change: one moderator at a time.
        self.changing = asyncio.Lock()
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
        self.add_dynamic_items(ContextButton, MoreButton, ChooseMenu)
        self.add_dynamic_items(SourcesButton, DismissButton, ShareButton, VoteButton)
        await asyncio.to_thread(self.server_settings.load)
        if self._sync != "only" and self.newsroom.edition is None:
            await self.newsroom.open()
        await self.sync_commands()

    async def sync_commands(self) -> None:
        """Tell Discord about the commands, where they are not what it was told last (200 a day are allowed)."""
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        told = json.dumps([self.application_id, payload], sort_keys=True, default=str)
        digest = hashlib.sha256(told.encode()).hexdigest()
        note = self.settings.store / ".commands"
        if self._sync == "changed" and await asyncio.to_thread(_read, note) == digest:
            return
        try:
            await self.tree.sync()
        except discord.HTTPException as error:  # mentions and messages are answered without commands, too
            _log.error("Discord did not take the commands; the next start tries again: %s", error)
            return
        self.synced = True
        await asyncio.to_thread(_write, note, digest)
        _log.info("told Discord about %d commands", len(payload))

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

    async def answer(
        self,
        question: str,
        *,
        asker: int,
        channel: int,
        server: int | None = None,
        private: bool = False,
        narrowed: Narrowing | None = None,
    ) -> Screen:
        """Answer one question as a screen with its controls; raise NoDocumentsError before there are any."""
        asked = Question(text=question, asker=str(asker), channel=str(channel), **(narrowed or {}))
        if self._answering >= MOST_AT_ONCE:
            raise Refusal(messages.BUSY)
        began = time.perf_counter()
        self._answering += 1
        try:
            reply, snapshot = await self.newsroom.ask(asked)
        except Exception:
            self.metrics.count("unknown", "error", time.perf_counter() - began)
            raise
        finally:
            self._answering -= 1
        self.metrics.count(reply.intent, reply.behaviour, time.perf_counter() - began)
        if isinstance(reply, Abstention) and server is not None and not private:
            await self._note_gap(server, question)
        return screen(reply, ReplyControls(self, asker, snapshot, private=private))

    async def _note_gap(self, server: int, question: str) -> None:
        """Note a question that found no answer, where the server wants that."""
        if not self.server_settings.of(server).gaps:
            return
        try:
            await asyncio.to_thread(self.gaps.note, server, question)
        except sqlite3.Error as error:
            _log.warning("a question without an answer could not be noted: %s", error)

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
        """Connect; through the gateway of the settings where they name one, not the one that Discord names."""
        if self.settings.discord_gateway_url is not None:
            self.shard_count, _, _ = await self.http.get_bot_gateway()
        await super().launch_shards()

    async def close(self) -> None:
        """Disconnect and let the snapshot go."""
        await super().close()
        self.newsroom.close()


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop; return the exit code. Raise StoreError where there is no snapshot."""
    if settings.token is None:
        print(messages.LOGIN_MISSING, file=sys.stderr)
        return EXIT_CONFIGURATION
    set_up_logging(settings)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # there is no voice here to warn about
    point_at(settings)
    return asyncio.run(serve(settings))


def set_up_logging(settings: Settings) -> None:
    """Log to standard error as the settings say."""
    level = logging.getLevelNamesMapping()[settings.log_level]
    if settings.log_format == "json":
        discord.utils.setup_logging(level=level, root=True, formatter=JsonFormatter())
    else:
        discord.utils.setup_logging(level=level, root=True)


def sync(settings: Settings) -> int:
    """Tell Discord about the commands, whatever it was told before; return the exit code."""
    if settings.token is None:
        print(messages.LOGIN_MISSING, file=sys.stderr)
        return EXIT_CONFIGURATION
    set_up_logging(settings)
    point_at(settings)
    return asyncio.run(_sync(settings, settings.token.get_secret_value()))


async def _sync(settings: Settings, token: str) -> int:
    bot = OnRecord(settings, newsroom=Newsroom(settings.store), sync="only")
    try:
        async with bot:
            logging_in = asyncio.create_task(bot.login(token))
            await asyncio.wait({logging_in})
            code = _exit_code(logging_in)
    finally:
        bot.newsroom.close()
    return EXIT_UNAVAILABLE if code == EXIT_OK and not bot.synced else code


def point_at(settings: Settings) -> None:
    """Point discord.py at other addresses where the settings name some; before login."""
    if settings.discord_api_base is not None:
        discord.http.Route.BASE = settings.discord_api_base
    if settings.discord_gateway_url is not None:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


async def serve(settings: Settings) -> int:
    """Log in, answer until SIGTERM or SIGINT, close cleanly; return the exit code."""
    newsroom = Newsroom(settings.store)
    await newsroom.open()
    bot = OnRecord(settings, newsroom=newsroom)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    token = settings.token.get_secret_value() if settings.token is not None else ""
    running = asyncio.create_task(bot.start(token))
    beating = asyncio.create_task(beat(settings.store, bot.metrics, bot.health))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return _exit_code(running) if running.done() else EXIT_OK
    finally:
        if not bot.is_closed():
            await bot.close()
        for task in (running, stopping, beating):
            task.cancel()
        await asyncio.gather(running, stopping, beating, return_exceptions=True)
        newsroom.close()


def _exit_code(running: asyncio.Task[None]) -> int:
    """Say on standard error why the bot ended by itself; return the exit code for it."""
    try:
        running.result()
    except discord.LoginFailure:
        print(messages.LOGIN_REFUSED, file=sys.stderr)
        return EXIT_LOGIN_REFUSED
    except discord.PrivilegedIntentsRequired:
        print(messages.INTENTS_REFUSED, file=sys.stderr)
        return EXIT_CONFIGURATION
    except discord.ConnectionClosed as error:
        refused = error.code == 4004
        print(messages.LOGIN_REFUSED if refused else messages.UNAVAILABLE.format(reason=error), file=sys.stderr)
        return EXIT_LOGIN_REFUSED if refused else EXIT_UNAVAILABLE
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
        print(messages.UNAVAILABLE.format(reason=error), file=sys.stderr)
        return EXIT_UNAVAILABLE
    return EXIT_OK


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="ascii")
    new.replace(path)
