"""Kills a reload, /documents add and /config with SIGKILL, again and again: `python -m benchmarks.kills --rounds 100`.

Every round forks a process that does the work for real, and ends it either at a random instant of the time that the
work takes, or at a random one of the calls that change the disk (open for writing, mkdir, link, rename, remove,
a database). Then a fresh look at the disk must find everything whole: the old state or the new one, whatever was told
of, nothing in between; and the same work must succeed when it is done again. Prints a line a kind of work and
exits with 1 where anything was lost. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot import library
from bot.collections import Collections, sweep
from bot.newsroom import Newsroom
from bot.server_settings import ServerSettings, ServerStore
from bot.settings import Settings
from knowledge.documents.collection import read_collection
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

SERVER = 7
_PATIENCE = 60
_CALLS = frozenset({"os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"})
_TEXT = 'The quay of Marlow Sands shut on Friday.\n\n"We found {n} cracks," said Ana Petrov, the engineer.\n'


class LostError(AssertionError):
    """Something is not as it was told, or half there."""


@dataclass
class Place:
    """A folder of documents, a store, a server's settings, and what was told of since the last kill."""

    root: Path
    told: Path = field(init=False)

    def __post_init__(self) -> None:
        self.told = self.root / "told"
        self.documents.mkdir(exist_ok=True)

    @property
    def documents(self) -> Path:
        """The shared documents."""
        return self.root / "documents"

    @property
    def settings(self) -> Settings:
        """Settings for this place alone."""
        return Settings.load(env_file=None, documents=self.documents, store=self.root / "store")

    def tell(self, what: str) -> None:
        """Note that something is done, as a moderator is told it."""
        with self.told.open("a") as stream:
            stream.write(what + "\n")

    def was_told(self) -> list[str]:
        """Return what was told of and forget it."""
        lines = self.told.read_text().splitlines() if self.told.exists() else []
        self.told.unlink(missing_ok=True)
        return lines

    def collections(self) -> tuple[Collections, ServerStore]:
        """Return the collections as a bot that has just started sees them."""
        store = ServerStore(self.settings.store / "servers.db")
        store.load()
        return Collections(lambda: self.settings, Newsroom(self.settings.store), store), store


Work = Callable[[Place, int], None]


def reload(place: Place, number: int) -> None:
    """Change a document and add one; read them all again."""
    (place.documents / "changing.txt").write_text(_TEXT.format(n=number + 100))
    (place.documents / f"new-{number % 3}.txt").write_text(_TEXT.format(n=number + 5000))
    report = build(place.documents, place.settings.store, jobs=1)
    place.tell(report.snapshot)


def look_at_reload(place: Place, told: list[str]) -> str:
    """The current snapshot is whole, and the one that was told of if one was."""
    snapshot = open_snapshot(place.settings.store)
    try:
        snapshot.check()
        texts = {card.id: snapshot.document(card.id).text for card in snapshot.documents()}
        if "first.txt" not in texts or texts["first.txt"] != _TEXT.format(n=1):
            raise LostError("a document that was there has gone from the snapshot")
        if told and snapshot.name != told[-1]:
            raise LostError("the snapshot that was told of is not the current one")
        return snapshot.name
    finally:
        snapshot.close()


def add(place: Place, number: int) -> None:
    """Add a document, then reload."""
    entry = library.Entry(f"Added {number}", outlet="Marlow Courier")
    name = library.add_text(place.documents, entry, _TEXT.format(n=number + 10_000), max_bytes=10_000)
    place.tell(name)
    build(place.documents, place.settings.store, jobs=1)


def look_at_add(place: Place, told: list[str]) -> str:
    """Every file is whole, those that were told of are there, and the snapshot is whole."""
    collection = read_collection(place.documents)
    if collection.rejections:
        raise LostError(f"half a document: {collection.rejections[0]}")
    if not set(told) <= {document.id for document in collection.documents}:
        raise LostError("a document that was told of has gone")
    look_at_reload(place, [])
    sweep(place.settings)
    if list(place.documents.glob(".new-*")):
        raise LostError("something half written was left behind")
    return str(len(collection.documents))


def config(place: Place, number: int) -> None:
    """Have a server see other documents: build what it is to see, then decide; a few changes more."""
    sees = ("own", "both", "shared")[number % 3]
    collections, store = place.collections()
    if sees != "shared":
        chosen = collections.at(SERVER, "both" if sees == "both" else "own")
        chosen.prepare()
        library.add_text(
            chosen.settings.documents, library.Entry(f"Own {number}"), _TEXT.format(n=number + 20_000), max_bytes=10_000
        )
        build(chosen.settings.documents, chosen.settings.store, jobs=1, also=chosen.also, reuse=chosen.reuse)
    changed = {"collection": sees, "audit_channel": number + 1, "moderator_role": number + 1}
    store.put(SERVER, ServerSettings.model_validate({**store.of(SERVER).model_dump(), **changed}))
    place.tell(f"{number + 1} {sees}")


