"""The shared documents and each server's own: where they lie, and which of them answer where.

STORE/                            the snapshots of the shared documents
STORE/servers/ID/documents/       what a server's moderators have added
STORE/servers/ID/own/             the snapshots of that alone
STORE/servers/ID/both/            the snapshots of that and the shared documents
STORE/servers/.gone-*             what belonged to a server that the bot was removed from; deleted at once

A server answers from one snapshot, whichever it sees, so no answer mixes two. What is not built from a server's
documents cannot show them: nothing but the server's id, as Discord sends it, leads to its snapshots.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import uuid
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from bot import library
from bot.newsroom import Newsroom
from bot.server_settings import ServerStore
from bot.settings import Settings

Built = Literal["own", "both"]
# Servers whose snapshots are open at one time; the one that was asked longest ago is closed for the next.
MOST_OPEN = 24
_GONE = ".gone-"


class Collection:
    """Documents, and the snapshots that answer from them: the shared ones, or what one server sees.

    `changing` is held while its documents or snapshots change. `server` is None for the shared ones.
    """

    def __init__(
        self, settings: Callable[[], Settings], newsroom: Newsroom, *, server: int | None = None, both: bool = False
    ) -> None:
        self._settings = settings
        self.newsroom = newsroom
        self.server = server
        self.both = both
        self.changing = asyncio.Lock()

    @property
    def settings(self) -> Settings:
        """The settings, with this collection's folder and store in place of the shared ones."""
        settings = self._settings()
        if self.server is None:
            return settings
        home = server_folder(settings, self.server)
        return settings.model_copy(
            update={"documents": home / "documents", "store": home / ("both" if self.both else "own")}
        )

    @property
    def also(self) -> tuple[Path, ...]:
        """Where its other documents are: the shared ones, for a server that sees both."""
        return (self._settings().documents,) if self.both else ()

    @property
    def reuse(self) -> tuple[Path, ...]:
        """The stores that may hold the same documents, extracted already."""
        if self.server is None:
            return ()
        home = server_folder(self._settings(), self.server)
        return (home / ("own" if self.both else "both"), *((self._settings().store,) if self.both else ()))

    def is_empty(self) -> bool:
        """Whether there is nothing to build a snapshot from. Touches the disk."""
        folder = self.settings.documents
        return self.server is not None and not self.both and not any(visible_files(folder))

    def prepare(self) -> None:
        """Make the folder of a server's documents. Touches the disk; raises OSError."""
        if self.server is not None:
            self.settings.documents.mkdir(parents=True, exist_ok=True)

    def withdraw(self) -> None:
        """Delete the snapshots of a server that has no documents left. Touches the disk."""
        self.newsroom.close()
        if self.server is not None:
            discard(self.settings.store)


class Collections:
    """Every collection: the shared one, and those of the servers, made as they are asked for."""

    def __init__(self, settings: Callable[[], Settings], shared: Newsroom, decided: ServerStore) -> None:
        self._settings = settings
        self._decided = decided
        self.shared = Collection(settings, shared)
        self._servers: OrderedDict[tuple[int, Built], Collection] = OrderedDict()
        self._locks: dict[int, asyncio.Lock] = {}

    def of(self, server: int | None) -> Collection:
        """Return what a server sees; outside of servers, the shared documents."""
        seen = self._decided.of(server).collection
        return self.shared if server is None or seen == "shared" else self.at(server, seen)

    def own(self, server: int) -> Collection:
        """Return what a server's moderators change: what it sees, if its own documents are among that."""
        return self.at(server, "both" if self._decided.of(server).collection == "both" else "own")

    def at(self, server: int, built: Built) -> Collection:
        """Return a server's own documents, alone or with the shared ones."""
        key = (server, built)
        found = self._servers.get(key)
        if found is None:
            store = server_folder(self._settings(), server) / built
            newsroom = Newsroom(store, opens_itself=True)
            found = self._servers[key] = Collection(self._settings, newsroom, server=server, both=built == "both")
            # One change at a time for a server, whatever it sees.
            found.changing = self._locks.setdefault(server, found.changing)
        self._servers.move_to_end(key)
        self._close_the_oldest()
        return found

    def _close_the_oldest(self) -> None:
        opened = [held for held in self._servers.values() if held.newsroom.edition is not None]
        for collection in opened[: max(0, len(opened) - MOST_OPEN)]:
            collection.newsroom.close()

    def seeing(self, *kinds: str) -> list[Collection]:
        """Return what those servers see that have decided to see one of `kinds`."""
        return [self.of(server) for server in self._decided.servers() if self._decided.of(server).collection in kinds]

    async def discard_other(self, collection: Collection) -> None:
        """Delete the snapshots that a server has no use for any more: those of what it saw before."""
        if collection.server is not None:
            other = self.at(collection.server, "own" if collection.both else "both")
            other.newsroom.close()
            with contextlib.suppress(OSError):  # the next change tries again
                await asyncio.to_thread(discard, other.settings.store)

    async def forget(self, server: int) -> None:
        """Delete a server's documents and snapshots for good. Raise OSError."""
        # A build that is under way would write into the folder again.
        async with self._locks.setdefault(server, asyncio.Lock()):
            for key in [key for key in self._servers if key[0] == server]:
                self._servers.pop(key).newsroom.close()
            await asyncio.to_thread(discard, server_folder(self._settings(), server))

    def close(self) -> None:
        """Let every snapshot go."""
        for collection in (self.shared, *self._servers.values()):
            collection.newsroom.close()


def servers_folder(settings: Settings) -> Path:
    """Return the folder that holds what servers have of their own."""
    return settings.store / "servers"


def server_folder(settings: Settings, server: int) -> Path:
    """Return the folder that holds what one server has of its own."""
    return servers_folder(settings) / str(int(server))


def servers_with_files(settings: Settings) -> list[int]:
    """Return the servers that have a folder of their own. Touches the disk."""
    folder = servers_folder(settings)
    return sorted(int(path.name) for path in folder.iterdir() if path.name.isdecimal()) if folder.is_dir() else []


def visible_files(folder: Path) -> list[Path]:
    """Return the files of a folder that an index would look at, sorted. Touches the disk."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def discard(folder: Path) -> None:
    """Delete a folder: out of sight by one rename, then file by file. Raise OSError where it stays."""
    if folder.is_dir():
        gone = folder.with_name(f"{_GONE}{uuid.uuid4().hex}")
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def sweep(settings: Settings) -> None:
    """Delete what a killed bot was deleting, or had half written, at start. Touches the disk."""
    folder = servers_folder(settings)
    for gone in [*folder.glob(f"{_GONE}*"), *folder.glob(f"*/{_GONE}*")]:
        shutil.rmtree(gone, ignore_errors=True)
    for documents in folder.glob("*/documents"):
        with contextlib.suppress(OSError):
            library.sweep(documents)
    with contextlib.suppress(OSError, library.LibraryError):
        library.sweep(library.folder_of(settings.documents))
