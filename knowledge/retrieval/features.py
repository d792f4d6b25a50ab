"""What speaks for a sentence as the answer to a question, as named numbers.

Every feature can be read and argued with; the ranker multiplies them with weights and adds them up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

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
_BY_WORD = {
    word: tuple((f"{word or 'other'}_{flag}", flag) for other, flag in _FITTING if other == word)
    for word, _ in _FITTING
}


@dataclass(frozen=True)
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

    @cached_property
    def rarest(self) -> list[str]:
        """The stems by weight, the rarest first."""
        return sorted(self.stems, key=lambda s: -self.weights[s])

    @cached_property
    def total(self) -> float:
        """The weight of all stems."""
        return sum(self.weights[s] for s in self.stems)

    @cached_property
    def terms(self) -> list[tuple[str, float, frozenset[str]]]:
        """Each stem with its weight and its related stems."""
        return [(s, self.weights[s], frozenset(self.related.get(s, "").split())) for s in self.stems]

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems and all that are related to them."""
        return frozenset(self.stems).union(*(others for _, _, others in self.terms))

    @cached_property
    def asked(self) -> frozenset[int]:
        """Every entity that some name of the question may be."""
        return frozenset().union(*self.names)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence under consideration, with what is needed to judge it."""

    n: int
    document: int
    start: int
    end: int
    paragraph: int
    holds: str
    stems: frozenset[str]
    order: tuple[str, ...]
    near: frozenset[str]
    title: frozenset[str]
    entities: frozenset[int]
    entities_near: frozenset[int]
    bm25: float
    document_score: float


def weight(stem_count: int, total: int) -> float:
    """Inverse document frequency of a stem over sentences (BM25's, always positive)."""
    return math.log(1 + (total - stem_count + 0.5) / (stem_count + 0.5))


def _covered(query: Query, candidate: Candidate) -> tuple[float, float, float, float]:
    """Share of the question's weight in the sentence; there or beside it; in the title; in any of them.

    A related word counts for four fifths of the word itself.
    """
    own = near = title = everywhere = 0.0
    for stem, weighs, others in query.terms:
        here = _found(stem, others, candidate.stems)
        beside = 1.0 if here == 1.0 else max(here, _found(stem, others, candidate.near))
        above = _found(stem, others, candidate.title)
        own += weighs * here
        near += weighs * beside
        title += weighs * above
        everywhere += weighs * max(beside, above)
    total = query.total or 1.0
    return own / total, near / total, title / total, everywhere / total


def _found(stem: str, others: frozenset[str], place: frozenset[str]) -> float:
    if stem in place:
        return 1.0
    return 0.0 if others.isdisjoint(place) else 0.8


def features(query: Query, candidate: Candidate) -> dict[str, float]:
    """Compute every feature of one candidate; names are the ranker's weights' names. Zeros may be left out."""
    stems = candidate.stems
    flags = candidate.holds
    wanted = WANTED.get(query.wanted, "")
    length = candidate.end - candidate.start
    rare = query.rarest
    own, near, title, everywhere = _covered(query, candidate)
    values = {
        "coverage": own,
        "coverage_squared": own * own,
        "coverage_near": near,
        "coverage_title": title,
        "coverage_all": everywhere,
        "coverage_exact": _exact(query, stems),
        "coverage_prefix": _prefixes(query, candidate),
        "rarest": float(bool(rare) and rare[0] in stems),
        "second": float(len(rare) < 2 or rare[1] in stems),
        "missing_rare": float(bool(rare) and not any(rare[0] in p for p in (stems, candidate.near, candidate.title))),
        "bigrams": _pairs(query.bigrams, candidate.order),
        "close": _closeness(query, candidate),
        "bm25": candidate.bm25,
        "document": candidate.document_score,
        "names": _share(query.names, candidate.entities),
        "names_near": _share(query.names, candidate.entities | candidate.entities_near),
        "numbers": _numbers(query, candidate),
        "unwanted": float(bool(wanted) and not any(f in flags for f in wanted)),
        "counted": float(bool(query.counted) and _counts(query, candidate.order)),
        "who_new": float(query.wanted == "who" and bool(candidate.entities - query.asked)),
        "heading": float("h" in flags),
        "short": float(length < 50),
        "length": min(length, 400) / 400,
        "quotation": float("Q" in flags),
    }
    for name, flag in _BY_WORD.get(query.wanted, ()):
        values[name] = float(flag in flags)
    return values


def feature_names() -> list[str]:
    """Every name that a feature may have, sorted."""
    nothing: frozenset[str] = frozenset()
    blank = Candidate(0, 0, 0, 1, 0, "", nothing, (), nothing, nothing, frozenset(), frozenset(), 0.0, 0.0)
    return sorted({*features(Query((), {}), blank), *(name for pairs in _BY_WORD.values() for name, _ in pairs)})


def _exact(query: Query, place: frozenset[str]) -> float:
    """Share of the question's words, unweighted, that stand in a place as they are."""
    return sum(s in place for s in query.stems) / len(query.stems) if query.stems else 0.0


def _prefixes(query: Query, candidate: Candidate) -> float:
    """Share of the weight of words not found whose first five letters are ("Islamophobia" for "Islam")."""
    missing = [s for s in query.stems if s not in candidate.stems and len(s) >= 4]
    if not missing:
        return 0.0
    heads = {s[:5] for s in candidate.stems if len(s) >= 4}
    return sum(query.weights[s] for s in missing if s[:5] in heads) / (query.total or 1.0)


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
        if stem in wanted and any(_NUMBER.fullmatch(s) for s in order[max(0, i - 6) : i]):
            return True
    return False


def _share(names: Sequence[frozenset[int]], present: frozenset[int]) -> float:
    return sum(bool(name & present) for name in names) / len(names) if names else 1.0


def _numbers(query: Query, candidate: Candidate) -> float:
    if not query.numbers:
        return 1.0
    present = candidate.stems | candidate.near | candidate.title
    return sum(n in present for n in query.numbers) / len(query.numbers)
