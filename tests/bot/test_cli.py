"""The command line, as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"


def onrecord(*args: object, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ONRECORD_", "DISCORD_"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, args)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**environment, "PYTHONPATH": str(ROOT)},
        cwd=cwd or ROOT,
    )


def test_ask_answers_with_a_citation(store: Path) -> None:
    done = onrecord("ask", "who", "is", "petra", "lind", "--store", store)
    assert done.returncode == 0, done.stderr
    assert "harbour master" in done.stdout
    assert "Arden Courier" in done.stdout
    assert "2 April 2024" in done.stdout


def test_a_batch_answers_in_order_as_json(store: Path, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    questions = [
        {"id": "1", "question": "Who is Petra Lind?", "conversation": "c"},
        {"id": "2", "question": "what did she say?", "conversation": "c"},
        {"id": "3", "question": "what did she say?", "conversation": "d"},
        {"id": "4", "question": "What did Ingrid Dahl say?", "document_id": "council-0402"},
    ]
    batch.write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
    done = onrecord("ask", "--store", store, "--batch", batch, "--json")
    assert done.returncode == 0, done.stderr
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in replies] == ["1", "2", "3", "4"]
    assert [r["behaviour"] for r in replies] == ["answer", "answer", "clarify", "abstain"]
    for snippet in replies[0]["snippets"]:
        assert {"document_id", "start", "end", "text"} <= set(snippet)
    assert all(r["milliseconds"] >= 0 and 0 <= r["confidence"] <= 1 for r in replies)


def test_chat_leaves_a_store_of_other_documents_alone(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert onrecord("index", "--documents", CORPUS, "--store", store).returncode == 0
    done = onrecord("chat", "--store", store, given="Who is Petra Lind?\n")
    assert "Petra Lind" in done.stdout
    assert "I find nobody" not in done.stdout


def test_chat_reads_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = onrecord("chat", "--documents", CORPUS, "--store", store, given="Who is Petra Lind?\n\nand Lars Holm?\n")
    assert done.returncode == 0, done.stderr
    assert "harbour master" in done.stdout
    assert "fisherman" in done.stdout


@pytest.mark.parametrize("kind", ["statement", "date", "investigation"])
def test_facts_are_json_lines(store: Path, kind: str) -> None:
    done = onrecord("facts", "--store", store, "--kind", kind, "--json")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert all(r["kind"] == kind and "document_id" in r for r in rows)


def test_a_timeline_is_in_order(store: Path) -> None:
    done = onrecord("timeline", "--store", store, "--from", "2024-03-01", "--to", "2024-04-30", "--days", "5", "--json")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert [r["date"] for r in rows] == sorted(r["date"] for r in rows)


def test_a_timeline_of_a_source_with_citations_and_reasons(store: Path) -> None:
    done = onrecord("timeline", "harbour", "--store", store)
    assert done.returncode == 0, done.stderr
    assert "in this sentence" in done.stdout
    none = onrecord("timeline", "--store", store, "--source", "the moon")
    assert (none.returncode, none.stdout) == (1, "")


def test_a_timeline_as_a_calendar(store: Path) -> None:
    done = onrecord("timeline", "harbour", "--store", store, "--ics")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20240402" in done.stdout
    assert onrecord("timeline", "harbour", "--store", store, "--ics").stdout == done.stdout
    assert onrecord("timeline", "--store", store, "--ics", "--json").returncode == 2


def test_a_timeline_as_pictures(store: Path, tmp_path: Path) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    done = onrecord("timeline", "harbour", "--store", store, "--svg", svg, "--png", png, "--theme", "dark", "--scale")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "harbour master" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert onrecord("timeline", "--store", store, "--png", tmp_path / "none" / "a.png").returncode == 1
    none = onrecord("timeline", "--store", store, "--from", "1999-01-01", "--to", "1999-12-31", "--png", png)
    assert (none.returncode, none.stdout) == (1, "")


def test_index_reports_what_it_skipped(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text("The pier opened on Monday, Mayor Hale said.", encoding="utf-8")
    (documents / "b.txt").write_bytes(b"\xff\xfe\x00")
    done = onrecord("index", "--documents", documents, "--store", tmp_path / "store")
    assert done.returncode == 0, done.stderr
    assert "skipped b.txt" in done.stdout


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("ask", "who", "--store", "nowhere"), 1, "onrecord index"),
        (("ask",), 2, "Ask something"),
        (("facts", "--kind", "rumour", "--store", "nowhere"), 2, "statement"),
        (("index", "--documents", "nowhere", "--store", "nowhere-store"), 1, "nowhere"),
        (("ask", "--batch", "nowhere", "--json"), 1, "onrecord index"),
        (("run", "--store", "nowhere"), 2, "DISCORD_TOKEN"),
    ],
)
def test_a_mistake_gets_one_sentence_and_its_exit_code(
    args: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    done = onrecord(*args, cwd=tmp_path)
    assert done.returncode == code, done
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_what_to_mend(tmp_path: Path) -> None:
    done = onrecord("check", "--store", tmp_path / "store", cwd=tmp_path)
    assert done.returncode == 2
    assert "DISCORD_TOKEN" in done.stdout
    assert "onrecord index" in done.stdout
    assert "Traceback" not in done.stderr
