"""Writes one snapshot's database and the columns of its sentences, a document record at a time."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import orjson

from knowledge import facts as f
from knowledge.language.words import Word, words
from knowledge.record import DocumentRecord
from knowledge.store.columns import FILE, ColumnsWriter
from knowledge.store.merging import Directory, agreed_kinds, name_key, same_people
from knowledge.store.schema import INDEXES, SCHEMA_VERSION, TABLES

# An address has every word small ("www.acme-ferries.example").
_UNBROKEN = re.compile(r"\S+")
_DOMAIN = re.compile(r"\.(?:com|org|gov|net|edu|info|co|eu|uk)\b")
_WEB = ("http://", "https://", "www.")


def write_database(path: Path, records: Sequence[tuple[DocumentRecord, str]], *, meta: dict[str, str]) -> Counter[str]:
    """Write records (each with its extractor version) into a new database and beside it; return facts by kind."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        connection.execute("BEGIN")
        casts = [record.cast for record, _ in records]
        writer = _Writer(connection, Directory(same_people(casts), agreed_kinds(casts)))
        for record, version in records:
            writer.add(record, version)
        terms, places = writer.columns.write(path.with_name(FILE))
        numbered = zip(range(len(terms)), terms.stems, terms.counts, strict=True)
        connection.executemany("INSERT INTO term VALUES (?, ?, ?)", numbered)
        writer.finish({**meta, "schema": SCHEMA_VERSION, "columns": places})
        connection.execute("COMMIT")
        connection.executescript(INDEXES + "ANALYZE;")
    return writer.counts


class _Writer:
    """Numbers documents, sentences, facts and entities as they come."""

    def __init__(self, connection: sqlite3.Connection, directory: Directory) -> None:
        self._db = connection
        self._directory = directory
        self._words: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._document = self._fact = 0
        self.columns = ColumnsWriter()
        self.counts: Counter[str] = Counter()

    def add(self, record: DocumentRecord, version: str) -> None:
        document = record.document
        number, self._document = self._document, self._document + 1
        day = document.date.isoformat() if document.date else None
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, document.id, document.title, day, document.outlet, document.url, document.body_start,
             document.text, document.content_hash),
        )  # fmt: skip
        self._db.execute(
            "INSERT OR IGNORE INTO extraction VALUES (?, ?, ?)",
            (document.content_hash, version, orjson.dumps(record.model_dump(mode="json"))),
        )
        numbers = self._add_entities(number, record)
        self._add_sentences(number, record, numbers)
        self._add_facts(number, record, numbers)

    def _add_sentences(self, document: int, record: DocumentRecord, numbers: list[int]) -> None:
        mentioned = [(m.start, m.end, numbers[m.entity]) for m in record.cast.mentions]
        speaking = _speaking(record, numbers)
        for sentence in record.sentences:
            found = words(record.document.text, sentence.start, sentence.end)
            self._words.update(w.folded for w in found)
            self._lower.update(_small(record.document.text, sentence.start, sentence.end, found))
            inside = {n for a, b, n in mentioned if sentence.start <= a and b <= sentence.end}
            said_by = {n for a, b, n in speaking if a < sentence.end and sentence.start < b}
            self.columns.add(document, sentence, [w.stem for w in found], inside, said_by)
        title = words(record.document.title or "")
        self._words.update(w.folded for w in title)
        self.columns.add_title(w.stem for w in title)

    def _add_entities(self, document: int, record: DocumentRecord) -> list[int]:
        cast = record.cast
        numbers = self._directory.add(cast.entities, Counter(m.entity for m in cast.mentions))
        self._db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?)",
            [(numbers[m.entity], document, m.start, m.end, m.kind) for m in cast.mentions],
        )
        return numbers

    def _add_facts(self, document: int, record: DocumentRecord, numbers: list[int]) -> None:
        by_name = _by_name(record, numbers)
        links = []
        for fact in record.facts:
            self._db.execute(
                "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
                (self._fact, fact.kind, document, fact.start, fact.end, _day(fact), fact.model_dump_json()),
            )
            for slot, name in _names(fact):
                if (number_of := by_name.get(name_key(name))) is not None:
                    links.append((self._fact, number_of, slot))
                    if isinstance(fact, f.Role) and slot == "holder":
                        self._directory.entities[number_of].roles[fact.role] += 1
            self.counts[fact.kind] += 1
            self._fact += 1
        self._db.executemany("INSERT OR IGNORE INTO fact_entity VALUES (?, ?, ?)", links)

    def finish(self, meta: dict[str, str]) -> None:
        self._db.executemany(
            "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (e.n, e.name, e.type, *(orjson.dumps(list(c)).decode() for c in (e.aliases, e.roles, e.titles)),
                 e.parent, e.mentions)
                for e in self._directory.entities
            ],
        )  # fmt: skip
        rows = ((word, count, self._lower[word]) for word, count in self._words.items())
        self._db.executemany("INSERT INTO word VALUES (?, ?, ?)", rows)
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _by_name(record: DocumentRecord, numbers: list[int]) -> dict[str, int]:
    """The number of each entity of a record, by the key of its name; the first of namesakes."""
    found: dict[str, int] = {}
    for entity, number in zip(record.cast.entities, numbers, strict=True):
        found.setdefault(name_key(entity.name), number)
    return found


def _speaking(record: DocumentRecord, numbers: list[int]) -> list[tuple[int, int, int]]:
    """From where to where who speaks: the span of each statement with its speaker, and whom they speak for."""
    by_name = _by_name(record, numbers)
    return [
        (fact.start, fact.end, by_name[name_key(name)])
        for fact in record.facts
        if isinstance(fact, f.Statement)
        for name in (fact.speaker, fact.on_behalf_of, *fact.along_with)
        if name is not None and name_key(name) in by_name
    ]


def _day(fact: f.AnyFact) -> str | None:
    """The day (or coarser value) that a fact is filed under."""
    if isinstance(fact, f.TimeExpression):
        return fact.value
    return getattr(fact, "date", None)


def _names(fact: f.AnyFact) -> Iterator[tuple[str, str]]:
    """The people and bodies of a fact, each with the slot it fills."""
    for slot in ("speaker", "on_behalf_of", "accused", "holder", "of", "who", "whom", "subject", "object"):
        name = getattr(fact, slot, None)
        if isinstance(name, str):
            yield slot, name
    several = (("investigator", "investigators"), ("participant", "participants"), ("along_with", "along_with"))
    for slot, plural in several:
        for name in getattr(fact, plural, ()):
            yield slot, name


def _small(text: str, start: int, end: int, found: Sequence[Word]) -> Iterator[str]:
    """The folded words of a sentence that are written with a small letter, and in no address."""
    addresses = [m.span() for m in _UNBROKEN.finditer(text, start, end) if _is_address(m[0])]
    inside = (w for w in found if text[w.start].islower())
    yield from (w.folded for w in inside if not any(a <= w.start < b for a, b in addresses))


def _is_address(run: str) -> bool:
    """Whether characters without a space are an address of the web or of mail; read once, however long they are."""
    bare = run.lstrip("(<[\"'“‘")
    mail = "@" in bare and "." in bare.rpartition("@")[2]
    return bare.startswith(_WEB) or mail or _DOMAIN.search(bare) is not None
