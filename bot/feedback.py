"""Counts what people think of answers: by day, intent and reason. No person, question or message is noted."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Vote = Literal["helpful", "wrong"]
# Why an answer is wrong, by the value that is stored.
REASONS = ("person", "question", "date", "quotation", "missing", "other")

_TABLE = """CREATE TABLE IF NOT EXISTS vote (
    day TEXT NOT NULL, intent TEXT NOT NULL, vote TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, intent, vote, reason)
) WITHOUT ROWID"""
_INTENT_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Tally:
    """How often answers of one intent were called helpful, or wrong for one reason ("" for helpful)."""

    intent: str
    vote: str
    reason: str
    count: int


class Feedback:
    """The counts, in one SQLite file; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, intent: str, vote: Vote, reason: str = "", *, day: dt.date | None = None) -> None:
        """Count one vote; raise ValueError for a reason that is none, sqlite3.Error where it cannot be written."""
        if reason not in ("", *REASONS):
            raise ValueError(f"no such reason: {reason}")
        when = (day or dt.datetime.now(dt.UTC).date()).isoformat()
        with closing(self._open()) as connection, connection:
            connection.execute(
                "INSERT INTO vote VALUES (?, ?, ?, ?, 1)"
                " ON CONFLICT (day, intent, vote, reason) DO UPDATE SET count = count + 1",
                (when, intent[:_INTENT_LENGTH], vote, reason),
            )

    def tallies(self) -> list[Tally]:
        """Return all counts, most first; none where nobody has voted yet. Raise sqlite3.Error where unreadable."""
        if not self._path.exists():
            return []
        with closing(self._open()) as connection:
            rows = connection.execute(
                "SELECT intent, vote, reason, sum(count) FROM vote"
                " GROUP BY intent, vote, reason ORDER BY 4 DESC, 1, 2, 3"
            ).fetchall()
        return [Tally(*row) for row in rows]

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0)
        connection.execute(_TABLE)
        return connection
