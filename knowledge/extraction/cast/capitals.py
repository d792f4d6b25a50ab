"""Names that a text has in capitals alone, as they are usually written: "PETRA LIND" is Petra Lind."""

from __future__ import annotations

import re

from knowledge.extraction.cast.lexicon import BODY_WORDS

_SMALL = frozenset("of and the for in on at to de la".split())
_NUMERAL = re.compile(r"(?:II|III|IV|VI{0,3})\b")
# So few capitals of a body's name are mostly an acronym: "NSB Ferry Company".
_ACRONYM = 3
_LETTERS = re.compile(r"[^\W\d_]+")
_MC = re.compile(r"\bMc([a-z])(?=[a-z]{2})")


def without_shouting(name: str, *, person: bool) -> str:
    """A name of several words in capitals with one capital a word; any other as it is.

    A body's has to have a word for bodies, so that it is no row of acronyms.
    """
    found = name.split()
    if not name.isupper() or len(found) < len(("given", "surname")):
        return name
    if person:
        return _MC.sub(lambda m: f"Mc{m[1].upper()}", " ".join(map(_part, found)))
    if BODY_WORDS.isdisjoint(word.lower() for word in found):
        return name
    return " ".join(_word(word, begins=not i) for i, word in enumerate(found))


def _part(word: str) -> str:
    """A word of somebody's name; initials and numerals stay."""
    if _NUMERAL.fullmatch(word):
        return word
    return _LETTERS.sub(lambda m: m[0].capitalize(), word)


def _word(word: str, *, begins: bool) -> str:
    """A word of a body's name."""
    if word.lower() in _SMALL and not begins:
        return word.lower()
    return word if len(word) <= _ACRONYM or not word.isalpha() else word.capitalize()
