"""The buttons below a reply, as people press them, also after a restart."""

import discord
import pytest

from bot import messages
from bot.cogs.closing import Once
from bot.feedback import Feedback, Tally

pytestmark = pytest.mark.simcord(shard_count=1)
QUESTION = "What did Rita Sole say?"


@pytest.fixture
def asked(env, town):
    """Let a member ask; return server, channel, member and the result."""

    async def make(**options):
        guild, channel, alice = town(env)
        return guild, channel, alice, await alice.slash(channel, "ask", question=QUESTION, **options)

    return make


def button(controls, message, start: str) -> str:
    [found] = controls(message, start)
    return found["custom_id"]


async def test_sources_after_a_restart(env, asked, texts, controls, settings, make_bot) -> None:
    _, _, alice, result = await asked()
    await env.restart_bot(make_bot(settings))
    shown = await alice.click(result.response.message, custom_id=button(controls, result.response, "or:sources:"))
    assert shown.ephemeral
    listed = "\n".join(texts(shown.response))
    assert "1 document" in listed
    assert "Ferry \\*stops\\* \\[here\\](x)" in listed
    assert "quay" not in listed


async def test_the_asker_dismisses(env, asked, controls) -> None:
    _, channel, alice, result = await asked()
    await alice.click(result.response.message, custom_id=button(controls, result.response, "or:dismiss:"))
    assert not [m for m in channel.history() if m.author == env.bot.user]


async def test_others_do_not_dismiss_but_moderators_do(env, asked, texts, controls, settings, make_bot) -> None:
    guild, channel, _, result = await asked()
    bob = guild.add_member(env.create_user("bob"))
    dismiss = button(controls, result.response, "or:dismiss:")
    refused = await bob.click(result.response.message, custom_id=dismiss)
    assert refused.ephemeral
    assert texts(refused.response) == [messages.NOT_YOURS_TO_DISMISS]
    role = guild.create_role("Janitors", permissions=discord.Permissions(manage_messages=True))
    carol = guild.add_member(env.create_user("carol"), roles=[role])
    await env.restart_bot(make_bot(settings))
    await carol.click(result.response.message, custom_id=dismiss)
    assert not [m for m in channel.history() if m.author == env.bot.user]


async def test_a_mention_can_be_dismissed(env, town, controls) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, f"<@{env.bot.user.id}> {QUESTION}")
    await alice.click(channel.last_message, custom_id=button(controls, channel.last_message, "or:dismiss:"))
    assert channel.last_message.author != env.bot.user


@pytest.mark.parametrize("restarted", [False, True])
async def test_share_shows_the_same_quotations_to_all_and_pings_nobody(
    env, asked, texts, controls, settings, make_bot, restarted
) -> None:
    _, _, alice, result = await asked(private=True)
    private = texts(result.response)
    assert not controls(result.response, "or:dismiss:")
    if restarted:
        await env.restart_bot(make_bot(settings))
    share = button(controls, result.response, "or:share")
    shared = await alice.click(result.response.message, custom_id=share)
    assert not shared.ephemeral
    assert texts(shared.response) == [*private, f"-# {messages.shared_by('alice')}"]
    assert not controls(shared.response, "or:share")
    assert controls(shared.response, "or:dismiss:")[0]["custom_id"] == f"or:dismiss:{alice.id}"
    assert controls(shared.response, "or:context:")
    assert not shared.response.message.mentions
    body = env.http_requests[-1].json
    assert body["data"]["allowed_mentions"]["parse"] == []
    again = await alice.click(result.response.message, custom_id=share)
    assert texts(again.response) == [messages.ALREADY_SHARED]


async def test_helpful_is_counted_once_and_nobody_is_noted(env, asked, texts, controls, settings) -> None:
    _, _, alice, result = await asked()
    helpful = button(controls, result.response, "or:helpful:")
    thanked = await alice.click(result.response.message, custom_id=helpful)
    assert thanked.ephemeral
    assert texts(thanked.response) == [messages.VOTED]
    again = await alice.click(result.response.message, custom_id=helpful)
    assert texts(again.response) == [messages.VOTED_ALREADY]
    assert env.bot.feedback.tallies() == [Tally("statement", "helpful", "", 1)]
    stored = (settings.store / "feedback.db").read_bytes()
    assert str(alice.id).encode() not in stored
    assert b"Rita" not in stored


async def test_wrong_asks_why(env, asked, texts, controls, settings, make_bot) -> None:
    _, _, alice, result = await asked()
    await env.restart_bot(make_bot(settings))
    opened = await alice.click(result.response.message, custom_id=button(controls, result.response, "or:wrong:"))
    assert opened.modal["title"] == messages.WRONG_TITLE
    thanked = await alice.submit_modal(opened, {"reason": ["date"]})
    assert texts(thanked.response) == [messages.VOTED]
    assert env.bot.feedback.tallies() == [Tally("statement", "wrong", "date", 1)]


async def test_a_vote_that_cannot_be_counted_is_told(env, asked, texts, controls, settings) -> None:
    _, _, alice, result = await asked()
    env.bot.feedback = Feedback(settings.store / "nowhere" / "feedback.db")
    told = await alice.click(result.response.message, custom_id=button(controls, result.response, "or:helpful:"))
    assert texts(told.response) == [messages.NOT_COUNTED]


async def test_what_is_chosen_in_private_stays_private(env, town, controls, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="Who won the chess championship?", private=True)
    [select] = controls(result.response, "or:choose:")
    await alice.select(result.response.message, [select["options"][0]["value"]], custom_id=select["custom_id"])
    assert controls(result.response, "or:share")
    assert not controls(result.response, "or:dismiss:")


def test_once_forgets_the_oldest() -> None:
    once = Once()
    assert once.first("a", 1)
    assert not once.first("a", 1)
    assert all(once.first("b", n) for n in range(10_000))
    assert once.first("a", 1)
