"""The connection: how it begins, how it is kept, what becomes of questions asked meanwhile."""

import pytest
from loopback import gateway, people

from bot import client

QUESTION = "What did Ana Petrov say?"


@pytest.fixture
def at_once(monkeypatch) -> list[int]:
    """The pause that the library makes before it logs in anew is noted instead of made."""
    noted = []

    async def hook(self, shard, *, initial=False):
        if not initial:
            noted.append(shard)

    monkeypatch.setattr(client.OnRecord, "before_identify_hook", hook)
    return noted


async def answered(town, times: int):
    return await town.until(lambda: len(found := town.sent("POST", "/messages")) >= times and found)


async def test_it_identifies_with_no_more_than_it_needs(town, bot) -> None:
    [said] = town.gateway.identified
    assert said["intents"] == 1 << 0 | 1 << 9 | 1 << 12 == client.intents().value
    assert said["shard"] == [0, 1]
    assert "presence" not in said
    assert said["token"] == town.token
    [(path, query)] = town.gateway.connections
    assert path == "/gateway"
    assert (query["v"], query["encoding"]) == ("10", "json")


async def test_it_closes_its_session_when_it_is_closed(town, bot) -> None:
    await bot.close()
    await town.until(lambda: town.gateway.closed_by_client)
    assert town.gateway.closed_by_client == [1000]


@pytest.mark.parametrize("code", [1000, 1001, 4000, 4007, 4009])
async def test_after_a_close_it_resumes_and_answers_what_was_asked_meanwhile(town, bot, code) -> None:
    await town.ask(QUESTION)
    await answered(town, 1)
    heard = len(town.gateway.sessions["session-1"].events)
    await town.gateway.close(code)
    asked = await town.ask(QUESTION)
    found = await answered(town, 2)
    assert found[1].body["message_reference"]["message_id"] == int(asked)
    assert town.gateway.resumed == [{"seq": heard, "session_id": "session-1", "token": town.token}]
    assert len(town.gateway.identified) == 1
    assert [path for path, _ in town.gateway.connections] == ["/gateway", "/resume"]


async def test_after_a_cut_it_resumes(town, bot) -> None:
    await town.ask(QUESTION)
    await answered(town, 1)
    await town.gateway.cut()
    await town.ask(QUESTION)
    await answered(town, 2)
    assert len(town.gateway.identified) == len(town.gateway.resumed) == 1


async def test_told_to_reconnect_it_resumes(town, bot) -> None:
    await town.gateway.say(gateway.RECONNECT)
    await town.until(lambda: town.gateway.resumed and town.gateway.is_connected)
    await town.ask(QUESTION)
    await answered(town, 1)
    assert len(town.gateway.identified) == 1


async def test_of_an_invalid_session_that_can_be_resumed_it_resumes(town, bot) -> None:
    await town.gateway.say(gateway.INVALID, True)
    await town.until(lambda: town.gateway.resumed and town.gateway.is_connected)
    assert len(town.gateway.identified) == 1


async def test_of_an_invalid_session_that_cannot_it_logs_in_anew(town, bot, at_once) -> None:
    await town.gateway.say(gateway.INVALID, False)
    await town.until(lambda: len(town.gateway.identified) == 2 and town.gateway.is_connected)
    assert not town.gateway.resumed
    assert at_once == [0]
    await town.ask(QUESTION)
    await answered(town, 1)
    assert len(town.sent("PUT", "/commands")) == 1


async def test_where_the_session_has_gone_it_logs_in_anew(town, bot, at_once) -> None:
    town.gateway.sessions.clear()
    await town.gateway.close(4009)
    await town.until(lambda: len(town.gateway.identified) == 2 and town.gateway.is_connected)
    assert [said["session_id"] for said in town.gateway.resumed] == ["session-1"]
    assert [path for path, _ in town.gateway.connections] == ["/gateway", "/resume", "/gateway"]
    await town.ask(QUESTION)
    await answered(town, 1)


async def test_conversations_outlive_a_new_session(town, bot, at_once, said) -> None:
    await town.slash("ask", question=QUESTION)
    await town.gateway.say(gateway.INVALID, False)
    await town.until(lambda: len(town.gateway.identified) == 2 and town.gateway.is_connected)
    again = await town.slash("ask", question="Who is she?")
    assert "Ana Petrov" in said(again.answer["data"])


async def test_it_is_well_once_it_is_connected(town, bot) -> None:
    await bot.wait_until_ready()
    assert bot.health().connected
    assert bot.health().servers == 1
    assert [guild.id for guild in bot.guilds] == [int(people.GUILD)]
