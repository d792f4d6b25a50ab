"""The folder of documents: whole files or none, never over another, never outside."""

import datetime as dt
import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import messages
from bot.library import Entry, LibraryError, add_file, add_text, folder_of, remove
from knowledge.documents.collection import read_collection

LIMIT = 10_000


def test_what_is_added_is_read_back_exactly(tmp_path) -> None:
    entry = Entry("Brücke gesperrt", dt.date(2024, 5, 1), "Elm Echo", "https://echo.example/a")
    name = add_text(tmp_path, entry, "  The bridge\r\nis shut.\u202e “Now!”\n", max_bytes=LIMIT)
    assert name == "2024-05-01-brucke-gesperrt.jsonl"
    [document] = read_collection(tmp_path).documents
    assert document.id == name
    assert document.text == "  The bridge\r\nis shut.\u202e “Now!”\n"
    assert (document.title, document.date, document.outlet, document.url) == (
        entry.title,
        entry.date,
        entry.outlet,
        entry.url,
    )


def test_a_page_is_stored_as_it_is(tmp_path) -> None:
    data = b"<html><body><p>The bridge is shut until May.</p></body></html>"
    name = add_file(tmp_path, Entry("Bridge", dt.date(2024, 5, 1)), "whatever.HTML", data, max_bytes=LIMIT)
    assert (tmp_path / name).read_bytes() == data
    assert name == "2024-05-01-bridge.html"


@given(st.text(min_size=1, max_size=200))
def test_no_title_leads_anywhere(tmp_path_factory, title) -> None:
    folder = tmp_path_factory.mktemp("x") / "inner"
    folder.mkdir()
    try:
        name = add_text(folder, Entry(title), "one two three", max_bytes=LIMIT)
    except LibraryError:
        assert list(folder.iterdir()) == []
    else:
        assert [path.name for path in folder.iterdir()] == [name]
    assert [path.name for path in folder.parent.iterdir()] == ["inner"]


def test_links_out_of_the_folder_stay(tmp_path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    for identifier in ("link.txt", "../secret.txt", str(tmp_path / "secret.txt"), ""):
        with pytest.raises(LibraryError):
            remove(folder, identifier)
    assert (tmp_path / "secret.txt").exists()


def test_a_folder_that_cannot_be_written_to(tmp_path, monkeypatch) -> None:
    with pytest.raises(LibraryError, match="folder of your own"):
        folder_of(tmp_path / "nowhere")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(LibraryError) as refused:
        folder_of(tmp_path)
    assert str(refused.value) == messages.FOLDER_READ_ONLY


def test_a_full_disk_is_a_sentence(tmp_path, monkeypatch) -> None:
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LibraryError, match="No space left"):
        add_text(tmp_path, Entry("x"), "one two", max_bytes=LIMIT)
    assert list(tmp_path.iterdir()) == []


ADDING = """
import sys
from pathlib import Path
from bot.library import Entry, add_text
for n in range(100000):
    text = f"text {sys.argv[2]} {n} " + "x" * 5000
    print(add_text(Path(sys.argv[1]), Entry(f"t {sys.argv[2]} {n}"), text, max_bytes=10000), flush=True)
"""


def test_killed_at_any_moment_every_file_is_whole(tmp_path) -> None:
    for turn in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", ADDING, str(tmp_path), str(turn)], stdout=subprocess.PIPE, text=True
        )
        told = {process.stdout.readline().strip() for _ in range(5 * (turn + 1))}
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert told <= {path.name for path in tmp_path.iterdir()}
    collection = read_collection(tmp_path)
    assert collection.rejections == ()
    assert len(collection.documents) == len(list(tmp_path.glob("*.jsonl")))
