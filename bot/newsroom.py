"""Answers from the current snapshot, and swaps it for a newer one while questions are being answered."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from bot.conversation import narrowing
from bot.conversation.completion import Completions
from bot.conversation.desk import Desk
from bot.conversation.dialogue import Dialogue
from bot.conversation.quotations.quotes import QuoteCheck, check_quotes
from bot.conversation.reply import Question, Reply, Snippet
from knowledge.documents.model import Document
from knowledge.facts import AnyFact
from knowledge.garbage import lasting
from knowledge.retrieval.search import load_models
from knowledge.retrieval.timeline import TimelineEntry
from knowledge.store.snapshot import DocumentCard, Snapshot, StoreError, open_snapshot

T = TypeVar("T")
# Questions that are read for at one time. Threads take the interpreter's lock in turn: with more of them the event loop
# waits longer for its own turn (with six and 50 askers, one time in a hundred for 62 ms; with two, 9 ms), and the
# answers gain little.
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a snapshot holds: counts, the days that its documents cover, when it was built (ISO, UTC)."""

    snapshot: str
    built: str
    documents: int
    sentences: int
    people: int
    organisations: int
    facts: Mapping[str, int]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document with its card, the number of its facts by kind, and the facts asked for."""

    card: DocumentCard
    document: Document
    counts: Mapping[str, int]
    facts: Sequence[AnyFact]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which snapshot something is from, and the numbers that the documents it quotes have there."""

    snapshot: str
    numbers: Mapping[str, int]


class Asked(NamedTuple):
    """A reply and where it is from."""

    reply: Reply
    origin: Origin


class Checked(NamedTuple):
    """Checked quotations and where they are from."""

    checks: list[QuoteCheck]
    origin: Origin


class Edition:
    """One snapshot with the desk that answers from it; closed once it is replaced and nobody reads it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.completions = Completions(desk.snapshot)
        self.retired = False
        self._readers = 0
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The snapshot's name."""
        return self.desk.snapshot.name

    @contextmanager
    def reading(self) -> Iterator[Edition]:
        """Keep the snapshot open while something is read from it."""
        with self._lock:
            self._readers += 1
        try:
            yield self
        finally:
            with self._lock:
                self._readers -= 1
            self._close_if_done()

    def retire(self) -> None:
        """Close the snapshot as soon as the last reader is done."""
        self.retired = True
        self._close_if_done()

    def _close_if_done(self) -> None:
        with self._lock:
            done = self.retired and self._readers == 0
        if done:
            self.desk.snapshot.close()


