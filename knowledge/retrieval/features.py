"""What speaks for a sentence as the answer to a question, as named numbers.

Every feature can be read and argued with; the ranker multiplies them with weights and adds them up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.language.words import Word, words

# What a question word asks for, in the flags of `SentenceRow.holds`.
WANTED: Mapping[str, str] = {
    "who": "PO",
    "when": "D",
    "where": "L",
    "how_many": "N",
    "how_much": "MN%",
    "how_long": "TN",
    "why": "R",
}

FEATURES = (
    "coverage", "coverage_near", "coverage_title", "coverage_document", "coverage_all", "bigrams", "bm25", "document",
    "names", "names_near", "numbers", "wanted", "wanted_new", "quote_wanted", "heading", "short", "long", "early",
    "missing_rare", "verb", "recent", "question_mark", "window",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the search sees it: weighted stems, what it asks for, names and numbers that must match.

    `names` are the entity numbers each named thing may be (one set a name); `numbers` are folded words
    with digits; `wanted` a key of WANTED or "".
    """

    stems: tuple[str, ...]
    weights: Mapping[str, float]
    bigrams: frozenset[tuple[str, str]] = frozenset()
    wanted: str = ""
    names: tuple[frozenset[int], ...] = ()
    numbers: frozenset[str] = frozenset()
    asks_statement: bool = False
    related: Mapping[str, str] = field(default_factory=dict)


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
    position: float
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
    """Compute every feature of FEATURES for one candidate."""
    own, near, title = candidate.stems, candidate.near, candidate.title
    flags = set(candidate.holds)
    wanted = WANTED.get(query.wanted, "")
    pairs = set(zip(candidate.order, candidate.order[1:], strict=False))
    asked = frozenset().union(*query.names) if query.names else frozenset()
    length = candidate.end - candidate.start
    all_places = covered(query, own, near, title)
    heaviest = max(query.stems, key=lambda s: query.weights[s], default="")
    return {
        "coverage": covered(query, own),
        "coverage_near": covered(query, own, near),
        "coverage_title": covered(query, title),
        "coverage_document": candidate.document_score,
        "coverage_all": all_places,
        "bigrams": len(pairs & query.bigrams) / len(query.bigrams) if query.bigrams else 0.0,
        "bm25": candidate.bm25,
        "document": candidate.document_score,
        "names": _share(query.names, candidate.entities),
        "names_near": _share(query.names, candidate.entities | candidate.entities_near),
        "numbers": _numbers(query, candidate),
        "wanted": float(not wanted or bool(flags & set(wanted))),
        "wanted_new": float(bool(candidate.entities - asked)) if query.wanted == "who" else 0.0,
        "quote_wanted": float("Q" in flags) if query.asks_statement else 0.0,
        "heading": float("h" in flags),
        "short": float(length < 50),
        "long": float(length > 320),
        "early": 1.0 - candidate.position,
        "missing_rare": float(bool(heaviest) and heaviest not in own | near | title),
        "verb": 0.0,
        "recent": candidate.recency,
        "question_mark": float(candidate.text.rstrip().endswith("?")),
        "window": covered(query, near),
    }


def _share(names: Sequence[frozenset[int]], present: frozenset[int]) -> float:
    return sum(bool(name & present) for name in names) / len(names) if names else 1.0


def _numbers(query: Query, candidate: Candidate) -> float:
    if not query.numbers:
        return 1.0
    present = candidate.stems | candidate.near | candidate.title
    return sum(n in present for n in query.numbers) / len(query.numbers)


def content(found: Sequence[Word]) -> list[Word]:
    """The words of a question that say what it is about."""
    return [w for w in found if not w.is_stop]
