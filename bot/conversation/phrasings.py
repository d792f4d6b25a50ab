"""Phrasings: how a question may be worded, with slots, and how well a question fits one.

A phrasing is a line of anchors and slots: ``what did {who} say|tell about {topic}``. An anchor is one
word or alternatives joined by ``|``; `{x}` takes one or more words, `{x?}` none or more, `{x:}` is
the same as `{x}` but takes as few as it can. Anchors may be misspelt; words that hold digits never may.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.language.words import has_digit

# A ratio below this is another word, not a misspelling (measured on the words of the phrasings).
CUTOFF = 78.0
_ELEMENT = re.compile(r"\{(?P<slot>[a-z_]+)(?P<optional>\??)\}|(?P<anchor>\S+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question (`folded`); a `known` one is never taken for a misspelt anchor."""

    start: int
    end: int
    folded: str
    known: bool
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits a phrasing: mean ratio of the anchors (0..100), and the words of each slot.

    `slots` hold half-open ranges of token indexes; `anchors` counts matched anchors.
    """

    score: float
    anchors: int
    slots: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Element:
    words: tuple[str, ...] = ()
    slot: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One compiled phrasing."""

    source: str
    elements: tuple[_Element, ...]

    @classmethod
    def compile(cls, source: str) -> Phrasing:
        """Compile a phrasing; raise ValueError where two slots stand side by side."""
        elements: list[_Element] = []
        for match in _ELEMENT.finditer(source):
            if match["slot"]:
                if elements and elements[-1].slot:
                    raise ValueError(f"two slots side by side in {source!r}")
                elements.append(_Element(slot=match["slot"], optional=bool(match["optional"])))
            else:
                elements.append(_Element(words=tuple(match["anchor"].split("|"))))
        return cls(source, tuple(elements))

    def may_fit(self, heard: Set[str]) -> bool:
        """Whether each anchor is among the words heard, so that a fit is worth trying."""
        return all(not heard.isdisjoint(e.words) for e in self.elements if e.words)

    def fit(self, tokens: Sequence[Token]) -> Fit | None:
        """Fit the whole question to this phrasing; None where an anchor is missing or words are left over."""
        return _fit(self.elements, tokens, 0, 0)


class Prefilter:
    """Tells of many phrasings, at once, those whose anchors all are among the words heard: a fit is worth trying."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        uses = Counter(word for p in phrasings for e in p.elements for word in e.words)
        self._by_word: dict[str, list[Phrasing]] = defaultdict(list)
        self._always: list[Phrasing] = []
        for phrasing in phrasings:
            anchors = [e.words for e in phrasing.elements if e.words]
            if not anchors:
                self._always.append(phrasing)
            # By the anchor that the fewest phrasings have: few are looked at where it is not heard.
            for word in min(anchors, key=lambda words: sum(uses[w] for w in words), default=()):
                self._by_word[word].append(phrasing)

    def __call__(self, heard: Set[str]) -> set[str]:
        """The sources of the phrasings worth trying."""
        found = {p.source for p in self._always}
        found.update(p.source for word in heard for p in self._by_word.get(word, ()) if p.may_fit(heard))
        return found


def _fit(elements: tuple[_Element, ...], tokens: Sequence[Token], e: int, t: int) -> Fit | None:
    if e == len(elements):
        return Fit(0.0, 0, {}) if t == len(tokens) else None
    element = elements[e]
    if element.slot:
        best = None
        if e + 1 == len(elements):
            stops: Sequence[int] = (len(tokens),)
        else:
            stops = [i for i in range(t, len(tokens)) if likeness(tokens[i], elements[e + 1].words) >= CUTOFF]
        for stop in stops:
            if stop == t and not element.optional:
                continue
            rest = _fit(elements, tokens, e + 1, stop)
            if rest is not None and (best is None or rest.score > best.score):
                best = Fit(rest.score, rest.anchors, {**rest.slots, element.slot: (t, stop)})
        return best
    if t >= len(tokens):
        return None
    score = likeness(tokens[t], element.words)
    if score < CUTOFF:
        return None
    rest = _fit(elements, tokens, e + 1, t + 1)
    if rest is None:
        return None
    total = (rest.score * rest.anchors + score) / (rest.anchors + 1)
    return Fit(total, rest.anchors + 1, rest.slots)


def heard(tokens: Sequence[Token], anchors: Sequence[str]) -> set[str]:
    """The words of a question, with the anchor words that one of them may be misspelt for (see `likeness`)."""
    found = {t.folded for t in tokens}
    for token in tokens:
        if not _exact(token) and token.folded not in anchors:
            found.update(
                w
                for w, *_ in process.extract(token.folded, anchors, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=None)
            )
    return found


def _exact(token: Token) -> bool:
    """Whether a token is never taken for a misspelling."""
    return token.known or len(token.folded) < 3 or has_digit(token.folded)


def likeness(token: Token, words: tuple[str, ...]) -> float:
    """How like a token is to the likest of some anchor words, 0..100; known words match exactly or not."""
    if token.folded in words:
        return 100.0
    if _exact(token):
        return 0.0
    return max((fuzz.ratio(token.folded, w) for w in words if len(w) > 2), default=0.0)
