"""/config, and what it changes, as moderators and others see it."""

import discord
import pytest

from bot import messages
from bot.cogs.incidents import Refusal
from bot.server_settings import ServerSettings

pytestmark = pytest.mark.simcord(shard_count=1)
QUESTION = "What did Ana Petrov say?"


async def test_nothing_is_decided_at_first(moderator, texts) -> None:
    mo, channel, _ = moderator
    result = await mo.slash(channel, "config show")
    assert result.ephemeral
    assert "every channel that I can see" in texts(result.response)[0]


async def test_private_by_default_unless_the_asker_says(env, moderator, make_bot, settings) -> None:
    mo, channel, _ = moderator
    await mo.slash(channel, "config private", private=True)
    assert (await mo.slash(channel, "ask", question=QUESTION)).ephemeral
    assert (await mo.slash(channel, "sources")).ephemeral
    assert not (await mo.slash(channel, "ask", question=QUESTION, private=False)).ephemeral
    await env.restart_bot(make_bot(settings))
    assert (await mo.slash(channel, "said", person="Ana Petrov")).ephemeral


async def test_in_other_channels_answers_are_for_the_asker_alone(env, moderator, texts, controls) -> None:
    mo, desk, guild = moderator
    elsewhere = guild.create_text_channel("elsewhere")
    result = await mo.slash(desk, "config channel", channel=desk, answer=True)
    assert f"<#{desk.id}>" in texts(result.response)[0]
    await mo.send(elsewhere, f"<@{env.bot.user.id}> {QUESTION}")
    assert texts(elsewhere.last_message) == [messages.not_here([desk.id])]
    asked = await mo.slash(elsewhere, "ask", question=QUESTION, private=False)
    assert asked.ephemeral
    refused = await mo.click(asked.response.message, custom_id=controls(asked.response, "or:share")[0]["custom_id"])
    assert texts(refused.response) == [messages.NOT_TO_BE_SHARED]
    await mo.send(desk, f"<@{env.bot.user.id}> {QUESTION}")
    assert "We found cracks" in "\n".join(texts(desk.last_message))
    await mo.slash(desk, "config channel", channel=desk, answer=False)
    await mo.send(elsewhere, f"<@{env.bot.user.id}> {QUESTION}")
    assert "We found cracks" in "\n".join(texts(elsewhere.last_message))


async def test_cooldown_of_one_server_is_not_anothers(env, moderator, texts) -> None:
    mo, channel, guild = moderator
    other = env.create_guild("Elsewhere")
    there = other.create_text_channel("news")
    bob = guild.add_member(env.create_user("bob"))
    carol = other.add_member(env.create_user("carol"))
    await mo.slash(channel, "config cooldown", seconds=60)
    for member, place, answered in ((bob, channel, 1), (carol, there, 2)):
        results = [await member.slash(place, "ask", question=QUESTION) for _ in range(2)]
        assert sum("We found cracks" in "\n".join(texts(r.response)) for r in results) == answered
    assert [type(error) for error in env.errors] == [Refusal]


async def test_the_role_may_change_the_documents(env, moderator, texts) -> None:
    mo, channel, guild = moderator
    editors = guild.create_role("Editors")
    ed = guild.add_member(env.create_user("ed"), roles=[editors])
    [facts] = [c for c in await env.bot.tree.fetch_commands() if c.name == "facts"]
    guild.set_command_permissions(facts, {ed: True})
    refused = await ed.slash(channel, "facts status")
    assert texts(refused.response) == [messages.NOT_A_MODERATOR.format(role="")]
    await mo.slash(channel, "config role", role=editors)
    shown = await ed.slash(channel, "facts status")
    assert "2 documents" in "\n".join(texts(shown.response))
    env.errors.clear()


async def test_changes_stand_in_the_audit_channel(moderator, texts) -> None:
    mo, channel, guild = moderator
    log = guild.create_text_channel("audit")
    await mo.slash(channel, "config audit", channel=log)
    await mo.slash(channel, "config cooldown", seconds=3)
    newest, *_ = sorted(log.history(), key=lambda message: -message.id)
    shown = texts(newest)
    assert shown[0].startswith("**/config cooldown** · mo")
    assert "3 seconds" in shown[1]


async def test_a_channel_that_the_bot_cannot_write_into(env, moderator, texts) -> None:
    mo, channel, guild = moderator
    closed = guild.create_text_channel("closed")
    native = env.bot.get_channel(closed.id)
    me = env.bot.get_guild(guild.id).me
    await native.set_permissions(me, overwrite=discord.PermissionOverwrite(send_messages=False))
    result = await mo.slash(channel, "config audit", channel=closed)
    assert texts(result.response) == [messages.CANNOT_WRITE_THERE]
    assert env.bot.server_settings.of(guild.id) == ServerSettings()
    env.errors.clear()


async def test_reset_and_removal_forget_everything(env, moderator, texts) -> None:
    mo, channel, guild = moderator
    await mo.slash(channel, "config private", private=True)
    await mo.slash(channel, "config reset")
    assert env.bot.server_settings.of(guild.id) == ServerSettings()
    await mo.slash(channel, "config private", private=True)
    await env.bot.get_guild(guild.id).leave()
    await env.settle()
    assert env.bot.server_settings.of(guild.id) == ServerSettings()


async def test_who_does_not_manage_the_server_decides_nothing(env, moderator, texts) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    assert "config" not in alice.available_commands(channel)
    [config] = [c for c in await env.bot.tree.fetch_commands() if c.name == "config"]
    guild.set_command_permissions(config, {alice: True})
    for command, options in (("show", {}), ("reset", {}), ("private", {"private": True})):
        result = await alice.slash(channel, f"config {command}", **options)
        assert texts(result.response) == [messages.NOT_A_MANAGER]
    assert len(env.errors) == 3


async def test_a_store_that_cannot_be_written_changes_nothing(env, moderator, texts, monkeypatch, settings) -> None:
    mo, channel, guild = moderator
    monkeypatch.setattr(env.bot.server_settings, "_path", settings.store / "nowhere" / "servers.db")
    result = await mo.slash(channel, "config private", private=True)
    assert texts(result.response) == [messages.NOT_CONFIGURED]
    assert env.bot.server_settings.of(guild.id) == ServerSettings()
    assert len(env.errors) == 1
