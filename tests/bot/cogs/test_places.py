"""Where people ask: in threads, in reply to an answer, in direct messages, with the bot brought along."""

import asyncio

import discord
import pytest

from bot import messages
from bot.server_settings import ServerSettings

pytestmark = pytest.mark.simcord(shard_count=1)


async def thread_in(env, channel, name):
    """Open a thread; return the place that people write into."""
    made = await env.bot.get_channel(channel.id).create_thread(name=name, type=discord.ChannelType.public_thread)
    return next(thread for thread in channel.threads if thread.id == made.id)


async def test_in_a_thread_its_name_is_what_is_talked_about(env, town, texts) -> None:
    _, channel, alice = town(env)
    for name, told, other in (("Ferry news", "Do not board", "cracks"), ("The quay", "cracks", "Do not board")):
        thread = await thread_in(env, channel, name)
        await alice.send(thread, f"<@{env.bot.user.id}> What was said?")
        await alice.slash(thread, "ask", question="Who is investigating?")
        answers = [m for m in thread.history() if m.author == env.bot.user]
        assert len(answers) == 2
        shown = "\n".join(text for m in answers for text in texts(m))
        assert told in shown or "Harbour Board" in shown
        assert other not in shown


async def test_a_reply_to_an_answer_goes_on_from_it_whoever_asked(env, town, texts) -> None:
    guild, channel, alice = town(env)
    bob = guild.add_member(env.create_user("bob"))
    await alice.send(channel, f"<@{env.bot.user.id}> What did Tomas Lind say?")
    answer = channel.last_message
    await bob.send(channel, f"<@{env.bot.user.id}> What did Rita Sole say?")
    await bob.send(channel, f"<@{env.bot.user.id}> Who is he?", reply_to=answer)
    shown = "\n".join(texts(channel.last_message))
    assert "Tomas Lind" in shown
    assert "mayor of Marlow Sands" in shown


async def test_in_a_direct_message_everything_for_everybody_works(env, texts) -> None:
    carol = env.create_user("carol")
    dm = carol.dm_channel
    await carol.send_dm("What did Ana Petrov say?")
    assert "We found cracks" in "\n".join(texts(dm.last_message))
    await carol.send_dm("What else did she say?")
    assert messages.FAILED[:20] not in "\n".join(texts(dm.last_message))
    for command, options in (("said", {"person": "Ana Petrov"}), ("sources", {}), ("about", {}), ("timeline", {})):
        result = await carol.slash(command, **options)
        assert texts(result.response)


async def test_a_stranger_in_a_direct_message_changes_nothing(env) -> None:
    carol = env.create_user("carol")
    assert set(carol.available_commands()).isdisjoint({"facts", "documents", "config", "gaps"})


async def test_a_slow_answer_to_a_mention_shows_that_the_bot_is_typing(env, monkeypatch, town, texts) -> None:
    _, channel, alice = town(env)
    answer = env.bot.answer

    async def slowly(*args, **kwargs):
        await asyncio.sleep(5)  # simulated time
        return await answer(*args, **kwargs)

    monkeypatch.setattr(env.bot, "answer", slowly)
    await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
    assert any(r.method == "POST" and r.path.endswith("/typing") for r in env.http_requests)
    await env.advance_time(5)
    assert "We found cracks" in "\n".join(texts(channel.last_message))


async def test_a_slow_choice_is_answered_in_place(env, monkeypatch, town, texts, controls) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="Who won the chess championship?")
    answer = env.bot.answer

    async def slowly(*args, **kwargs):
        await asyncio.sleep(5)  # simulated time
        return await answer(*args, **kwargs)

    monkeypatch.setattr(env.bot, "answer", slowly)
    before = texts(result.response)
    [select] = controls(result.response, "or:choose:")
    chosen = await alice.select(result.response.message, [select["options"][0]["value"]], custom_id=select["custom_id"])
    assert chosen.acknowledged
    await env.advance_time(5)
    assert texts(result.response) != before


