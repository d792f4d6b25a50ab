"""Districts of federal courts and of their prosecutors, and states that a model takes for bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.name_span import NameSpan, all_words
from knowledge.language.countries import STATES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIDES = frozenset("northern southern eastern western middle central".split())
_LONGEST = 3  # words of a state ("District of Columbia" is none of these)


def court_districts(doc: Doc) -> list[NameSpan]:
    """ "The Southern District of New York" that investigates or charges: one name, and a body's."""
    found = []
    words = all_words(doc)
    for at, word in enumerate(words.bare[:-3]):
        if word in _SIDES and words.text[at][0].isupper() and words.bare[at + 1 : at + 3] == ["district", "of"]:
            ends = (end for end in range(at + 3 + _LONGEST, at + 3, -1) if " ".join(words.bare[at + 3 : end]) in STATES)
            if (last := next(ends, None)) is not None:
                found.append(NameSpan(at, last, "organisation", sure=True))
    return found


def states_as_places(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Names in their order; a state is a place, whatever a model takes it for ("NEW YORK, Associated News")."""
    return [
        replace(n, type="place") if n.type == "organisation" and doc[n.first : n.last].text.lower() in STATES else n
        for n in names
    ]
