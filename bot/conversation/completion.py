"""Completes what somebody types: names that begin so, then names that hold it, then names spelt like it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import merge, nsmallest

from rapidfuzz import fuzz, process

from knowledge.documents.titles import title_from_id
from knowledge.language.words import fold, has_digit, words
from knowledge.store.snapshot import Snapshot

# Discord shows so many choices of so many characters.
MOST = 25
LONGEST = 100
# Spelt alike: a ratio of folded words from here on; shorter words are alike by chance.
_ALIKE = 72.0
_FUZZY_FROM = 3
_SLIP = 2
_PIECE = 2_000
_END = "\n"
_LAST = "\U0010ffff"


class Completer:
    """Labels to choose from, each with the value it stands for; the first given come first."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        unique = {label: value for label, value in labels if 0 < len(label) <= LONGEST and 0 < len(value) <= LONGEST}
        self._labels = list(unique.items())
        folded = [" ".join(w.folded for w in words(label)) or fold(label) for label in unique]
        # Every word begins a name: typing a surname is as good as typing the first name.
        # Strings, not pairs: the garbage collector would walk a hundred thousand of those with every thread waiting.
        starts: list[str] = []
        by_word: dict[str, list[int]] = {}
        for number, text in enumerate(folded):
            parts = text.split(" ")
            starts += [f"{' '.join(parts[i:])}{_END}{number}" for i in range(len(parts))]
            for part in filter(None, set(parts)):
                by_word.setdefault(part, []).append(number)
        # Sorted a piece at a time: one sort of them all would keep every other thread waiting.
        pieces = [sorted(starts[i : i + _PIECE]) for i in range(0, len(starts), _PIECE)]
        self._starts = list(merge(*pieces))
        self._folded = folded
        self._by_word = by_word
        self._alphabet: dict[tuple[str, int], list[str]] = {}
        for word in by_word:
            self._alphabet.setdefault((word[0], len(word)), []).append(word)
        # So many names begin with one letter that the first of them are noted here.
        self._by_letter: dict[str, list[int]] = {}
        for number, text in enumerate(folded):
            for letter in {part[0] for part in text.split(" ") if part}:
                noted = self._by_letter.setdefault(letter, [])
                if len(noted) < MOST:
                    noted.append(number)
        self._joined = _END + _END.join(folded) + _END
        self._offsets: list[int] = []
        place = 1
        for text in folded:
            self._offsets.append(place)
            place += len(text) + 1

    def __len__(self) -> int:
        return len(self._labels)

    def complete(self, typed: str, *, limit: int = MOST) -> list[tuple[str, str]]:
        """Return up to `limit` pairs of label and value; the first ones of all where nothing is typed."""
        wanted = " ".join(w.folded for w in words(typed[:LONGEST]))
        if not wanted:
            return [] if typed.strip() else self._labels[:limit]
        found = dict.fromkeys(self._beginning(wanted, limit))
        if len(found) < limit:
            found.update(dict.fromkeys(self._holding(wanted, limit)))
        if len(found) < limit and len(wanted) >= _FUZZY_FROM:
            found.update(dict.fromkeys(self._alike(wanted.split(" "), limit)))
        return [self._labels[number] for number in list(found)[:limit]]

    def _beginning(self, wanted: str, limit: int) -> list[int]:
        if len(wanted) == 1:
            return self._by_letter.get(wanted, [])
        first, last = bisect_left(self._starts, wanted), bisect_right(self._starts, wanted + _LAST)
        return nsmallest(limit, {int(start.rpartition(_END)[2]) for start in self._starts[first:last]})

    def _holding(self, wanted: str, limit: int) -> list[int]:
        found: list[int] = []
        place = self._joined.find(wanted)
        while place >= 0 and len(found) < 2 * limit:
            number = bisect_right(self._offsets, place) - 1
            found.append(number)
            following = self._joined.find(_END, place)
            place = self._joined.find(wanted, following) if following >= 0 else -1
        return found

    def _alike(self, wanted: Sequence[str], limit: int) -> list[int]:
        """Names that have a word like each of the words typed; digits are never alike."""
        first, *others = sorted(wanted, key=len, reverse=True)
        scores: dict[int, float] = {}
        for other, score in self._near(first):
            for number in self._by_word[other]:
                scores[number] = max(score, scores.get(number, 0.0))
        for word in others:
            scores = {n: score + like for n, score in scores.items() if (like := self._likeness(word, n)) >= _ALIKE}
        return nsmallest(limit, scores, key=lambda number: (-scores[number], number))

    def _likeness(self, word: str, number: int) -> float:
        parts = self._folded[number].split(" ")
        if has_digit(word) or len(word) < _FUZZY_FROM:
            return 100.0 if word in parts else 0.0
        return max((fuzz.ratio(word, part) for part in parts if not has_digit(part)), default=0.0)

    def _near(self, word: str) -> list[tuple[str, float]]:
        if has_digit(word) or len(word) < _FUZZY_FROM:
            return [(word, 100.0)] if word in self._by_word else []
        # A slip in the very first letter is rare, and so is one that takes or adds more than two.
        lengths = range(len(word) - _SLIP, len(word) + _SLIP + 1)
        pool = [other for length in lengths for other in self._alphabet.get((word[0], length), ())]
        near = process.extract(word, pool, scorer=fuzz.ratio, processor=None, score_cutoff=_ALIKE, limit=50)
        return [(other, score) for other, score, _ in near if not has_digit(other)]


class Completions:
    """What a snapshot offers to choose from: people, bodies, documents, and everything with a name."""

    def __init__(self, snapshot: Snapshot) -> None:
        entities = sorted(snapshot.entities, key=lambda e: (-e.mentions, e.n))
        named = [(e.name, e.type) for e in entities]
        self.speakers = Completer((name, name) for name, kind in named if kind in {"person", "organisation"})
        self.topics = Completer((name, name) for name, kind in named)
        cards = sorted(snapshot.documents(), key=lambda c: (-(c.date.toordinal() if c.date else 0), c.n))
        self.documents = Completer((_cut(card.title or title_from_id(card.id)), card.id) for card in cards)
        outlets = dict.fromkeys(card.outlet for card in cards if card.outlet)
        self.sources = Completer(
            [*((outlet, outlet) for outlet in outlets), *((_cut(c.title or title_from_id(c.id)), c.id) for c in cards)]
        )


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
