"""Buttons, menus and forms over the wire, also after a restart."""

import asyncio

import pytest
from loopback import people, rules

from bot import messages
from bot.cogs import delivery
from bot.conversation.reply import Choice, Clarification
from knowledge.indexing import build

QUESTION = "What did Ana Petrov say?"
QUOTED = "We found cracks in three pillars"
WHY = ("or:why", "reason")


@pytest.fixture
async def shown(town, bot):
    """An answer in the channel, with all its buttons."""
    return (await town.slash("ask", question=QUESTION)).original


@pytest.mark.parametrize("start", ["or:context:", "or:sources:", "or:timeline:"])
async def test_what_belongs_to_an_answer_is_shown_to_whoever_presses(town, shown, said, start) -> None:
    asked = await town.press(shown, start)
    assert asked.answer["type"] == 4
    assert asked.answer["data"]["flags"] & rules.EPHEMERAL
    assert "collapse" in said(asked.answer["data"])


async def test_dismissing_deletes_the_reply(town, shown) -> None:
    asked = await town.press(shown, "or:dismiss:")
    assert asked.answer["type"] == 6
    await town.until(lambda: asked.deleted)
    assert shown["id"] not in town.messages


async def test_a_private_answer_is_shared_once(town, bot, said) -> None:
    private = await town.slash("ask", question=QUESTION, private=True)
    shared = await town.press(private.original, "or:share")
    assert shared.answer["type"] == 4
    assert not shared.answer["data"]["flags"] & rules.EPHEMERAL
    assert QUOTED in said(shared.answer["data"])
    again = await town.press(private.original, "or:share")
    assert said(again.answer["data"]) == messages.ALREADY_SHARED


async def test_a_vote_is_counted(town, shown, said) -> None:
    asked = await town.press(shown, "or:helpful:")
    assert said(asked.answer["data"]) == messages.VOTED


async def test_what_is_wrong_is_asked_in_a_form(town, shown, said) -> None:
    asked = await town.press(shown, "or:wrong:")
    assert asked.answer["type"] == 9
    [menu] = [c for c in rules.walk(asked.answer["data"]["components"]) if c["type"] == rules.SELECT]
    chosen = {menu["custom_id"]: [menu["options"][0]["value"]]}
    sent = await town.begin(people.FORM, people.form(asked.answer["data"]["custom_id"], chosen), source=shown)
    await town.until(lambda: sent.answer)
    assert said(sent.answer["data"]) == messages.VOTED


@pytest.fixture
def unclear(bot, monkeypatch):
    """Let the first question have two readings."""
    desk = bot.newsroom.edition.desk
    answer, asked = desk.ask, []

    def ask(question):
        asked.append(question.text)
        choices = (Choice(label="Ana Petrov", question=QUESTION), Choice(label="L" * 150, question="x" * 150))
        return Clarification(intent="x", reason="Whom?", choices=choices) if len(asked) == 1 else answer(question)

    monkeypatch.setattr(desk, "ask", ask)
    return asked


async def test_a_choice_is_answered_in_place(town, unclear, said) -> None:
    menu = await town.slash("ask", question="What did Petrov say?")
    asked = await town.press(menu.original, "or:choose:")
    assert asked.answer["type"] == 7
    assert unclear == ["What did Petrov say?", QUESTION]
    assert QUOTED in said(asked.original)


async def test_a_choice_that_takes_longer_is_deferred_and_edited(town, unclear, said, monkeypatch) -> None:
    menu = await town.slash("ask", question="What did Petrov say?")
    monkeypatch.setattr(delivery, "PATIENCE_SECONDS", 0.0)
    asked = await town.press(menu.original, "or:choose:")
    assert asked.answer["type"] == 6
    await town.until(lambda: QUOTED in said(asked.original))
    assert town.sent("PATCH", "/messages/@original")


async def test_buttons_outlive_a_restart(town, reachable, make_bot, starting, said) -> None:
    async with starting(make_bot(reachable)):
        before = (await town.slash("ask", question=QUESTION)).original
    async with starting(make_bot(reachable)):
        asked = await town.press(before, "or:context:")
        assert QUOTED in said(asked.answer["data"])
    assert len(town.sent("PUT", "/commands")) == 1, "the commands are told once"


async def test_a_pasted_document_is_added_and_answers(town, reachable, make_bot, starting, said, tmp_path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "news.jsonl").write_bytes(reachable.documents.read_bytes())

    async def rebuild(given, **_):
        return await asyncio.to_thread(build, given.documents, given.store, jobs=1)

    mine = reachable.model_copy(update={"documents": folder})
    async with starting(make_bot(mine, rebuild=rebuild)):
        asked = await town.slash("documents add", title="Pier", permissions=people.MANAGE_GUILD)
        assert asked.answer["type"] == 9
        text = 'The pier opened.\n\n"It will stand for ever," said Una Berg, the owner of the pier.\n'
        data = people.form(asked.answer["data"]["custom_id"], {"text": text})
        sent = await town.begin(people.FORM, data, permissions=people.MANAGE_GUILD)
        await town.until(lambda: sent.original and sent.original["components"])
        assert sent.answer == {"type": 5, "data": {"flags": rules.EPHEMERAL}}
        answer = await town.slash("ask", question="What did Una Berg say?")
        assert "It will stand for ever" in said(answer.original)


async def test_whoever_has_no_permission_is_refused_on_our_side(town, bot, said) -> None:
    for name in ("facts reload", "facts status", "gaps"):
        asked = await town.slash(name)
        assert asked.answer["type"] == 4
        assert asked.answer["data"]["flags"] & rules.EPHEMERAL
        assert "Incident" not in said(asked.answer["data"])
    assert not town.sent("PATCH", "/messages/@original")
