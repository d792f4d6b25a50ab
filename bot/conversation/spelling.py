"""Spelling: a question's words repaired against the words of the documents and of the phrasings.

A word that the documents use, or that is common English, is left alone; so is any word with a digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.words import STOP, has_digit, stem
from knowledge.retrieval.vectors import default_vectors

# What people type for it, where no edit distance would find it.
SLANG: Mapping[str, str] = {
    "wat": "what", "wut": "what", "wht": "what", "whats": "what's", "wats": "what's", "wen": "when", "whens": "when's",
    "wich": "which", "wheres": "where's", "hows": "how's", "whos": "who's", "y": "why", "u": "you", "ur": "your",
    "r": "are", "ppl": "people", "teh": "the", "hwo": "how", "gonna": "going", "wanna": "want", "cuz": "because",
    "bc": "because", "abt": "about", "govt": "government", "prez": "president", "pic": "picture", "pics": "pictures",
    "thx": "thanks", "ty": "thanks", "tho": "though", "dis": "this", "dat": "that", "wot": "what", "hav": "have",
    "sum": "some", "b4": "before", "2day": "today", "ystrday": "yesterday", "dye": "die", "dyed": "died",
    "celebs": "celebrities", "celeb": "celebrity", "info": "information",
}  # fmt: skip


# A common word of fewer letters is near too many others to be taken for any.
_LONG_ENOUGH = 5


class Speller:
    """Knows the words of a snapshot (with their counts) and the words that questions are made of.

    `common` are those of the snapshot that are no names by themselves; `stems` those of the vocabulary, where they need
    not be found first.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        grammar: Iterable[str],
        common: Container[str] = frozenset(),
        stems: Container[str] | None = None,
    ) -> None:
        self._common = common
        self._counts = vocabulary
        self._grammar = frozenset(grammar) | STOP
        self._stems = {stem(w) for w in vocabulary} if stems is None else stems
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted({*vocabulary, *self._grammar}):
            if len(word) >= 3 and not has_digit(word):
                by_length[len(word)].append(word)
        self._by_length = {n: (words, _letters(words)) for n, words in by_length.items()}

    def knows(self, folded: str) -> bool:
        """Whether the documents use a word in any form, or the phrasings do."""
        return folded in self._counts or folded in self._grammar or stem(folded) in self._stems

    def repair(self, folded: str, *, most: int = 2) -> str | None:
        """Find the word that a misspelt one stands for, `most` edits away; None where nothing is near enough.

        At most one edit (insertion, deletion, substitution, transposition) up to five letters, two
        beyond; one where the first letter differs. Words with the same first letter go first, then the fewer edits,
        then the more frequent word.
        """
        if self.knows(folded) or has_digit(folded) or len(folded) < 4:
            return None
        if self._is_english(folded):
            # "Weather" is no misspelt "whether"; "brant" may be the name "Brandt".
            best = self._repaired(folded, 1) if len(folded) >= _LONG_ENOUGH else None
            return None if best is None or best in self._grammar or best in self._common else best
        return self._repaired(folded, min(most, 1 if len(folded) <= 5 else 2))

    def _repaired(self, folded: str, allowed: int) -> str | None:
        alike = self._alike(folded, allowed)
        best = self._nearest(folded, [w for w in alike if w[0] == folded[0]], allowed)
        return best or self._nearest(folded, [w for w in alike if w[0] != folded[0]], 1)

    def _alike(self, folded: str, allowed: int) -> list[str]:
        """The words that may be so few edits away: an edit changes the length by one at most, and two letters' bits."""
        own = _letters([folded])[0]
        found: list[str] = []
        for length in range(len(folded) - allowed, len(folded) + allowed + 1):
            words, letters = self._by_length.get(length, ([], None))
            if letters is not None:
                found += [words[i] for i in np.flatnonzero(np.bitwise_count(letters ^ own) <= 2 * allowed).tolist()]
        return found

    @staticmethod
    def _is_english(folded: str) -> bool:
        """Whether a word is a common one, if not one of the documents."""
        return stem(folded) in default_vectors()

    def _nearest(self, folded: str, words: Sequence[str], allowed: int) -> str | None:
        near = process.extract(folded, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        best = min(((distance, -self._weight(word), word) for word, distance, _ in near), default=None)
        return best[2] if best is not None else None

    def _weight(self, word: str) -> int:
        return self._counts.get(word, 0) + (1000 if word in self._grammar else 0)


def _letters(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Which letters each of some words of one length has, as bits; letters beyond the alphabet may share theirs."""
    codes = np.array(words).view(np.uint32).reshape(len(words), -1).astype(np.uint64)
    found: npt.NDArray[np.uint64] = np.bitwise_or.reduce(np.uint64(1) << (codes & np.uint64(63)), axis=1)
    return found
