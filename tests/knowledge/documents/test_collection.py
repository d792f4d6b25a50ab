"""A folder read whole: whatever is wrong with one file, the others are read."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.documents.collection import LINES, READERS, CollectionError, read_collection
from knowledge.documents.model import Document
from knowledge.documents.titles import display_title, title_from_id

SAMPLE = Path(__file__).parents[3] / "knowledge" / "sample"


def reasons(folder: Path, **limits: int) -> dict[str, str]:
    return {r.source: r.reason for r in read_collection(folder, **limits).rejections}


def test_sample_is_read() -> None:
    collection = read_collection(SAMPLE)
    assert not collection.rejections
    [document] = collection.documents
    assert document.id == "2023-07-07-copa-10th-district.txt"
    assert document.date is not None
    assert document.text == (SAMPLE / document.id).read_bytes().decode()
    assert document.text[document.body_start :].startswith("The Civilian Office")


def test_folder_is_walked_in_order_of_paths(tmp_path: Path, write_pdf) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "quay.TXT").write_text("The quay is shut.")
    (tmp_path / "a.md").write_text("A pier is open.")
    (tmp_path / "c.pdf").write_bytes(write_pdf([["A ferry sank."]]))
    (tmp_path / ".hidden.txt").write_text("Nobody reads this.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Nor this.")
    collection = read_collection(tmp_path)
    assert [d.id for d in collection.documents] == ["a.md", "b/quay.TXT", "c.pdf"]
    assert not collection.rejections


def test_each_broken_file_has_its_reason_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The quay is shut.")
    (tmp_path / "same.txt").write_text("The  quay\nis shut.")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.md").write_bytes(b"\n \n")
    (tmp_path / "latin.txt").write_bytes(b"Se\xf1ora")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "page.html").write_bytes(b"")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    (tmp_path / "huge.txt").write_text("x" * 2000)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    collection = read_collection(tmp_path, max_bytes=1000)
    assert [d.id for d in collection.documents] == ["good.txt"]
    found = {r.source: r.reason for r in collection.rejections}
    for source, reason in {
        "same.txt": "same text as good.txt",
        "empty.txt": "empty",
        "blank.md": "empty",
        "latin.txt": "iconv",
        "binary.txt": "binary",
        "page.pdf": "damaged",
        "page.html": "No article",
        "sheet.xlsx": ".jsonl",
        "huge.txt": "larger than 1,000 bytes",
        "gone.txt": "cannot be opened",
        "loop.txt": "cannot be opened",
        "up": "link to a folder",
        "pipe.txt": "not a regular file",
    }.items():
        assert reason in found.pop(source)
    assert not found


def test_the_same_words_on_another_day_are_another_document(tmp_path: Path) -> None:
    text = "The quay was shut on Friday."
    dated = [("one", "2023-07-07"), ("two", "2023-07-14"), ("three", "2023-07-07"), ("four", None)]
    lines = [json.dumps({"id": name, "text": text} | ({"date": day} if day else {})) for name, day in dated]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    collection = read_collection(tmp_path)
    assert [d.id for d in collection.documents] == ["one", "two"]
    assert [r.reason for r in collection.rejections] == ["It has the same text as one."] * 2


def test_links_stay_within_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("Nobody may quote this.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "real.txt").write_text("The quay is shut.")
    (folder / "again.txt").symlink_to(folder / "real.txt")
    collection = read_collection(folder)
    assert [d.id for d in collection.documents] == ["again.txt"]
    assert "out of the folder" in reasons(folder)["out.txt"]


def test_undecodable_file_name_is_refused_printably(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The quay is shut.")
    [rejection] = read_collection(tmp_path).rejections
    assert rejection.source == "caf\\udce9.txt"
    assert "printable" in rejection.reason


def test_one_bad_line_rejects_that_line_only(tmp_path: Path) -> None:
    lines = [
        "\ufeff" + json.dumps({"id": "one", "text": "The quay is shut."}),
        "{oops",
        "",
        json.dumps({"id": "one", "text": "A pier is open."}),
        json.dumps({"id": "big", "text": "x" * 500}),
        json.dumps({"id": "two", "text": "A ferry sank."}),
    ]
    file = tmp_path / "news.jsonl"
    file.write_bytes("\r\n".join(lines).encode())
    collection = read_collection(file, max_bytes=400)
    assert [d.id for d in collection.documents] == ["one", "two"]
    assert [r.source for r in collection.rejections] == [f"news.jsonl, line {n}" for n in (2, 4, 5)]
    assert "id is already that of news.jsonl, line 1" in collection.rejections[1].reason
    assert "larger than 400" in collection.rejections[2].reason


def test_a_flood_of_bad_lines_is_summed_up(tmp_path: Path) -> None:
    (tmp_path / "noise.jsonl").write_bytes(b"\xff\n" * 5000)
    rejections = read_collection(tmp_path).rejections
    assert len(rejections) == 101
    assert "rest of this file" in rejections[-1].reason


def test_number_of_documents_is_limited(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"The quay {name} is shut.")
    assert "limit" in reasons(tmp_path, max_documents=2)["c.txt"]


def test_no_such_place(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="no folder or file"):
        read_collection(tmp_path / "nowhere")


@pytest.mark.parametrize("ending", sorted([*READERS, *LINES]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=400))
def test_no_bytes_crash_the_collection(tmp_path: Path, ending: str, data: bytes) -> None:
    head = {".pdf": b"%PDF-1.7\n", ".html": b"<html><p>", ".md": b"---\n"}.get(ending, b"")
    (tmp_path / f"any{ending}").write_bytes(head + data)
    (tmp_path / "good.txt").write_text("The quay is shut, the harbour board said.")
    collection = read_collection(tmp_path)
    assert "good.txt" in [d.id for d in collection.documents]


@pytest.mark.parametrize(
    ("id", "title"),
    [
        ("2024-03-02-quay-shut.txt", "Quay shut"),
        ("news/2024_03_02 Quay_shut.HTML", "Quay shut"),
        ("wire-17", "Wire 17"),
        ("2024-03-02.txt", "2024-03-02.txt"),
    ],
)
def test_title_from_id(id: str, title: str) -> None:
    assert title_from_id(id) == title
    assert display_title(Document(id=id, text="x")) == title
    assert display_title(Document(id=id, text="x", title="Own")) == "Own"


def test_a_book_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The pier is open. " * 30_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The pier is open.", encoding="utf-8")
    collection = read_collection(tmp_path)
    assert [d.id for d in collection.documents] == ["b.txt"]
    assert "Split it" in collection.rejections[0].reason
