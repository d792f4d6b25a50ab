"""Districts of federal courts and of their prosecutors, and states that a model takes for bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import BODY_WORDS
from knowledge.extraction.cast.name_span import NOT_NAMES, NameSpan, Words, all_words
from knowledge.language.countries import STATES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIDES = frozenset("northern southern eastern western middle central".split())
_LONGEST = 3  # words of a state ("District of Columbia" is none of these)
_ATTORNEYS = ["attorney", "for", "the"]
_NAME = 4  # words of the name of whoever holds the office


def court_districts(doc: Doc) -> list[NameSpan]:
    """ "The Southern District of New York" that investigates or charges: one name, and a body's."""
    found = []
    words = all_words(doc)
    for at, word in enumerate(words.bare[:-3]):
        if word in _SIDES and words.text[at][0].isupper() and words.bare[at + 1 : at + 3] == ["district", "of"]:
            ends = (end for end in range(at + 3 + _LONGEST, at + 3, -1) if " ".join(words.bare[at + 3 : end]) in STATES)
            if (last := next(ends, None)) is not None:
                found.append(NameSpan(at, last, "organisation", sure=True))
                if words.bare[max(0, at - 3) : at] == _ATTORNEYS and (end := _name_behind(words, last)) > last + 1:
                    found.append(NameSpan(last, end, "person", sure=True))
    return found


def _name_behind(words: Words, first: int) -> int:
    """Where the name ends that stands right behind an office: "Attorney for the Southern District of Y Ada Reed"."""
    if first >= words.ends[first - 1] or not is_given_name(words.bare[first]):
        return first
    end = first
    while end < min(first + _NAME, words.ends[first]) and words.capitalised[end] and words.text[end][-1] != ",":
        if words.bare[end] in NOT_NAMES | BODY_WORDS:
            return first
        end += 1
    return end


def states_as_places(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Names in their order; a state is a place, whatever a model takes it for ("NEW YORK, Associated News")."""
    return [
        replace(n, type="place") if n.type == "organisation" and doc[n.first : n.last].text.lower() in STATES else n
        for n in names
    ]
