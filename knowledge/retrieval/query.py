"""A question as the passage search sees it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

# What a question word asks for, in the flags of `SentenceRow.holds` (A and C are read from the text instead).
WANTED: Mapping[str, str] = {
    "who": "PO",
    "when": "D",
    "where": "L",
    "where_to": "L@",
    "how_many": "N",
    "share": "%",
    "how_much": "MN%",
    "how_long": "TN",
    "how_old": "A",
    "what_time": "C",
    "why": "R",
    "address": "@",
}


@dataclass(frozen=True)
class Query:
    """Weighted stems, what is asked for, and names and numbers that must match.

    `wanted` is a key of WANTED or ""; `counted` the stem of what "how many" counts; `focus` that of the noun behind
    "what" or "which"; `names` the entity numbers that each named thing may be (one set a name) and `named` the stems
    that name them; `numbers` folded words with digits; `saying` whether it is asked what somebody said or thinks;
    `text` the question as it was put, misspellings mended; `polar` whether it asks for yes or no; `lately` whether it
    asks about what happened a short while ago ("this week") or holds now.
    """

    stems: tuple[str, ...]
    weights: Mapping[str, float]
    bigrams: frozenset[tuple[str, str]] = frozenset()
    wanted: str = ""
    names: tuple[frozenset[int], ...] = ()
    named: tuple[frozenset[str], ...] = ()
    numbers: frozenset[str] = frozenset()
    counted: str = ""
    focus: str = ""
    saying: bool = False
    text: str = ""
    polar: bool = False
    lately: bool = False
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
    def asked(self) -> frozenset[int]:
        """Every entity that some name of the question may be."""
        return frozenset().union(*self.names)

    @cached_property
    def exact_only(self) -> frozenset[str]:
        """Stems of names: no likeness of meaning stands in for them."""
        return frozenset().union(*self.named)


def weight(stem_count: int, total: int) -> float:
    """Inverse document frequency of a stem over sentences (BM25's, always positive)."""
    return math.log(1 + (total - stem_count + 0.5) / (stem_count + 0.5))
