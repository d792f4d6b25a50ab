"""The sentences among which an answer is looked for: those that the indexes find, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from knowledge.retrieval.query import Query
from knowledge.retrieval.windows import Spans
from knowledge.store.columns import Ints, bits
from knowledge.store.sentences import SentenceHit, SentenceRows

if TYPE_CHECKING:
    from knowledge.store.snapshot import Snapshot

_SENTENCES = 100
_DOCUMENTS = 8
# Of a longer document only its opening and what stands around hits is looked at.
_FROM_A_DOCUMENT = 60
_OPENING = 12
_RELATED_WEIGHT = 0.7
_QUOTE = re.compile(r"[“”\"«»]")


@dataclass(frozen=True)
class Candidate:
    """A sentence under consideration: row `row` of its pool, and what stands beside it there."""

    n: int
    document: int
    start: int
    end: int
    paragraph: int
    holds: str
    pool: Pool = field(repr=False, compare=False)
    row: int

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The stems of the sentence, in order."""
        return self.pool.rows[self.row].order

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the sentence."""
        return frozenset(self.order)

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the sentences beside it."""
        return frozenset(stem for row in self._beside for stem in row.order)

    @cached_property
    def title(self) -> frozenset[str]:
        """The stems of its document's title, and of the nearest heading above it."""
        above = int(self.pool.above[self.row])
        return self.pool.titles[self.document].union(self.pool.rows[above].order if above >= 0 else ())

    @cached_property
    def entities(self) -> frozenset[int]:
        """The entities mentioned in it."""
        return self.pool.rows[self.row].entities

    @cached_property
    def entities_near(self) -> frozenset[int]:
        """The entities mentioned in the sentences beside it."""
        return frozenset(entity for row in self._beside for entity in row.entities)

    @cached_property
    def _beside(self) -> Sequence[SentenceHit]:
        around = self.pool.rows[max(0, self.row - 1) : self.row + 2]
        return [r for r in around if r.document == self.document and abs(r.n - self.n) == 1]


@dataclass(frozen=True)
class Pool:
    """Sentences in order, their neighbours among them; `chosen` tells which may answer.

    `numbers` are the sentences' in the snapshot, ascending; `bm25` and `document_score` are shares of the best
    sentence's and the best document's; `unwritten` are the numbers of sentences that are taken not to be there.
    """

    snapshot: Snapshot
    numbers: Ints
    titles: Mapping[int, frozenset[str]]
    chosen: npt.NDArray[np.bool_]
    bm25: npt.NDArray[np.float32]
    document_score: npt.NDArray[np.float32]
    unwritten: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def rows(self) -> Sequence[SentenceHit]:
        """The sentences, each made when it is asked for."""
        return SentenceRows(self.snapshot, self.numbers)

    @cached_property
    def documents(self) -> Ints:
        """The number of each sentence's document."""
        found: Ints = self.snapshot.columns.document[self.numbers]
        return found

    @cached_property
    def spans(self) -> Spans:
        """Where the sentences stand, as windows are made of them."""
        columns = self.snapshot.columns
        return Spans(
            starts=columns.start[self.numbers].tolist(),
            ends=columns.end[self.numbers].tolist(),
            headings=self._headings.tolist(),
            follows=self.follows().tolist(),
        )

    @cached_property
    def parts(self) -> Ints:
        """The number of the part that each sentence stands in: what no heading and no caption parts.

        A question that is a paragraph by itself is a heading. One that opens a paragraph ("Layoffs. The trustee ...")
        parts it from the one before.
        """
        apart = self._captions + np.where(self.asking & self._alone, -np.arange(1, len(self) + 1), 0)
        begins = self._run_in.astype(np.int64)
        return np.asarray(np.cumsum(np.append(0, (apart[1:] != apart[:-1]) + begins[1:])), np.int64)

    @cached_property
    def _headings(self) -> npt.NDArray[np.bool_]:
        return np.asarray((self.snapshot.columns.holds[self.numbers] & bits("h")) != 0, np.bool_)

    @cached_property
    def titling(self) -> npt.NDArray[np.bool_]:
        """Which sentences are headings of what stands below: paragraphs by themselves, or what opens one."""
        return np.asarray((self._headings & self._alone) | self._run_in, np.bool_)

    @cached_property
    def _run_in(self) -> npt.NDArray[np.bool_]:
        """Which sentences are headings that open the paragraph which they are of."""
        behind = np.append(self._goes_on, False)[: len(self)]
        opens = ~np.append(False, self._goes_on)[: len(self)]
        return np.asarray(self._headings & opens & behind, np.bool_)

    @cached_property
    def above(self) -> Ints:
        """The row of the nearest heading above each sentence, with nothing left out between; -1 where there is none."""
        places = np.arange(len(self))
        headings = np.maximum.accumulate(np.where(self.titling, places, -1))
        begun = np.maximum.accumulate(np.where(np.append(True, ~self.follows())[: len(self)], places, 0))
        return np.asarray(np.where((headings >= begun) & (headings < places), headings, -1), np.int64)

    @cached_property
    def _goes_on(self) -> npt.NDArray[np.bool_]:
        """For each row but the first, whether it stands in the paragraph of the one before it."""
        return np.asarray(self.follows() & (np.diff(self.snapshot.columns.paragraph[self.numbers]) == 0), np.bool_)

    @cached_property
    def _alone(self) -> npt.NDArray[np.bool_]:
        """Which sentences are a paragraph by themselves."""
        return np.asarray(~(np.append(False, self._goes_on) | np.append(self._goes_on, False)), np.bool_)

    @cached_property
    def _captions(self) -> npt.NDArray[np.int64]:
        """A number for each caption, at all of its sentences; 0 at the text's.

        A caption is a paragraph that ends with what is no sentence: who took the picture.
        """
        found = np.zeros(len(self), np.int64)
        behind = np.append(self._goes_on, False)
        for last in np.flatnonzero(self._headings & ~behind & np.append(False, self._goes_on)).tolist():
            first = last
            while first and self._goes_on[first - 1]:
                first -= 1
            end = self.spans.ends[last]
            if self.snapshot.text(int(self.documents[last]), end - 1, end) != ":":
                found[first : last + 1] = last + 1
        return found

    def _asks(self, document: int, start: int, end: int) -> bool:
        text = self.snapshot.text
        return text(document, end - 1, end) == "?" and not _QUOTE.search(text(document, start, end))

    @cached_property
    def asking(self) -> npt.NDArray[np.bool_]:
        """Which sentences are questions of the document's own: they tell nothing themselves ("Who won?")."""
        places = zip(self.documents.tolist(), self.spans.starts, self.spans.ends, strict=True)
        return np.array([self._asks(*place) for place in places], np.bool_)

    def candidate(self, i: int) -> Candidate:
        """Row `i`, as intents look at it."""
        row = self.rows[i]
        return Candidate(row.n, row.document, row.start, row.end, row.paragraph, row.holds, pool=self, row=i)

    def without(self, numbers: Collection[int]) -> Pool:
        """The pool as it were if the sentences with these numbers had not been written."""
        kept = [i for i, n in enumerate(self.numbers.tolist()) if n not in numbers]
        return Pool(
            snapshot=self.snapshot,
            numbers=self.numbers[kept],
            titles=self.titles,
            chosen=self.chosen[kept],
            bm25=self.bm25[kept],
            document_score=self.document_score[kept],
            unwritten=self.unwritten.union(numbers),
        )

    def words_of(self, document: int) -> Ints:
        """The numbers of the stems of a document, its title's among them."""
        columns = self.snapshot.columns
        sentences = np.array(columns.of_document(document), np.int64)
        if self.unwritten:
            sentences = sentences[~np.isin(sentences, list(self.unwritten))]
        words, _ = columns.stems.of(sentences)
        found: Ints = np.concatenate([words, columns.titles[document]])
        return found

    def follows(self) -> npt.NDArray[np.bool_]:
        """For each row but the first, whether it stands right behind the one before it."""
        result: npt.NDArray[np.bool_] = (np.diff(self.numbers) == 1) & (np.diff(self.documents) == 0)
        return result