class Newsroom:
    """What the bot answers from: one reference to the current edition, read once for each question.

    Every method runs its work in a thread; the event loop never waits for it. One that `opens_itself` does so
    when it is asked something, where there is a snapshot by then.
    """

    def __init__(self, store: Path, *, opens_itself: bool = False) -> None:
        self._store = store
        self._edition: Edition | None = None
        self._opens_itself = opens_itself
        self._opening = asyncio.Lock()
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._dialogue = Dialogue()

    @property
    def edition(self) -> Edition | None:
        """The current edition; None before the first `open`."""
        return self._edition

    async def current(self) -> Edition | None:
        """Return the current edition, opened now where that is needed and can be done; else None."""
        if self._edition is None and self._opens_itself:
            async with self._opening:
                if self._edition is None:
                    try:
                        await self.open()
                    except StoreError:
                        return None
        return self._edition

    async def open(self) -> Edition:
        """Open the store's current snapshot and answer from it from now on; the one before is let go.

        Raise StoreError, and go on with the one before, where it cannot be opened.
        """
        before = self._edition
        edition = await asyncio.to_thread(self._open)
        self._edition = edition
        if before is not None:
            before.retire()
        return edition

    def _open(self) -> Edition:
        with lasting():
            load_models()
            return Edition(Desk(open_snapshot(self._store), dialogue=self._dialogue))

    def close(self) -> None:
        """Let the current edition go."""
        if self._edition is not None:
            self._edition.retire()
            self._edition = None

    async def ask(self, question: Question) -> Asked:
        """Answer a question."""

        def answer(edition: Edition) -> Asked:
            reply = narrowing.ask(edition.desk, question)
            return Asked(reply, _origin(edition, (*reply.snippets, *getattr(reply, "more", ()))))

        return await self._read(answer)

    async def check_quotes(self, message: str) -> Checked:
        """Check what a message quotes."""

        def check(edition: Edition) -> Checked:
            checks = check_quotes(edition.desk, message)
            return Checked(checks, _origin(edition, [c.snippet for c in checks if c.snippet is not None]))

        return await self._read(check)

    async def read(self, snapshot: str, work: Callable[[Snapshot], T]) -> T | None:
        """Read something from a snapshot by name; None where that one is not current."""
        return await self._read(lambda edition: work(edition.desk.snapshot) if edition.name == snapshot else None)

    async def holdings(self) -> Holdings:
        """Return what the current snapshot holds."""
        return await self._read(_holdings)

    async def documents(self) -> Sequence[DocumentCard]:
        """Return the cards of all documents."""
        return await self._read(lambda edition: edition.desk.snapshot.documents())

    async def document(self, number: int, snapshot: str) -> tuple[DocumentCard, Document] | None:
        """Return a document by its number in a snapshot; None where that snapshot is not current."""

        def load(edition: Edition) -> tuple[DocumentCard, Document] | None:
            cards = edition.desk.snapshot.documents()
            if edition.name != snapshot or not 0 <= number < len(cards):
                return None
            return cards[number], edition.desk.snapshot.document(cards[number].id)

        return await self._read(load)

    async def document_named(self, identifier: str, *kinds: str) -> NamedDocument | None:
        """Return a document by its id, with its facts counted, and those of some kinds; None where there is none."""

        def load(edition: Edition) -> NamedDocument | None:
            snapshot = edition.desk.snapshot
            number = snapshot.number(identifier)
            if number is None:
                return None
            facts = [fact for kind in kinds for fact in snapshot.facts(kind, document=number)]
            counts = snapshot.fact_counts(document=number)
            return NamedDocument(snapshot.card(number), snapshot.document(identifier), counts, facts)

        return await self._read(load)

    async def timeline(
        self, topic: str | None, *, source: str | None = None, **bounds: object
    ) -> list[tuple[TimelineEntry, DocumentCard]]:
        """Return dated entries, earliest first, each with its document's card; `bounds` as `Desk.timeline`."""

        def build(edition: Edition) -> list[tuple[TimelineEntry, DocumentCard]]:
            documents = narrowing.documents_of(edition.desk.snapshot, source)
            return _timeline(edition, topic, documents=documents, **bounds)

        return await self._read(build)

    async def timeline_of(
        self, snapshot: str, documents: Sequence[int], **bounds: object
    ) -> list[tuple[TimelineEntry, DocumentCard]] | None:
        """Return the same of some documents by their numbers in a snapshot; None where that is not current."""

        def build(edition: Edition) -> list[tuple[TimelineEntry, DocumentCard]] | None:
            if edition.name != snapshot:
                return None
            cards = edition.desk.snapshot.documents()
            chosen = frozenset(cards[n].id for n in documents if n < len(cards))
            return _timeline(edition, None, documents=chosen, **bounds)

        return await self._read(build)

    async def _read(self, work: Callable[[Edition], T]) -> T:
        edition = await self.current()
        while edition is not None and edition.retired:  # it was replaced while this was waiting for it
            edition = await self.current()
        if edition is None:
            raise NoDocumentsError
        with edition.reading():
            async with self._turn:
                return await asyncio.to_thread(work, edition)


def _timeline(edition: Edition, topic: str | None, **bounds: object) -> list[tuple[TimelineEntry, DocumentCard]]:
    cards = {card.id: card for card in edition.desk.snapshot.documents()}
    entries = edition.desk.timeline(topic, **bounds)  # type: ignore[arg-type]
    return [(entry, cards[entry.document_id]) for entry in entries]


def _origin(edition: Edition, snippets: Sequence[Snippet]) -> Origin:
    found = {s.document_id: edition.desk.snapshot.number(s.document_id) for s in snippets}
    return Origin(edition.name, {i: number for i, number in found.items() if number is not None})


def _holdings(edition: Edition) -> Holdings:
    snapshot = edition.desk.snapshot
    days = [card.date for card in snapshot.documents() if card.date is not None]
    kinds = Counter(entity.type for entity in snapshot.entities)
    return Holdings(
        snapshot=snapshot.name,
        built=snapshot.meta.get("built", ""),
        documents=len(snapshot.documents()),
        sentences=snapshot.sentence_count,
        people=kinds["person"],
        organisations=kinds["organisation"],
        facts=snapshot.fact_counts(),
        first=min(days, default=None),
        last=max(days, default=None),
    )


class NoDocumentsError(Exception):
    """There is no snapshot to answer from yet."""
