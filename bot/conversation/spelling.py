"""Spelling: a question's words repaired against the words of the documents, of the phrasings, and of English.

A word that the documents use is left alone; so is any word with a digit. Any other is taken for the word that was most
likely meant: how frequent that is in the documents and in English, and how likely such a slip is (`slips`), against how
likely it is that the word was meant as it stands.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.conversation.slips import unlikelihood
from knowledge.language.countries import COUNTERPARTS, PEOPLE_OF
from knowledge.language.english import english
from knowledge.language.words import STOP, has_digit, stem

# What people type for it, where no edit distance would find it.
SLANG: Mapping[str, str] = {
    "wat": "what", "wut": "what", "wht": "what", "whats": "what's", "wats": "what's", "wen": "when", "whens": "when's",
    "wich": "which", "wheres": "where's", "hows": "how's", "whos": "who's", "y": "why", "u": "you", "ur": "your",
    "r": "are", "ppl": "people", "teh": "the", "hwo": "how", "gonna": "going", "wanna": "want", "cuz": "because",
    "bc": "because", "abt": "about", "govt": "government", "prez": "president", "pic": "picture", "pics": "pictures",
    "thx": "thanks", "ty": "thanks", "tho": "though", "dis": "this", "dat": "that", "wot": "what", "hav": "have",
    "wud": "would", "cud": "could", "shud": "should",
    "b4": "before", "2day": "today", "ystrday": "yesterday", "dye": "die", "dyed": "died",
    "n": "and", "celebs": "celebrities", "celeb": "celebrity", "info": "information",
    "yr": "year", "yrs": "years", "mos": "months", "wk": "week", "wks": "weeks", "hrs": "hours", "mins": "minutes",
    "outta": "out", "gotta": "got", "coulda": "could", "woulda": "would", "shoulda": "should", "rn": "now",
    "dept": "department", "depts": "departments", "atty": "attorney", "attys": "attorneys",
}  # fmt: skip

# What is often shortened, for documents that spell it out.
SPELT_OUT: Mapping[str, tuple[str, ...]] = {
    "ceo": ("chief", "executive"), "cfo": ("chief", "financial", "officer"), "coo": ("chief", "operating", "officer"),
    "cto": ("chief", "technology", "officer"), "cio": ("chief", "information", "officer"),
    "pm": ("prime", "minister"), "vp": ("vice", "president"), "da": ("district", "attorney"),
    "ag": ("attorney", "general"), "tv": ("television",), "un": ("united", "nations"), "eu": ("european", "union"),
    "bout": ("about",), "dems": ("democrats",), "repubs": ("republicans",), "diff": ("different",), "vid": ("video",),
    "mom": ("mother",), "mum": ("mother",), "dad": ("father",), "moms": ("mothers",), "dads": ("fathers",),
    "grandma": ("grandmother",), "grandpa": ("grandfather",), "hubby": ("husband",), "kid": ("child",),
    "kids": ("children",), "doc": ("doctor",), "cop": ("officer",), "cops": ("police",),
}  # fmt: skip

# How numbers are scaled in short, and how texts have them: "10k" is "10,000", two words.
_SCALED = re.compile(r"(\d+)(k|m|mn|mil|b|bn)")
_SCALES = {"k": "000", "m": "million", "mn": "million", "mil": "million", "b": "billion", "bn": "billion"}

# Endings as British and American English have them; each is tried both ways.
_SPELT = (
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ise", "ize"), ("ised", "ized"),
    ("ises", "izes"), ("ising", "izing"), ("isation", "ization"), ("isations", "izations"), ("yse", "yze"),
    ("ysed", "yzed"), ("tre", "ter"), ("tres", "ters"), ("bre", "ber"), ("ence", "ense"), ("ences", "enses"),
    ("ogue", "og"), ("ogues", "ogs"), ("amme", "am"), ("ammes", "ams"), ("lled", "led"), ("lling", "ling"),
    ("ller", "ler"), ("lment", "llment"), ("que", "ck"), ("ques", "cks"), ("grey", "gray"), ("tyre", "tire"),
    ("tyres", "tires"), ("aeroplane", "airplane"),
)  # fmt: skip
_ABROAD = tuple((one, other) for pair in _SPELT for one, other in (pair, pair[::-1]))
# With these endings other words are made of one of so many letters.
_MADE, _LEAST_MADE = ("al", "ial", "ional", "an", "ian", "n", "ese", "ish", "ic", "ism", "ist"), 4
# The natural logarithm of how likely it is to meet a word that neither the documents nor English know: a name, mostly.
_STRANGE = -20.0
# A capital in mid-sentence speaks against a slip in a common word.
_CAPITAL = 4.0
# The share of words that phrasings are made of, at least; and of those that are looked for at their place.
_GRAMMAR, _EXPECTED = 1e-4, 0.1
_ORDINAL = {"1": "st", "2": "nd", "3": "rd"}
# A word of so many letters at most has one slip at most.
_SHORT = 5
# So many digits stand between two commas of a number.
_GROUP = 3


class Guess(NamedTuple):
    """A word that may be meant, with the natural logarithm of how likely that is."""

    likelihood: float
    word: str


class Words:
    """Words to be compared with a typed one: by length, with the letters that each of them has."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) > 1 and not has_digit(word):
                by_length[len(word)].append(word)
        self._by_length = {n: (words, _letters(words)) for n, words in by_length.items()}

    def near(self, typed: str, most: int) -> Iterator[str]:
        """The words at most so many edits away (insertion, deletion, substitution, transposition)."""
        own = _letters([typed])[0]
        alike: list[str] = []
        for length in range(len(typed) - most, len(typed) + most + 1):
            words, letters = self._by_length.get(length, ([], None))
            if letters is not None:
                # An edit changes at most two letters of which a word has.
                alike += [words[i] for i in np.flatnonzero(np.bitwise_count(letters ^ own) <= 2 * most).tolist()]
        for word, *_ in process.extract(typed, alike, scorer=OSA.distance, score_cutoff=most, limit=None):
            yield word