def gather(snapshot: Snapshot, query: Query, *, document: int | None = None) -> Pool:
    """Collect what may answer: the best sentences by BM25, and every sentence of the best documents.

    Of one document alone where its number is given.
    """
    weighted = [(s, query.weights[s]) for s in query.stems]
    weighted += [(o, _RELATED_WEIGHT * query.weights[s]) for s in query.stems for o in query.related.get(s, "").split()]
    weighted = [(s, w) for s, w in weighted if s in snapshot.terms]
    hits = {h.n: h.score for h in snapshot.passages.sentences(weighted, limit=_SENTENCES, document=document)}
    by_document = {document: 1.0} if document is not None else _best_documents(snapshot, weighted)
    chosen = {n for number in by_document for n in _of_document(snapshot, number, hits)}
    around = {n + d for n in hits if n not in chosen for d in (-1, 0, 1) if 0 <= n + d < snapshot.sentence_count}
    numbers = np.array(sorted(chosen | around), np.int64)
    documents = snapshot.columns.document[numbers]
    by_sentence = np.zeros(len(numbers), np.float32)
    found = np.searchsorted(numbers, list(hits))
    by_sentence[found] = np.array(list(hits.values())) / (max(hits.values(), default=1.0) or 1.0)
    by_document_ = np.zeros(len(numbers), np.float32)
    may_answer = np.zeros(len(numbers), bool)
    may_answer[found] = True
    for number, score in by_document.items():
        by_document_[documents == number] = score
    may_answer[np.searchsorted(numbers, sorted(chosen))] = True
    return Pool(
        snapshot=snapshot,
        numbers=numbers,
        titles={n: snapshot.title_stems(n) for n in set(documents.tolist())},
        chosen=may_answer,
        bm25=by_sentence,
        document_score=by_document_,
    )


def _best_documents(snapshot: Snapshot, weighted: Sequence[tuple[str, float]]) -> dict[int, float]:
    found = snapshot.passages.documents(weighted, limit=_DOCUMENTS)
    best = max((d.score for d in found), default=1.0) or 1.0
    return {d.n: d.score / best for d in found}


def _of_document(snapshot: Snapshot, document: int, hits: Mapping[int, float]) -> Sequence[int]:
    numbers = snapshot.columns.of_document(document)
    if len(numbers) <= _FROM_A_DOCUMENT or not hits:
        return numbers
    return [*numbers[:_OPENING], *(n for n in {n + d for n in hits for d in (-1, 0, 1)} if n in numbers[_OPENING:])]
