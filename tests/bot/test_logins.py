"""Where no logins are left, the bot waits instead of having its token reset."""

import pytest

from bot.logins import wait_for_logins


@pytest.mark.parametrize(
    ("remaining", "shards", "waited"),
    [(1000, 1, []), (12, 1, []), (11, 1, []), (10, 1, [90.0]), (0, 1, [90.0]), (60, 60, [90.0]), (70, 60, [])],
)
async def test_it_waits_while_a_reserve_is_left(remaining, shards, waited, caplog) -> None:
    pauses = []

    async def pause(seconds) -> None:
        pauses.append(seconds)

    limit = {"total": 1000, "remaining": remaining, "reset_after": 90_000, "max_concurrency": 1}
    await wait_for_logins(limit, shards, pause)
    assert pauses == waited
    assert ("restarts me too often" in caplog.text) == bool(waited)