def look_at_config(place: Place, told: list[str]) -> str:
    """The settings are of one change, the one told of or a later one; what the server sees can be opened."""
    collections, store = place.collections()
    decided = store.of(SERVER)
    if decided.audit_channel != decided.moderator_role:
        raise LostError("half a change of the settings")
    if told and int(told[-1].split()[0]) > (decided.audit_channel or 0):
        raise LostError("a change that was told of has gone")
    seen = collections.of(SERVER)
    look = open_snapshot(seen.settings.store)
    try:
        look.check()
        shared = any(card.id == "first.txt" for card in look.documents())
    finally:
        look.close()
    if shared != (decided.collection in ("shared", "both")):
        raise LostError(f"a server that sees {decided.collection} has a snapshot of something else")
    return f"{decided.audit_channel}"


WORKS: dict[str, tuple[Work, Callable[[Place, list[str]], str]]] = {
    "reload": (reload, look_at_reload),
    "documents add": (add, look_at_add),
    "config": (config, look_at_config),
}


def seen(look: Callable[[Place, list[str]], str], place: Place) -> str:
    """Look in a process of its own: one that has opened an index has threads, and must not fork any more."""
    note, told = place.root / "seen", place.was_told()

    def look_and_note(place: Place, number: int) -> None:
        note.write_text(look(place, told))

    killed(look_and_note, place, 0)
    return note.read_text()


def killed(work: Work, place: Place, number: int, *, seconds: float | None = None, call: int | None = None) -> bool:
    """Do the work in a forked process and kill it, after `seconds` or at its `call`th change; whether it was killed."""
    child = os.fork()
    if child == 0:
        signal.alarm(_PATIENCE)
        if call is not None:
            _die_at(call)
        try:
            work(place, number)
        except BaseException as error:  # noqa: BLE001 - the outermost edge of a process that must not go on as its parent
            print(f"number {number}: {error!r}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise LostError("see above")
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        raise LostError(f"the work hung for {_PATIENCE} seconds")
    return os.WIFSIGNALED(status)


def _die_at(call: int) -> None:
    """Have this process kill itself at its `call`th call that changes the disk."""
    left = call

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in _CALLS or (event == "open" and str(arguments[1]) not in ("r", "rb", "None"))
        left -= changes
        if changes and left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def trials(name: str, rounds: int, seed: int, *, calls_only: bool = False) -> Counter[str]:
    """Kill one kind of work again and again; count what was found. Raise LostError."""
    work, look = WORKS[name]
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        (place.documents / "first.txt").write_text(_TEXT.format(n=1))
        killed(reload, place, 0)
        place.was_told()
        began = time.perf_counter()
        killed(work, place, 0)
        longest = time.perf_counter() - began
        before = seen(look, place)
        for turn in range(1, rounds + 1):
            if turn % 2 or calls_only:
                dead = killed(work, place, 2 * turn, call=chance.randint(1, 40))
            else:
                dead = killed(work, place, 2 * turn, seconds=chance.uniform(0, longest))
            after = seen(look, place)
            counts["killed" if dead else "finished first"] += 1
            counts["as before" if after == before else "as after"] += 1
            before = after
            if turn % 10 == 0:
                killed(work, place, 2 * turn + 1)
                before = seen(look, place)
    return counts


def main() -> None:
    """Kill and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calls-only", action="store_true", help="kill at calls alone, at no random instant")
    parser.add_argument("--work", choices=[*WORKS], action="append")
    chosen = parser.parse_args()
    from knowledge.extraction.extract import extract_all

    # Once here, so that no forked process spends its time with loading the model.
    extract_all(read_collection(_sample()).documents)
    lost = False
    for name in chosen.work or WORKS:
        try:
            counts = trials(name, chosen.rounds, chosen.seed, calls_only=chosen.calls_only)
        except LostError as error:
            print(f"{name}: LOST: {error}")
            lost = True
        else:
            told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
            print(f"{name}: {chosen.rounds} rounds, {told}; nothing lost, nothing half-written", flush=True)
    sys.exit(1 if lost else 0)


def _sample() -> Path:
    return Settings.load(env_file=None).documents


if __name__ == "__main__":
    main()
