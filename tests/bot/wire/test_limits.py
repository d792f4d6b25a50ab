"""Rate limits and a Discord that is ill: nobody's question is lost."""

import asyncio

from loopback import people

QUESTION = "What did Ana Petrov say?"


async def test_a_limit_of_one_route_is_waited_for(town, bot, hasty) -> None:
    town.limit("POST", "/messages", seconds=7.5, times=2)
    await town.ask(QUESTION)
    await town.until(lambda: [r.status for r in town.sent("POST", "/messages")] == [429, 429, 200])
    assert hasty.waited == [7.5, 7.5]


async def test_a_global_limit_holds_everything_back(town, bot, hasty) -> None:
    town.limit("POST", "/callback", seconds=3.25, everywhere=True)
    asked = await town.slash("ask", question=QUESTION)
    assert [r.status for r in town.sent("POST", "/callback")] == [429, 200]
    assert asked.answer["type"] == 4
    assert hasty.waited == [3.25]


async def test_while_a_global_limit_lasts_no_other_route_is_asked(town, bot, monkeypatch, hasty) -> None:
    waiting, over = asyncio.Event(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await over.wait()

    monkeypatch.setattr(hasty, "sleep", sleep)
    town.limit("POST", "/messages", seconds=3.25, everywhere=True)
    await town.ask(QUESTION)
    await town.until(lambda: town.sent("POST", "/messages"))
    await waiting.wait()
    other = asyncio.create_task(bot.http.send_typing(int(people.DIRECT)))
    assert (await town.slash("ask", question=QUESTION)).answer["type"] == 4, "interactions have no global limit"
    assert not town.sent("POST", "/typing")
    over.set()
    await other
    await town.until(lambda: [r.status for r in town.sent("POST", "/messages")] == [429, 200])
    assert len(town.sent("POST", "/typing")) == 1


async def test_an_ill_discord_is_asked_again(town, bot, hasty) -> None:
    town.fail("POST", "/messages", 500)
    town.fail("POST", "/messages", 502)
    await town.ask(QUESTION)
    await town.until(lambda: [r.status for r in town.sent("POST", "/messages")] == [500, 502, 200])
    assert hasty.waited == [1, 3]


async def test_an_answer_that_discord_never_takes_is_logged_and_the_bot_goes_on(town, bot, hasty, caplog) -> None:
    town.fail("POST", "/messages", 500, times=10)
    await town.ask(QUESTION)
    await town.until(lambda: len(town.sent("POST", "/messages")) == 10)
    await town.until(lambda: len(hasty.waited) == 10)
    assert (await town.slash("ask", question=QUESTION)).answer["type"] == 4
    assert "no reply could be sent" in caplog.text


async def test_banned_by_a_proxy_before_discord_the_bot_goes_on(town, bot, caplog) -> None:
    # A 429 without a `Via` header is not Discord's own: the library does not ask again.
    town.fail("POST", f"/channels/{people.CHANNEL}/messages", 429, {"message": "banned"}, times=2)
    await town.ask(QUESTION)
    await town.until(lambda: len(town.sent("POST", "/messages")) >= 2)
    assert (await town.slash("ask", question=QUESTION)).answer["type"] == 4


async def test_commands_are_told_after_a_limit(town, reachable, make_bot, starting, hasty) -> None:
    town.limit("PUT", "/commands", seconds=60.0)
    async with starting(make_bot(reachable)) as bot:
        assert bot.synced
    assert [r.status for r in town.sent("PUT", "/commands")] == [429, 200]
    assert 60.0 in hasty.waited
