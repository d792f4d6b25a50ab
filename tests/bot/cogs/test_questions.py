"""Asking, as a person in Discord does."""

import asyncio

import discord
import pytest
import simcord

from bot import messages
from bot.cogs.incidents import Refusal
from bot.conversation.reply import Choice, Clarification, Question
from bot.rendering.escape import unquote
from bot.rendering.screen import TEXT_LIMIT
from knowledge.indexing import build

pytestmark = pytest.mark.simcord(shard_count=1)


async def test_a_mention_is_answered_with_a_cited_quotation(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, f"<@{env.bot.user.id}> Who is investigating the collapse of the quay?")
    reply = channel.last_message
    assert reply.author == env.bot.user
    assert reply.reference is not None
    shown = "\n".join(texts(reply))
    assert "> The Marlow Sands Harbour Board opened an investigation on Friday" in shown
    assert "[Board looks into collapse of quay](https://courier.example/quay_%281%29) · Marlow Courier" in shown
    assert "2 March 2024 · paragraph 1" in shown


async def test_a_direct_message_is_answered(env: simcord.Env, texts, town) -> None:
    _, _, alice = town(env)
    await alice.send_dm("What did Ana Petrov say?")
    reply = alice.user.dm_channel.last_message
    assert "We found cracks in three pillars" in "\n".join(texts(reply))


async def test_without_a_mention_nobody_is_answered(env: simcord.Env, town) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, "Who is investigating?")
    assert channel.last_message.author != env.bot.user


async def test_a_mention_alone_is_told_what_to_do(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, f"<@{env.bot.user.id}>")
    assert texts(channel.last_message) == [messages.ASK_SOMETHING]


@pytest.mark.parametrize("private", [False, True])
async def test_slash_ask(env: simcord.Env, private: bool, texts, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="How many boats were damaged?", private=private)
    assert result.ephemeral == private
    assert "14 boats" in "\n".join(texts(result.response))


async def test_two_questions_in_a_mention_get_two_replies(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, f"<@{env.bot.user.id}> How many boats were damaged? And what did Ana Petrov say?")
    replies = [m for m in channel.history() if m.author == env.bot.user]
    shown = ["\n".join(texts(m)) for m in sorted(replies, key=lambda m: m.id)]
    assert len(shown) == 2
    assert "14 boats" in shown[0]
    assert "We found cracks in three pillars" in shown[1]


async def test_two_questions_in_a_command_are_answered_below_one_another(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    question = "How many boats were damaged? And what did Ana Petrov say?"
    result = await alice.slash(channel, "ask", question=question, private=True)
    assert "14 boats" in "\n".join(texts(result.response))
    assert ["cracks in three pillars" in "\n".join(texts(m)) for m in result.followups] == [True]
    assert result.ephemeral


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"since": "2024-03-03"}, messages.NOTHING_FITS),
        ({"since": "2030-01-01"}, messages.NO_DOCUMENT_FITS),
        ({"source": "*Gull* Gazette"}, messages.NO_DOCUMENT_FITS),
        ({"source": "Marlow Courier", "until": "2024-03-02", "about": "the quay"}, "14 boats"),
        ({"about": "giraffes"}, messages.NOTHING_FITS),
        ({"about": "🌊"}, messages.NO_WORDS),
    ],
)
async def test_ask_can_be_narrowed(env: simcord.Env, options, told, texts, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="How many boats were damaged?", **options)
    assert told in "\n".join(texts(result.response))


async def test_days_of_a_question_are_checked(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="How many boats?", since="yesterday")
    assert texts(result.response) == [messages.BAD_DAY]
    result = await alice.slash(channel, "ask", question="How many boats?", since="2024-02-02", until="2024-02-01")
    assert texts(result.response) == [messages.DAYS_REVERSED]
    assert len(env.errors) == 2


async def test_what_is_not_known_is_said_with_real_suggestions(env: simcord.Env, texts, controls, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="Who won the chess championship?")
    message = result.response.message
    shown = texts(message)
    assert messages.THEY_TELL in "\n".join(shown)
    [select] = controls(message, "or:choose:")
    picked = await alice.select(message, [select["options"][0]["value"]], custom_id=select["custom_id"])
    assert picked.acknowledged
    assert texts(channel.last_message) != shown


async def test_only_the_asker_may_choose(env: simcord.Env, texts, controls, town) -> None:
    guild, channel, alice = town(env)
    bob = guild.add_member(env.create_user("bob"))
    result = await alice.slash(channel, "ask", question="Who won the chess championship?")
    message = result.response.message
    [select] = controls(message, "or:choose:")
    refused = await bob.select(message, [select["options"][0]["value"]], custom_id=select["custom_id"])
    assert refused.ephemeral
    assert texts(refused.response) == [messages.ONLY_THE_ASKER]


