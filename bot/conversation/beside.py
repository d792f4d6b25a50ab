"""Misspelt words of names, known by the word beside them: "Harbour Departmant" is the Harbour Department.

That one word of a name is right makes it far surer that the other is meant than its letters alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.conversation.slips import unlikelihood
from knowledge.extraction.cast.given_names import gender_of
from knowledge.language.words import STOP, has_digit

# Shorter words that differ by a letter are others ("Reed", "Reid"); from so many letters on two slips are thought of.
_LEAST, _LONG = 5, 7


class Beside:
    """The words of names by those they stand beside."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self._behind: dict[str, set[str]] = defaultdict(set)
        self._before: dict[str, set[str]] = defaultdict(set)
        for name in names:
            for one, other in pairwise(name):
                if len(one) > 1 and len(other) > 1:
                    self._behind[one].add(other)
                    self._before[other].add(one)

    def meant(self, typed: str, *, before: str, behind: str) -> str | None:
        """The word of a name that a typed one stands for, by the words before and behind it; None where it is none.

        Usual given names are never taken for one another: "Marie Quist" is not Maria Quist.
        """
        if len(typed) < _LEAST or has_digit(typed):
            return None
        led = self._behind.get(before, set()) if before not in STOP else set()
        followed = self._before.get(behind, set()) if behind not in STOP else set()
        if typed in led or typed in followed:
            return None
        near = process.extract(
            typed,
            [w for w in led | followed if w[0] == typed[0] and len(w) >= _LEAST - 1],
            scorer=OSA.distance,
            score_cutoff=2 if len(typed) >= _LONG else 1,
            limit=None,
        )
        found = [w for w, *_ in near if gender_of(typed) is None or gender_of(w) is None]
        return min(found, key=lambda w: (unlikelihood(typed, w), w), default=None)
