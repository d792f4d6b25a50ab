"""The texts of the documents that were read last: a question asks for hundreds of stretches of a few of them."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict

# A question looks into a hundred documents at most; those of its answer are asked for again and again.
TEXTS_KEPT = 128
# A longer text is not kept, so that all of them never take much room.
LONGEST_KEPT = 50_000


class Texts:
    """Whole texts by the number of their document, the last few kept; safe to read from several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, str | None] = OrderedDict()
        self._lock = threading.Lock()

    def whole(self, database: sqlite3.Connection, n: int) -> str | None:
        """The text of document number `n`; None where it is too long to be kept."""
        with self._lock:
            if n in self._kept:
                self._kept.move_to_end(n)
                return self._kept[n]
        row = database.execute(
            "SELECT CASE WHEN length(text) <= ? THEN text END FROM document WHERE n = ?", (LONGEST_KEPT, n)
        ).fetchone()
        text: str | None = row[0]
        with self._lock:
            self._kept[n] = text
            if len(self._kept) > TEXTS_KEPT:
                self._kept.popitem(last=False)
        return text