async def test_context_shows_the_paragraphs_around_and_outlives_a_restart(
    env, settings, make_bot, texts, controls, town
) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    await env.restart_bot(make_bot(settings))
    button = controls(result.response, "or:context:")[0]["custom_id"]
    shown = await alice.click(result.response.message, custom_id=button)
    assert shown.ephemeral
    [text] = texts(shown.response)
    assert "14 boats were damaged" in text
    assert "opened an investigation" in text
    assert "paragraph 1" in text


async def test_hostile_document_neither_pings_nor_formats(env: simcord.Env, texts, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question="What did Rita Sole say?")
    [quotation] = [text for text in texts(result.response) if text.startswith("> ")]
    quoted = quotation.split("\n-# ", 1)[0]
    document = env.bot.newsroom.edition.desk.snapshot.document("ferry")
    assert unquote(quoted) in document.text
    assert "https\\://evil" in quoted
    assert "\\</ask" in quoted
    assert "Ferry \\*stops\\* \\[here\\](x)" in quotation
    assert not result.response.message.mentions


async def test_every_message_pings_nobody(env: simcord.Env, town) -> None:
    _, channel, alice = town(env)
    await alice.send(channel, f"<@{env.bot.user.id}> what did Rita Sole say to @everyone?")
    await alice.slash(channel, "ask", question="@everyone <@1> who is **bold**?")
    await alice.slash(channel, "sources")
    bodies = [r.json for r in env.http_requests if isinstance(r.json, dict)]
    sent = [body.get("data", body) for body in bodies if "components" in body.get("data", body)]
    assert len(sent) == 3
    for body in sent:
        assert body["allowed_mentions"] == {"parse": [], "replied_user": False} or body["allowed_mentions"] == {
            "parse": []
        }


@pytest.mark.parametrize(
    "question",
    [
        "x" * 1000,
        "@everyone " * 50,
        "```" * 100,
        "\u202e\u200b\u2067" * 30,
        "🌊" * 400,
        "[a](http://b) # c\n- d\n1. e",
        "\\" * 300,
    ],
)
async def test_hostile_questions_get_a_reply(env: simcord.Env, question: str, texts, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "ask", question=question)
    assert sum(map(len, texts(result.response))) <= TEXT_LIMIT
    await alice.send(channel, f"<@{env.bot.user.id}> {question}")
    assert channel.last_message.author == env.bot.user


async def test_an_error_is_an_incident_not_a_traceback(env: simcord.Env, monkeypatch, caplog, texts, town) -> None:
    _, channel, alice = town(env)

    def fail(question):
        raise RuntimeError("disk on fire")

    monkeypatch.setattr(env.bot.newsroom.edition.desk, "ask", fail)
    result = await alice.slash(channel, "ask", question="Who is investigating?")
    assert result.ephemeral
    [told] = texts(result.response)
    assert "Incident" in told
    assert "fire" not in told
    await alice.send(channel, f"<@{env.bot.user.id}> Who is investigating?")
    assert "Incident" in texts(channel.last_message)[0]
    incidents = [record.args[0] for record in caplog.records if record.msg.startswith("incident")]
    assert told.split()[-1].strip(".") in incidents
    assert len(incidents) == 2
    assert len(env.errors) == 1


async def test_a_slow_answer_shows_that_the_bot_is_thinking(env: simcord.Env, monkeypatch, texts, town) -> None:
    _, channel, alice = town(env)
    answer = env.bot.answer

    async def slowly(*args, **kwargs):
        await asyncio.sleep(5)  # simulated time
        return await answer(*args, **kwargs)

    monkeypatch.setattr(env.bot, "answer", slowly)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?", private=True)
    assert result.deferred
    assert result.ephemeral
    await env.advance_time(5)
    assert "We found cracks" in "\n".join(texts(result.response))


async def test_cooldown_is_told_once(settings, make_bot, texts, town) -> None:
    settings = settings.model_copy(update={"cooldown_seconds": 60.0})
    async with simcord.run(make_bot(settings), shard_count=1) as env:
        _, channel, alice = town(env)
        for _ in range(3):
            await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
        replies = [m for m in channel.history() if m.author == env.bot.user]
        assert len(replies) == 2
        assert any("you can ask again in" in text for m in replies for text in texts(m))
        refused = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
        assert refused.ephemeral
        assert [type(error) for error in env.errors] == [Refusal]


