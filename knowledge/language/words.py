"""Words for matching: folding, tokens with offsets, stems, and words that carry no content.

Folding happens on copies; offsets returned here always count code points of the text that was given.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£%]")
_POSSESSIVE = re.compile(r"['’](?:s|S)$")
_stemmer = snowballstemmer.stemmer("english")

# Words that ask, point or join; what is left of a question without them is what it is about.
STOP = frozenset(
    """a about after again all also am an and any anybody anyone are as at be because been before being between both
    but by can cannot could d did do does doing don't during each else few for from further get gets got had has
    have having he he's her here hers him his how i if in into is isn't it it's its itself just let's like ll many
    may me might more most much must my no nor not of off on once only or other our out over own per please quite
    re s same say says said shall she she's should so some such t tell than that that's the their them then there
    there's these they this those through to too under until up upon us ve very want was we were what what's
    whats when when's where where's which while who who's whos whom whose why why's will with would y'all you your
    did didn't does doesn't hasn't haven't wasn't weren't won't wouldn't im i'm ok okay lol pls plz yes yeah hey
    really actually exactly anything something thing things kind kinds sort ever even one ones way currently now
    """.split()
)


def fold(text: str) -> str:
    """Lower-case a copy without accents and with plain apostrophes; lengths may change."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem one folded word (Snowball English, Porter 2)."""
    if word.isdigit() or len(word) < 3:
        return word
    result: str = _stemmer.stemWord(word)
    return result


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its span (code points, half-open), folded form and stem."""

    start: int
    end: int
    folded: str
    stem: str

    @property
    def is_stop(self) -> bool:
        """Whether the word carries no content of its own."""
        return self.folded in STOP


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut text into words; possessive endings are cut off, hyphens divide."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        raw = _POSSESSIVE.sub("", match.group())
        if len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper():
            raw = raw[:-1]  # the plural of an acronym ("PCs", "MPs"), which no stemmer knows
        folded = fold(raw)
        found.append(Word(match.start(), match.start() + len(raw), folded, stem(folded)))
    return found


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry content, in order, repeats kept."""
    return [w.stem for w in words(text) if not w.is_stop]


def has_digit(word: str) -> bool:
    """Whether a word holds a digit; such words are only ever matched exactly."""
    return any(c.isdigit() for c in word)
