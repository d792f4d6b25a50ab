"""The bot on the wire: login, sync, a mention, SIGTERM, and how it ends where Discord refuses it."""

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager

import pytest
import simcord
from aiohttp import WSMsgType, web

from bot import client, messages, running

BOT, APPLICATION, GUILD, CHANNEL, PERSON = "100", "101", "200", "300", "400"
ME = {"id": BOT, "username": "On Record", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
ALICE = {"id": PERSON, "username": "alice", "discriminator": "0", "avatar": None, "global_name": None}

COMMANDS = set(
    "ask said who investigations timeline sources document about privacy help facts documents config gaps".split()
) | {messages.CHECK_QUOTE_MENU}


class Loopback:
    """As much of Discord as a bot needs to log in, sync, and answer one mention, over real sockets."""

    def __init__(self, token: str = "right") -> None:
        self.token = token
        self.requests: list[tuple[str, str, object]] = []
        self.identified: dict = {}
        self.answered = asyncio.Event()
        self.port = 0

    @asynccontextmanager
    async def serving(self):
        app = web.Application()
        app.router.add_route("*", "/api/v10{path:/.*}", self.rest)
        app.router.add_get("/gateway", self.gateway)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            await runner.cleanup()

    def json(self, value: object, status: int = 200) -> web.Response:
        return web.Response(
            body=json.dumps(value).encode(), status=status, headers={"Content-Type": "application/json"}
        )

    async def rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        body = await request.read()
        is_json = request.content_type == "application/json" and body
        self.requests.append((request.method, path, json.loads(body) if is_json else body))
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return self.json({"message": "401: Unauthorized", "code": 0}, 401)
        match request.method, path:
            case "GET", "/users/@me":
                return self.json(ME)
            case "GET", "/oauth2/applications/@me":
                owner = {**ALICE, "public_flags": 0}
                return self.json(
                    {"id": APPLICATION, "name": "On Record", "icon": None, "description": "", "bot_public": True,
                     "bot_require_code_grant": False, "verify_key": "", "owner": owner, "flags": 0, "team": None,
                     "rpc_origins": [], "approximate_guild_count": 1}
                )  # fmt: skip
            case "GET", "/gateway/bot":
                limits = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
                return self.json({"url": "ws://127.0.0.1:1", "shards": 1, "session_start_limit": limits})
            case "PUT", _ if path == f"/applications/{APPLICATION}/commands":
                return self.json([])
            case "POST", _ if path == f"/channels/{CHANNEL}/messages":
                self.answered.set()
                return self.json(self.message("901", "", ME))
        return self.json({"message": "404: Not Found", "code": 0}, 404)

    def message(self, id: str, content: str, author: dict, **fields: object) -> dict:
        return {
            "id": id, "channel_id": CHANNEL, "author": author, "content": content, "edited_timestamp": None,
            "timestamp": "2024-03-02T10:00:00+00:00", "tts": False, "mention_everyone": False, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "components": [],
            **fields,
        }  # fmt: skip

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40000}, "s": None, "t": None})
        async for frame in socket:
            payload = json.loads(frame.data) if frame.type in (WSMsgType.TEXT, WSMsgType.BINARY) else {}
            if payload.get("op") == 2:
                self.identified = payload["d"]
                for sequence, (name, data) in enumerate(self.opening(), 1):
                    await socket.send_json({"op": 0, "t": name, "s": sequence, "d": data})
            elif payload.get("op") == 1:
                await socket.send_json({"op": 11})
        return socket

    def opening(self):
        yield "READY", {
            "v": 10, "user": ME, "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s", "shard": [0, 1],
            "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway", "application": {"id": APPLICATION, "flags": 0},
        }  # fmt: skip
        channel = {"id": CHANNEL, "type": 0, "name": "news", "position": 0, "permission_overwrites": []}
        yield "GUILD_CREATE", {
            "id": GUILD, "name": "Town", "owner_id": PERSON, "roles": [{"id": GUILD, "name": "@everyone",
            "permissions": "8", "color": 0, "hoist": False, "position": 0, "managed": False, "mentionable": False}],
            "channels": [channel], "threads": [], "emojis": [], "features": [], "members": [], "member_count": 2,
            "afk_timeout": 0, "verification_level": 0, "default_message_notifications": 0, "nsfw_level": 0,
            "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US",
            "system_channel_flags": 0, "stickers": [], "premium_progress_bar_enabled": False,
        }  # fmt: skip
        asked = self.message("900", f"<@{BOT}> What did Ana Petrov say?", ALICE, guild_id=GUILD, mentions=[ME])
        yield "MESSAGE_CREATE", asked

    def environment(self, store, token: str) -> dict[str, str]:
        return {
            **os.environ,
            "DISCORD_TOKEN": token,
            "ONRECORD_STORE": str(store),
            "ONRECORD_DISCORD_API_BASE": f"http://127.0.0.1:{self.port}/api/v10",
            "ONRECORD_DISCORD_GATEWAY_URL": f"ws://127.0.0.1:{self.port}/gateway",
        }


RUN = (
    "import sys; from bot import running; from bot.settings import Settings;"
    "sys.exit(running.run(Settings.load(env_file=None)))"
)


