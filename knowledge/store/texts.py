"""The texts of the documents that were read last: a question asks for hundreds of stretches of a few of them."""

from __future__ import annotations

import threading

# A question looks into a hundred documents at most; those of its answer are asked for again and again.
TEXTS_KEPT = 128
# A longer text is not kept, so that all of them never take much room.
LONGEST_KEPT = 50_000


class Texts:
    """Whole texts by the number of their document, the last few kept; safe to use from several threads."""

    def __init__(self) -> None:
        self._kept: dict[int, str] = {}
        self._lock = threading.Lock()

    def get(self, n: int) -> str | None:
        """The text of document number `n`, empty where it is too long to be kept; None where not read of late."""
        return self._kept.get(n)

    def keep(self, n: int, text: str) -> str:
        """Keep the text of document number `n`, as `get` tells it from now on."""
        kept = text if len(text) <= LONGEST_KEPT else ""
        with self._lock:
            self._kept[n] = kept
            if len(self._kept) > TEXTS_KEPT:
                del self._kept[next(iter(self._kept))]
        return kept
