"""Questions that found no answer, by server, where a server has asked for that: wordings and counts, no people."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from knowledge.language.words import content_stems, fold

MOST = 1_000
_LENGTH = 200
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:)-?\d+(?::\w)?>|\b\d{15,20}\b")
_TABLE = """CREATE TABLE IF NOT EXISTS gap (
    server INTEGER NOT NULL, words TEXT NOT NULL, question TEXT NOT NULL, count INTEGER NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (server, words)
) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that found no answer, as it was first worded; questions of the same words count together."""

    question: str
    count: int
    day: str


class Gaps:
    """The gaps of all servers, in one SQLite file. Every method may raise sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, server: int, question: str, *, day: dt.date | None = None) -> None:
        """Count a question; ids of people, channels and messages in it are left out, and so is what is too long."""
        text = " ".join(_MENTION.sub(" ", question).split())[:_LENGTH]
        key = " ".join(sorted(set(content_stems(text)))) or fold(text)
        if not key:
            return
        when = (day or dt.datetime.now(dt.UTC).date()).isoformat()
        with closing(self._open()) as connection, connection:
            connection.execute(
                "INSERT INTO gap VALUES (?, ?, ?, 1, ?) ON CONFLICT (server, words)"
                " DO UPDATE SET count = count + 1, day = excluded.day",
                (server, key, text, when),
            )
            connection.execute(
                "DELETE FROM gap WHERE server = ? AND words NOT IN"
                " (SELECT words FROM gap WHERE server = ? ORDER BY day DESC, count DESC, words LIMIT ?)",
                (server, server, MOST),
            )

    def of(self, server: int, *, limit: int = MOST) -> list[Gap]:
        """Return a server's gaps, most asked first."""
        if not self._path.exists():
            return []
        with closing(self._open()) as connection:
            rows = connection.execute(
                "SELECT question, count, day FROM gap WHERE server = ? ORDER BY count DESC, day DESC, words LIMIT ?",
                (server, limit),
            ).fetchall()
        return [Gap(*row) for row in rows]

    def servers(self) -> list[int]:
        """Return the servers that have gaps."""
        if not self._path.exists():
            return []
        with closing(self._open()) as connection:
            return [row[0] for row in connection.execute("SELECT DISTINCT server FROM gap ORDER BY server")]

    def forget(self, server: int) -> None:
        """Delete a server's gaps."""
        if self._path.exists():
            with closing(self._open()) as connection, connection:
                connection.execute("DELETE FROM gap WHERE server = ?", (server,))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0)
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(_TABLE)
        return connection
