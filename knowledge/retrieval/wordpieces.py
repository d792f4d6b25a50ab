"""Cuts text into the pieces of words that the reader knows (WordPiece: Schuster and Nakajima 2012)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
_LONGEST = 24
_CACHED = 50_000
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of pieces with the half-open places (code points) that they take in the text."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


class WordPieces:
    """A vocabulary of pieces; those that go on with a word begin with "##"."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: n for n, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self.start, self.end = self._numbers[START], self._numbers[END]
        self._cache: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def cut(self, text: str, limit: int) -> Pieces:
        """Cut text into at most `limit` pieces; what comes behind them is left off."""
        ids: list[int] = []
        places: list[tuple[int, int]] = []
        for match in _WORD.finditer(_folded(text)):
            begin = match.start()
            for number, first, last in self._word(match.group()):
                ids.append(number)
                places.append((begin + first, begin + last))
            if len(ids) >= limit:
                break
        return Pieces(tuple(ids[:limit]), tuple(places[:limit]))

    def end_of(self, text: str, limit: int) -> Pieces:
        """Cut text into at most `limit` pieces; what comes before them is left off."""
        whole = self.cut(text, len(text))
        first = max(0, len(whole.ids) - limit)
        return Pieces(whole.ids[first:], whole.places[first:])

    def _word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Cut one word from the left, the longest known piece first; an unknown rest makes all of it unknown."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            found = self._cache[word] = self._pieces(word)
        return found

    def _pieces(self, word: str) -> tuple[tuple[int, int, int], ...]:
        pieces: list[tuple[int, int, int]] = []
        first = 0
        while first < len(word):
            last = min(len(word), first + _LONGEST)
            mark = "##" if first else ""
            while last > first and mark + word[first:last] not in self._numbers:
                last -= 1
            if last == first:
                return ((self._unknown, 0, len(word)),)
            pieces.append((self._numbers[mark + word[first:last]], first, last))
            first = last
        return tuple(pieces)


def _folded(text: str) -> str:
    """Small letters without accents and plain punctuation, every place unchanged."""
    plain = text.translate(_PLAIN)
    small = plain.lower()
    if plain.isascii():
        return small
    return "".join(map(_letter, plain))


def _letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character
