"""What a supervisor watches: questions and how they were answered, how long that took, whether the bot is there."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path

HEALTH_FILE = "health.json"
METRICS_FILE = "metrics.prom"
BEAT_SECONDS = 15.0
# A bot that has not written for so long is not well.
STALE_SECONDS = 60.0
_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot is: whether it is connected, in how many servers, and which snapshot answers."""

    connected: bool
    servers: int
    snapshot: str | None


class Metrics:
    """Counts since the start; used from the event loop alone."""

    def __init__(self) -> None:
        self._questions: Counter[tuple[str, str]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, intent: str, outcome: str, seconds: float) -> None:
        """Count a question by its intent and outcome ("answer", "clarify", "abstain", "error")."""
        self._questions[intent, outcome] += 1
        self._seconds += seconds
        for bound in _BUCKETS:
            self._buckets[bound] += seconds <= bound

    def text(self, health: Health, now: dt.datetime) -> str:
        """Return all figures in Prometheus' text format."""
        total = sum(self._questions.values())
        lines = ["# TYPE onrecord_questions_total counter"]
        for (intent, outcome), number in sorted(self._questions.items()):
            lines.append(f'onrecord_questions_total{{intent="{_label(intent)}",outcome="{_label(outcome)}"}} {number}')
        lines.append("# TYPE onrecord_answer_seconds histogram")
        lines += [f'onrecord_answer_seconds_bucket{{le="{bound:g}"}} {self._buckets[bound]}' for bound in _BUCKETS]
        lines += [f'onrecord_answer_seconds_bucket{{le="+Inf"}} {total}', f"onrecord_answer_seconds_count {total}"]
        lines.append(f"onrecord_answer_seconds_sum {self._seconds:.6f}")
        gauges = {"connected": int(health.connected), "servers": health.servers}
        age = snapshot_age(health.snapshot, now)
        if age is not None:
            gauges["snapshot_age_seconds"] = int(age)
        for name, value in gauges.items():
            lines += [f"# TYPE onrecord_{name} gauge", f"onrecord_{name} {value}"]
        return "\n".join(lines) + "\n"


def snapshot_age(name: str | None, now: dt.datetime) -> float | None:
    """Return how old a snapshot is, in seconds, by the UTC time that its name begins with."""
    try:
        built = dt.datetime.strptime((name or "")[:15], "%Y%m%dT%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return max(0.0, (now - built).total_seconds())


async def beat(
    store: Path,
    metrics: Metrics,
    health: Callable[[], Health],
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Write the health file and the metrics into the store every quarter of a minute, until cancelled."""
    try:
        while True:
            now = dt.datetime.now(dt.UTC)
            state = health()
            written = json.dumps({**asdict(state), "written": now.timestamp()})
            try:
                await asyncio.to_thread(_replace, store / HEALTH_FILE, written + "\n")
                await asyncio.to_thread(_replace, store / METRICS_FILE, metrics.text(state, now))
            except OSError as error:
                _log.warning("the health file cannot be written: %s", error)
            await pause(BEAT_SECONDS)
    finally:
        with contextlib.suppress(OSError):
            (store / HEALTH_FILE).unlink(missing_ok=True)


def is_well(store: Path, *, now: float | None = None) -> bool:
    """Whether a bot on this store has said lately that it is connected."""
    try:
        state = json.loads((store / HEALTH_FILE).read_text(encoding="ascii"))
        fresh = (time.time() if now is None else now) - float(state["written"]) <= STALE_SECONDS
        return bool(fresh and state["connected"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="ascii")
    new.replace(path)


def _label(value: str) -> str:
    return "".join(c for c in value if c.isascii() and (c.isalnum() or c == "_"))
