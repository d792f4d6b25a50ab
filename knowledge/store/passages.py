"""The tantivy indexes of a snapshot: sentences (alone and with their neighbours) and whole documents.

Text goes in as our own stems, so that a query's stems are the index's stems exactly.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy

from knowledge.language.words import words
from knowledge.record import DocumentRecord

_HEAP_BYTES = 64_000_000
_TERMS_KEPT = 4_096


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("n", stored=False, indexed=False, fast=True)
    builder.add_integer_field("document", stored=False, indexed=True, fast=False)
    for field in ("text", "window"):
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def write_passages(folder: Path, records: Iterable[DocumentRecord]) -> None:
    """Index records into `folder`; sentences and documents are numbered as the database numbers them."""
    indexes = {}
    for name in ("sentences", "documents"):
        path = folder / name
        path.mkdir(parents=True)
        indexes[name] = tantivy.Index(_schema(), path=str(path))
    writers = {name: index.writer(_HEAP_BYTES, 1) for name, index in indexes.items()}
    number = 0
    for document, record in enumerate(records):
        text = record.document.text
        stems = [" ".join(w.stem for w in words(text, s.start, s.end)) for s in record.sentences]
        title = " ".join(w.stem for w in words(record.document.title or ""))
        for i, own in enumerate(stems):
            around = " ".join(stems[max(0, i - 1) : i + 2])
            writers["sentences"].add_document(
                tantivy.Document(n=number, document=document, text=own, window=f"{title} {around}")
            )
            number += 1
        body = " ".join(stems)
        writers["documents"].add_document(
            tantivy.Document(n=document, document=document, text=f"{title} {body}", window=title)
        )
    for writer in writers.values():
        writer.commit()
        writer.wait_merging_threads()


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence's or document's number with its BM25 score."""

    n: int
    score: float


class PassageIndex:
    """Both indexes, opened for reading; safe to search from several threads."""

    def __init__(self, sentences: tantivy.Index, documents: tantivy.Index) -> None:
        self._schema = sentences.schema
        self._sentences = sentences.searcher()
        self._documents = documents.searcher()
        # Making them takes as long as the search itself, and the commonest words come in every other question.
        self._term = functools.lru_cache(maxsize=_TERMS_KEPT)(self._term_query)

    @classmethod
    def open(cls, folder: Path) -> PassageIndex:
        """Open the indexes under a snapshot's folder; raise ValueError or OSError where they are damaged."""
        opened = [tantivy.Index.open(str(folder / name)) for name in ("sentences", "documents")]
        for index in opened:
            # Static files: a reader that watches them would cost a thread and gain nothing.
            index.config_reader("manual")
        return cls(*opened)

    def sentences(
        self, weights: Sequence[tuple[str, float]], *, limit: int, document: int | None = None
    ) -> list[Scored]:
        """Sentences by BM25 of weighted stems, in themselves and (at less weight) around them.

        Only those of one document, where its number is given.
        """
        return self._search(self._sentences, weights, {"text": 1.0, "window": 0.6}, limit, document)

    def documents(self, weights: Sequence[tuple[str, float]], *, limit: int) -> list[Scored]:
        """Documents by BM25 of weighted stems, titles counting twice."""
        return self._search(self._documents, weights, {"text": 1.0, "window": 1.0}, limit)

    def _term_query(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, "freq")

    def _search(
        self,
        searcher: tantivy.Searcher,
        weights: Sequence[tuple[str, float]],
        fields: dict[str, float],
        limit: int,
        document: int | None = None,
    ) -> list[Scored]:
        clauses = []
        for word, weight in weights:
            for field, boost in fields.items():
                clauses.append(
                    (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, word), weight * boost))
                )
        if not clauses or limit <= 0:
            return []
        if document is not None:
            inside = tantivy.Query.term_query(self._schema, "document", document)
            any_word = tantivy.Query.boolean_query(clauses)
            clauses = [
                (tantivy.Occur.Must, any_word),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(inside, 0.0)),
            ]
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False).hits
        numbers = searcher.fast_field_values("n", [address for _, address in hits])
        return [Scored(int(n or 0), float(score)) for (score, _), n in zip(hits, numbers, strict=True)]
