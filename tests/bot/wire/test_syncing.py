"""The commands as they go over the wire: what Discord is told, and when."""

import pytest
from loopback import people

MODERATING = {"facts", "documents", "config", "gaps"}


async def test_commands_are_told_only_when_they_have_changed(town, reachable, make_bot, starting) -> None:
    for expected in (1, 1):
        async with starting(make_bot(reachable)):
            assert len(town.sent("PUT", "/commands")) == expected
    (reachable.store / ".commands").write_text("something else")
    async with starting(make_bot(reachable)):
        assert len(town.sent("PUT", "/commands")) == 2
    async with starting(make_bot(reachable, sync="always")):
        assert len(town.sent("PUT", "/commands")) == 3
    assert {request.path for request in town.sent("PUT", "/commands")} == {
        f"/applications/{people.APPLICATION}/commands"
    }


async def test_every_command_says_where_and_by_whom_it_may_be_used(town, bot) -> None:
    [request] = town.sent("PUT", "/commands")
    assert len(request.body) > 10
    for command in request.body:
        moderating = command["name"] in MODERATING
        assert command["contexts"] == ([0] if moderating else [0, 1, 2])
        assert command["integration_types"] == ([0] if moderating else [0, 1])
        permissions = command["default_member_permissions"]
        assert permissions == (people.MANAGE_GUILD if moderating else None)


@pytest.mark.parametrize("status", [400, 403])
async def test_where_the_commands_are_not_taken_questions_are_answered(
    town, reachable, make_bot, starting, status
) -> None:
    town.fail("PUT", "/commands", status)
    async with starting(make_bot(reachable)) as bot:
        assert not bot.synced
        await town.ask("What did Ana Petrov say?")
        await town.until(lambda: town.sent("POST", "/messages"))
    async with starting(make_bot(reachable)) as bot:
        assert bot.synced, "the next start tries again"
