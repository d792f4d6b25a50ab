"""The sentences that tell a day best: central to what is said of it, and not repeating each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from knowledge.language.words import content_stems

Vector = dict[str, float]
_SAME = 0.6
_SHORT, _LONG = 6, 45


def vectors(texts: Sequence[str]) -> list[Vector]:
    """Unit tf-idf vectors of texts; a word in every text still counts a little."""
    bags = [Counter(content_stems(text)) for text in texts]
    seen = Counter(stem for bag in bags for stem in bag)
    found = []
    for bag in bags:
        vector = {stem: (1 + math.log(n)) * math.log(1 + len(bags) / seen[stem]) for stem, n in bag.items()}
        length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        found.append({stem: w / length for stem, w in vector.items()})
    return found


def dot(one: Vector, other: Vector) -> float:
    """Scalar product of sparse vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(w * other[stem] for stem, w in one.items() if stem in other)


def centroid(of: Sequence[Vector], weights: Sequence[float]) -> Vector:
    """The weighted sum of vectors, of unit length."""
    total: Counter[str] = Counter()
    for vector, weight in zip(of, weights, strict=True):
        for stem, w in vector.items():
            total[stem] += w * weight  # type: ignore[assignment]
    length = math.sqrt(sum(w * w for w in total.values())) or 1.0
    return {stem: w / length for stem, w in total.items()}


def choose(texts: Sequence[str], weights: Sequence[float], count: int) -> list[int]:
    """Choose up to `count` texts by centrality times weight, none too like one chosen before.

    `weights` say how much each text speaks of the day (1 where it names it). Indices come best first.
    """
    found = vectors(texts)
    middle = centroid(found, weights)
    scores = [
        dot(vector, middle) * weight * _length(len(text.split()))
        for vector, weight, text in zip(found, weights, texts, strict=True)
    ]
    chosen: list[int] = []
    for index in sorted(range(len(texts)), key=lambda n: -scores[n]):
        if len(chosen) == count:
            break
        if scores[index] > 0 and all(dot(found[index], found[other]) < _SAME for other in chosen):
            chosen.append(index)
    return chosen


def _length(words: int) -> float:
    """Mark down what is too short to tell anything or too long to read at a glance."""
    return words / _SHORT if words < _SHORT else 1.0 if words <= _LONG else _LONG / words
