"""The real bot, connected over sockets to the small Discord of tests/loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import discord
import pytest
from loopback import rules
from loopback.server import Loopback
from pydantic import SecretStr

from bot import running
from bot.client import OnRecord
from bot.cogs import delivery
from bot.settings import Settings

Starting = Callable[[OnRecord], AbstractAsyncContextManager[OnRecord]]


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the bot says that it is thinking hangs on no machine's load, but on the tests that are about that."""
    monkeypatch.setattr(delivery, "PATIENCE_SECONDS", 600.0)


@pytest.fixture
async def town() -> AsyncIterator[Loopback]:
    """A small Discord; whatever a test has the bot send, it is what Discord takes, and pings nobody."""
    async with Loopback().serving() as small:
        yield small
    assert small.complaints == []
    assert small.gateway.complaints == []
    for body in messages_of(small):
        allowed = body["allowed_mentions"]
        assert allowed["parse"] == []
        assert not any(allowed.get(kind) for kind in ("users", "roles", "replied_user"))


def messages_of(small: Loopback) -> list[dict[str, Any]]:
    """Return every message that was sent or edited, as it came over the wire."""
    found = []
    for request in small.requests:
        if "/callback" in request.path and request.body["type"] in (4, 7):
            found.append(request.body["data"])
        elif request.path.endswith("/messages") or "/webhooks/" in request.path:
            found += [request.body] if request.method in ("POST", "PATCH") else []
    return found


def texts(message: dict[str, Any]) -> str:
    """Return all that a message says."""
    return "\n".join(c["content"] for c in rules.walk(message["components"]) if c["type"] == rules.TEXT)


@pytest.fixture
def reachable(settings: Settings, town: Loopback, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with which the bot finds the small Discord; the library is pointed back afterwards."""
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)
    addresses = {"discord_api_base": town.api_base, "discord_gateway_url": town.gateway_url}
    made = settings.model_copy(update={"token": SecretStr("right"), **addresses})
    running.point_at(made)
    return made


@pytest.fixture
def starting(town: Loopback) -> Starting:
    """Start a bot, wait until it has logged in; close it at the end of the block."""

    @asynccontextmanager
    async def start(bot: OnRecord) -> AsyncIterator[OnRecord]:
        bot._connection.guild_ready_timeout = 0
        run = asyncio.create_task(bot.start(town.token))
        run.add_done_callback(lambda _: town.wake())
        try:
            await town.until(lambda: run.done() or town.gateway.is_connected)
            assert not run.done(), run.exception()
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(run, return_exceptions=True)

    return start


@pytest.fixture
async def bot(reachable: Settings, make_bot: Callable[..., OnRecord], starting: Starting) -> AsyncIterator[OnRecord]:
    """The real bot, logged in."""
    async with starting(make_bot(reachable)) as started:
        yield started


class Hasty:
    """The module asyncio for one module of the library, with a sleep that only notes how long it was to be."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """Let others run, and nothing more."""
        self.waited.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Hasty:
    """The library's pauses before it asks again, or connects again, are noted instead of waited for."""
    made = Hasty()
    for module in (discord.http, discord.shard, discord.client, discord.webhook.async_):
        monkeypatch.setattr(module, "asyncio", made)
    return made


@pytest.fixture
def said() -> Callable[[dict[str, Any]], str]:
    """Return all that a message says."""
    return texts
