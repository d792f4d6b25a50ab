"""Where an expression stands: the document's day, the day told of before it, the tense around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.language.dates.tense import plainly_past, tense
from knowledge.language.dates.tokens import Tokens
from knowledge.language.dates.told import Narrative, Places, Told, YearHeads
from knowledge.language.dates.values import ONE_DAY, day_range, granularity


class Found(NamedTuple):
    """What a rule makes of an expression; `type` "" skips it ("44-year-old" is an age)."""

    type: str
    value: str
    reason: str


@dataclass(slots=True)
class Context:
    """State while a text is read from front to back.

    `present` are the places of verbs in the simple present, where they are known. `quarter` is the quarter that is
    reported on, which "the quarter" and "a year earlier" mean in company news. `begin` is where the expression being
    read begins; `last` tells where the one before ended, and its value.
    """

    tokens: Tokens
    anchor: dt.date | None
    present: frozenset[int] = frozenset()
    quarter: str | None = None
    question: bool = False
    begin: int = 0
    last: tuple[int, str] | None = None
    narrative: Narrative = field(default_factory=Narrative)
    places: Places = field(init=False)
    heads: YearHeads = field(init=False)

    def __post_init__(self) -> None:
        tokens = self.tokens
        whole = (tokens.starts[0], tokens.ends[-1]) if tokens.starts else (0, 0)
        self.places = Places(tokens.text, *whole)
        self.heads = YearHeads(tokens.text, *whole)

    @property
    def letters(self) -> str:
        """Class letters of all tokens."""
        return self.tokens.letters

    def number(self, index: int) -> int:
        """The token's value as a whole number, 0 where it has none."""
        value = self.tokens.values[index]
        return int(value) if isinstance(value, (int, float)) else 0

    def code(self, index: int) -> str:
        """The token's value as a code."""
        return str(self.tokens.values[index])

    def word(self, index: int) -> str:
        """The token's word, lower case; "" outside the text."""
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def surface(self, i: int, j: int) -> str:
        """The text of tokens i to j (exclusive), spaces evened out."""
        return " ".join(self.tokens.text[self.tokens.starts[i] : self.tokens.ends[j - 1]].split())

    def by_anchor(self, i: int, j: int) -> str:
        """Give the reason for a value counted from the document's day."""
        if self.anchor is None:
            return f"'{self.surface(i, j)}', but the document has no date to count from"
        return f"'{self.surface(i, j)}' by the document's date, {spoken(self.anchor)}"

    def by_told(self, i: int, j: int) -> str:
        """Give the reason for a value counted from a date told of before."""
        if self.told is None:
            return self.by_anchor(i, j)
        return f"'{self.surface(i, j)}', counted from '{self.told_words}' before it"

    def headed_year(self, i: int) -> int | None:
        """The year above token i in a timeline, where that is over by the document's day."""
        year = self.heads.at(self.tokens.starts[i])
        return year if year is not None and (self.anchor is None or year < self.anchor.year) else None

    def by_head(self, i: int, j: int) -> str:
        """Give the reason for a value of the year that a timeline has above it."""
        return f"'{self.surface(i, j)}' under the year {self.headed_year(i)}"

    def by_nothing(self, i: int, j: int) -> str:
        """Give the reason why an expression that counts from an untold day stays unresolved."""
        return f"'{self.surface(i, j)}', but the text tells no day that it counts from"

    def by_quarter(self, i: int, j: int) -> str:
        """Give the reason for a value counted from the quarter reported on."""
        return f"'{self.surface(i, j)}', counted from the quarter reported on, {self.quarter}"

    def _last_told(self) -> Told | None:
        place = self.places.at(self.tokens.starts[self.begin])
        found = self.narrative.last(place, behind=False)
        if found is None or not found.ahead or self.tense(self.begin, self.begin + 1) >= 0:
            return found
        return self.narrative.last(place, behind=True)

    @property
    def told(self) -> str | None:
        """The value of the last day, week or month told of; expressions like "a day earlier" count from it."""
        found = self._last_told()
        return found.value if found else None

    @property
    def told_words(self) -> str:
        """The words of what was told of last."""
        found = self._last_told()
        return found.words if found else ""

    def tell(self, i: int, j: int, value: str) -> None:
        """Keep what tokens i to j name as what later expressions in the narrative count from."""
        span = day_range(value)
        ahead = span is not None and self.anchor is not None and span[0] > self.anchor
        self.narrative.tell(Told(value, self.surface(i, j), self.places.at(self.tokens.starts[i]), ahead))

    def begins_line(self, i: int) -> bool:
        """Whether token i is the first of its line."""
        text = self.tokens.text
        line = text[text.rfind("\n", 0, self.tokens.starts[i]) + 1 : self.tokens.starts[i]]
        return not line.strip(" \t•*-–|")

    def told_day(self) -> dt.date | None:
        """The day that narrative expressions count from: the last one told, else the document's."""
        told = self.told
        if told and granularity(told) == "D":
            span = day_range(told)
            if span:
                return span[0]
        return self.anchor

    def sentence(self, i: int) -> tuple[int, int]:
        """Token range of the sentence around token i."""
        letters = self.letters
        start = max(letters.rfind(".", 0, i), letters.rfind("|", 0, i)) + 1
        stops = [p for p in (letters.find(".", i), letters.find("|", i)) if p >= 0]
        return start, min(stops, default=len(letters))

    def tense(self, i: int, j: int) -> int:
        """Tell the tense near tokens i to j: 1 future, -1 past, 0 neither."""
        first, last = self.sentence(i)
        begin = self.begin if first <= self.begin < i else i
        present = (
            {k for k in range(first, last) if self.tokens.starts[k] in self.present} if self.present else frozenset()
        )
        return tense(self.tokens.words, self.letters, begin, j, first, last, present)

    def plainly_past(self, i: int) -> bool:
        """Whether the verb right before token i tells that the day there was."""
        first, _ = self.sentence(i)
        begin = self.begin if first <= self.begin < i else i
        return plainly_past(self.tokens.words, begin, first)


def spoken(day: dt.date) -> str:
    """A day as one says it: "7 July 2023"."""
    return f"{day.day} {day:%B %Y}"


def nearest_weekday(anchor: dt.date, weekday: int, tense: int) -> dt.date:
    """The weekday next (tense 1) or last (tense -1 or 0) from an anchor; the anchor itself counts."""
    if tense > 0:
        return anchor + ((weekday - anchor.weekday()) % 7) * ONE_DAY
    return anchor - ((anchor.weekday() - weekday) % 7) * ONE_DAY