@functools.cache
def _english_words() -> Words:
    return Words(english())


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
        self._total = sum(vocabulary.values())
        self._grammar = frozenset(grammar) | STOP
        self._stems = {stem(w) for w in vocabulary} if stems is None else stems
        self._words = Words({*vocabulary, *self._grammar})
        self._english = _english_words()

    def uses(self, folded: str) -> bool:
        """Whether the documents or the phrasings use a word in this very form."""
        return folded in self._counts or folded in self._grammar

    def knows(self, folded: str) -> bool:
        """Whether the documents use a word in any form, or the phrasings do.

        What is only what forms have in common ("carriag") and no word of English is none of them.
        """
        if self.uses(folded):
            return True
        common = stem(folded)
        return common in self._stems and (common != folded or folded in english())

    def knows_kin(self, folded: str) -> bool:
        """Whether the documents know the country of an adjective ("Syrian"), or a word that one is made from.

        They know "Congress" where they have "congressional", and a "Dane" where they have "Danish" or "Denmark".
        """
        made = (folded + ending for ending in _MADE if len(folded) >= _LEAST_MADE)
        adjective = PEOPLE_OF.get(stem(folded), stem(folded))
        kin = {adjective, COUNTERPARTS.get(adjective, adjective)} - {stem(folded)}
        return any(one in self._stems for one in kin) or any(word in self._counts for word in made)

    def numbered(self, folded: str) -> str:
        """A number that is asked for by "no." as the documents have it more often: "no. 31" may be "the 31st"."""
        ordinal = ordinal_of(folded) if folded.isdecimal() else folded
        return ordinal if self._counts.get(ordinal, 0) > self._counts.get(folded, 0) else folded

    def repair(
        self, folded: str, *, most: int = 2, named: bool = False, expected: Collection[str] = frozenset()
    ) -> str | None:
        """Find the word that a misspelt one stands for, `most` edits away; None where it was likelier meant as it is.

        At most one edit up to five letters. A `named` one (with a capital in mid-sentence) is taken for a word of the
        documents alone. Of words that are known only the `expected` ones are thought of: "hat" at the beginning of a
        question is "what".
        """
        if not folded.isalpha() or len(folded) < 3 or folded in expected:
            return None
        if not self.knows(folded):
            abroad = next((w for w in spelt_abroad(folded) if self.knows(w)), None)
            if abroad is not None:
                return abroad
        found = list(self._meant(folded, min(most, 1 if len(folded) <= _SHORT else 2), named, expected))
        best = max(found, default=None)
        return best.word if best is not None and best.likelihood > self.likelihood(folded) else None

    def _meant(self, folded: str, most: int, named: bool, expected: Collection[str]) -> Iterator[Guess]:
        for word, *_ in process.extract(folded, expected, scorer=OSA.distance, score_cutoff=1, limit=None):
            yield Guess(math.log(_EXPECTED) - unlikelihood(folded, word), word)
        if self.knows(folded):
            return
        for words in (self._words,) if named else (self._words, self._english):
            for word in words.near(folded, most):
                if len(word) > 2 or len(folded) > 3:
                    against = _CAPITAL if named and word in self._common else 0.0
                    yield Guess(self.likelihood(word) - unlikelihood(folded, word) - against, word)

    def likelihood(self, word: str) -> float:
        """The natural logarithm of how likely it is that somebody means a word."""
        share = (self._counts.get(word, 0) / max(self._total, 1) + english().get(word, 0.0)) / 2
        if word in self._grammar:
            share = max(share, _GRAMMAR)
        return math.log(share) if share else _STRANGE


def scale_apart(folded: str) -> tuple[str, str] | None:
    """A number and its scale as texts have them: "10", "000" for "10k", "5", "million" for the end of "1.5m"."""
    match = _SCALED.fullmatch(folded)
    return (match[1], _SCALES[match[2]]) if match is not None else None


def grouped_apart(folded: str) -> tuple[str, ...] | None:
    """A number of four digits or more as texts have it, in groups of three: "8", "000" for "8000"."""
    if not folded.isdecimal() or len(folded) <= _GROUP:
        return None
    first = len(folded) % _GROUP or _GROUP
    return (folded[:first], *(folded[i : i + _GROUP] for i in range(first, len(folded), _GROUP)))


def ordinal_of(digits: str) -> str:
    """A number's ordinal: "31st" of "31", "12th" of "12"."""
    ending = "th" if digits[-2:-1] == "1" else _ORDINAL.get(digits[-1:], "th")
    return digits + ending


def spelt_abroad(word: str) -> Iterator[str]:
    """How a word may be spelt on the other side of the Atlantic ("defence", "organise", "colour", "centre")."""
    for ending, instead in _ABROAD:
        if word.endswith(ending) and len(word) > len(ending):
            yield word.removesuffix(ending) + instead
        elif word == ending:
            yield instead


def _letters(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Which letters each of some words of one length has, as bits; letters beyond the alphabet may share theirs."""
    codes = np.array(words).view(np.uint32).reshape(len(words), -1).astype(np.uint64)
    found: npt.NDArray[np.uint64] = np.bitwise_or.reduce(np.uint64(1) << (codes & np.uint64(63)), axis=1)
    return found
