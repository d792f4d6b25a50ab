"""How a running bot ends where Discord does not want it, or is not there: exit codes and sentences."""

import asyncio

import pytest
from pydantic import SecretStr

from bot import messages, running


@pytest.fixture
def ready(monkeypatch) -> None:
    monkeypatch.setattr("bot.running.beat", lambda *_: asyncio.Event().wait())


async def ended(settings) -> int:
    async with asyncio.timeout(20):
        return await running.serve(settings)


async def test_a_token_that_is_refused_at_login(town, reachable, ready, capsys) -> None:
    wrong = reachable.model_copy(update={"token": SecretStr("wrong")})
    assert await ended(wrong) == running.EXIT_LOGIN_REFUSED
    assert capsys.readouterr().err.strip() == messages.LOGIN_REFUSED
    assert [request.status for request in town.requests] == [401]
    assert not town.gateway.identified


@pytest.mark.parametrize(
    ("code", "exit_code", "told"),
    [
        (4004, running.EXIT_LOGIN_REFUSED, messages.LOGIN_REFUSED),
        (4014, running.EXIT_CONFIGURATION, messages.INTENTS_REFUSED),
        (4013, running.EXIT_UNAVAILABLE, messages.UNAVAILABLE.split("{")[0]),
        (4011, running.EXIT_UNAVAILABLE, messages.UNAVAILABLE.split("{")[0]),
    ],
)
async def test_what_the_gateway_refuses(town, reachable, ready, capsys, code, exit_code, told) -> None:
    town.gateway.closing_at_identify.append(code)
    assert await ended(reachable) == exit_code
    assert told.strip() in capsys.readouterr().err
    assert len(town.gateway.identified) == 1, "a refused bot does not try again"


async def test_nobody_listens(town, reachable, ready, capsys, unused_tcp_port_factory) -> None:
    nowhere = f"http://127.0.0.1:{unused_tcp_port_factory()}/api/v10"
    gone = reachable.model_copy(update={"discord_api_base": nowhere})
    running.point_at(gone)
    assert await ended(gone) == running.EXIT_UNAVAILABLE
    assert "Discord cannot be reached" in capsys.readouterr().err


async def test_discord_is_ill_for_longer(town, reachable, ready, capsys, hasty) -> None:
    town.fail("GET", "/users/@me", 502, times=5)
    assert await ended(reachable) == running.EXIT_UNAVAILABLE
    assert "Discord cannot be reached" in capsys.readouterr().err
    assert hasty.waited[:5] == [1, 3, 5, 7, 9]


async def test_sync_by_hand_tells_the_commands_whatever_was_told(town, reachable) -> None:
    (reachable.store / ".commands").unlink(missing_ok=True)
    assert await running._sync(reachable, town.token) == running.EXIT_OK
    assert await running._sync(reachable, town.token) == running.EXIT_OK
    assert len(town.sent("PUT", "/commands")) == 2
    assert not town.gateway.identified


async def test_sync_by_hand_says_where_discord_does_not_take_them(town, reachable) -> None:
    town.fail("PUT", "/commands", 400)
    assert await running._sync(reachable, town.token) == running.EXIT_UNAVAILABLE
