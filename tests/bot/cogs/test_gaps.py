"""Questions without an answer, as a server's managers see them."""

import pytest

from bot import messages

pytestmark = pytest.mark.simcord(shard_count=1)
UNKNOWN = "Who won the chess championship <@123456789012345678> **@everyone**?"


async def test_nothing_is_noted_unless_the_server_wants_it(env, moderator, texts, settings) -> None:
    mo, channel, _ = moderator
    await mo.slash(channel, "ask", question=UNKNOWN)
    result = await mo.slash(channel, "gaps")
    assert texts(result.response)[0] == messages.NO_GAPS
    assert messages.GAPS_OFF in texts(result.response)[1]
    assert not (settings.store / "gaps.db").exists()


async def test_noted_without_people_and_deleted_at_will(env, moderator, texts, settings) -> None:
    mo, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    await mo.slash(channel, "config gaps", note=True)
    await alice.slash(channel, "ask", question=UNKNOWN)
    await alice.send(channel, f"<@{env.bot.user.id}> {UNKNOWN}")
    await alice.slash(channel, "ask", question="Who won the sack race?", private=True)
    await alice.send_dm("Who won the egg race?")
    await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    result = await mo.slash(channel, "gaps")
    assert result.ephemeral
    assert texts(result.response)[1] == "- 2 × Who won the chess championship \\*\\*\\@everyone\\*\\*?"
    assert str(alice.id).encode() not in (settings.store / "gaps.db").read_bytes()
    cleared = await mo.slash(channel, "gaps", clear=True)
    assert texts(cleared.response)[0] == messages.NO_GAPS


@pytest.mark.parametrize("how", ["off", "reset", "removed"])
async def test_switching_it_off_deletes_what_was_noted(env, moderator, how) -> None:
    mo, channel, guild = moderator
    await mo.slash(channel, "config gaps", note=True)
    await mo.slash(channel, "ask", question="Who won the chess championship?")
    assert len(env.bot.gaps.of(guild.id)) == 1
    if how == "off":
        await mo.slash(channel, "config gaps", note=False)
    elif how == "reset":
        await mo.slash(channel, "config reset")
    else:
        await env.bot.get_guild(guild.id).leave()
        await env.settle()
    assert env.bot.gaps.of(guild.id) == []


async def test_who_does_not_manage_the_server_sees_nothing(env, moderator, texts) -> None:
    _, channel, guild = moderator
    alice = guild.add_member(env.create_user("alice"))
    assert "gaps" not in alice.available_commands(channel)
    [gaps] = [c for c in await env.bot.tree.fetch_commands() if c.name == "gaps"]
    guild.set_command_permissions(gaps, {alice: True})
    result = await alice.slash(channel, "gaps", clear=True)
    assert texts(result.response) == [messages.NOT_A_MANAGER]
    assert len(env.errors) == 1
