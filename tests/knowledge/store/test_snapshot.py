"""A snapshot read back: what went in comes out, and every span is in its document."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from knowledge.facts import Statement
from knowledge.store.sentences import SentenceRows
from knowledge.store.snapshot import Snapshot, StoreError, open_snapshot
from knowledge.store.texts import Texts


def test_documents_come_back_as_they_were_read(snapshot: Snapshot) -> None:
    document = snapshot.document("2024-03-22-ferry-line.md")
    assert document.title == "Ferry line to stay closed until May"
    assert document.date == dt.date(2024, 3, 22)
    assert document.text[document.body_start :].lstrip().startswith("The ferry line")


def test_an_unknown_document_is_a_key_error(snapshot: Snapshot) -> None:
    with pytest.raises(KeyError):
        snapshot.document("nowhere.txt")
    assert snapshot.number("nowhere.txt") is None


def test_sentences_are_in_order_and_cut_from_the_text(snapshot: Snapshot) -> None:
    for card in snapshot.documents():
        text = snapshot.document(card.id).text
        last = 0
        for row in snapshot.sentences(card.n):
            assert last <= row.start < row.end <= len(text)
            assert snapshot.text(card.n, row.start, row.end) == text[row.start : row.end]
            last = row.end


def test_a_text_too_long_to_be_kept_is_cut_alike(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    spans = [(r.document, r.start, r.end) for card in snapshot.documents() for r in snapshot.sentences(card.n)]
    kept = [snapshot.text(*span) for span in spans]
    monkeypatch.setattr("knowledge.store.texts.LONGEST_KEPT", 10)
    monkeypatch.setattr(snapshot, "_texts", Texts())
    assert [snapshot.text(*span) for span in spans] == kept


def test_sentences_come_by_their_numbers_as_by_their_document(snapshot: Snapshot) -> None:
    every = [row for card in snapshot.documents() for row in snapshot.sentences(card.n)]
    assert [row.n for row in every] == list(range(snapshot.sentence_count))
    assert snapshot.sentences_numbered([row.n for row in reversed(every)]) == every
    assert [SentenceRows(snapshot, np.array([row.n]))[0] for row in every] == every


def test_pronouns_are_counted_for_whom_they_mean(snapshot: Snapshot) -> None:
    for entity in snapshot.entities:
        places = [(d, a, b) for d, a, b, kind in snapshot.mentions_of(entity.n) if kind == "pronoun"]
        told = Counter(snapshot.text(*place).casefold() for place in places)
        assert list(snapshot.pronouns_of(entity.n).items()) == list(told.items())
    assert any(snapshot.pronouns_of(e.n) for e in snapshot.entities if e.type == "person")


def test_the_sentences_within_a_stretch_are_those_that_it_touches(snapshot: Snapshot) -> None:
    for card in snapshot.documents():
        rows = snapshot.sentences(card.n)
        first, *_, last = rows
        assert snapshot.sentences_within(card.n, first.end, last.start) == rows[1:-1]
        assert snapshot.sentences_within(card.n, first.end - 1, last.start + 1) == rows
        assert snapshot.sentences_within(card.n, last.end, last.end + 9) == []


@pytest.mark.parametrize("kind", ["statement", "investigation", "accusation", "role", "relation", "figure", "date"])
def test_every_span_of_every_fact_lies_in_its_document(snapshot: Snapshot, kind: str) -> None:
    facts = list(snapshot.facts(kind))
    assert facts
    for fact in facts:
        text = snapshot.document(fact.document_id).text
        for start, end in fact.all_spans():
            assert text[start:end].strip()


def test_facts_are_found_by_whom_they_are_about(snapshot: Snapshot) -> None:
    quist = next(e for e in snapshot.entities if e.name == "Maria Quist")
    said = snapshot.facts_of(quist.n, "statement", "speaker")
    assert said
    assert all(isinstance(f, Statement) and f.speaker == "Maria Quist" for f in said)


def test_namesakes_stay_apart(snapshot: Snapshot) -> None:
    names = {e.name for e in snapshot.entities if e.type == "person"}
    assert {"Maria Quist", "Jonas Quist"} <= names


def test_several_threads_read_at_once(snapshot: Snapshot) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(list(snapshot.facts("statement"))))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 4


def test_a_published_snapshot_cannot_be_written(snapshot: Snapshot) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        snapshot._db.execute("DELETE FROM fact")


def test_a_damaged_snapshot_is_refused_with_a_sentence(store: Path, tmp_path: Path) -> None:
    name = (store / "current").read_text().strip()
    folder = tmp_path / "snapshots" / name
    folder.mkdir(parents=True)
    (folder / "facts.db").write_bytes(b"no database")
    (tmp_path / "current").write_text(name)
    with pytest.raises(StoreError, match="onrecord index"):
        open_snapshot(tmp_path)
