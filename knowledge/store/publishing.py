"""Where snapshots lie, which one is current, and how a new one takes its place.

STORE/current                 the name of the current snapshot, replaced by one atomic rename
STORE/snapshots/NAME/         one immutable snapshot
STORE/snapshots/.building-*   an unfinished one; swept away by the next build
"""

from __future__ import annotations

import os
import re
import shutil
import uuid
from datetime import UTC, datetime
from pathlib import Path

_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")


class StoreError(RuntimeError):
    """A store that cannot be used; the message is one sentence that says what to do."""


def new_name() -> str:
    """Make a snapshot's name: UTC time to the second, its microseconds in hex, three random hex digits.

    Names are in the order of time, also of snapshots that are built within a second.
    """
    now = datetime.now(UTC)
    return f"{now:%Y%m%dT%H%M%S}-{now.microsecond:05x}{uuid.uuid4().hex[:3]}"


def snapshots_folder(store: Path) -> Path:
    """The folder that holds a store's snapshots."""
    return store / "snapshots"


def current_name(store: Path) -> str:
    """Read the current snapshot's name; raise StoreError where there is none."""
    try:
        name = (store / "current").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"There is no fact store in {store}. Run `onrecord index` first.") from error
    if not _NAME.fullmatch(name) or not (snapshots_folder(store) / name).is_dir():
        raise StoreError(f"The fact store in {store} is damaged. Run `onrecord index` to rebuild it.")
    return name


def names(store: Path) -> list[str]:
    """Names of the finished snapshots, oldest first."""
    folder = snapshots_folder(store)
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and _NAME.fullmatch(p.name))


def begin(store: Path) -> tuple[str, Path]:
    """Make the folder in which the next snapshot is built; return its name and the folder."""
    name = new_name()
    folder = snapshots_folder(store) / f".building-{name}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise StoreError(f"The folder {store} cannot be written to: {error.strerror}.") from error
    return name, folder


def publish(store: Path, name: str, folder: Path) -> None:
    """Make a finished build the current snapshot: flush it, move it into place, rename `current` over."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            _flush(path)
    folder.rename(snapshots_folder(store) / name)
    point_to(store, name)


def point_to(store: Path, name: str) -> None:
    """Make a finished snapshot current by one atomic rename; raise StoreError where it does not exist."""
    if name not in names(store):
        raise StoreError(f"There is no snapshot {name} in {store}.")
    pointer = store / f".current-{uuid.uuid4().hex}"
    pointer.write_text(name + "\n", encoding="ascii")
    _flush(pointer)
    pointer.replace(store / "current")
    _flush(store)


def sweep(store: Path, *, keep: int, building: Path | None = None) -> None:
    """Remove unfinished builds and all finished snapshots but the current one and the newest `keep`."""
    folder = snapshots_folder(store)
    current = current_name(store)
    kept = {current, *names(store)[-max(1, keep) :]}
    for path in folder.iterdir():
        unfinished = path.name.startswith(".building-") and path != building
        if path.is_dir() and (unfinished or (_NAME.fullmatch(path.name) and path.name not in kept)):
            shutil.rmtree(path, ignore_errors=True)
    for path in store.glob(".current-*"):
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the system write a file or a folder's entries to disk, where it supports that."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
