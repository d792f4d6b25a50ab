"""Where the rest of an answer stands, for the button that shows it: places in documents, nothing of who asked what."""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

MOST = 5_000
KEPT_DAYS = 30.0
_IN_MEMORY = 500
_TABLE = """CREATE TABLE IF NOT EXISTS remainder (
    token TEXT PRIMARY KEY, server INTEGER NOT NULL, snapshot TEXT NOT NULL, places TEXT NOT NULL, made REAL NOT NULL
) WITHOUT ROWID"""
# The server of what was answered outside of servers.
_NOWHERE = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation by place: the number of its document in a snapshot, code points, and our own note on whose words."""

    document: int
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Remainder:
    """The rest of one answer: places in one snapshot."""

    snapshot: str
    places: tuple[Place, ...]


class Remainders:
    """The rests of the last answers, by token and server. All but `keep` touch the disk and may raise sqlite3.Error."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._recent: OrderedDict[tuple[int, str], Remainder] = OrderedDict()
        self._unwritten: list[tuple[int, str, Remainder]] = []
        self._lock = threading.Lock()

    def keep(self, server: int | None, snapshot: str, places: Sequence[Place]) -> str:
        """Keep a rest in memory until it is written; return the token to find it by."""
        token = secrets.token_urlsafe(9)
        entry = (server or _NOWHERE, token, Remainder(snapshot, tuple(places)))
        with self._lock:
            self._recent[entry[:2]] = entry[2]
            self._unwritten.append(entry)
            if len(self._recent) > _IN_MEMORY:
                self._recent.popitem(last=False)
        return token

    def write(self) -> None:
        """Write what was kept since the last time, and forget what is too old or too much."""
        with self._lock:
            entries, self._unwritten = self._unwritten, []
        if not entries:
            return
        now = self._clock()
        rows = [
            (token, server, rest.snapshot, json.dumps([[p.document, p.start, p.end, p.note] for p in rest.places]), now)
            for server, token, rest in entries
        ]
        with closing(self._open()) as connection, connection:
            connection.executemany("INSERT INTO remainder VALUES (?, ?, ?, ?, ?)", rows)
            connection.execute("DELETE FROM remainder WHERE made < ?", (now - KEPT_DAYS * 86_400,))
            connection.execute(
                "DELETE FROM remainder WHERE token IN"
                " (SELECT token FROM remainder ORDER BY made DESC, token LIMIT -1 OFFSET ?)",
                (MOST,),
            )

    def find(self, server: int | None, token: str) -> Remainder | None:
        """Return the rest that was kept for this very server; None where it is forgotten."""
        with self._lock:
            recent = self._recent.get((server or _NOWHERE, token))
        if recent is not None or not self._path.exists():
            return recent
        with closing(self._open()) as connection:
            row = connection.execute(
                "SELECT snapshot, places FROM remainder WHERE token = ? AND server = ? AND made >= ?",
                (token, server or _NOWHERE, self._clock() - KEPT_DAYS * 86_400),
            ).fetchone()
        return Remainder(row[0], tuple(Place(*place) for place in json.loads(row[1]))) if row else None

    def forget(self, server: int) -> None:
        """Delete what was kept for a server."""
        with self._lock:
            self._recent = OrderedDict((key, rest) for key, rest in self._recent.items() if key[0] != server)
            self._unwritten = [entry for entry in self._unwritten if entry[0] != server]
        if self._path.exists():
            with closing(self._open()) as connection, connection:
                connection.execute("DELETE FROM remainder WHERE server = ?", (server,))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0)
        connection.execute("PRAGMA secure_delete = ON")
        # What is lost with the power costs a button, not an answer.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        return connection
