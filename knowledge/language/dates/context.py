"""Where an expression stands: the document's day, the day told of before it, the tense around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.language.dates.tokens import Tokens
from knowledge.language.dates.values import ONE_DAY, day_range, granularity

_FUTURE = frozenset(
    """will 'll ’ll shall going plans plan planned scheduled expects expected expect upcoming next slated due until
    till intends intend hopes tomorrow would could should deadline ahead forthcoming set begins starts forecast
    anticipates anticipate projected sees likely""".split()
)
_STRONG_FUTURE = frozenset("will 'll ’ll shall scheduled slated tomorrow upcoming forthcoming until till".split())
_PAST = frozenset(
    """was were had did said says told been has have came went took made began got became fell rose left gave met
    held found saw shot hit cut put sent won lost closed""".split()
)
_REACH = 12


class Found(NamedTuple):
    """What a rule makes of an expression."""

    type: str
    value: str
    reason: str


@dataclass(slots=True)
class Context:
    """State while a text is read from front to back.

    `told` is the value of the last resolved day, week or month in the narrative; expressions like "a day earlier"
    count from it. `years` is the last calendar year that was named.
    """

    tokens: Tokens
    anchor: dt.date | None
    told: str | None = None
    told_words: str = ""
    told_index: int = -1
    period: str | None = None
    question: bool = False
    found: list[Found] = field(default_factory=list)

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

    def told_day(self) -> dt.date | None:
        """The day that narrative expressions count from: the last one told, else the document's."""
        if self.told and granularity(self.told) == "D":
            span = day_range(self.told)
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
        """Tell the tense near tokens i to j: 1 future, -1 past, 0 neither.

        The nearest cue decides, before the expression or behind it, within the sentence.
        """
        first, last = self.sentence(i)
        best, tense = _REACH + 1, 0
        for index in range(max(first, i - _REACH), min(last, j + _REACH)):
            if i <= index < j:
                continue
            cue = self._cue(index)
            distance = i - index if index < i else index - j + 2
            if cue and (distance < best or (cue == 1 and tense == -1 and distance <= best + 1)):
                best, tense = distance, cue
        return tense

    def _cue(self, index: int) -> int:
        word = self.tokens.words[index]
        if word in _STRONG_FUTURE:
            return 1
        if word in _FUTURE:
            return 1
        if word == "to" and self.word(index - 1) in {"is", "are"}:
            return 1
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            return -1
        return 0


def spoken(day: dt.date) -> str:
    """A day as one says it: "7 July 2023"."""
    return f"{day.day} {day:%B %Y}"


def nearest_weekday(anchor: dt.date, weekday: int, tense: int) -> dt.date:
    """The weekday next (tense 1) or last (tense -1 or 0) from an anchor; the anchor itself counts."""
    if tense > 0:
        return anchor + ((weekday - anchor.weekday()) % 7) * ONE_DAY
    return anchor - ((anchor.weekday() - weekday) % 7) * ONE_DAY