async def test_every_button_says_so_after_a_reload_instead_of_failing(env, town, texts, controls) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    edition = env.bot.newsroom.edition
    edition.desk.snapshot.name = "20200101T000000-00000000"  # as if another one had taken its place
    for kind in ("context", "sources", "timeline"):
        pressed = await alice.click(
            result.response.message, custom_id=controls(result.response, f"or:{kind}:")[0]["custom_id"]
        )
        assert pressed.ephemeral
        assert texts(pressed.response) == [messages.TOO_OLD]


async def test_the_timeline_of_what_an_answer_quotes(env, town, texts, controls, settings, make_bot) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    await env.restart_bot(make_bot(settings))
    [button] = controls(result.response, "or:timeline:")
    shown = await alice.click(result.response.message, custom_id=button["custom_id"])
    assert shown.ephemeral
    text = "\n".join(texts(shown.response))
    assert "quay" in text
    assert "Gull Island" not in text
    assert [a.filename for a in shown.response.message.attachments] == ["timeline-1.png"]


async def test_a_server_that_keeps_answers_to_some_channels_lets_their_threads_have_them(env, town, texts) -> None:
    guild, channel, alice = town(env)
    elsewhere = guild.create_text_channel("elsewhere")
    env.bot.server_settings.put(guild.id, ServerSettings(channels=frozenset({channel.id})))
    for parent, answered in ((channel, True), (elsewhere, False)):
        place = await thread_in(env, parent, "The quay")
        await alice.send(place, f"<@{env.bot.user.id}> What did Ana Petrov say?")
        assert ("We found cracks" in "\n".join(texts(place.last_message))) == answered


@pytest.mark.parametrize(
    "unit", ["a", "@everyone ", "```", "\u202e\u200b", "🌊", "[a](https://evil.example) ", "Petrov ", "\\"]
)
async def test_ten_thousand_characters_get_a_reply(env, town, unit) -> None:
    _, channel, alice = town(env)
    question = (unit * 10_000)[:10_000]
    screen = await env.bot.answer(question, asker=alice.id, channel=channel.id, server=None)
    view, files = screen.layout()
    await env.bot.get_channel(channel.id).send(view=view, files=files)
    assert not channel.last_message.mentions


@pytest.fixture
def denied(env, town):
    """Take a permission from the bot in a channel, and have somebody ask there."""

    async def ask(permission):
        guild, channel, alice = town(env)
        me = env.bot.get_guild(guild.id).me
        overwrite = discord.PermissionOverwrite(**{permission: False})
        await env.bot.get_channel(channel.id).set_permissions(me, overwrite=overwrite)
        await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
        return channel, alice

    return ask


@pytest.mark.parametrize(
    ("permission", "named"),
    [
        ("send_messages", ["Send Messages"]),
        # Where it cannot see a channel, the rest is not to be had there either.
        ("view_channel", ["View Channel", "Send Messages", "Read Message History"]),
    ],
)
async def test_a_permission_that_is_missing_is_named_to_the_asker(denied, texts, permission, named) -> None:
    channel, alice = await denied(permission)
    [told] = texts(alice.user.dm_channel.last_message)
    assert told == messages.cannot_answer(named)
    assert "/ask" in told
    asked = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    assert "We found cracks" in "\n".join(texts(asked.response))


@pytest.mark.parametrize("permission", ["attach_files", "read_message_history"])
async def test_without_other_permissions_it_answers_all_the_same(env, denied, texts, permission) -> None:
    channel, alice = await denied(permission)
    assert channel.last_message.author == env.bot.user
    assert "We found cracks" in "\n".join(texts(channel.last_message))
    assert alice.user.dm_channel.last_message is None


async def test_a_reply_to_a_slash_answer_is_answered_or_told_how_to_ask(env, town, texts) -> None:
    guild, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    await alice.send(channel, "Who is she?", reply_to=result.response.message)
    # Without the privileged intent Discord hides what such a reply says, unless it names the bot.
    assert texts(channel.last_message) == [messages.REPLY_UNSEEN]
    bob = guild.add_member(env.create_user("bob"))
    await bob.send(channel, f"<@{env.bot.user.id}> Who is she?", reply_to=result.response.message)
    shown = "\n".join(texts(channel.last_message))
    assert "Ana Petrov" in shown
    assert "engineer" in shown
