"""One question at a time for each person."""

from bot.cogs.pacing import Pacing


def test_each_person_waits_for_themselves_and_is_told_once() -> None:
    now = [100.0]
    pacing = Pacing(10, clock=lambda: now[0])
    assert pacing.wait(1) == 0
    assert pacing.wait(2) == 0
    now[0] += 4
    assert pacing.wait(1) == 6
    assert [pacing.tell_once(1), pacing.tell_once(1)] == [True, False]
    now[0] += 6
    assert pacing.wait(1) == 0
    assert pacing.wait(1) == 10
    assert pacing.tell_once(1)


def test_zero_switches_it_off() -> None:
    pacing = Pacing(0, clock=lambda: 0.0)
    assert [pacing.wait(1), pacing.wait(1)] == [0, 0]
