"""A snapshot, opened for reading: documents, sentences, facts, entities, words, passages.

Immutable once published; safe to use from several threads (one database connection a thread).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import orjson
from pydantic import TypeAdapter

from knowledge.documents.model import Document
from knowledge.facts import AnyFact
from knowledge.store.columns import FILE, Columns, Ints, Terms
from knowledge.store.passages import PassageIndex
from knowledge.store.publishing import StoreError, current_name, snapshots_folder
from knowledge.store.schema import SCHEMA_VERSION
from knowledge.store.sentences import SentenceHit, SentenceRows, rows_between
from knowledge.store.texts import Texts

__all__ = ["DocumentCard", "SentenceHit", "Snapshot", "StoreError", "StoredEntity", "open_snapshot"]

_FACT: TypeAdapter[AnyFact] = TypeAdapter(AnyFact)
_KEPT = frozenset({"investigation", "prosecution", "accusation", "relation", "no_comment"})


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What a list of sources shows of a document."""

    n: int
    id: str
    title: str | None
    date: dt.date | None
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class StoredEntity:
    """One person, body or place of the collection, with every name it goes by."""

    n: int
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    titles: tuple[str, ...]
    parent: int | None
    mentions: int


def open_snapshot(store: Path, name: str | None = None) -> Snapshot:
    """Open a store's current snapshot (or the one named); raise StoreError where that fails."""
    name = name or current_name(store)
    return Snapshot(snapshots_folder(store) / name)


