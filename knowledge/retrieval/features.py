"""What speaks for a sentence as the answer to a question, as named numbers.

Every feature can be read and argued with; the ranker multiplies them with weights and adds them up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.language.words import words

# What a question word asks for, in the flags of `SentenceRow.holds`.
WANTED: Mapping[str, str] = {
    "who": "PO",
    "when": "D",
    "where": "L",
    "how_many": "N",
    "how_much": "MN%",
    "how_long": "TN",
    "why": "R",
    "address": "@",
}

# Numerals as stems: digits (never ordinals), words, and the vague ones that count all the same.
_NUMBER = re.compile(
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|dozen|hundr|hundred|thousand|million"
    r"|billion|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|half|quarter|sever|mani|few|no|all|both"
)
# Which flag speaks for which question word; each pair is a feature of its own.
_FITTING = (
    ("who", "P"), ("who", "O"), ("when", "D"), ("where", "L"), ("how_many", "N"), ("how_much", "M"), ("how_much", "N"),
    ("how_much", "%"), ("how_long", "T"), ("how_long", "N"), ("why", "R"), ("address", "@"), ("", "Q"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the search sees it: weighted stems, what it asks for, names and numbers that must match.

    `counted` is the stem of what "how many" asks for; `names` are the entity numbers each named thing may
    be (one set a name); `numbers` are folded words with digits; `wanted` a key of WANTED or "".
    """

    stems: tuple[str, ...]
    weights: Mapping[str, float]
    bigrams: frozenset[tuple[str, str]] = frozenset()
    wanted: str = ""
    names: tuple[frozenset[int], ...] = ()
    numbers: frozenset[str] = frozenset()
    counted: str = ""
    related: Mapping[str, str] = field(default_factory=dict)

    @property
    def rarest(self) -> list[str]:
        """The stems by weight, the rarest first."""
        return sorted(self.stems, key=lambda s: -self.weights[s])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence under consideration, with what is needed to judge it."""

    n: int
    document: int
    start: int
    end: int
    paragraph: int
    holds: str
    text: str
    stems: frozenset[str]
    order: tuple[str, ...]
    near: frozenset[str]
    title: frozenset[str]
    entities: frozenset[int]
    entities_near: frozenset[int]
    bm25: float
    document_score: float
    recency: float = 0.0


def stems_of(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Stems of a text in order, and as a set."""
    order = tuple(w.stem for w in words(text))
    return order, frozenset(order)


def weight(stem_count: int, total: int) -> float:
    """Inverse document frequency of a stem over sentences (BM25's, always positive)."""
    return math.log(1 + (total - stem_count + 0.5) / (stem_count + 0.5))


def covered(query: Query, *places: frozenset[str]) -> float:
    """Share of the question's weight whose stems occur in any of the places; related stems count for most."""
    total = sum(query.weights[s] for s in query.stems)
    if not total:
        return 0.0
    got = 0.0
    for stem in query.stems:
        if any(stem in place for place in places):
            got += query.weights[stem]
        elif any(other in place for other in query.related.get(stem, "").split() for place in places):
            got += 0.8 * query.weights[stem]
    return got / total


def features(query: Query, candidate: Candidate) -> dict[str, float]:
    """Compute every feature of one candidate; names are the ranker's weights' names."""
    own, near, title = candidate.stems, candidate.near, candidate.title
    flags = candidate.holds
    wanted = WANTED.get(query.wanted, "")
    asked = frozenset().union(*query.names) if query.names else frozenset()
    length = candidate.end - candidate.start
    rare = query.rarest
    in_own = covered(query, own)
    return {
        "coverage": in_own,
        "coverage_squared": in_own * in_own,
        "coverage_near": covered(query, own, near),
        "coverage_title": covered(query, title),
        "coverage_all": covered(query, own, near, title),
        "coverage_exact": _exact(query, own),
        "coverage_prefix": _prefixes(query, candidate),
        "rarest": float(bool(rare) and rare[0] in own),
        "second": float(len(rare) < 2 or rare[1] in own),
        "missing_rare": float(bool(rare) and rare[0] not in own | near | title),
        "bigrams": _pairs(query.bigrams, candidate.order),
        "close": _closeness(query, candidate),
        "bm25": candidate.bm25,
        "document": candidate.document_score,
        "names": _share(query.names, candidate.entities),
        "names_near": _share(query.names, candidate.entities | candidate.entities_near),
        "numbers": _numbers(query, candidate),
        "unwanted": float(bool(wanted) and not any(f in flags for f in wanted)),
        "counted": float(bool(query.counted) and _counts(query, candidate.order)),
        "who_new": float(bool(candidate.entities - asked)) if query.wanted == "who" else 0.0,
        "heading": float("h" in flags),
        "short": float(length < 50),
        "length": min(length, 400) / 400,
        "recent": candidate.recency,
        "question_mark": float(candidate.text.rstrip().endswith("?")),
        "quotation": float("Q" in flags),
    } | {f"{word or 'other'}_{flag}": float(query.wanted == word and flag in flags) for word, flag in _FITTING}


def _exact(query: Query, place: frozenset[str]) -> float:
    """Share of the question's words, unweighted, that stand in a place as they are."""
    return sum(s in place for s in query.stems) / len(query.stems) if query.stems else 0.0


def _prefixes(query: Query, candidate: Candidate) -> float:
    """Share of the weight of words not found whose first five letters are ("Islamophobia" for "Islam")."""
    missing = [s for s in query.stems if s not in candidate.stems and len(s) >= 4]
    if not missing:
        return 0.0
    heads = {s[:5] for s in candidate.stems if len(s) >= 4}
    total = sum(query.weights[s] for s in query.stems) or 1.0
    return sum(query.weights[s] for s in missing if s[:5] in heads) / total


def _pairs(wanted: frozenset[tuple[str, str]], order: Sequence[str]) -> float:
    return len(wanted.intersection(pairwise(order))) / len(wanted) if wanted else 0.0


def _closeness(query: Query, candidate: Candidate) -> float:
    """How near the matched words stand to one another: matches over the words they span."""
    places = [i for i, s in enumerate(candidate.order) if s in query.weights]
    if len(places) < 2:
        return 0.0
    return len({candidate.order[i] for i in places}) / (places[-1] - places[0] + 1)


def _counts(query: Query, order: Sequence[str]) -> bool:
    """Whether a number stands in front of what the question counts ("at least one migrant")."""
    wanted = {query.counted, *query.related.get(query.counted, "").split()}
    for i, stem in enumerate(order):
        if stem in wanted and any(_NUMBER.fullmatch(s) for s in order[max(0, i - 4) : i]):
            return True
    return False


def _share(names: Sequence[frozenset[int]], present: frozenset[int]) -> float:
    return sum(bool(name & present) for name in names) / len(names) if names else 1.0


def _numbers(query: Query, candidate: Candidate) -> float:
    if not query.numbers:
        return 1.0
    present = candidate.stems | candidate.near | candidate.title
    return sum(n in present for n in query.numbers) / len(query.numbers)
