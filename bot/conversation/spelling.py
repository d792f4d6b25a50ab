"""Spelling: a question's words repaired against the words of the documents and of the phrasings.

A word that the documents use, or that is common English, is left alone; so is any word with a digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

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

    `common` are those of the snapshot that are no names by themselves.
    """

    def __init__(
        self, vocabulary: Mapping[str, int], grammar: Iterable[str], common: Container[str] = frozenset()
    ) -> None:
        self._common = common
        self._counts = vocabulary
        self._grammar = frozenset(grammar) | STOP
        self._stems = {stem(w) for w in vocabulary}
        # By length and first letter: few misspell the first letter, and the others need not be looked at for most.
        self._buckets: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for word in {*vocabulary, *self._grammar}:
            if len(word) >= 3 and not has_digit(word):
                self._buckets[len(word)][word[0]].append(word)

    def knows(self, folded: str) -> bool:
        """Whether the documents use a word in any form, or the phrasings do."""
        return folded in self._counts or folded in self._grammar or stem(folded) in self._stems

    def repair(self, folded: str) -> str | None:
        """Find the word that a misspelt one stands for; None where nothing is near enough.

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
        return self._repaired(folded, 1 if len(folded) <= 5 else 2)

    def _repaired(self, folded: str, allowed: int) -> str | None:
        lengths = range(len(folded) - allowed, len(folded) + allowed + 1)
        alike = [self._buckets[n][folded[0]] for n in lengths if n in self._buckets]
        best = self._nearest(folded, alike, allowed)
        if best is None:
            others = [b for n in lengths if n in self._buckets for c, b in self._buckets[n].items() if c != folded[0]]
            best = self._nearest(folded, others, 1)
        return best

    @staticmethod
    def _is_english(folded: str) -> bool:
        """Whether a word is a common one, if not one of the documents."""
        return stem(folded) in default_vectors()

    def _nearest(self, folded: str, buckets: Iterable[list[str]], allowed: int) -> str | None:
        found = (
            (distance, -self._weight(word), word)
            for bucket in buckets
            for word, distance, _ in process.extract(folded, bucket, scorer=OSA.distance, score_cutoff=allowed, limit=8)
        )
        best = min(found, default=None)
        return best[2] if best is not None else None

    def _weight(self, word: str) -> int:
        return self._counts.get(word, 0) + (1000 if word in self._grammar else 0)
