"""What each server has decided: read from SQLite at start, kept in memory, changed in both at once."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.store.publishing import StoreError

_TABLE = """CREATE TABLE IF NOT EXISTS server (
    id INTEGER PRIMARY KEY, settings TEXT NOT NULL
)"""
MAX_COOLDOWN = 3600.0
MAX_CHANNELS = 50


class ServerSettings(BaseModel):
    """One server's decisions.

    `channels` are the ids of those where the bot answers in public, none for all; `private` shows answers to
    commands to the asker alone unless they choose otherwise; `cooldown_seconds` None leaves the operator's;
    `gaps` has questions without an answer noted; `collection` is which documents the server sees.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    channels: frozenset[int] = Field(frozenset(), max_length=MAX_CHANNELS)
    private: bool = False
    cooldown_seconds: float | None = Field(None, ge=0, le=MAX_COOLDOWN)
    moderator_role: int | None = None
    audit_channel: int | None = None
    gaps: bool = False
    collection: Literal["shared", "own", "both"] = "shared"


class ServerStore:
    """Every server's settings. `load`, `put` and `forget` touch the disk; `of` does not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[int, ServerSettings] = {}
        self._lock = threading.Lock()

    def load(self) -> None:
        """Read the settings of all servers; what cannot be understood is left out. Raise StoreError."""
        if not self._path.exists():
            return
        try:
            with self._lock, closing(self._open()) as connection:
                rows = connection.execute("SELECT id, settings FROM server").fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"What servers decided cannot be read: {self._path.name} is damaged ({error}).") from error
        for server, text in rows:
            try:
                self._known[server] = ServerSettings.model_validate_json(text)
            except ValidationError:
                continue

    def of(self, server: int | None) -> ServerSettings:
        """Return a server's settings; the defaults for one that has decided nothing, and outside of servers."""
        return self._known.get(server, _DEFAULT) if server is not None else _DEFAULT

    def servers(self) -> list[int]:
        """Return the servers that have decided something."""
        return sorted(self._known)

    def put(self, server: int, settings: ServerSettings) -> None:
        """Write a server's settings, then use them. Raise sqlite3.Error, and use the old ones on."""
        with self._lock:
            with closing(self._open()) as connection, connection:
                connection.execute(
                    "INSERT INTO server VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET settings = excluded.settings",
                    (server, settings.model_dump_json()),
                )
            self._known[server] = settings

    def forget(self, server: int) -> None:
        """Delete what a server has decided. Raise sqlite3.Error."""
        with self._lock:
            self._known.pop(server, None)
            if self._path.exists():
                with closing(self._open()) as connection, connection:
                    connection.execute("DELETE FROM server WHERE id = ?", (server,))

    def claim(self, application: int) -> bool:
        """Note which bot these settings are of; return whether it was this one before. Raise sqlite3.Error.

        Another bot on the same store (one that is tried out, say) is in other servers, and knows nothing of these.
        """
        with self._lock, closing(self._open()) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS application (id INTEGER NOT NULL)")
            before = [row[0] for row in connection.execute("SELECT id FROM application")]
            if not before:
                connection.execute("INSERT INTO application VALUES (?)", (application,))
        return before == [application]

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0)
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(_TABLE)
        return connection


_DEFAULT = ServerSettings()
