"""Finds the sentences that may answer a question: candidates from the indexes, ranked by features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.retrieval.features import Candidate, Query, features
from knowledge.retrieval.ranker import Ranker

if TYPE_CHECKING:
    from knowledge.store.snapshot import SentenceHit, Snapshot

_SENTENCES = 40
_DOCUMENTS = 4
_FROM_A_DOCUMENT = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A ranked sentence; `confidence` is the calibrated chance that it answers."""

    candidate: Candidate
    features: Mapping[str, float]
    score: float
    confidence: float


def search(
    snapshot: Snapshot, query: Query, ranker: Ranker, *, document: int | None = None, limit: int = 10
) -> list[Passage]:
    """Rank candidate sentences for a query, best first; in one document where its number is given."""
    found = []
    for candidate in _candidates(snapshot, query, document):
        values = features(query, candidate)
        score = ranker.score(values)
        found.append(Passage(candidate, values, score, ranker.confidence(score)))
    found.sort(key=lambda p: (-p.score, p.candidate.n))
    return found[:limit]


def _candidates(snapshot: Snapshot, query: Query, document: int | None) -> Iterable[Candidate]:
    weighted = [(s, query.weights[s]) for s in query.stems]
    weighted += [(o, 0.7 * query.weights[s]) for s in query.stems for o in query.related.get(s, "").split()]
    hits = {h.n: h.score for h in snapshot.passages.sentences(weighted, limit=_SENTENCES, document=document)}
    best_sentence = max(hits.values(), default=1.0) or 1.0
    shares = {n: score / best_sentence for n, score in hits.items()}
    if document is not None:
        yield from _of_document(snapshot, document, shares, 1.0)
        return
    documents = snapshot.passages.documents(weighted, limit=_DOCUMENTS)
    best_document = max((d.score for d in documents), default=1.0) or 1.0
    by_document = {d.n: d.score / best_document for d in documents}
    # A sentence that shares no word with the question is context for its neighbours, and no answer.
    for number, share in by_document.items():
        for candidate in _of_document(snapshot, number, shares, share):
            if not candidate.stems.isdisjoint(query.all_stems):
                yield candidate
    yield from _alone(snapshot, list(hits), shares, by_document)


def _of_document(snapshot: Snapshot, document: int, shares: Mapping[int, float], share: float) -> Iterable[Candidate]:
    rows = snapshot.sentences(document)
    if len(rows) > _FROM_A_DOCUMENT and shares:
        wanted = {n + d for n in shares for d in (-1, 0, 1)}
        rows = [r for i, r in enumerate(rows) if i < 12 or r.n in wanted]
    yield from _candidates_from(snapshot, rows, shares, {document: share})


def _alone(
    snapshot: Snapshot, numbers: Sequence[int], shares: Mapping[int, float], by_document: Mapping[int, float]
) -> Iterable[Candidate]:
    """Sentence hits outside the best documents, each with its neighbours for context only."""
    around = sorted({n + d for n in numbers for d in (-1, 0, 1) if n + d >= 0})
    rows = [r for r in snapshot.sentences_numbered(around) if r.document not in by_document]
    yield from _candidates_from(snapshot, rows, shares, {}, keep=frozenset(numbers))


def _candidates_from(
    snapshot: Snapshot,
    rows: Sequence[SentenceHit],
    shares: Mapping[int, float],
    by_document: Mapping[int, float],
    *,
    keep: frozenset[int] | None = None,
) -> Iterable[Candidate]:
    """Candidates of sentences in order, with their neighbours; only those numbered in `keep`, where it is given."""
    orders = [tuple(r.stems.split()) for r in rows]
    sets = [frozenset(o) for o in orders]
    mentioned = _mentioned(snapshot, rows)
    for i, row in enumerate(rows):
        if keep is not None and row.n not in keep:
            continue
        sides = [j for j in (i - 1, i + 1) if 0 <= j < len(rows) and rows[j].document == row.document
                 and abs(rows[j].n - row.n) == 1]  # fmt: skip
        yield Candidate(
            n=row.n,
            document=row.document,
            start=row.start,
            end=row.end,
            paragraph=row.paragraph,
            holds=row.holds,
            stems=sets[i],
            order=orders[i],
            near=frozenset().union(*(sets[j] for j in sides)),
            title=snapshot.title_stems(row.document),
            entities=mentioned[i],
            entities_near=frozenset().union(*(mentioned[j] for j in sides)),
            bm25=shares.get(row.n, 0.0),
            document_score=by_document.get(row.document, 0.0),
        )


def _mentioned(snapshot: Snapshot, rows: Sequence[SentenceHit]) -> list[frozenset[int]]:
    """The entities of each sentence; one look-up for each run of sentences of a document."""
    found: list[set[int]] = [set() for _ in rows]
    begin = 0
    while begin < len(rows):
        end = begin
        while (
            end + 1 < len(rows)
            and rows[end + 1].document == rows[begin].document
            and rows[end + 1].n - rows[end].n <= 3
        ):
            end += 1
        i = begin
        for entity, start, stop, _ in snapshot.mentions(rows[begin].document, rows[begin].start, rows[end].end):
            while i < end and rows[i].end <= start:
                i += 1
            if rows[i].start <= start and stop <= rows[i].end:
                found[i].add(entity)
        begin = end + 1
    return [frozenset(f) for f in found]
