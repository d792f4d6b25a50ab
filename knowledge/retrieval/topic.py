"""How much sentences are about a topic, by its words in them and in the lead of their document."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from knowledge.language.words import content_stems, has_digit

_LEAD = 4
# From this share of the topic on, a sentence is about it by itself; a document, by its lead.
_ABOUT = 0.6
# What a sentence counts that names little of the topic in a document about it.
_INSIDE = 0.4


class Row(Protocol):
    """A sentence with its document and its position there."""

    @property
    def document_id(self) -> str:
        """The document it stands in."""

    @property
    def date(self) -> dt.date | None:
        """The document's date."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def position(self) -> int:
        """Its place in the document, from 0."""


def shares_of(rows: Sequence[Row], topic: str | None) -> list[float]:
    """How much each sentence is about the topic, 0 to 1; 1 everywhere where there is no topic.

    Rare words of the topic weigh more, words that no sentence has weigh nothing; a word with a digit is matched
    whole and must be there ("iPhone 4").
    """
    wanted = sorted(set(content_stems(topic or "")))
    if not wanted:
        return [1.0] * len(rows)
    patterns = [_pattern(stem) for stem in wanted]
    held = []
    for row in rows:
        lowered = row.text.lower()
        # "in" rules out most sentences ten times faster than the pattern.
        held.append([begin in lowered and p.search(lowered) is not None for begin, p in patterns])
    counts = [sum(column) for column in zip(*held, strict=True)] if held else []
    weights = [math.log(1 + len(rows) / count) if count else 0.0 for count in counts]
    must = [n for n, stem in enumerate(wanted) if has_digit(stem)]
    total = sum(weights)
    if not total:
        return [0.0] * len(rows)
    leads: dict[str, list[bool]] = defaultdict(lambda: [False] * len(wanted))
    for row, has in zip(rows, held, strict=True):
        if row.position < _LEAD:
            leads[row.document_id] = [a or b for a, b in zip(leads[row.document_id], has, strict=True)]
    about = {name for name, has in leads.items() if _share(has, weights, must) / total >= _ABOUT}
    shares = []
    for row, has in zip(rows, held, strict=True):
        own = _share(has, weights, must) / total
        if row.document_id in about:
            partly = _share(has, weights, ()) / total
            shares.append(max(own, _INSIDE + (1 - _INSIDE) * partly))
        else:
            shares.append(own if own >= _ABOUT else 0.0)
    return shares


def _share(has: Sequence[bool], weights: Sequence[float], must: Sequence[int]) -> float:
    if not all(has[n] for n in must):
        return 0.0
    return sum(weight for weight, there in zip(weights, has, strict=True) if there)


def _pattern(stem: str) -> tuple[str, re.Pattern[str]]:
    """How a stem's words begin: nearly always with the stem, but for "y" and "i"; digits are matched whole."""
    if has_digit(stem):
        return stem, re.compile(rf"(?<![\w.,]){re.escape(stem)}(?!\w|[.,]\d)")
    begin = stem.rstrip("iy") or stem
    return begin, re.compile(r"\b" + re.escape(begin))
