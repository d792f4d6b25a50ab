"""Texts of documents that are kept while they are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from knowledge.store.texts import LONGEST_KEPT, TEXTS_KEPT, Texts


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.execute("CREATE TABLE document (n INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    texts = ["", *(f"The café at pier {n} closed." for n in range(1, TEXTS_KEPT + 3))]
    opened.executemany("INSERT INTO document VALUES (?, ?)", enumerate(texts))
    yield opened
    opened.close()


def test_a_text_is_read_once(database: sqlite3.Connection) -> None:
    texts = Texts()
    assert texts.whole(database, 2) == "The café at pier 2 closed."
    database.execute("DELETE FROM document")
    assert texts.whole(database, 2) == "The café at pier 2 closed."


def test_a_long_text_is_not_kept(database: sqlite3.Connection) -> None:
    for n, size in ((900, LONGEST_KEPT), (901, LONGEST_KEPT + 1)):
        database.execute("INSERT INTO document VALUES (?, ?)", (n, "é" * size))
    texts = Texts()
    assert texts.whole(database, 900) == "é" * LONGEST_KEPT
    assert texts.whole(database, 901) is None


def test_what_was_not_asked_for_of_late_makes_room(database: sqlite3.Connection) -> None:
    texts, asked = Texts(), []
    database.set_trace_callback(asked.append)
    for n in (*range(TEXTS_KEPT), 0, TEXTS_KEPT):
        texts.whole(database, n)
    assert len(asked) == TEXTS_KEPT + 1
    texts.whole(database, 0)
    assert len(asked) == TEXTS_KEPT + 1
    texts.whole(database, 1)
    assert len(asked) == TEXTS_KEPT + 2
