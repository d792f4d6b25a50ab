"""Reloads while people ask: `python -m benchmarks.reloading DOCUMENTS --extracted STORE`.

DOCUMENTS (a folder or a file) are loaded together with a few that are written for this alone and say of which edition
they are. While askers ask one question after another, `/facts reload`'s own steps replace one edition by the next:
another process indexes, then the newsroom opens what it built. Counted are questions that failed, and answers that mix
two editions or quote what does not stand in the snapshot they are from. Meanwhile the event loop is asked to run
something every millisecond; the longest that it was late is printed, with and without a reload, since a busy machine
stalls it, too.

STORE keeps what was extracted from DOCUMENTS, so that only the first run takes long (four to eight articles a second);
the reloads then extract a few documents and write, check and open a snapshot of all. Exits with 1 where a question
failed or an answer is mixed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from bot.conversation.reply import Answer, Question
from bot.newsroom import Asked, Newsroom
from bot.rebuilding import rebuild
from bot.running import SWITCH_SECONDS
from bot.settings import Settings
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot

_EDITIONS = ("first", "second")
_MARKED = 8
_SPEAKER = "Una Berg"
_MARKER = 'The lighthouse of Marlow Sands shut on Friday.\n\n"Lamp {n} is of the {edition} edition," said Una Berg.\n'
_TICK = 0.001
# How long people go on asking after the last reload, in seconds.
_AFTER = 3


@dataclass
class Findings:
    """What came of the questions of one stretch of time."""

    asked: int = 0
    failed: list[str] = field(default_factory=list)
    mixed: int = 0
    by_edition: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_EDITIONS, 0))
    late: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    quoted: set[tuple[str, str, int, int, str]] = field(default_factory=set)

    def told(self, heading: str) -> str:
        """Return it as a line."""
        late, taken = sorted(self.late), sorted(self.taken)
        return (
            f"{heading}: {self.asked:,} questions, {len(self.failed)} failed, {self.mixed} mixed"
            f" · answers: median {1000 * taken[len(taken) // 2]:.0f} ms, longest {1000 * taken[-1]:.0f} ms"
            f" · the loop was late by at most {1000 * late[-1]:.1f} ms"
            f" (99.9 % of the time under {1000 * late[int(0.999 * len(late))]:.1f} ms)"
        )


def write_editions(folder: Path) -> list[Path]:
    """Write the few documents of each edition, under the same names; return their folders."""
    folders = []
    for edition in _EDITIONS:
        folders.append(folder / edition)
        folders[-1].mkdir()
        for number in range(_MARKED):
            record = {"id": f"lamp-{number}", "text": _MARKER.format(n=number, edition=edition), "date": "2024-03-02"}
            (folders[-1] / f"lamp-{number}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return folders


def questions(store: Path, count: int) -> list[str]:
    """Return questions about people of a snapshot, every third about the few documents."""
    snapshot = open_snapshot(store)
    names = [entity.name for entity in snapshot.entities if entity.type == "person" and " " in entity.name]
    snapshot.close()
    chosen = random.Random(5).sample(names, min(count, len(names)))
    made = [text for name in chosen for text in (f"What did {name} say?", f"Who is {name}?")]
    marked = f"What did {_SPEAKER} say?"
    return [text for pair in zip(made[::2], made[1::2], strict=True) for text in (*pair, marked)] or [marked]


class Reloading:
    """One newsroom, its askers, and what reloads it."""

    def __init__(self, settings: Settings, editions: list[Path], extracted: Path, asked: list[str]) -> None:
        self._settings, self._editions, self._extracted, self._questions = settings, editions, extracted, asked
        self._newsroom = Newsroom(settings.store)

    async def open(self) -> None:
        """Load the first edition."""
        await self._load(self._editions[0])

    def close(self) -> None:
        """Let the snapshot go."""
        self._newsroom.close()

    async def _load(self, edition: Path) -> None:
        await rebuild(self._settings, also=(edition,), reuse=(self._extracted,))
        await self._newsroom.open()

    async def reload(self, times: int) -> None:
        """Load the editions in turn."""
        order = cycle([*self._editions[1:], self._editions[0]])
        for number, edition in zip(range(times), order, strict=False):
            began = time.perf_counter()
            await self._load(edition)
            print(f"  reload {number + 1}: {time.perf_counter() - began:.1f} s", flush=True)
        await asyncio.sleep(_AFTER)

    async def measure(self, askers: int, meanwhile: Awaitable[None]) -> Findings:
        """Let people ask until something is done; return what came of it."""
        found, done = Findings(), asyncio.Event()
        people = [asyncio.create_task(self._ask(n, found, done)) for n in range(askers)]
        watching = asyncio.create_task(_watch(found, done))
        try:
            await meanwhile
        finally:
            done.set()
            await asyncio.gather(*people, watching)
        return found

    async def _ask(self, asker: int, found: Findings, done: asyncio.Event) -> None:
        texts = cycle(self._questions[asker % len(self._questions) :] + self._questions[: asker % len(self._questions)])
        while not done.is_set():
            question = Question(text=next(texts), asker=str(asker), channel=str(asker))
            began = time.perf_counter()
            try:
                _note(found, await self._newsroom.ask(question))
            except Exception as error:  # noqa: BLE001 - that none fails is what is measured
                found.failed.append(f"{question.text}: {error!r}")
            found.taken.append(time.perf_counter() - began)
            found.asked += 1


def _note(found: Findings, asked: Asked) -> None:
    """Note of which edition an answer is, and what it quotes, to be looked up when there is time."""
    reply, origin = asked
    snippets = (*reply.snippets, *(reply.more if isinstance(reply, Answer) else ()))
    editions = {e for e in _EDITIONS for s in snippets if f"of the {e} edition" in s.text}
    found.mixed += len(editions) > 1
    for edition in editions:
        found.by_edition[edition] += 1
    found.quoted |= {(origin.snapshot, s.document_id, s.start, s.end, s.text) for s in snippets}


async def _watch(found: Findings, done: asyncio.Event) -> None:
    """Ask to be woken every millisecond; note how late it was each time."""
    while not done.is_set():
        due = time.perf_counter() + _TICK
        await asyncio.sleep(_TICK)
        found.late.append(max(0.0, time.perf_counter() - due))


def misquoted(store: Path, found: Findings) -> int:
    """Count quotations that do not stand where they say in the snapshot that they are from."""
    snapshots = {name: open_snapshot(store, name) for name in {quoted[0] for quoted in found.quoted}}
    wrong = sum(
        snapshots[name].document(document).text[start:end] != text for name, document, start, end, text in found.quoted
    )
    for snapshot in snapshots.values():
        snapshot.close()
    return wrong


async def run(documents: Path, extracted: Path, askers: int, reloads: int) -> int:
    """Measure and print; return the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        settings = Settings.load(env_file=None, documents=documents, store=folder / "store", keep_snapshots=reloads + 2)
        reloading = Reloading(settings, write_editions(folder), extracted, questions(extracted, 60))
        await reloading.open()
        calm = await reloading.measure(askers, asyncio.sleep(5))
        print(calm.told("without a reload"), flush=True)
        found = await reloading.measure(askers, reloading.reload(reloads))
        reloading.close()
        print(found.told(f"with {reloads} reloads"))
        wrong = misquoted(settings.store, found)
        print(f"answers of each edition: {found.by_edition}; quotations that do not stand where they say: {wrong}")
        for failure in found.failed[:5]:
            print(f"  failed: {failure}")
        return int(bool(found.failed or found.mixed or wrong))


def main() -> None:
    """Read the arguments, extract where that is needed, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--extracted", type=Path, required=True, help="a store that keeps what was extracted")
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--reloads", type=int, default=4)
    given = parser.parse_args()
    sys.setswitchinterval(SWITCH_SECONDS)  # as `onrecord run` does
    report = build(given.documents, given.extracted)
    print(f"{report.documents:,} documents, {given.askers} askers")
    sys.exit(asyncio.run(run(given.documents.absolute(), given.extracted.absolute(), given.askers, given.reloads)))


if __name__ == "__main__":
    main()
