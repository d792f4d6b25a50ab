"""What speaks for a sentence as the answer to a question, as named numbers, for a whole pool of sentences at once.

Every feature can be read and argued with; the ranker multiplies them with weights and adds them up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from knowledge.language.ages import tells_age
from knowledge.language.hours import tells_hour
from knowledge.language.words import stem
from knowledge.retrieval.matching import Array, Words, beside, holding, match, ramp
from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import WANTED, Query
from knowledge.retrieval.vectors import WordVectors
from knowledge.store.columns import among, bits

# Numerals as stems: digits (never ordinals), words, and the vague ones that count all the same.
_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|dozen|hundr|hundred|thousand|million"
    r"|billion|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|half|quarter|sever|mani|few|no|all|both"
)
# Which flag speaks for which question word; each pair is a feature of its own.
_FITTING = (
    ("who", "P"), ("when", "D"), ("where", "L"), ("how_many", "N"), ("how_much", "M"), ("how_much", "N"),
    ("how_much", "%"), ("how_long", "T"), ("how_long", "N"), ("why", "R"), ("address", "@"),
    ("where_to", "L"), ("where_to", "@"), ("share", "%"),
)  # fmt: skip
# What is no flag of a sentence: ages and times of day.
_IN_TEXT = {"A": tells_age, "C": tells_hour}
# A sentence that begins so leans on the one before it.
_LEANING = frozenset("it he she they this that these those his her their its we i such".split())
_JOINING = frozenset("but and so as for when if then however yet".split())
# News of the day names days of its week.
_DAYS = tuple(
    stem(word) for word in "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split()
)
# A document half a year older than the newest is as good as new, one a year and a half older is of another time.
_FRESH, _STALE = 182, 547
_SCALE = 10.0
_PREFIX = 5
# A number counts what stands so few words behind it.
_BEFORE = 6


class Features:
    """The features of every sentence of a pool, by name, and the matches that they are counted from."""

    def __init__(self, query: Query, pool: Pool, vectors: WordVectors) -> None:
        self._query = query
        self._pool = pool
        self._vectors = vectors
        self._words = Words(pool, vectors)
        self.matches = match(query, pool, self._words, vectors)
        self._follows = pool.follows() if len(pool) > 1 else np.zeros(0, bool)
        self._matched: dict[int, float] = {}

    @cached_property
    def values(self) -> Mapping[str, Array]:
        """Each feature's value for every sentence."""
        parts = (self._coverage(), self._rarity(), self._names(), self._order(), self._kind(), self._age())
        return {name: values for part in parts for name, values in part.items()}

    @cached_property
    def _weights(self) -> Array:
        return np.array([self._query.weights[s] for s in self._query.stems], np.float32)

    def share(self, values: Array) -> Array:
        """Share of the question's weight, for matches (a row a stem) of any number of places."""
        total: Array = self._weights @ values / (self._query.total or 1.0)
        return total

    def matched_by_document(self, row: int) -> float:
        """The weight of the question's words that stand anywhere in the document of a sentence, or in its title."""
        document = int(self._pool.documents[row])
        if document not in self._matched:
            words = set(self._pool.words_of(document).tolist())
            stems = self._pool.snapshot.terms
            there = np.array([stems.number(s) in words for s in self._query.stems], np.bool_)
            self._matched[document] = float(self._weights @ there)
        return self._matched[document]

    @cached_property
    def near(self) -> Mapping[str, Array]:
        """Each kind of match in a sentence, its neighbours, or the name of who speaks in it."""
        found = {}
        for kind in ("exact", "related", "cosine"):
            own: Array = getattr(self.matches, kind)
            found[kind] = np.maximum.reduce([own, *beside(own, self._follows, self._pool.titling), self.matches.said])
        return found

    def _coverage(self) -> Mapping[str, Array]:
        m, near = self.matches, self.near
        soft, soft_near = m.soft, ramp(near["cosine"])
        anywhere = np.maximum(soft_near, m.title)
        before, behind = beside(soft, self._follows, self._pool.titling)
        own = self.share(m.exact)
        leaning = self._leaning()
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
            "soft_last": soft[-1] if len(soft) else np.zeros(len(self._pool)),
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
        none = np.zeros(len(self._pool))
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
            return np.zeros(len(self._pool), np.float32)
        sums = self._sums
        if near:
            one = np.flatnonzero(self._follows)
            around = sums.copy()
            around[one] += sums[one + 1]
            around[one + 1] += sums[one]
            sums = around
        lengths = np.linalg.norm(sums, axis=1) * np.linalg.norm(asked)
        result: Array = (sums @ asked) / np.maximum(lengths, 1e-6)
        return result

    @cached_property
    def _sums(self) -> Array:
        return self._words.sums()

    def _names(self) -> Mapping[str, Array]:
        query, pool, columns = self._query, self._pool, self._pool.snapshot.columns
        if not query.names:
            ones, none = np.ones(len(pool), np.float32), np.zeros(len(pool), np.float32)
            near, own_share, said_share = ones, ones, none
        else:
            own, said = (holding(pool, lists, query.names) for lists in (columns.entities, columns.speakers))
            near = np.maximum.reduce([own, *beside(own, self._follows, self._pool.titling)]).mean(axis=0)
            own_share, said_share = own.mean(axis=0), said.mean(axis=0)
        return {
            "names": own_share,
            "names_near": near,
            "names_said": said_share,
            "said": (columns.speakers.of(pool.numbers)[1] > 0) * float(query.saying),
            "who_new": self._somebody_else() if query.wanted == "who" else np.zeros(len(pool), np.float32),
            "numbers": self._numbers(),
        }

    def _somebody_else(self) -> Array:
        """1 for each sentence that mentions somebody or something that the question does not name."""
        found = np.zeros(len(self._pool), np.float32)
        entities, lengths = self._pool.snapshot.columns.entities.of(self._pool.numbers)
        rows = np.repeat(np.arange(len(lengths)), lengths)
        found[rows[~among(entities, self._query.asked)]] = 1.0
        return found

    def _numbers(self) -> Array:
        wanted = [self._query.stems.index(n) for n in self._query.numbers if n in self._query.stems]
        if not wanted:
            return np.full(len(self._pool), float(not self._query.numbers), np.float32)
        present: Array = np.maximum(self.near["exact"], self.matches.title)[wanted]
        result: Array = present.sum(axis=0) / len(self._query.numbers)
        return result

    def _order(self) -> Mapping[str, Array]:
        return {
            "bigrams": self._words.pairs(self._query.bigrams) / max(1, len(self._query.bigrams)),
            "close": self._closeness(),
            "prefix": self._prefixes(),
            "counted": self._counted(),
        }

    def _closeness(self) -> Array:
        """How near the matched words stand to one another: matches over the words they span."""
        count = self.matches.exact.sum(axis=0)
        extent = self._words.extent(self._query.weights)
        result: Array = np.where(extent > 1, count / np.maximum(extent, 1), 0.0)
        return result

    def _prefixes(self) -> Array:
        """Share of the weight of words not found whose first five letters are ("Islamophobia" for "Islam")."""
        begun = np.zeros(self.matches.exact.shape, np.float32)
        for i, asked_for in enumerate(self._query.stems):
            if len(asked_for) >= _PREFIX:
                begun[i] = self._words.beginning(asked_for[:_PREFIX])
        return self.share(begun * (1 - self.matches.exact))

    def _leaning(self) -> Array:
        first, second = self._words.nth(0), self._words.nth(1)
        leaning, joining = (self._words.terms.numbers(words).tolist() for words in (_LEANING, _JOINING))
        leans = among(first, leaning) | (among(first, joining) & among(second, leaning))
        return leans.astype(np.float32)

    def _counted(self) -> Array:
        """Whether a number stands in front of what the question counts ("at least one migrant")."""
        words, query = self._words, self._query
        found = np.zeros(len(self._pool), np.float32)
        if not query.counted:
            return found
        wanted = [query.counted, *query.related.get(query.counted, "").split()]
        stems = words.terms.stems
        for place in np.flatnonzero(words.among(wanted)).tolist():
            row = words.rows[place]
            before = words.flat[max(words.starts[row], place - _BEFORE) : place].tolist()
            if any(_NUMBER.fullmatch(stems[n]) for n in before):
                found[row] = 1.0
        return found

    def _telling(self, tells: Callable[[str], bool]) -> Array:
        """Whether a sentence tells something; read from the text, and only where it is asked."""
        spans = self._pool.spans
        places = zip(self._pool.documents.tolist(), spans.starts, spans.ends, strict=True)
        texts = (self._pool.snapshot.text(*place) for place in places)
        return np.array([tells(text) for text in texts], np.float32)

    def _age(self) -> Mapping[str, Array]:
        """How old its document is beside the newest, and whether a sentence tells of the days around its writing."""
        ages = self._pool.snapshot.ages[self._pool.documents]
        stale = np.clip((ages - _FRESH) / (_STALE - _FRESH), 0.0, 1.0).astype(np.float32)
        if not self._query.lately:
            none = np.zeros(len(ages), np.float32)
            return {"stale": stale, "stale_lately": none, "day_lately": none}
        return {"stale": stale, "stale_lately": stale, "day_lately": self._words.where(self._words.among(_DAYS))}

    def _kind(self) -> Mapping[str, Array]:
        columns, numbers = self._pool.snapshot.columns, self._pool.numbers
        wanted = WANTED.get(self._query.wanted, "")
        lengths = columns.end[numbers] - columns.start[numbers]
        holds = columns.holds[numbers]

        def holding_any(flags: str) -> Array:
            if flags in _IN_TEXT:
                return self._telling(_IN_TEXT[flags])
            found: Array = ((holds & bits(flags)) != 0).astype(np.float32)
            return found

        none = np.zeros(len(numbers), np.float32)
        fitting = {
            f"{word}_{flag}": holding_any(flag) if word == self._query.wanted else none for word, flag in _FITTING
        }
        fits = holding_any(wanted) if wanted else none
        if wanted in _IN_TEXT:
            fitting["how_long_T"] = fits  # ages and hours are measures of time
        return {
            **fitting,
            "unwanted": 1 - fits if wanted else none,
            "heading": holding_any("h"),
            "quotation": holding_any("Q"),
            "short": (lengths < 50).astype(np.float32),
            "length": np.minimum(lengths, 400) / 400,
            "opening": (columns.paragraph[numbers] == 0).astype(np.float32),
            "bm25": self._pool.bm25,
            "document": self._pool.document_score,
            "document_best": (self._pool.document_score > 0.9999).astype(np.float32),
        }
