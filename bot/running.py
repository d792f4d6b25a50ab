"""Starts and ends the Discord bot: logs, signals, exit codes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys

import aiohttp
import discord
import yarl

from bot import messages
from bot.client import OnRecord
from bot.logs import JsonFormatter
from bot.metrics import beat
from bot.newsroom import Newsroom
from bot.settings import Settings

# How long a thread keeps the interpreter's lock while the event loop waits for it: a fifth of what Python allows.
# While a snapshot of 2,000 documents was opened and 50 asked, the loop was late by at most 46 ms so, by 66 ms before.
SWITCH_SECONDS = 0.001
# Exit codes of `onrecord run`, for a supervisor: 2 and 3 will not mend themselves by a restart, 4 may.
EXIT_OK = 0
EXIT_CONFIGURATION = 2
EXIT_LOGIN_REFUSED = 3
EXIT_UNAVAILABLE = 4


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop; return the exit code. Raise StoreError where there is no snapshot."""
    if settings.token is None:
        print(messages.LOGIN_MISSING, file=sys.stderr)
        return EXIT_CONFIGURATION
    set_up_logging(settings)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # there is no voice here to warn about
    point_at(settings)
    sys.setswitchinterval(SWITCH_SECONDS)
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
            code = exit_code(logging_in)
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
        return exit_code(running) if running.done() else EXIT_OK
    finally:
        if not bot.is_closed():
            await bot.close()
        for task in (running, stopping, beating):
            task.cancel()
        await asyncio.gather(running, stopping, beating, return_exceptions=True)
        newsroom.close()


def exit_code(running: asyncio.Task[None]) -> int:
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
