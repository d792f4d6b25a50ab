"""The tables of a snapshot's database. Offsets are code points into `document.text`, half-open.

Sentences stand beside it (knowledge.store.columns), with the numbers of this database's documents, entities and terms.
"""

from __future__ import annotations

SCHEMA_VERSION = "7"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, date TEXT, outlet TEXT, url TEXT,
    body_start INTEGER NOT NULL, text TEXT NOT NULL, content_hash TEXT NOT NULL
);
CREATE TABLE entity (
    n INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL,
    roles TEXT NOT NULL, titles TEXT NOT NULL, parent INTEGER, mentions INTEGER NOT NULL
);
CREATE TABLE mention (
    entity INTEGER NOT NULL, document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
);
CREATE TABLE fact (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, document INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, day TEXT, payload TEXT NOT NULL
);
CREATE TABLE fact_entity (
    fact INTEGER NOT NULL, entity INTEGER NOT NULL, slot TEXT NOT NULL, PRIMARY KEY (entity, slot, fact)
) WITHOUT ROWID;
CREATE TABLE term (n INTEGER PRIMARY KEY, stem TEXT NOT NULL, sentences INTEGER NOT NULL);
CREATE TABLE word (folded TEXT PRIMARY KEY, count INTEGER NOT NULL, lower INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE extraction (
    content_hash TEXT NOT NULL, version TEXT NOT NULL, payload BLOB NOT NULL,
    PRIMARY KEY (content_hash, version)
) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX mention_of_entity ON mention (entity, document, start);
CREATE INDEX mention_in_document ON mention (document, start);
CREATE INDEX fact_of_kind ON fact (kind, document, start);
CREATE INDEX fact_in_document ON fact (document, start);
CREATE INDEX fact_on_day ON fact (kind, day);
"""
