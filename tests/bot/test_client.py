"""The bot on the wire: login, sync, a mention, SIGTERM, and how it ends where Discord refuses it."""

import asyncio
import json
import signal
import sys
from contextlib import asynccontextmanager

import pytest
import simcord
from loopback import people, rules
from loopback.seen import Request
from loopback.server import Loopback

from bot import client, messages, running

COMMANDS = set(
    "ask said who investigations timeline sources document about privacy help facts documents config gaps".split()
) | {messages.CHECK_QUOTE_MENU}

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


async def asked_and_answered(discord: Loopback) -> list[Request]:
    """Ask by mention as soon as the bot is there; return its reply."""
    await discord.until(lambda: discord.gateway.is_connected)
    await discord.ask("What did Ana Petrov say?")
    return await discord.until(lambda: discord.sent("POST", f"/channels/{people.CHANNEL}/messages"))


async def ended(process) -> tuple[int, str]:
    _, complaints = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, complaints.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_logs_in_answers_a_mention_and_closes_cleanly(settings, number) -> None:
    async with Loopback().serving() as discord, started(discord.environment(settings.store, "right")) as process:
        [sent] = await asked_and_answered(discord)
        process.send_signal(number)
        status, complaints = await ended(process)
        assert status == running.EXIT_OK, complaints
        assert "Traceback" not in complaints
        [told] = discord.sent("PUT", "/commands")
        assert {command["name"] for command in told.body} == COMMANDS
        assert "We found cracks in three pillars" in json.dumps(sent.body)
        assert sent.body["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert sent.body["flags"] & rules.COMPONENTS_V2
        [said] = discord.gateway.identified
        assert said["intents"] == client.intents().value == 1 << 0 | 1 << 9 | 1 << 12
        assert discord.complaints == []
        assert discord.gateway.closed_by_client == [1000]


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
        assert len(discord.sent("PUT", "/commands")) == 1
        assert not discord.gateway.identified


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
            await asked_and_answered(discord)
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
