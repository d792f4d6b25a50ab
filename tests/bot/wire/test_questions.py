"""Questions over the wire: by mention, by command, late, refused."""

import asyncio

import pytest
from loopback import people, rules

from bot.cogs import delivery

QUESTION = "What did Ana Petrov say?"
QUOTED = "We found cracks in three pillars"


async def test_a_mention_is_answered_by_a_reply(town, bot, said) -> None:
    asked = await town.ask(QUESTION)
    [request] = await town.until(lambda: town.sent("POST", "/messages"))
    assert request.path == f"/channels/{people.CHANNEL}/messages"
    assert request.body["message_reference"]["message_id"] == int(asked)
    assert request.body["flags"] == rules.COMPONENTS_V2
    assert QUOTED in said(request.body)


async def test_a_command_is_answered_in_one_request(town, bot, said) -> None:
    before = len(town.requests)
    asked = await town.slash("ask", question=QUESTION)
    assert asked.answer["type"] == 4
    assert QUOTED in said(asked.answer["data"])
    assert not asked.answer["data"]["flags"] & rules.EPHEMERAL
    private = await town.slash("ask", question=QUESTION, private=True)
    assert private.answer["data"]["flags"] & rules.EPHEMERAL
    assert len(town.requests) == before + 2


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("said", {"person": "Ana Petrov"}),
        ("who", {"name": "Tomas Lind"}),
        ("investigations", {}),
        ("timeline", {}),
        ("sources", {}),
        ("document", {"document": "quay"}),
        ("about", {}),
        ("privacy", {}),
        ("help", {}),
        ("facts status", {}),
        ("documents show", {"document": "quay"}),
        ("config show", {}),
        ("config private", {"private": True}),
        ("config gaps", {"note": True}),
        ("config reset", {}),
        ("gaps", {}),
    ],
)
async def test_every_command_is_answered_with_what_discord_takes(town, bot, said, name, options) -> None:
    asked = await town.slash(name, permissions=people.MANAGE_GUILD, **options)
    message = await town.until(lambda: asked.original if asked.answer["type"] == 4 else None)
    assert said(message).strip()
    assert "Incident" not in said(message)
    files = town.sent("POST", "/callback")[-1].files
    assert bool(files) == (name in {"timeline", "document", "documents show"})


async def test_names_are_offered_while_they_are_typed(town, bot) -> None:
    data = people.command("said", {"person": "petr"}, focused="person")
    asked = await town.begin(people.AUTOCOMPLETE, data)
    await town.until(lambda: asked.answer)
    assert asked.answer["type"] == 8
    assert "Ana Petrov" in [choice["name"] for choice in asked.answer["data"]["choices"]]


@pytest.fixture
def go(bot, monkeypatch) -> asyncio.Event:
    """No answer comes before it is set, and nobody waits for one without a sign."""
    monkeypatch.setattr(delivery, "PATIENCE_SECONDS", 0.0)
    go = asyncio.Event()
    answer = bot.answer

    async def late(*args, **options):
        await go.wait()
        return await answer(*args, **options)

    monkeypatch.setattr(bot, "answer", late)
    return go


async def test_what_takes_longer_is_deferred_and_edited(town, go, said) -> None:
    asked = await town.slash("ask", question=QUESTION, private=True)
    assert asked.answer == {"type": 5, "data": {"flags": rules.EPHEMERAL}}
    assert not asked.original["components"]
    go.set()
    await town.until(lambda: asked.original["components"])
    assert QUOTED in said(asked.original)
    assert asked.original["flags"] & rules.EPHEMERAL
    assert not asked.followups


async def test_a_slow_mention_shows_that_the_bot_is_typing(town, go) -> None:
    await town.ask(QUESTION)
    await town.until(lambda: town.sent("POST", "/typing"))
    assert not town.sent("POST", "/messages")
    go.set()
    await town.until(lambda: town.sent("POST", "/messages"))


async def test_a_quotation_is_checked_from_a_messages_menu(town, bot, said) -> None:
    target = people.message(town.number(), '"We found cracks in two pillars," said Ana Petrov')
    asked = await town.begin(people.COMMAND, people.menu("Check this quote", target))
    await town.until(lambda: asked.answer)
    assert asked.answer["data"]["flags"] & rules.EPHEMERAL
    assert "~~two~~" in said(asked.answer["data"])


async def test_where_the_interaction_has_gone_the_bot_goes_on(town, bot, caplog) -> None:
    asked = await town.begin(people.COMMAND, people.command("ask", {"question": QUESTION}))
    del town.asked[asked.token]
    await town.until(lambda: [r for r in town.sent("POST", "/callback") if r.status == 404])
    assert (await town.slash("ask", question=QUESTION)).answer["type"] == 4


async def test_where_the_question_was_deleted_the_answer_stands_below(town, bot, said) -> None:
    town.fail("POST", "/messages", 400, {"message": "Invalid Form Body", "code": 50035})
    await town.ask(QUESTION)
    first, second = await town.until(lambda: (found := town.sent("POST", "/messages"))[1:] and found)
    assert first.status == 400
    assert "message_reference" not in second.body
    assert QUOTED in said(second.body)


async def test_where_the_bot_may_not_write_the_asker_is_told_in_private(town, bot, said, monkeypatch) -> None:
    guild = bot.guilds[0]
    monkeypatch.setattr(type(guild.me), "guild_permissions", property(lambda _: None))
    monkeypatch.setattr("bot.cogs.questions.missing_permissions", lambda _: ["Send Messages"])
    town.fail(
        "POST", f"/channels/{people.CHANNEL}/messages", 403, {"message": "Missing Access", "code": 50001}, times=2
    )
    await town.ask(QUESTION)
    [request] = await town.until(lambda: town.sent("POST", f"/channels/{people.DIRECT}/messages"))
    assert "Send Messages" in said(request.body)
