"""A folder that changes is noticed once, when it has settled."""

import os

from bot.watching import Watch, fingerprint


def test_every_change_shows_and_nothing_else(tmp_path) -> None:
    seen = [fingerprint(tmp_path)]

    def step(changes: bool = True) -> None:
        now = fingerprint(tmp_path)
        assert (now != seen[-1]) == changes
        seen.append(now)

    (tmp_path / "a.txt").write_text("one")
    step()
    (tmp_path / "a.txt").write_text("three")
    step()
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    step()
    (tmp_path / "below").mkdir()
    step(changes=False)
    (tmp_path / "below" / "b.txt").write_text("two")
    step()
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / ".removed").mkdir()
    (tmp_path / ".removed" / "c.txt").write_text("x")
    step(changes=False)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    step(changes=False)
    (tmp_path / "a.txt").rename(tmp_path / "z.txt")
    step()


def test_one_file_and_none(tmp_path) -> None:
    assert fingerprint(tmp_path / "nothing") == frozenset()
    (tmp_path / "a.txt").write_text("one")
    assert len(fingerprint(tmp_path / "a.txt")) == 1


def test_a_change_is_due_once_it_has_settled() -> None:
    one, two = frozenset({("a", 1, 1, 1)}), frozenset({("a", 2, 2, 1)})
    watch = Watch()
    assert [watch.is_due(now) for now in (one, one, one)] == [False, True, False]
    assert [watch.is_due(now) for now in (two, one, two, two, two)] == [False, False, False, True, False]
    assert [watch.is_due(now) for now in (one, two, two)] == [False, False, False]
