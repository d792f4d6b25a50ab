"""Words before a time that make it a bound: what was "before 2011" was not in 2011."""

from __future__ import annotations

import re

_BOUND = re.compile(
    r"\b(?:before|prior to|until|till|since|after|by|through)\s+"
    r"(?:(?:the|at|least|about|around|early|late|mid)[\s-]+)*$",
    re.IGNORECASE,
)
# What is so since a day began on it.
_BEGUN = frozenset({"since"})


def bound_before(text: str, start: int, place: int) -> str:
    """The words of text[start:place] right before a time that make it a bound, "" where there are none."""
    match = _BOUND.search(text, start, place)
    return match.group() if match else ""


def only_bounds(text: str, start: int, place: int) -> bool:
    """Whether a time at `place` only bounds what is told, so that it is not the day of it."""
    bound = bound_before(text, start, place)
    return bool(bound) and bound.split()[0].lower() not in _BEGUN
