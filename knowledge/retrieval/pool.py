"""The sentences among which an answer is looked for: those that the indexes find, and what stands beside them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from knowledge.retrieval.query import Query

if TYPE_CHECKING:
    from knowledge.store.snapshot import SentenceHit, Snapshot

_SENTENCES = 40
_DOCUMENTS = 4
# Of a longer document only its opening and what stands around hits is looked at.
_FROM_A_DOCUMENT = 60
_OPENING = 12
_RELATED_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence under consideration, with what stands beside it; `order` has its stems in order."""

    n: int
    document: int
    start: int
    end: int
    paragraph: int
    holds: str
    order: tuple[str, ...]
    near: frozenset[str]
    title: frozenset[str]
    entities: frozenset[int]
    entities_near: frozenset[int]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the sentence."""
        return frozenset(self.order)


@dataclass(frozen=True)
class Pool:
    """Sentences in order, their neighbours among them; `chosen` tells which may answer.

    `bm25` and `document_score` are shares of the best sentence's and the best document's.
    """

    rows: Sequence[SentenceHit]
    stems: Sequence[tuple[str, ...]]
    titles: Mapping[int, frozenset[str]]
    chosen: npt.NDArray[np.bool_]
    bm25: npt.NDArray[np.float32]
    document_score: npt.NDArray[np.float32]

    def candidate(self, i: int) -> Candidate:
        """Row `i` with the rows beside it."""
        row = self.rows[i]
        sides = [j for j in (i - 1, i + 1) if 0 <= j < len(self.rows) and self.rows[j].document == row.document
                 and abs(self.rows[j].n - row.n) == 1]  # fmt: skip
        return Candidate(
            n=row.n,
            document=row.document,
            start=row.start,
            end=row.end,
            paragraph=row.paragraph,
            holds=row.holds,
            order=self.stems[i],
            near=frozenset().union(*(self.stems[j] for j in sides)),
            title=self.titles[row.document],
            entities=_numbers(row.entities),
            entities_near=frozenset().union(*(_numbers(self.rows[j].entities) for j in sides)),
        )

    def without(self, numbers: Container[int]) -> Pool:
        """The pool as it were if the sentences with these numbers had not been written."""
        kept = [i for i, row in enumerate(self.rows) if row.n not in numbers]
        return Pool(
            rows=[self.rows[i] for i in kept],
            stems=[self.stems[i] for i in kept],
            titles=self.titles,
            chosen=self.chosen[kept],
            bm25=self.bm25[kept],
            document_score=self.document_score[kept],
        )

    def follows(self) -> npt.NDArray[np.bool_]:
        """For each row but the first, whether it stands right behind the one before it."""
        numbers = np.array([r.n for r in self.rows])
        documents = np.array([r.document for r in self.rows])
        result: npt.NDArray[np.bool_] = (np.diff(numbers) == 1) & (np.diff(documents) == 0)
        return result


def _numbers(listed: str) -> frozenset[int]:
    return frozenset(map(int, listed.split()))


def gather(snapshot: Snapshot, query: Query, *, document: int | None = None) -> Pool:
    """Collect what may answer: the best sentences by BM25, and every sentence of the best documents.

    Of one document alone where its number is given.
    """
    weighted = [(s, query.weights[s]) for s in query.stems]
    weighted += [(o, _RELATED_WEIGHT * query.weights[s]) for s in query.stems for o in query.related.get(s, "").split()]
    hits = {h.n: h.score for h in snapshot.passages.sentences(weighted, limit=_SENTENCES, document=document)}
    by_document = {document: 1.0} if document is not None else _best_documents(snapshot, weighted)
    rows: dict[int, SentenceHit] = {}
    chosen: set[int] = set()
    for number in by_document:
        for row in _of_document(snapshot, number, hits):
            rows[row.n] = row
            chosen.add(row.n)
    alone = [n for n in hits if n not in rows]
    around = sorted({n + d for n in alone for d in (-1, 0, 1) if n + d >= 0} - set(rows))
    rows |= {r.n: r for r in snapshot.sentences_numbered(around)} if around else {}
    chosen.update(n for n in alone if n in rows)
    return _pool(snapshot, [rows[n] for n in sorted(rows)], chosen, hits, by_document)


def _best_documents(snapshot: Snapshot, weighted: Sequence[tuple[str, float]]) -> dict[int, float]:
    found = snapshot.passages.documents(weighted, limit=_DOCUMENTS)
    best = max((d.score for d in found), default=1.0) or 1.0
    return {d.n: d.score / best for d in found}


def _of_document(snapshot: Snapshot, document: int, hits: Mapping[int, float]) -> Sequence[SentenceHit]:
    rows = snapshot.sentences(document)
    if len(rows) <= _FROM_A_DOCUMENT or not hits:
        return rows
    wanted = {n + d for n in hits for d in (-1, 0, 1)}
    return [r for i, r in enumerate(rows) if i < _OPENING or r.n in wanted]


def _pool(
    snapshot: Snapshot,
    rows: Sequence[SentenceHit],
    chosen: set[int],
    hits: Mapping[int, float],
    by_document: Mapping[int, float],
) -> Pool:
    best = max(hits.values(), default=1.0) or 1.0
    return Pool(
        rows=rows,
        stems=[tuple(r.stems.split()) for r in rows],
        titles={n: snapshot.title_stems(n) for n in {r.document for r in rows}},
        chosen=np.array([r.n in chosen for r in rows], bool),
        bm25=np.array([hits.get(r.n, 0.0) / best for r in rows], np.float32),
        document_score=np.array([by_document.get(r.document, 0.0) for r in rows], np.float32),
    )
