"""Every command as Discord is told it: within the limits that the library does not check."""

import re

import discord
import pytest

NAME = re.compile(r"[-_'a-z0-9]{1,32}")


@pytest.fixture
async def payload(settings, make_bot):
    """Return what Discord would be told."""
    bot = make_bot(settings)
    told = []

    async def note() -> None:
        told.extend(command.to_dict(bot.tree) for command in bot.tree.get_commands())

    bot.sync_commands = note
    await bot.setup_hook()
    bot.newsroom.close()
    return told


def walk(commands):
    for command in commands:
        yield command
        yield from walk(command.get("options", []))


def test_names_and_descriptions(payload) -> None:
    for entry in walk(payload):
        if entry.get("type") == discord.AppCommandType.message.value and "options" not in entry and "contexts" in entry:
            assert 1 <= len(entry["name"]) <= 32
            continue
        assert NAME.fullmatch(entry["name"]), entry["name"]
        assert 1 <= len(entry["description"]) <= 100, entry["name"]


def test_options(payload) -> None:
    for entry in walk(payload):
        options = entry.get("options", [])
        assert len(options) <= 25
        assert len({option["name"] for option in options}) == len(options)
        required = [option.get("required", False) for option in options]
        assert required == sorted(required, reverse=True), entry["name"]
        assert len(entry.get("choices") or []) <= 25


def test_each_says_where_it_is_to_be_had(payload) -> None:
    everybody = {"contexts": [0, 1, 2], "integration_types": [0, 1]}
    managers = {"contexts": [0], "integration_types": [0]}
    for command in payload:
        guarded = command["default_member_permissions"] is not None
        expected = managers if guarded else everybody
        assert {key: command[key] for key in expected} == expected, command["name"]
        assert guarded == (command["name"] in {"facts", "documents", "config", "gaps"})


def test_a_whole_command_is_short_enough(payload) -> None:
    for command in payload:
        texts = [str(entry.get(key) or "") for entry in walk([command]) for key in ("name", "description")]
        assert sum(map(len, texts)) <= 8000