class Snapshot:
    """A published snapshot; see the module's docstring."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._path = folder / "facts.db"
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._title_stems: dict[int, frozenset[str]] = {}
        self._facts: dict[str, tuple[AnyFact, ...]] = {}
        self._texts = Texts()
        self._pronouns: dict[int, Mapping[str, int]] = {}
        try:
            if self.meta["schema"] != SCHEMA_VERSION:
                raise StoreError(f"Snapshot {self.name} is of another version. Run `onrecord index` to rebuild it.")
            self.columns = Columns.open(folder / FILE, self.meta["columns"])
            self.passages = PassageIndex.open(folder / "passages")
        except (sqlite3.Error, KeyError, ValueError, OSError, EOFError) as error:
            raise StoreError(f"Snapshot {self.name} cannot be read. Run `onrecord index` to rebuild it.") from error

    @property
    def _db(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.connection = connection
            with self._lock:
                self._connections.append(connection)
        return connection

    def close(self) -> None:
        """Close the database connections of all threads."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the builder noted: schema, extractor version, time of building, counts."""
        return dict(self._db.execute("SELECT key, value FROM meta"))

    @cached_property
    def _cards(self) -> tuple[DocumentCard, ...]:
        rows = self._db.execute("SELECT n, id, title, date, outlet, url FROM document ORDER BY n")
        return tuple(
            DocumentCard(n, id_, title, dt.date.fromisoformat(date) if date else None, outlet, url)
            for n, id_, title, date, outlet, url in rows
        )

    @cached_property
    def _number_of(self) -> dict[str, int]:
        return {card.id: card.n for card in self._cards}

    def documents(self) -> tuple[DocumentCard, ...]:
        """Cards of all documents, in the order of the collection."""
        return self._cards

    @cached_property
    def ages(self) -> Ints:
        """By how many days each document is older than the newest; 0 where its day is not known."""
        newest = max((c.date for c in self._cards if c.date), default=dt.date.min)
        return np.array([(newest - c.date).days if c.date else 0 for c in self._cards], np.int64)

    def card(self, n: int) -> DocumentCard:
        """The card of document number `n`."""
        return self._cards[n]

    def number(self, document_id: str) -> int | None:
        """The number of a document, or None where there is none of that id."""
        return self._number_of.get(document_id)

    def document(self, document_id: str) -> Document:
        """Load a document; raise KeyError where there is none of that id."""
        row = self._db.execute(
            "SELECT id, text, title, date, outlet, url, body_start FROM document WHERE id = ?", (document_id,)
        ).fetchone()
        if row is None:
            raise KeyError(document_id)
        return Document(**dict(zip(("id", "text", "title", "date", "outlet", "url", "body_start"), row, strict=True)))

    def title_stems(self, n: int) -> frozenset[str]:
        """Stems of the title of document number `n`; empty where it has none."""
        found = self._title_stems.get(n)
        if found is None:
            found = frozenset(self.terms.stems[i] for i in self.columns.titles[n].tolist())
            self._title_stems[n] = found
        return found

    def text(self, n: int, start: int, end: int) -> str:
        """Cut text out of document number `n` (code points, half-open)."""
        whole = self._texts.get(n)
        if whole is None:
            whole = self._texts.keep(n, self._db.execute("SELECT text FROM document WHERE n = ?", (n,)).fetchone()[0])
        if whole:
            return whole[start:end]
        row = self._db.execute("SELECT substr(text, ?, ?) FROM document WHERE n = ?", (start + 1, end - start, n))
        cut: str = row.fetchone()[0]
        return cut

    def sentences(self, n: int) -> list[SentenceHit]:
        """All sentences of document number `n`, in order."""
        inside = self.columns.of_document(n)
        return rows_between(self, inside.start, inside.stop)

    def sentences_within(self, n: int, start: int, end: int) -> list[SentenceHit]:
        """The sentences of document number `n` that a stretch of it (code points, half-open) touches, in order."""
        return [row for row in self.sentences(n) if row.start < end and start < row.end]

    def sentences_numbered(self, numbers: Sequence[int]) -> list[SentenceHit]:
        """The sentences with these numbers, in numerical order; unknown numbers are passed over."""
        known = np.array(sorted({n for n in numbers if 0 <= n < len(self.columns)}), np.int64)
        return list(SentenceRows(self, known))

    def facts(self, kind: str, *, document: int | None = None) -> Iterator[AnyFact]:
        """All facts of a kind, by document and place; of one document where its number is given.

        The rarer kinds are kept once all of them were asked for.
        """
        if document is None and kind in _KEPT:
            kept = self._facts.get(kind)
            if kept is None:
                kept = self._facts[kind] = tuple(self._facts_where("kind = ?", kind))
            return iter(kept)
        if document is None:
            return self._facts_where("kind = ?", kind)
        return self._facts_where("kind = ? AND document = ?", kind, document)

    def facts_at(self, kind: str, document: int, start: int) -> list[AnyFact]:
        """Facts of a kind whose evidence begins at `start` of document number `document`."""
        return list(self._facts_where("kind = ? AND document = ? AND start = ?", kind, document, start))

    def _facts_where(self, condition: str, *values: str | int) -> Iterator[AnyFact]:
        rows = self._db.execute(f"SELECT payload FROM fact WHERE {condition} ORDER BY document, start", values)
        return (_FACT.validate_json(payload) for (payload,) in rows.fetchall())

    def fact_counts(self, *, document: int | None = None) -> dict[str, int]:
        """How many facts of each kind there are; in one document where its number is given."""
        where, values = ("", ()) if document is None else (" WHERE document = ?", (document,))
        return dict(self._db.execute(f"SELECT kind, count(*) FROM fact{where} GROUP BY kind", values))

    def facts_of(self, entity: int, kind: str, slot: str) -> list[AnyFact]:
        """Facts of a kind in which an entity fills a slot ("speaker", "investigator", …)."""
        rows = self._db.execute(
            "SELECT f.payload FROM fact_entity e JOIN fact f ON f.n = e.fact"
            " WHERE e.entity = ? AND e.slot = ? AND f.kind = ? ORDER BY f.document, f.start",
            (entity, slot, kind),
        )
        return [_FACT.validate_json(payload) for (payload,) in rows]

    def has_fact_of(self, entity: int, kind: str, slot: str) -> bool:
        """Whether there is a fact of a kind in which an entity fills a slot."""
        row = self._db.execute(
            "SELECT 1 FROM fact_entity e JOIN fact f ON f.n = e.fact WHERE e.entity = ? AND e.slot = ? AND f.kind = ?"
            " LIMIT 1",
            (entity, slot, kind),
        ).fetchone()
        return row is not None

    def facts_between(self, kind: str, first: dt.date, last: dt.date) -> list[AnyFact]:
        """Facts of a kind filed under a day, or something coarser, that may touch first..last, both included."""
        low, high = first.isoformat()[:4], last.isoformat()
        # Seasons, quarters and weeks ("2023-SU") sort behind all days of their year, decades ("202") before its own.
        coarse = sorted({f"{year:04}"[:length] for year in range(first.year, last.year + 1) for length in (2, 3)})
        rows = self._db.execute(
            "SELECT payload FROM fact WHERE kind = ? AND (day BETWEEN ? AND ? OR day BETWEEN ? AND ?"
            f" OR day IN ({','.join('?' * len(coarse))})) ORDER BY day, document, start",
            (kind, low, high + "~", f"{high[:4]}-A", f"{high[:4]}-Z~", *coarse),
        )
        return [_FACT.validate_json(payload) for (payload,) in rows]

    def tells_of(self, first: dt.date, last: dt.date) -> bool:
        """Whether any event is dated within first..last, both included, or a document published then."""
        month = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
        low = first.isoformat()[:7] if month else first.isoformat()
        query = "SELECT EXISTS (SELECT 1 FROM fact WHERE kind = 'event' AND day >= ? AND day <= ?)"
        (dated,) = self._db.execute(query, (low, last.isoformat() + "~")).fetchone()
        return bool(dated) or any(c.date is not None and first <= c.date <= last for c in self.documents())

    def dates(self, document: int) -> list[tuple[int, int, str]]:
        """Every date of a document: (start, end, TIMEX3 value), in order."""
        return self._db.execute(
            "SELECT start, \"end\", day FROM fact WHERE kind = 'date' AND document = ? ORDER BY start", (document,)
        ).fetchall()

    @cached_property
    def entities(self) -> tuple[StoredEntity, ...]:
        """Every entity of the collection; `StoredEntity.n` is its place here."""
        rows = self._db.execute("SELECT n, name, type, aliases, roles, titles, parent, mentions FROM entity ORDER BY n")
        return tuple(
            StoredEntity(
                n, name, kind, tuple(orjson.loads(a)), tuple(orjson.loads(r)), tuple(orjson.loads(t)), parent, count
            )
            for n, name, kind, a, r, t, parent, count in rows
        )

    def mentions(self, document: int, start: int, end: int) -> list[tuple[int, int, int, str]]:
        """Mentions inside [start, end) of a document: (entity, start, end, kind), in order."""
        return self._db.execute(
            'SELECT entity, start, "end", kind FROM mention WHERE document = ? AND start >= ? AND "end" <= ?'
            " ORDER BY start",
            (document, start, end),
        ).fetchall()

    def mentions_of(self, entity: int) -> list[tuple[int, int, int, str]]:
        """Where an entity is mentioned: (document, start, end, kind), in order."""
        return self._db.execute(
            'SELECT document, start, "end", kind FROM mention WHERE entity = ? ORDER BY document, start',
            (entity,),
        ).fetchall()

    def pronouns_of(self, entity: int) -> Mapping[str, int]:
        """The pronouns that mean an entity, folded, with how often each does, in the order in which they first come."""
        found = self._pronouns.get(entity)
        if found is None:
            places = self._db.execute(
                "SELECT document, start, \"end\" FROM mention WHERE entity = ? AND kind = 'pronoun'"
                " ORDER BY document, start",
                (entity,),
            )
            found = self._pronouns[entity] = Counter(self.text(*place).casefold() for place in places.fetchall())
        return found

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Every folded word of the collection with its count."""
        return dict(self._db.execute("SELECT folded, count FROM word"))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Folded words that the collection also writes with a small letter: no names by themselves."""
        return frozenset(word for (word,) in self._db.execute("SELECT folded FROM word WHERE lower > 0"))

    @cached_property
    def capital_words(self) -> frozenset[str]:
        """Folded words that the collection writes with a small letter at most once in ten times."""
        return frozenset(word for (word,) in self._db.execute("SELECT folded FROM word WHERE lower * 10 <= count"))

    @property
    def sentence_count(self) -> int:
        """How many sentences there are."""
        return len(self.columns)

    @cached_property
    def terms(self) -> Terms:
        """Every stem of the sentences and titles, with the number of sentences that have it."""
        rows = self._db.execute("SELECT stem, sentences FROM term ORDER BY n").fetchall()
        return Terms([stem for stem, _ in rows], [count for _, count in rows])

    def term_counts(self, stems: Sequence[str]) -> dict[str, int]:
        """In how many sentences each stem occurs; stems that occur in none are left out."""
        terms = self.terms
        return {s: count for s in stems if s in terms and (count := terms.counts[terms.number(s)])}

    def extraction(self, content_hash: str, version: str) -> bytes | None:
        """A stored record (JSON) of a document with this content, made by this extractor, or None."""
        row = self._db.execute(
            "SELECT payload FROM extraction WHERE content_hash = ? AND version = ?", (content_hash, version)
        ).fetchone()
        return row[0] if row else None

    def content_hashes(self) -> dict[str, str]:
        """Every document's id with its content hash."""
        return dict(self._db.execute("SELECT id, content_hash FROM document"))

    def check(self) -> None:
        """Verify that every fact and sentence lies inside its document; raise StoreError where one does not."""
        bad = self._db.execute(
            "SELECT count(*) FROM fact t JOIN document d ON d.n = t.document"
            ' WHERE t.start < 0 OR t.start >= t."end" OR t."end" > length(d.text)'
        ).fetchone()[0]
        sizes = self._db.execute("SELECT length(text) FROM document ORDER BY n").fetchall()
        bad += self.columns.outside(np.array(sizes, np.int64).reshape(-1))
        if bad:
            raise StoreError(f"{bad} entries of the new snapshot lie outside their documents; it is not used.")
