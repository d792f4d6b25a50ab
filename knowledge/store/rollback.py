"""Goes back to an earlier snapshot."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.store import publishing
from knowledge.store.snapshot import StoreError, open_snapshot


def roll_back(store: Path, name: str | None = None) -> str:
    """Make an earlier snapshot current: the one named, else the newest that is older than the current one.

    Return its name. Raise StoreError, and leave everything as it is, where there is none, where it cannot be
    read, or where an index is being built.
    """
    try:
        with FileLock(store / ".lock", timeout=0):
            current = publishing.current_name(store)
            older = [other for other in publishing.names(store) if other < current]
            target = name or (older[-1] if older else None)
            if target is None:
                raise StoreError("There is no earlier snapshot to go back to.")
            if target == current:
                raise StoreError(f"Snapshot {target} is the current one.")
            if target not in publishing.names(store):
                raise StoreError("There is no snapshot of that name.")
            open_snapshot(store, target).close()
            publishing.point_to(store, target)
            return target
    except Timeout as error:
        raise StoreError("An index is being built at the moment. Wait until it is done.") from error
