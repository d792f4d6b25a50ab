"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import settings_table, variables

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "knowledge", "training", "benchmarks")
SOURCES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))
LONGEST_FILE = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_code_knows_the_sample_document() -> None:
    sample = next((ROOT / "knowledge" / "sample").glob("*.txt")).read_text(encoding="utf-8")
    own = {"Copa", "Ogden", "Rodriguez", "García", "Garcia", "Chuy", "Ahern", "Lawndale"}
    assert {w for w in own if w.lower() in sample.lower()} >= {"Copa", "Ogden", "Ahern"}
    pattern = re.compile(rf"\b(?:{'|'.join(own)})\b", re.I)
    found = [p.name for p in SOURCES for line in p.read_text(encoding="utf-8").splitlines() if pattern.search(line)]
    # A list of given and family names may hold any of them; nothing else may.
    assert set(found) <= {"given_names.py", "common_names.py"}


def test_locked_requirements_have_hashes_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "http" not in re.sub(r"#.*|\bhttp(?:x|core|tools)?\S*==\S*", "", text).replace("aiohttp", "")
        pins = re.findall(r"^[\w.\[\]-]+==", text, re.M)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_the_readme_holds_the_table_of_settings() -> None:
    assert settings_table().strip() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_explained_in_the_example() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert [name for name in variables() if name not in text] == []


def test_the_readme_names_every_subcommand() -> None:
    from bot.cli import app

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert [n for n in names if f"onrecord {n}" not in text] == []


def test_weights_come_with_a_card_and_are_small() -> None:
    models = ROOT / "knowledge" / "models"
    weights = [p for p in models.iterdir() if p.suffix not in {".md", ".py"}]
    assert weights
    for path in weights:
        assert path.stat().st_size <= 10_000_000
        card = models / f"{path.name.split('.')[0]}.md"  # statements.cues.crfsuite goes with statements.md
        assert card.is_file(), f"{path.name} has no card"
        assert {"Data", "Licence", "Command"} <= set(re.findall(r"^## (\w+)", card.read_text(encoding="utf-8"), re.M))


def test_a_question_needs_neither_spacy_nor_discord() -> None:
    code = (
        "import sys, bot.conversation.desk; print([m for m in ('spacy', 'discord', 'pycrfsuite') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_no_token_is_compared_by_identity() -> None:
    # spaCy makes a new Token at every access: `head is not token` is always true, and such a climb never ends.
    pattern = re.compile(r"\.head is\b|\bis (?:not )?\w+\.head\b")
    assert [p.name for p in SOURCES if pattern.search(p.read_text(encoding="utf-8"))] == []
