"""Finds the passages that may answer a question: candidates from the indexes, ranked by features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from knowledge.retrieval.deciding import evidence
from knowledge.retrieval.features import Features
from knowledge.retrieval.matching import Array
from knowledge.retrieval.pool import Candidate, Pool
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import Ranker, default_ranker
from knowledge.retrieval.reader import default_reader
from knowledge.retrieval.rereading import ENOUGH, LEAST, MOST, read
from knowledge.retrieval.vectors import default_vectors
from knowledge.retrieval.weighing import Weighing, default_weighing
from knowledge.retrieval.windows import Window, best_windows, led_up, within_part

# A word less near in meaning than this is no word of the question's.
_CLEARLY = 0.5
# How many stretches the reader reads.
READ = 6
# From this share of the chance on the best window is not read.
CLEAR = 0.99
# So many of the likeliest passages are near the best one.
_NEAREST = 3


@dataclass(frozen=True)
class Passage:
    """A window of sentences with its best one; `chance` is its share of all, `confidence` that it answers.

    `met` is how much of the question's words it accounts for (0..1), those near in meaning included: the mean of their
    share by weight and by number; `lacking` are the stems of the others. `start` and `end` are code points of document
    number `candidate.document`. `read` is what the reader says of it: the logarithm of the odds that an answer begins
    there.
    """

    candidate: Candidate
    start: int
    end: int
    score: float
    chance: float
    confidence: float
    met: float
    lacking: frozenset[str]
    found: Features
    row: int
    read: float = LEAST

    @property
    def answers(self) -> bool:
        """Whether the reader holds that an answer begins in it."""
        return self.read >= ENOUGH

    def feature(self, name: str) -> float:
        """One feature of the best sentence."""
        return float(self.found.values[name][self.row])


class Search:
    """One search: the pool, its features and scores, and the windows made of it."""

    def __init__(self, query: Query, pool: Pool, ranker: Ranker, weighing: Weighing | None = None) -> None:
        self.query = query
        self.pool = pool
        self.features = Features(query, pool, default_vectors())
        self._ranker = ranker
        self._weighing = weighing or default_weighing()

    @cached_property
    def scores(self) -> Array:
        """The ranker's score of every sentence; what may not answer is out of the running."""
        scores = self._ranker.scores(self.features.values, len(self.pool.rows))
        return np.where(self.pool.chosen, scores, -1e9)

    @cached_property
    def shares(self) -> Array:
        """The share of each sentence in the chance that any of them answers, before any of them is read."""
        return self._shares(self.scores)

    @cached_property
    def readings(self) -> Array:
        """What the reader says of each sentence (log odds that an answer begins there); NaN where it was not read."""
        # The reader was taught by questions that words of a text answer; "Was the pier closed?" is answered by none.
        untold = not self.query.text or self.query.polar
        if not self._ranker.reading or untold:
            return np.full(len(self.scores), np.nan, np.float32)
        limit = 1 if self._clear else READ
        return read(default_reader(), self.query.text, self.pool, self.shares, limit=limit)

    @cached_property
    def chances(self) -> Array:
        """The share of each sentence in the chance that any of them answers; they sum to one."""
        if self._clear or np.isnan(self.readings).all():
            return self.shares
        unread = self._ranker.unread
        told = np.where(np.isnan(self.readings), unread, np.clip(self.readings, LEAST, MOST))
        more = self._weighing.added(self.features.values, self.scores, self.readings, unread)
        return self._shares(self.scores + self._ranker.reading * told + more)

    @cached_property
    def _clear(self) -> bool:
        """Whether one window has so much of the chance that reading tells whether it answers, but not which is best."""
        best = best_windows(self.pool.spans, self.shares, limit=1)
        return not best or best[0].chance >= CLEAR

    def _shares(self, scores: Array) -> Array:
        if not len(scores):
            return scores
        odds = np.exp((scores - scores.max()) / self._ranker.temperature)
        result: Array = self.tellable(odds / odds.sum())
        return result

    def tellable(self, shares: Array) -> Array:
        """Shares of what may be shown: none of a heading's, and that of a question goes to the sentence behind it.

        What a document asks itself is answered there. Where nothing but headings is left, they keep theirs.
        """
        asking, headings = self.pool.asking, np.array(self.pool.spans.headings, np.bool_)
        told = np.where(asking | headings, 0.0, shares)
        follows = self.pool.follows()
        for row in np.flatnonzero(asking).tolist():
            if row + 1 < len(shares) and follows[row] and not headings[row + 1]:
                told[row + 1] += shares[row]
        total = told.sum()
        return told / total if total > 0 else shares

    def likeliest(self, document: int, start: int, end: int) -> tuple[float, int, int] | None:
        """The chance, start and end of the likeliest sentence that begins in a span; None where none is in the pool."""
        spans, inside = self.pool.spans, np.flatnonzero(self.pool.documents == document).tolist()
        found = [
            (float(self.chances[row]), spans.starts[row], spans.ends[row])
            for row in inside
            if start <= spans.starts[row] < end
        ]
        return max(found, default=None)

    def windows(self, limit: int) -> list[Window]:
        """The best windows, none touching another."""
        return best_windows(self.pool.spans, self.chances, limit=limit)

    def passages(self, limit: int) -> list[Passage]:
        """The best windows with what is known of them, likeliest first."""
        windows = self.windows(max(2, limit))
        leans = (self.features.values["leaning"] > 0).tolist()
        shown = led_up(windows, self.pool.spans, self.chances, leans)
        return [self._passage(windows, k, shown[k]) for k in range(min(limit, len(windows)))]

    def _met(self, window: Window) -> Array:
        """How much a window and its title account for each word of the question, in any way; 0 where hardly."""
        m, inside = self.features.matches, slice(window.first, window.last + 1)
        parts = [m.soft[:, inside], m.related[:, inside], m.said[:, inside], m.title[:, [window.best]]]
        best = np.concatenate(parts, axis=1).max(axis=1, initial=0.0)
        met: Array = np.where(best >= _CLEARLY, best, 0.0)
        return met

    def _passage(self, windows: list[Window], k: int, shown: tuple[int, int]) -> Passage:
        window, spans = windows[k], self.pool.spans
        first, last = within_part(shown, window.best, self.pool.parts)
        told = evidence(self.features, self.scores, windows, k, self.readings)
        met = self._met(window)
        return Passage(
            candidate=self.pool.candidate(window.best),
            start=spans.starts[first],
            end=spans.ends[last],
            score=float(self.scores[window.best]),
            chance=window.chance,
            confidence=self._ranker.confidence(told),
            met=float(self.features.share(met) + met.mean()) / 2 if len(met) else 0.0,
            lacking=frozenset(s for s, share in zip(self.query.stems, met, strict=True) if not share),
            found=self.features,
            row=window.best,
            read=told["read"] * MOST if not told["unread"] else LEAST,
        )


def instead(passages: Sequence[Passage], told: Passage) -> list[Passage]:
    """Put a passage that tells it before a best one that does not; what spoke for that one speaks for it by half."""
    sure = max(told.confidence, passages[0].confidence / 2)
    others = [p for p in passages if (p.candidate.n, p.start) != (told.candidate.n, told.start)]
    return [replace(told, confidence=sure), *others]


def put_right(
    passages: Sequence[Passage], wrong: Callable[[Passage], bool], right: Callable[[Passage], bool]
) -> list[Passage]:
    """Passages in their order, but before a best one that is wrong one near it that is right and lacks no word."""
    if not passages or not wrong(passages[0]):
        return list(passages)
    told = next((p for p in passages[:_NEAREST] if not p.lacking and right(p)), None)
    return list(passages) if told is None else instead(passages, told)


def load_models() -> None:
    """Load what a search needs, once a process, so that no question waits for it: half a second or so."""
    default_ranker()
    default_vectors()
    default_weighing()
    default_reader()
