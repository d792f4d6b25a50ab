"""Indexing: what changes is told, what does not is reused, and whatever fails leaves the old snapshot answering."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.facts import Figure
from knowledge.indexing import build
from knowledge.record import DocumentRecord
from knowledge.store.snapshot import StoreError, open_snapshot

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    shutil.copytree(CORPUS, folder)
    return folder


def test_a_second_run_without_changes_keeps_the_snapshot(corpus: Path, tmp_path: Path) -> None:
    first = build(corpus, tmp_path / "store", jobs=1)
    second = build(corpus, tmp_path / "store", jobs=1)
    assert len(first.added) == first.documents == 4
    assert second.snapshot == first.snapshot
    assert second.unchanged == 4


def test_what_another_version_has_written_is_written_anew_from_what_it_extracted(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = build(corpus, store, jobs=1)
    database = store / "snapshots" / first.snapshot / "facts.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'writer'")
    second = build(corpus, store, jobs=1)
    assert second.snapshot != first.snapshot
    assert second.unchanged == second.reused == 4


def test_a_change_is_told_and_the_rest_is_reused(corpus: Path, tmp_path: Path) -> None:
    build(corpus, tmp_path / "store", jobs=1)
    (corpus / "new.txt").write_text("Mayor Tomas Hale opened the new pier on Monday.", encoding="utf-8")
    (corpus / "council.jsonl").unlink()
    changed = corpus / "2024-03-15-pier-fire.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nThe inquiry goes on.\n", encoding="utf-8")
    report = build(corpus, tmp_path / "store", jobs=1)
    assert report.added == ("new.txt",)
    assert set(report.removed) == {"council-0402", "undated-note"}
    assert report.changed == ("2024-03-15-pier-fire.txt",)
    assert report.unchanged == report.reused == 1


def test_two_folders_join_and_the_first_of_two_alike_is_taken(corpus: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mill.txt").write_text("The mill wheel of Birch Hollow will turn again by May.")
    (own / "again.txt").write_bytes((corpus / "2024-03-15-pier-fire.txt").read_bytes())
    build(corpus, tmp_path / "shared", jobs=1)
    report = build(own, tmp_path / "both", jobs=1, also=[corpus], reuse=[tmp_path / "shared", tmp_path / "none"])
    assert {"mill.txt", "again.txt"} < set(report.added)
    assert "2024-03-15-pier-fire.txt" not in report.added
    assert [r.source for r in report.rejections] == ["2024-03-15-pier-fire.txt"]
    assert report.reused == report.documents - 2 == 3


def test_several_processes_find_what_one_finds(corpus: Path, tmp_path: Path) -> None:
    one = build(corpus, tmp_path / "one", jobs=1)
    two = build(corpus, tmp_path / "two", jobs=2)
    assert one.facts == two.facts
    snapshots = [open_snapshot(tmp_path / name) for name in ("one", "two")]
    told = [[f.model_dump_json() for f in s.facts("statement")] for s in snapshots]
    assert told[0] == told[1]
    for snapshot in snapshots:
        snapshot.close()


def test_broken_files_are_skipped_with_reasons_and_the_rest_loads(corpus: Path, tmp_path: Path) -> None:
    (corpus / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (corpus / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (corpus / "empty.txt").write_text("")
    (corpus / "bad.jsonl").write_text('{"id": 1\n{"id": "ok", "text": "The pier is open."}\n')
    report = build(corpus, tmp_path / "store", jobs=1)
    assert report.documents == 5
    assert len(report.rejections) >= 4
    assert all(r.reason.strip() for r in report.rejections)


def test_a_folder_of_nothing_but_broken_files_leaves_the_old_snapshot(corpus: Path, tmp_path: Path) -> None:
    report = build(corpus, tmp_path / "store", jobs=1)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "a.txt").write_bytes(b"\x00\x01\x02")
    with pytest.raises(StoreError, match="could be read"):
        build(broken, tmp_path / "store", jobs=1)
    with pytest.raises(StoreError):
        build(tmp_path / "missing", tmp_path / "store", jobs=1)
    snapshot = open_snapshot(tmp_path / "store")
    assert snapshot.name == report.snapshot
    snapshot.close()


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_an_indexer_killed_at_any_stage_leaves_the_old_snapshot(corpus: Path, tmp_path: Path, lines: int) -> None:
    store = tmp_path / "store"
    report = build(corpus, store, jobs=1)
    (corpus / "new.txt").write_text("The pier is open again, Mayor Hale said.", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from knowledge.indexing import build\n"
        "build(Path(sys.argv[1]), Path(sys.argv[2]), jobs=1, progress=lambda *a: print(*a, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(corpus), str(store)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    snapshot = open_snapshot(store)
    assert snapshot.name == report.snapshot
    assert len(snapshot.documents()) == 4
    snapshot.close()
    # And nothing of the dead one is in the way of the next.
    assert build(corpus, store, jobs=1).documents == 5
    assert not list((store / "snapshots").glob(".building-*"))


def test_two_indexers_do_not_write_at_once(corpus: Path, tmp_path: Path) -> None:
    from filelock import FileLock

    store = tmp_path / "store"
    build(corpus, store, jobs=1)
    with FileLock(store / ".lock"), pytest.raises(StoreError, match="Another"):
        build(corpus, store, jobs=1)


def test_a_fact_outside_its_document_is_dropped() -> None:
    document = Document(id="d", text="Seven boats sank.")
    sound = Figure(document_id="d", start=0, end=17, number_span=(0, 5), value=7.0)
    beyond = Figure(document_id="d", start=0, end=17, number_span=(12, 90), value=7.0)
    blank = Figure(document_id="d", start=0, end=17, number_span=(5, 6), value=7.0)
    record = DocumentRecord(document=document, sentences=(), cast=Cast(), facts=(sound, beyond, blank))
    checked, dropped = record.checked()
    assert checked.facts == (sound,)
    assert dropped == 2


def test_the_report_is_json(corpus: Path, tmp_path: Path) -> None:
    report = build(corpus, tmp_path / "store", jobs=1)
    assert json.loads(report.model_dump_json())["documents"] == 4
