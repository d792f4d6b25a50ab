"""Desks over documents of a test's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest

from bot.conversation.desk import Desk
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

DeskOf = Callable[[Iterable[Mapping[str, str]]], Desk]


@pytest.fixture(scope="module")
def desk_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskOf]:
    """Index documents (rows of JSON Lines) and open a desk on them; they are closed with the module."""
    opened = []

    def desk(rows: Iterable[Mapping[str, str]]) -> Desk:
        folder = tmp_path_factory.mktemp("desk")
        (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        build(folder / "news.jsonl", folder / "store", jobs=1)
        opened.append(open_snapshot(folder / "store"))
        return Desk(opened[-1])

    yield desk
    for snapshot in opened:
        snapshot.close()