@asynccontextmanager
async def started(environment: dict[str, str], code: str = RUN):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code), env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process) -> tuple[int, str]:
    _, complaints = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, complaints.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_logs_in_answers_a_mention_and_closes_cleanly(settings, number) -> None:
    async with Loopback().serving() as discord, started(discord.environment(settings.store, "right")) as process:
        await asyncio.wait_for(discord.answered.wait(), 20)
        process.send_signal(number)
        status, complaints = await ended(process)
        assert status == running.EXIT_OK, complaints
        assert "Traceback" not in complaints
        [(_, _, commands)] = [r for r in discord.requests if r[0] == "PUT"]
        assert {command["name"] for command in commands} == COMMANDS
        [(_, _, sent)] = [r for r in discord.requests if r[0] == "POST"]
        assert "We found cracks in three pillars" in json.dumps(sent)
        assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert sent["message_reference"]["message_id"] in (900, "900")
        assert sent["flags"] & 1 << 15, "Components V2"
        assert discord.identified["intents"] == client.intents().value == 1 << 0 | 1 << 9 | 1 << 12


async def test_a_refused_token_has_its_exit_code_and_sentence(settings) -> None:
    async with Loopback().serving() as discord, started(discord.environment(settings.store, "wrong")) as process:
        status, complaints = await ended(process)
        assert status == running.EXIT_LOGIN_REFUSED
        assert messages.LOGIN_REFUSED in complaints
        assert "Traceback" not in complaints


async def test_an_unreachable_discord_has_its_exit_code(settings) -> None:
    discord = Loopback()
    async with discord.serving():
        environment = discord.environment(settings.store, "right")
    async with started(environment) as process:
        status, complaints = await ended(process)
        assert status == running.EXIT_UNAVAILABLE
        assert "Discord cannot be reached" in complaints


SYNC = RUN.replace("running.run", "running.sync")


async def test_sync_tells_the_commands_and_nothing_else(settings, tmp_path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with (
        Loopback().serving() as discord,
        started(discord.environment(empty, "right"), SYNC) as process,
    ):
        status, complaints = await ended(process)
        assert status == running.EXIT_OK, complaints
        assert [method for method, *_ in discord.requests].count("PUT") == 1
        assert not discord.identified


@pytest.mark.parametrize(("token", "code"), [("wrong", running.EXIT_LOGIN_REFUSED)])
async def test_sync_says_what_is_wrong(settings, token, code) -> None:
    async with Loopback().serving() as discord, started(discord.environment(settings.store, token), SYNC) as process:
        status, complaints = await ended(process)
        assert status == code
        assert messages.LOGIN_REFUSED in complaints
        assert "Traceback" not in complaints


async def test_a_running_bot_is_well_and_counts_what_it_answers(settings) -> None:
    async with Loopback().serving() as discord:
        environment = discord.environment(settings.store, "right") | {"ONRECORD_LOG_FORMAT": "json"}
        async with started(environment) as process:
            await asyncio.wait_for(discord.answered.wait(), 20)
            assert (settings.store / "metrics.prom").exists()
            process.send_signal(signal.SIGTERM)
            status, complaints = await ended(process)
    assert status == running.EXIT_OK
    logged = [json.loads(line) for line in complaints.splitlines()]
    assert {"time", "level", "logger", "message"} <= logged[0].keys()
    assert not (settings.store / "health.json").exists()


def test_no_token_is_a_matter_of_configuration(settings, capsys) -> None:
    assert running.run(settings.model_copy(update={"token": None})) == running.EXIT_CONFIGURATION
    assert "DISCORD_TOKEN" in capsys.readouterr().err
    assert running.sync(settings.model_copy(update={"token": None})) == running.EXIT_CONFIGURATION
    assert "DISCORD_TOKEN" in capsys.readouterr().err


async def test_commands_are_synced_only_when_they_have_changed(settings, make_bot) -> None:
    def syncs(env) -> int:
        return sum(request.method == "PUT" for request in env.http_requests)

    async with simcord.run(make_bot(settings), shard_count=1) as env:
        assert syncs(env) == 1
        await env.restart_bot(make_bot(settings))
        assert syncs(env) == 1
        (settings.store / ".commands").write_text("something else")
        await env.restart_bot(make_bot(settings))
        assert syncs(env) == 2
        await env.restart_bot(make_bot(settings, sync="always"))
        assert syncs(env) == 3


@pytest.mark.simcord(shard_count=1)
async def test_where_the_commands_are_not_taken_mentions_are_answered(simcord_env, settings, make_bot, caplog) -> None:
    env = simcord_env
    (settings.store / ".commands").write_text("something else")
    env.inject_error("PUT", "/applications/*/commands", status=400)
    await env.restart_bot(make_bot(settings))
    assert "did not take the commands" in caplog.text
    assert (settings.store / ".commands").read_text() == "something else"
    channel = env.create_guild().create_text_channel("news")
    alice = env.guild.add_member(env.create_user("alice"))
    await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
    assert channel.last_message.author == env.bot.user


async def test_servers_of_all_shards_are_answered(settings, make_bot) -> None:
    async with simcord.run(make_bot(settings), shard_count=3) as env:
        for number in range(3):
            guild = env.create_guild(f"Town {number}")
            channel = guild.create_text_channel("news")
            alice = guild.add_member(env.create_user(f"alice {number}"))
            await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
            assert channel.last_message.author == env.bot.user
        assert len(env.bot.shards) == 3
