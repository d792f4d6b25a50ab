"""Measure statements on annotated sets: `python -m benchmarks.statements FOLDER --scorer score_statements.py`.

FOLDER holds sets named `*.dev.jsonl`: a document a line, {"id", "text", "quotes"}. Each set is extracted
(the time is the processor's, parsing included, loading the models not), written as predictions, and handed to
the scorer twice: as it is and with `--full-name`. Then: how often a named speaker is right, by the confidence
the extractor gave.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements import extract_statements
from knowledge.extraction.statements.tagger import load_taggers
from knowledge.facts import Statement
from knowledge.language.analysis import analyse_all
from knowledge.language.model import load_model

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def extract_set(gold: list[Row]) -> Iterator[tuple[str, list[Statement]]]:
    """Extract the statements of every document of a set."""
    for analysis in analyse_all(Document(id=row["id"], text=row["text"]) for row in gold):
        reading = Reading(analysis=analysis, cast=build_cast(analysis))
        yield analysis.document.id, extract_statements(reading)


def as_prediction(statements: list[Statement]) -> list[Row]:
    """Statements in the scorer's form."""
    return [
        {
            "spans": [list(span) for span in s.spans],
            "speaker": s.speaker,
            "speaker_span": list(s.speaker_span) if s.speaker_span else None,
            "confidence": s.confidence,
        }
        for s in statements
    ]


def load_scorer(path: Path) -> ModuleType:
    """Load the scorer's module for its matching of names and tokens."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a scorer. Give --scorer the path of score_statements.py.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["FULL"] = True  # a bare surname is wrong where the annotator knows more
    return module


def named_precision(
    scorer: ModuleType, gold: list[Row], predicted: dict[str, list[Row]]
) -> Iterator[tuple[float, bool]]:
    """(confidence, right or wrong) of every named statement that overlaps a gold one with a known name."""
    for row in gold:
        offsets = scorer.offsets(row["text"])
        known = [(scorer.tokset(q, offsets), q.get("aliases") or []) for q in row["quotes"]]
        for quote in predicted[row["id"]]:
            tokens = scorer.tokset(quote, offsets)
            best = max(known, key=lambda k: len(k[0] & tokens), default=None)
            if not quote["speaker"] or best is None or not best[1]:
                continue
            if 2 * len(best[0] & tokens) >= min(len(best[0]), len(tokens)):
                yield quote["confidence"], bool(scorer.name_match(quote["speaker"], best[1]))


def measure(path: Path, scorer: Path | None, work: Path) -> list[tuple[float, bool]]:
    """Extract one set, print its figures, return the judged named speakers."""
    gold = rows(path)
    began = time.process_time()
    predicted = {i: as_prediction(statements) for i, statements in extract_set(gold)}
    seconds = time.process_time() - began
    words = sum(len(row["text"].split()) for row in gold)
    print(f"{path.name}: {len(gold)} documents, {words / 800 / seconds:.1f} articles of 800 words a second of one core")
    if scorer is None:
        return []
    file = work / f"{path.stem}.predicted.jsonl"
    file.write_text("\n".join(json.dumps({"id": i, "quotes": q}) for i, q in predicted.items()), encoding="utf-8")
    for flags in ([], ["--full-name"]):
        done = subprocess.run(
            [sys.executable, str(scorer), str(path), str(file), "--json", *flags],
            check=True,
            capture_output=True,
            text=True,
        )
        figures = {k: v for k, v in json.loads(done.stdout).items() if k != "breakdown"}
        print(" ", *flags, figures, flush=True)
    return list(named_precision(load_scorer(scorer), gold, predicted))


def main() -> None:
    """Measure every development set of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path)
    arguments = parser.parse_args()
    judged: list[tuple[float, bool]] = []
    load_model()
    load_taggers()
    with tempfile.TemporaryDirectory() as work:
        for path in sorted(arguments.folder.glob("*.dev.jsonl")):
            judged.extend(measure(path, arguments.scorer, Path(work)))
    for level in LEVELS:
        at = [right for sure, right in judged if sure >= level]
        if at:
            print(f"named at confidence >= {level}: {len(at)}, right {100 * sum(at) / len(at):.1f} %")


if __name__ == "__main__":
    main()
