"""Notices that a folder of documents has changed, once it has stopped changing."""

from __future__ import annotations

import os
from pathlib import Path

# Of every visible file: its path, size, time of change and number on the disk.
Fingerprint = frozenset[tuple[str, int, int, int]]


def fingerprint(documents: Path) -> Fingerprint:
    """Describe a folder, or one file, so that any change shows; the empty one where there is nothing.

    Looks at every file's entry and opens none. Hidden files do not count, as they do not for an index.
    """
    if documents.is_file():
        return frozenset(_described(documents, documents.parent))
    found: set[tuple[str, int, int, int]] = set()
    for current, folders, files in os.walk(documents):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                found.update(_described(Path(current) / name, documents))
    return frozenset(found)


def _described(path: Path, folder: Path) -> list[tuple[str, int, int, int]]:
    try:
        status = path.stat()
    except OSError:  # it has gone meanwhile
        return []
    return [(str(path.relative_to(folder)), status.st_size, status.st_mtime_ns, status.st_ino)]


class Watch:
    """Tells when there is something to load: not what was loaded, and the same as at the last look."""

    def __init__(self) -> None:
        self._loaded: Fingerprint | None = None
        self._seen: Fingerprint | None = None

    def is_due(self, now: Fingerprint) -> bool:
        """Look at the folder again; True once for every change. The first state counts as a change."""
        settled, self._seen = now == self._seen, now
        if not settled or now == self._loaded:
            return False
        self._loaded = now
        return True
