"""Measure dates on annotated sets: `python -m benchmarks.dates FOLDER`.

FOLDER holds `*.jsonl`: a document a line, {"id", "dct", "text", "timexes"}, each expression with its start, end,
type and TIMEX3 value. Printed for each set: F1 of expressions found (spans overlap), of values (TempEval-3: the
former times the share of found ones with the same value), of right calendar days, and words a second on one core.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any, NamedTuple

from knowledge.facts import TimeExpression
from knowledge.language.dates import find_times

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Row = dict[str, Any]


class Score(NamedTuple):
    """Percentages; `words` is words a second."""

    found: float
    value: float
    day: float
    words: float


def _day(value: str) -> str | None:
    match = _DAY.match(value)
    return match.group() if match else None


def f1(hits: int, said: int, wanted: int) -> float:
    """Harmonic mean of precision and recall, in percent."""
    return 200 * hits / (said + wanted) if said + wanted else 0.0


def _best(gold: Row, times: list[TimeExpression]) -> TimeExpression | None:
    """The expression that overlaps a gold one most; an exact one first."""
    over = [(min(t.end, gold["end"]) - max(t.start, gold["start"]), t) for t in times]
    over = [(width, t) for width, t in over if width > 0]
    exact = [t for _, t in over if (t.start, t.end) == (gold["start"], gold["end"])]
    return exact[0] if exact else max(over, key=lambda x: x[0])[1] if over else None


def measure(rows: list[Row]) -> Score:
    """Find the dates of a set and score them."""
    began = time.process_time()
    found = [
        find_times(row["text"], document_id=row["id"], anchor=dt.date.fromisoformat(row["dct"]) if row["dct"] else None)
        for row in rows
    ]
    seconds = time.process_time() - began
    wanted = said = matched = right = value = days = days_said = days_wanted = 0
    for row, times in zip(rows, found, strict=True):
        gold = row["timexes"]
        said, wanted = said + len(times), wanted + len(gold)
        right += sum(any(t.start < g["end"] and g["start"] < t.end for g in gold) for t in times)
        days_said += sum(_day(t.value) is not None for t in times)
        for one in gold:
            best = _best(one, times)
            matched += best is not None
            value += best is not None and best.value == one["value"]
            if one["type"] in {"DATE", "TIME"} and _day(one["value"]):
                days_wanted += 1
                near = [t for t in times if t.start < one["end"] and one["start"] < t.end]
                days += any(_day(t.value) == _day(one["value"]) for t in near)
    precision, recall = right / max(said, 1), matched / max(wanted, 1)
    relaxed = 200 * precision * recall / (precision + recall) if precision + recall else 0.0
    words = sum(len(row["text"].split()) for row in rows) / seconds
    return Score(relaxed, relaxed * value / max(matched, 1), f1(days, days_said, days_wanted), words)


def main() -> None:
    """Score every set of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    for path in sorted(parser.parse_args().folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        score = measure(rows)
        print(
            f"{path.stem:12} found F1 {score.found:.1f}  value F1 {score.value:.1f}  right-day F1 {score.day:.1f}"
            f"  {score.words:,.0f} words/s"
        )


if __name__ == "__main__":
    main()
