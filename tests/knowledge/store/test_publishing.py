"""Publishing: one rename decides, the last few stay, an unfinished build is never seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.store import publishing
from knowledge.store.publishing import StoreError


def finish(store: Path) -> str:
    name, folder = publishing.begin(store)
    (folder / "facts.db").write_bytes(b"x")
    publishing.publish(store, name, folder)
    return name


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onrecord index"):
        publishing.current_name(tmp_path)


def test_names_are_in_the_order_of_time_within_a_second_too(tmp_path: Path) -> None:
    made = [finish(tmp_path) for _ in range(20)]
    assert publishing.names(tmp_path) == made
    publishing.sweep(tmp_path, keep=1)
    assert publishing.names(tmp_path) == made[-1:]


def test_what_is_published_is_current(tmp_path: Path) -> None:
    first, second = finish(tmp_path), finish(tmp_path)
    assert publishing.current_name(tmp_path) == second
    assert first in publishing.names(tmp_path)


def test_an_unfinished_build_changes_nothing(tmp_path: Path) -> None:
    name = finish(tmp_path)
    publishing.begin(tmp_path)
    assert publishing.current_name(tmp_path) == name
    assert publishing.names(tmp_path) == [name]


def test_sweeping_keeps_the_newest_and_the_current(tmp_path: Path) -> None:
    names = [finish(tmp_path) for _ in range(5)]
    publishing.point_to(tmp_path, sorted(names)[0])
    publishing.sweep(tmp_path, keep=2)
    kept = publishing.names(tmp_path)
    assert sorted(names)[0] in kept
    assert set(sorted(names)[-2:]) <= set(kept)
    assert len(kept) == 3


def test_sweeping_removes_unfinished_builds(tmp_path: Path) -> None:
    finish(tmp_path)
    _, folder = publishing.begin(tmp_path)
    publishing.sweep(tmp_path, keep=3)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["../../etc", "20240101T000000-deadbeef", ""])
def test_a_pointer_to_nothing_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "current").write_text(name)
    with pytest.raises(StoreError, match="damaged"):
        publishing.current_name(tmp_path)
    with pytest.raises(StoreError):
        publishing.point_to(tmp_path, name)


def test_a_store_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="cannot be written"):
        publishing.begin(tmp_path)
