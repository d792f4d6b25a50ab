"""The days that a text has told of, which "a day earlier" and "that night" count from."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import NamedTuple

_MARK = re.compile(r"[\"“”]|\n[ \t\r]*\n")
# What begins an item of a list, or an entry of a running report ("10:42 The doors are open.").
_ITEM = re.compile(
    r"^[ \t]*(?:[-•*–]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)"
    r"|(?:(?<=\n\n)|(?<=[.!?…\"”)]\n))[ \t]*\d{1,2}[:.h]\d\d(?=[ \t:]|[ap]\.?m)",
    re.MULTILINE,
)
# What heads a year of a timeline, or begins its entry: "2021", "2021: The pier burns", "## 2021 – The pier".
_YEAR = re.compile(r"^[ \t#*•–-]{0,6}((?:1[5-9]|20)\d\d)[ \t*]{0,4}(?:[:–—]|-[ \t]|$)", re.MULTILINE)
# So many make a timeline.
_YEARS = 3


class Place(NamedTuple):
    """Where something is told: in which item and in which quotation, counted from 1; 0 outside of all."""

    item: int
    quotation: int


class Told(NamedTuple):
    """A day, week, month or year that was told of, in its own words; `ahead` where it was still to come."""

    value: str
    words: str
    place: Place
    ahead: bool


class Places:
    """Which items of lists and which quotations a text has, these by the marks of their paragraph."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._items = [match.start() for match in _ITEM.finditer(text, start, end)]
        self._marks = [start]
        self._numbers = [0]
        inside = False
        count = 0
        for match in _MARK.finditer(text, start, end):
            inside = match.group() == "“" or (match.group() == '"' and not inside)
            count += inside
            self._marks.append(match.end())
            self._numbers.append(count if inside else 0)

    def at(self, offset: int) -> Place:
        """The item and the quotation that an offset stands in."""
        mark = max(0, bisect.bisect_right(self._marks, offset) - 1)
        return Place(bisect.bisect_right(self._items, offset), self._numbers[mark])


class YearHeads:
    """The years that a text goes by, where it is a timeline with a year above each part or before each entry."""

    def __init__(self, text: str, start: int, end: int) -> None:
        found = [(match.start(), int(match[1])) for match in _YEAR.finditer(text, start, end)]
        years = [year for _, year in found]
        timeline = len(set(years)) >= _YEARS and years in (sorted(years), sorted(years, reverse=True))
        self._years = years if timeline else []
        self._places = [place for place, _ in found] if timeline else []
        # Nothing tells where the last part ends: it is no longer than the longest of the others.
        longest = max((b - a for a, b in itertools.pairwise(self._places)), default=0)
        self._end = self._places[-1] + longest if timeline else 0

    def at(self, offset: int) -> int | None:
        """The year whose part an offset stands in."""
        place = bisect.bisect_right(self._places, offset)
        return self._years[place - 1] if place and offset < self._end else None


class Narrative:
    """What a text has told of so far, front to back."""

    def __init__(self) -> None:
        self._told: list[Told] = []

    def tell(self, told: Told) -> None:
        """Keep what was told of last, and of what is older only what may be counted from again."""
        last = not told.ahead and not told.place.quotation
        self._told = [t for t in self._told if _reaches(t, told.place) and not (last and t.place.item)]
        self._told.append(told)

    def last(self, place: Place, *, behind: bool) -> Told | None:
        """What an expression counts from: the last told of in its item, or before all items, and in no other quotation.

        What somebody says of "Saturday" is their own. `behind` leaves out what was still to come: "that night a man
        was held" is not of the day on which the court will sit.
        """
        found = (t for t in reversed(self._told) if _reaches(t, place))
        return next((t for t in found if not (behind and t.ahead)), None)


def _reaches(told: Told, place: Place) -> bool:
    """Whether what was told of may be counted from at a place; what was to come reaches no further than its item."""
    within = told.place.item == place.item or (told.place.item == 0 and not told.ahead)
    return within and told.place.quotation in (0, place.quotation)
