"""The mistakes of somebody who sets the bot up for the first time: each gets a sentence that says what to do."""

import asyncio
import subprocess
import sys
from pathlib import Path

import discord
import pytest

from bot import messages, running
from bot.running import exit_code

ROOT = Path(__file__).parents[2]


def onrecord(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in an empty folder, with these settings alone."""
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], capture_output=True, text=True, env=environment, cwd=folder
    )


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        ({}, 2, messages.LOGIN_MISSING),
        ({"DISCORD_TOKEN": ""}, 2, messages.LOGIN_MISSING),
        ({"DISCORD_TOKEN": "my token with spaces"}, 2, "it must be the token alone, as the Developer Portal shows it"),
        ({"DISCORD_TOKEN": "x", "ONRECORD_DOCUMENTS": "empty"}, 1, "Put .txt, .md, .jsonl, .html or .pdf files there."),
        ({"DISCORD_TOKEN": "x", "ONRECORD_DOCUMENTS": "nowhere"}, 1, "Make the folder, or name another one."),
        ({"DISCORD_TOKEN": "x", "ONRECORD_DOCUMENTS": "bad"}, 1, "None of the 1 documents in bad could be read"),
        ({"DISCORD_TOKEN": "x", "ONRECORD_HOME_GUILD": "My Server"}, 2, "ONRECORD_HOME_GUILD cannot be used"),
        ({"DISCORD_TOKEN": "x", "ONRECORD_STORE": "bad/a.pdf"}, 1, "Name another folder"),
    ],
)
def test_run_says_what_to_do(tmp_path, settings, code, told) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.pdf").write_bytes(b"%PDF-1.4 damaged")
    done = onrecord(tmp_path, "run", **settings)
    assert done.returncode == code, done
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert settings.get("DISCORD_TOKEN", "x") in ("", "x") or settings["DISCORD_TOKEN"] not in done.stderr


def test_check_finds_them_without_discord(tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    done = onrecord(tmp_path, "check", ONRECORD_DOCUMENTS="empty", ONRECORD_DOCUMENT="x")
    assert done.returncode == 2
    assert "MEND  DISCORD_TOKEN is not set" in done.stdout
    assert "Put .txt, .md, .jsonl, .html or .pdf files there" in done.stdout
    assert "Did you mean ONRECORD_DOCUMENTS?" in done.stdout
    assert "4 things to mend." in done.stderr


class Refused:
    """A response of Discord's."""

    status = 401
    reason = "Unauthorized"


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (discord.LoginFailure("Improper token has been passed."), running.EXIT_LOGIN_REFUSED, messages.LOGIN_REFUSED),
        (discord.PrivilegedIntentsRequired(None), running.EXIT_CONFIGURATION, messages.INTENTS_REFUSED),
        (discord.GatewayNotFound(), running.EXIT_UNAVAILABLE, "Discord cannot be reached"),
        (OSError("no route to host"), running.EXIT_UNAVAILABLE, "Discord cannot be reached: no route to host"),
        (TimeoutError("too slow"), running.EXIT_UNAVAILABLE, "Discord cannot be reached: too slow"),
        (discord.HTTPException(Refused(), "no"), running.EXIT_UNAVAILABLE, "Discord cannot be reached"),
    ],
)
async def test_whatever_ends_the_bot_has_its_sentence_and_code(error, code, told, capsys) -> None:
    async def ends() -> None:
        raise error

    running_bot = asyncio.ensure_future(ends())
    await asyncio.wait({running_bot})
    assert exit_code(running_bot) == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("close", "code"), [(4004, running.EXIT_LOGIN_REFUSED), (4011, running.EXIT_UNAVAILABLE)])
async def test_close_codes(close, code, capsys) -> None:
    class Socket:
        close_code = close

    async def ends() -> None:
        raise discord.ConnectionClosed(Socket(), shard_id=0, code=close)

    running_bot = asyncio.ensure_future(ends())
    await asyncio.wait({running_bot})
    assert exit_code(running_bot) == code
    assert capsys.readouterr().err.strip()