async def test_more_questions_than_can_be_answered_are_refused(env: simcord.Env, monkeypatch, texts, town) -> None:
    _, channel, alice = town(env)
    monkeypatch.setattr("bot.client.MOST_AT_ONCE", 0)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    assert texts(result.response) == [messages.BUSY]
    await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
    assert texts(channel.last_message) == [messages.BUSY]
    monkeypatch.undo()
    again = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    assert "We found cracks" in "\n".join(texts(again.response))
    assert [type(error) for error in env.errors] == [Refusal]


async def test_commands_are_where_they_may_be_and_nowhere_else(env: simcord.Env) -> None:
    payload = {command.name: command.to_dict(env.bot.tree) for command in env.bot.tree.get_commands()}
    moderators = {"facts", "documents", "config", "gaps"}
    for name in payload.keys() - moderators:
        assert payload[name]["contexts"] == [0, 1, 2]
        assert payload[name]["integration_types"] == [0, 1]
    for name in moderators:
        assert payload[name]["contexts"] == [0]
        assert payload[name]["integration_types"] == [0]
        assert payload[name]["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    assert env.bot.intents.value & privileged().value == 0


def privileged() -> discord.Intents:
    return discord.Intents(members=True, presences=True, message_content=True)


async def test_a_clarification_is_a_menu_that_asks_the_whole_question(env, monkeypatch, town, texts, controls) -> None:
    _, channel, alice = town(env)
    long = "What did Ana Petrov, the engineer who led the inspection of the quay in Marlow Sands, say of its three?"
    choices = (
        Choice(label="Petrov *of* Marlow", question="What did Ana Petrov say?"),
        Choice(label="L" * 150, question=long),
    )
    asked = []
    answer = env.bot.newsroom.edition.desk.ask

    def ask(question):
        asked.append(question.text)
        reason = "Which Petrov do you mean?"
        return answer(question) if len(asked) > 1 else Clarification(intent="x", reason=reason, choices=choices)

    monkeypatch.setattr(env.bot.newsroom.edition.desk, "ask", ask)
    result = await alice.slash(channel, "ask", question="What did Petrov say?")
    [select] = controls(result.response, "or:choose:")
    assert [len(option["label"]) for option in select["options"]] == [18, 100]
    assert "- Petrov \\*of\\* Marlow" in texts(result.response)[1]
    await alice.select(result.response.message, [select["options"][1]["value"]], custom_id=select["custom_id"])
    assert asked == ["What did Petrov say?", long]
    assert "We found cracks" in "\n".join(texts(result.response))
    assert not controls(result.response, "or:choose:")


async def test_more_shows_the_rest_also_after_a_restart_and_after_a_reload_says_so(
    env, monkeypatch, settings, make_bot, town, texts, controls
):
    _, channel, alice = town(env)
    reply = env.bot.newsroom.edition.desk.ask(Question(text="What did Ana Petrov say?"))
    rest = reply.model_copy(update={"more": reply.snippets})
    monkeypatch.setattr(env.bot.newsroom.edition.desk, "ask", lambda question: rest)
    result = await alice.slash(channel, "ask", question="What did Ana Petrov say?")
    [button] = controls(result.response, "or:more:")
    shown = await alice.click(result.response.message, custom_id=button["custom_id"])
    assert shown.ephemeral
    assert "We found cracks" in "\n".join(texts(shown.response))
    await env.restart_bot(make_bot(settings))
    again = await alice.click(result.response.message, custom_id=button["custom_id"])
    assert texts(again.response) == texts(shown.response)
    stored = (settings.store / "remainders.db").read_bytes()
    assert not [word for word in (b"cracks", b"What did", str(alice.id).encode()) if word in stored]
    newer = settings.store.parent / "newer.jsonl"
    newer.write_text(settings.documents.read_text() + '{"id": "pier", "text": "The pier opened on Friday."}\n')
    await asyncio.to_thread(build, newer, settings.store, jobs=1)
    await env.bot.newsroom.open()
    told = await alice.click(result.response.message, custom_id=button["custom_id"])
    assert texts(told.response) == [messages.TOO_OLD]
    (settings.store / "remainders.db").unlink()
    await env.restart_bot(make_bot(settings))
    gone = await alice.click(result.response.message, custom_id=button["custom_id"])
    assert texts(gone.response) == [messages.MORE_IS_GONE]


async def test_where_the_bot_may_not_reply_it_writes_below(env, town, texts) -> None:
    _, channel, alice = town(env)
    env.inject_error("POST", f"/channels/{channel.id}/messages", status=400)
    await alice.send(channel, f"<@{env.bot.user.id}> What did Ana Petrov say?")
    assert "We found cracks" in "\n".join(texts(channel.last_message))
