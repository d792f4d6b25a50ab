"""What speaks for a sentence as the answer to a question, as named numbers, for a whole pool of sentences at once.

Every feature can be read and argued with; the ranker multiplies them with weights and adds them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from knowledge.retrieval.matching import Array, Words, beside, match, ramp
from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import WANTED, Query
from knowledge.retrieval.vectors import WordVectors

# Numerals as stems: digits (never ordinals), words, and the vague ones that count all the same.
_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|dozen|hundr|hundred|thousand|million"
    r"|billion|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|half|quarter|sever|mani|few|no|all|both"
)
# Which flag speaks for which question word; each pair is a feature of its own.
_FITTING = (
    ("who", "P"), ("when", "D"), ("where", "L"), ("how_many", "N"), ("how_much", "M"), ("how_much", "N"),
    ("how_much", "%"), ("how_long", "T"), ("how_long", "N"), ("why", "R"), ("address", "@"),
)  # fmt: skip
# A sentence that begins so leans on the one before it.
_LEANING = frozenset("it he she they this that these those his her their its we i such".split())
_JOINING = frozenset("but and so as for when if then however yet".split())
_SCALE = 10.0
_PREFIX = 5


class Features:
    """The features of every sentence of a pool, by name, and the matches that they are counted from."""

    def __init__(self, query: Query, pool: Pool, vectors: WordVectors) -> None:
        self._query = query
        self._pool = pool
        self._vectors = vectors
        self._words = Words(pool, vectors)
        self.matches = match(query, pool, self._words, vectors)
        self._follows = pool.follows() if len(pool.rows) > 1 else np.zeros(0, bool)

    @cached_property
    def values(self) -> Mapping[str, Array]:
        """Each feature's value for every sentence."""
        return {**self._coverage(), **self._rarity(), **self._names(), **self._order(), **self._kind()}

    @cached_property
    def _weights(self) -> Array:
        return np.array([self._query.weights[s] for s in self._query.stems], np.float32)

    def share(self, values: Array) -> Array:
        """Share of the question's weight, for matches (a row a stem) of any number of places."""
        total: Array = self._weights @ values / (self._query.total or 1.0)
        return total

    @cached_property
    def near(self) -> Mapping[str, Array]:
        """Each kind of match in a sentence, its neighbours, or the name of who speaks in it."""
        found = {}
        for kind in ("exact", "related", "cosine"):
            own: Array = getattr(self.matches, kind)
            found[kind] = np.maximum.reduce([own, *beside(own, self._follows), self.matches.said])
        return found

    def _coverage(self) -> Mapping[str, Array]:
        m, near = self.matches, self.near
        soft, soft_near = m.soft, ramp(near["cosine"])
        anywhere = np.maximum(soft_near, m.title)
        before, behind = beside(soft, self._follows)
        own = self.share(m.exact)
        leaning = np.array([_leans(s) for s in self._pool.stems], np.float32)
        count = max(1, len(self._query.stems))
        return {
            "coverage": own,
            "coverage_squared": own * own,
            "coverage_near": self.share(near["exact"]),
            "coverage_title": self.share(m.title),
            "coverage_count": m.exact.sum(axis=0) / count,
            "related": self.share(m.related),
            "related_near": self.share(near["related"]),
            "related_all": self.share(np.maximum(near["related"], m.title)),
            "soft": self.share(soft),
            "soft_near": self.share(soft_near),
            "soft_all": self.share(anywhere),
            "soft_said": self.share(np.maximum(soft, m.said)),
            "cosine": self.share(m.cosine),
            "cosine_near": self.share(near["cosine"]),
            "soft_least": anywhere.min(axis=0, initial=1.0),
            "soft_last": soft[-1] if len(soft) else np.zeros(len(self._pool.rows)),
            "matched": self._weights @ m.exact / _SCALE,
            "missing": self._weights @ ((1 - near["exact"]) * (1 - m.title)) / _SCALE,
            "missing_soft": self._weights @ (1 - anywhere) / _SCALE,
            "before": self.share(before),
            "behind": self.share(behind),
            "leaning": leaning,
            "leaning_before": leaning * self.share(before),
            "focus": self._focus(soft),
        }

    def _focus(self, soft: Array) -> Array:
        stems = self._query.stems
        at = stems.index(self._query.focus) if self._query.focus in stems else None
        found: Array = soft[at] if at is not None else np.zeros(soft.shape[1], np.float32)
        return found

    def _rarity(self) -> Mapping[str, Array]:
        exact, near, title = self.matches.exact, self.near["exact"], self.matches.title
        stems, rarest = self._query.stems, self._query.rarest
        none = np.zeros(len(self._pool.rows))
        first = stems.index(rarest[0]) if rarest else None
        second = stems.index(rarest[1]) if len(rarest) > 1 else None
        return {
            "rarest": exact[first] if first is not None else none,
            "rarest_soft": self.matches.soft[first] if first is not None else none,
            "second": exact[second] if second is not None else none + 1,
            "missing_rare": 1 - np.maximum(near[first], title[first]) if first is not None else none,
            "topic": self._topic(near=False),
            "topic_near": self._topic(near=True),
        }

    def _topic(self, *, near: bool) -> Array:
        """Cosine of the weighted sum of the question's vectors and the sentence's sum (with its neighbours')."""
        asked = self._weights @ self._vectors.of(self._query.stems) if self._query.stems else None
        if asked is None or not asked.any():
            return np.zeros(len(self._pool.rows), np.float32)
        sums = self._sums
        if near:
            before, behind = beside(sums.T, self._follows)
            sums = sums + before.T + behind.T
        lengths = np.linalg.norm(sums, axis=1) * np.linalg.norm(asked)
        result: Array = (sums @ asked) / np.maximum(lengths, 1e-6)
        return result

    @cached_property
    def _sums(self) -> Array:
        return self._words.sums()

    def _names(self) -> Mapping[str, Array]:
        query, rows = self._query, self._pool.rows
        inside = [frozenset(map(int, r.entities.split())) for r in rows]
        speaking = [frozenset(map(int, r.speakers.split())) for r in rows]
        own = np.array([[float(bool(name & here)) for here in inside] for name in query.names], np.float32)
        said = np.array([[float(bool(name & here)) for here in speaking] for name in query.names], np.float32)
        if not query.names:
            ones, none = np.ones(len(rows), np.float32), np.zeros(len(rows), np.float32)
            near, own_share, said_share = ones, ones, none
        else:
            near = np.maximum.reduce([own, *beside(own, self._follows)]).mean(axis=0)
            own_share, said_share = own.mean(axis=0), said.mean(axis=0)
        return {
            "names": own_share,
            "names_near": near,
            "names_said": said_share,
            "said": np.array([float(bool(s)) for s in speaking]) * float(query.saying),
            "who_new": np.array([float(query.wanted == "who" and bool(here - query.asked)) for here in inside]),
            "numbers": self._numbers(),
        }

    def _numbers(self) -> Array:
        wanted = [self._query.stems.index(n) for n in self._query.numbers if n in self._query.stems]
        if not wanted:
            return np.full(len(self._pool.rows), float(not self._query.numbers), np.float32)
        present: Array = np.maximum(self.near["exact"], self.matches.title)[wanted]
        result: Array = present.sum(axis=0) / len(self._query.numbers)
        return result

    def _order(self) -> Mapping[str, Array]:
        query, orders = self._query, self._pool.stems
        return {
            "bigrams": np.array([_pairs(query.bigrams, o) for o in orders]),
            "close": self._closeness(),
            "prefix": self._prefixes(),
            "counted": np.array([_counts(query, o) for o in orders]) if query.counted else np.zeros(len(orders)),
        }

    def _closeness(self) -> Array:
        """How near the matched words stand to one another: matches over the words they span."""
        count = self.matches.exact.sum(axis=0)
        extent = self._words.extent(self._query.weights)
        result: Array = np.where(extent > 1, count / np.maximum(extent, 1), 0.0)
        return result

    def _prefixes(self) -> Array:
        """Share of the weight of words not found whose first five letters are ("Islamophobia" for "Islam")."""
        heads: dict[str, list[str]] = {s[:_PREFIX]: [] for s in self._query.stems if len(s) >= _PREFIX - 1}
        for found in self._words.columns:
            if (head := found[:_PREFIX]) in heads:
                heads[head].append(found)
        begun = np.array(
            [
                self._words.having(heads.get(s[:_PREFIX], ()), 1.0)
                if len(s) >= _PREFIX - 1
                else np.zeros(len(self._pool.rows))
                for s in self._query.stems
            ]
        ).reshape(self.matches.exact.shape)
        return self.share(begun * (1 - self.matches.exact))

    def _kind(self) -> Mapping[str, Array]:
        rows = self._pool.rows
        wanted = WANTED.get(self._query.wanted, "")
        lengths = np.array([r.end - r.start for r in rows])

        def holding(test: Callable[[str], bool]) -> Array:
            return np.array([test(r.holds) for r in rows], np.float32)

        fitting = {
            f"{word}_{flag}": holding(lambda h, f=flag: f in h) if word == self._query.wanted else np.zeros(len(rows))  # type: ignore[misc]
            for word, flag in _FITTING
        }
        return {
            **fitting,
            "unwanted": holding(lambda h: bool(wanted) and not any(f in h for f in wanted)),
            "heading": holding(lambda h: "h" in h),
            "quotation": holding(lambda h: "Q" in h),
            "short": (lengths < 50).astype(np.float32),
            "length": np.minimum(lengths, 400) / 400,
            "opening": np.array([r.paragraph == 0 for r in rows], np.float32),
            "bm25": self._pool.bm25,
            "document": self._pool.document_score,
            "document_best": (self._pool.document_score > 0.9999).astype(np.float32),
        }


def _leans(order: Sequence[str]) -> float:
    first, second = (*order[:2], "", "")[:2]
    return float(first in _LEANING or (first in _JOINING and second in _LEANING))


def _pairs(wanted: frozenset[tuple[str, str]], order: Sequence[str]) -> float:
    return len(wanted.intersection(pairwise(order))) / len(wanted) if wanted else 0.0


def _counts(query: Query, order: Sequence[str]) -> float:
    """Whether a number stands in front of what the question counts ("at least one migrant")."""
    wanted = {query.counted, *query.related.get(query.counted, "").split()}
    for i, found in enumerate(order):
        if found in wanted and any(_NUMBER.fullmatch(s) for s in order[max(0, i - 6) : i]):
            return 1.0
    return 0.0
