"""Reloading, as moderators and others do it."""

import asyncio
from pathlib import Path

import pytest
import simcord

from bot import messages
from bot.cogs.incidents import Refusal
from bot.rebuilding import RebuildError
from bot.server_settings import ServerSettings
from knowledge.indexing import build

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
def rebuilt(env: simcord.Env, tmp_path: Path):
    """Let the bot rebuild in this process: one document more, one file refused."""

    async def rebuild(settings):
        documents = tmp_path / "documents"
        documents.mkdir(exist_ok=True)
        (documents / "news.jsonl").write_bytes(settings.documents.read_bytes())
        (documents / "pier.txt").write_text(
            "date 2024-03-09 The pier opened on Friday, said Una Berg, the pier's owner."
        )
        (documents / "scan.pdf").write_bytes(b"")
        return await asyncio.to_thread(build, documents, settings.store, jobs=1)

    env.bot.rebuild = rebuild


async def test_reload_swaps_and_says_what_changed(env, moderator, rebuilt, texts) -> None:
    mo, channel, _ = moderator
    before = env.bot.newsroom.edition
    result = await mo.slash(channel, "facts reload")
    assert result.ephemeral
    shown = "\n".join(texts(result.response))
    assert "Answering from 3 documents" in shown
    assert "**Added: 1**\n- pier.txt" in shown
    assert "**Skipped: 1**\n- scan.pdf" in shown
    assert "2 unchanged" in shown
    assert env.bot.newsroom.edition.name != before.name
    answer = await mo.slash(channel, "ask", question="What did Una Berg say?")
    assert "The pier opened on Friday" in "\n".join(texts(answer.response))


async def test_buttons_from_before_a_reload_say_so(env, moderator, rebuilt, texts, controls) -> None:
    mo, channel, _ = moderator
    answer = await mo.slash(channel, "ask", question="What did Ana Petrov say?")
    await mo.slash(channel, "facts reload")
    button = controls(answer.response, "or:context:")[0]
    told = await mo.click(answer.response.message, custom_id=button["custom_id"])
    assert told.ephemeral
    assert texts(told.response) == [messages.TOO_OLD]


async def test_a_failed_reload_leaves_the_old_documents_answering(env, moderator, texts) -> None:
    mo, channel, _ = moderator
    before = env.bot.newsroom.edition

    async def fail(settings):
        raise RebuildError("There is no document in *news*.")

    env.bot.rebuild = fail
    result = await mo.slash(channel, "facts reload")
    assert texts(result.response) == [messages.RELOAD_FAILED.format(reason="There is no document in \\*news\\*.")]
    assert env.bot.newsroom.edition is before
    answer = await mo.slash(channel, "ask", question="What did Ana Petrov say?")
    assert "We found cracks" in "\n".join(texts(answer.response))


async def test_a_store_that_cannot_be_opened_leaves_the_old_one(env, moderator, settings, texts) -> None:
    mo, channel, _ = moderator

    async def damage(given):
        (settings.store / "current").write_text("nonsense")

    env.bot.rebuild = damage
    result = await mo.slash(channel, "facts reload")
    assert "go on answering" in texts(result.response)[0]
    assert env.bot.newsroom.edition is not None


async def test_two_reloads_at_once(env, moderator, texts) -> None:
    mo, channel, _ = moderator
    async with env.bot.collections.shared.changing:
        result = await mo.slash(channel, "facts reload")
    assert texts(result.response) == [messages.ALREADY_RELOADING]
    assert [str(error) for error in env.errors] == [messages.ALREADY_RELOADING]


async def refused(env, actor, channel, texts, **options) -> str:
    result = await actor.slash(channel, "facts reload", **options)
    assert result.ephemeral
    assert isinstance(env.errors[-1], Refusal)
    [told] = texts(result.response)
    return told


async def allow(env, guild, actor) -> None:
    """Let a member use /facts, as a server's integration settings can."""
    [command] = [c for c in await env.bot.tree.fetch_commands() if c.name == "facts"]
    guild.set_command_permissions(command, {actor: True})


async def test_whom_a_server_lets_through_is_checked_here_too(env, moderator, texts) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    await allow(env, guild, alice)
    assert "Manage Server" in await refused(env, alice, channel, texts)


