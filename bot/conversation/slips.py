"""Slips of the finger: how unlikely it is that somebody who means one word types another.

A noisy channel (Kernighan, Church and Gale 1990): letters exchanged, left out, doubled, put in, or hit beside the right
one, each with a cost, the negative natural logarithm of its chance. The costs were chosen on misspelt words of the
questions of SQuADShifts, SQuAD 2.0 and RealTime QA (open halves; see docs/figures.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import OSA

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Where keys lie: rows below stand half a key, and three quarters more, to the right.
_KEYS = {key: (row, at + (0.0, 0.5, 1.25)[row]) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}

# That a word is misspelt at all; then what kind of slip it is.
_ANY = 3.0
_EXCHANGED, _LEFT_OUT, _DOUBLED, _BESIDE, _PUT_IN, _ANOTHER = 2.5, 2.7, 2.5, 3.3, 4.8, 6.3
# A letter of two and an "h" ("Hanna", "Jonson") are left out, one hit together with its neighbour put in, more easily.
_OF_TWO, _TOGETHER = 0.5, 0.7
# The first letter is seldom wrong, and a word seldom wrong twice.
_FIRST, _AGAIN = 1.0, 1.5


class _Slip(NamedTuple):
    """One slip: how many letters it takes of what was typed and of what was meant."""

    typed: int
    meant: int
    cost: float


def unlikelihood(typed: str, meant: str) -> float:
    """The negative natural logarithm of the chance that `meant` is typed so; 0 where they are the same."""
    cost, at, slips, last = 0.0, 0, 0, ""
    while typed != meant:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(typed, meant, strict=False)))
        last = meant[same - 1] if same else last
        typed, meant, at = typed[same:], meant[same:], at + same
        slip = min(_possible(typed, meant, last), key=lambda s: (_distance(typed, meant, s), s.cost))
        cost += slip.cost + (_ANY if not slips else _AGAIN) + (0.0 if at else _FIRST)
        last = meant[: slip.meant][-1:] or last
        typed, meant, at, slips = typed[slip.typed :], meant[slip.meant :], at + slip.meant, slips + 1
    return cost


def _distance(typed: str, meant: str, slip: _Slip) -> int:
    return OSA.distance(typed[slip.typed :], meant[slip.meant :])


def _possible(typed: str, meant: str, last: str) -> Iterator[_Slip]:
    """The slips that may have happened where two words begin to differ."""
    one, other = typed[:1], meant[:1]
    if len(typed) > 1 and len(meant) > 1 and typed[:2] == meant[1::-1]:
        yield _Slip(2, 2, _EXCHANGED)
    if other:
        yield _Slip(0, 1, _LEFT_OUT - (_OF_TWO if other in (last, "h") else 0.0))
    if one == last or (one and one == other):
        yield _Slip(1, 0, _DOUBLED)
    elif one:
        together = _neighbours(one, other) or _neighbours(one, last)
        yield _Slip(1, 0, _PUT_IN - (_TOGETHER if together else 0.0))
    if one and other:
        yield _Slip(1, 1, _BESIDE if _neighbours(one, other) else _ANOTHER)


def _neighbours(one: str, other: str) -> bool:
    """Whether two keys touch."""
    if one not in _KEYS or other not in _KEYS:
        return False
    (row, at), (row2, at2) = _KEYS[one], _KEYS[other]
    return abs(row - row2) <= 1 and abs(at - at2) <= 1.0
