"""The rest of an answer by token: for one server, for a while, over a restart."""

import pytest

from bot.remainders import KEPT_DAYS, MOST, Place, Remainder, Remainders

PLACES = (Place(3, 10, 40, "attributed to the board"), Place(0, 0, 7))


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("server", [7, None])
def test_it_is_found_at_once_and_after_a_restart(tmp_path, server) -> None:
    rests = Remainders(tmp_path / "rests.db")
    token = rests.keep(server, "s1", PLACES)
    assert rests.find(server, token) == Remainder("s1", PLACES)
    assert Remainders(tmp_path / "rests.db").find(server, token) is None
    rests.write()
    assert Remainders(tmp_path / "rests.db").find(server, token) == Remainder("s1", PLACES)


def test_another_server_finds_nothing(tmp_path) -> None:
    rests = Remainders(tmp_path / "rests.db")
    token = rests.keep(7, "s1", PLACES)
    rests.write()
    for again in (rests, Remainders(tmp_path / "rests.db")):
        assert again.find(8, token) is None
        assert again.find(None, token) is None


def test_a_server_is_forgotten(tmp_path) -> None:
    rests = Remainders(tmp_path / "rests.db")
    written, unwritten, others = rests.keep(7, "s1", PLACES), None, rests.keep(8, "s1", PLACES)
    rests.write()
    unwritten = rests.keep(7, "s1", PLACES)
    rests.forget(7)
    rests.write()
    again = Remainders(tmp_path / "rests.db")
    assert again.find(7, written) is again.find(7, unwritten) is None
    assert again.find(8, others) is not None


def test_what_is_old_or_too_much_goes(tmp_path) -> None:
    clock = Clock()
    rests = Remainders(tmp_path / "rests.db", clock)
    first = rests.keep(7, "s1", PLACES)
    rests.write()
    clock.now += 1
    for _ in range(MOST):
        last = rests.keep(7, "s1", PLACES)
    rests.write()
    again = Remainders(tmp_path / "rests.db", clock)
    assert again.find(7, first) is None
    assert again.find(7, last) is not None
    clock.now += KEPT_DAYS * 86_400 + 1
    assert again.find(7, last) is None