async def test_in_several_servers_none_is_home_until_it_is_set(env, moderator, texts, settings) -> None:
    mo, channel, guild = moderator
    elsewhere = env.create_guild("Elsewhere")
    assert f"ONRECORD_HOME_GUILD={guild.id}" in await refused(env, mo, channel, texts, collection="shared")
    env.bot.settings = settings.model_copy(update={"home_guild": elsewhere.id})
    assert await refused(env, mo, channel, texts, collection="shared") == messages.NOT_AT_HOME


async def test_the_moderator_role_may_reload(env, moderator, rebuilt, texts, settings) -> None:
    _, channel, guild = moderator
    role = guild.create_role("Editors")
    editor = guild.add_member(env.create_user("ed"), roles=[role])
    await allow(env, guild, editor)
    env.bot.settings = settings.model_copy(update={"moderator_role": role.id, "home_guild": guild.id})
    result = await editor.slash(channel, "facts reload")
    assert "Answering from" in texts(result.response)[0]


async def test_without_permission_the_command_is_not_there(env, moderator) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    assert "facts" not in alice.available_commands(channel)
    assert "ask" in alice.available_commands(channel)


async def test_rollback_goes_back_and_says_so(env, moderator, rebuilt, texts, settings) -> None:
    mo, channel, _ = moderator
    before = env.bot.newsroom.edition.name
    await mo.slash(channel, "facts reload")
    after = env.bot.newsroom.edition.name
    offered = await mo.autocomplete(channel, "facts rollback", "snapshot", "")
    assert {choice["value"] for choice in offered} == {before, after}
    result = await mo.slash(channel, "facts rollback", snapshot=before)
    assert result.ephemeral
    assert env.bot.newsroom.edition.name == before
    assert (settings.store / "current").read_text().strip() == before
    assert f"Answering from snapshot {before} again, 2 documents" in texts(result.response)[0].replace("\\", "")
    answer = await mo.slash(channel, "said", person="Una Berg")
    assert not any(text.startswith("> ") for text in texts(answer.response))


@pytest.mark.parametrize("snapshot", [None, "../../etc", "20240101T000000-00000000", "<@1> **x**"])
async def test_there_is_nothing_to_go_back_to(env, moderator, texts, snapshot) -> None:
    mo, channel, _ = moderator
    before = env.bot.newsroom.edition
    result = await mo.slash(channel, "facts rollback", **({"snapshot": snapshot} if snapshot else {}))
    [told] = texts(result.response)
    assert "was not changed" in told
    assert "<@1>" not in told
    assert env.bot.newsroom.edition is before


async def test_status_shows_snapshot_and_votes(env, moderator, rebuilt, texts) -> None:
    mo, channel, _ = moderator
    first = env.bot.newsroom.edition.name
    await mo.slash(channel, "facts reload")
    env.bot.feedback.add("statement", "helpful")
    env.bot.feedback.add("who_is", "wrong", "person")
    result = await mo.slash(channel, "facts status")
    assert result.ephemeral
    shown = "\n".join(texts(result.response)).replace("\\", "")
    assert env.bot.newsroom.edition.name in shown
    assert f"- {first}" in shown
    assert "3 documents" in shown
    assert "1 × helpful: statement" in shown
    assert f"1 × wrong: who_is ({messages.WRONG_REASONS['person']})" in shown


@pytest.mark.parametrize("command", ["facts status", "facts rollback"])
async def test_only_moderators_see_and_change_snapshots(env, moderator, texts, command) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    await allow(env, guild, alice)
    result = await alice.slash(channel, command)
    assert "Manage Server" in texts(result.response)[0]
    assert isinstance(env.errors[-1], Refusal)


async def test_who_did_it_stands_in_the_audit_channel(env, moderator, rebuilt, texts) -> None:
    mo, channel, guild = moderator
    log = guild.create_text_channel("audit")
    env.bot.server_settings.put(guild.id, ServerSettings(audit_channel=log.id))
    await mo.slash(channel, "facts reload")
    [entry] = log.history()
    shown = texts(entry)
    assert shown[0] == f"**/facts reload** · mo (`{mo.id}`)"
    assert "Answering from 3 documents" in shown[1]
    assert not entry.mentions
