"""What somebody is, before a comma and their title: "the county coroner, Dr. Ada Falk,".

The parser takes such a name for a part of what follows, and loses whom the words before it tell of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.extraction.cast.name_span import title_before

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading

_NP = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
_LINKS = frozenset({"of", "for", "at", "in", "with"})
_LEADING = frozenset({"SCONJ", "ADP", "ADV"})
_BEHIND = frozenset({",", ".", ";", ":", ")", '"', "”", "''", "’’", "—", "–", "?", "!"})
_OBJECTIVE = frozenset({"me", "you", "him", "them", "us", "it", "i", "we", "they", "he", "she"})
_LONGEST = 12
_TITLED = 30  # so many code points behind a phrase may stand a name with its title


class SetOff(NamedTuple):
    """A noun phrase as a token range [first, last), and the token of its head."""

    first: int
    last: int
    head: int


def set_off_before(doc: Doc, first: int, last: int) -> SetOff | None:
    """The phrase that tells what the bearer of a titled name (a token range) is; None where there is none.

    The name must be set off on both sides: in "they took him to the mayor, Dr. Falk said" Dr. Falk is no mayor. Nor
    need Dr. Falk be one where a clause opens the sentence ("When they met the mayor, Dr. Falk, 51, said").
    """
    title = title_before(doc, first)
    sentence = doc[first].sent
    if title is None or last >= len(doc) or doc[last].text not in _BEHIND:
        return None
    comma = title[0] - 1
    if comma <= sentence.start or doc[comma].text != "," or sentence[0].pos_ in _LEADING:
        return None
    begin = _begin(doc, comma, sentence.start)
    heads = [t for t in doc[begin:comma] if _is_head(t, comma)]
    return SetOff(begin, comma, heads[0].i) if heads else None


def named_behind(reading: Reading, phrase: Span) -> list[Mention]:
    """The name that a comma and a title part from a phrase which tells what its bearer is."""
    found = []
    for mention in reading.cast.overlapping(phrase.end_char, phrase.end_char + _TITLED):
        named = reading.analysis.tokens(mention.start, mention.end)
        # "Falk's husband, Dean Swan": who is read as a body is better left unnamed.
        person = mention.kind == "name" and reading.cast.entities[mention.entity].type == "person"
        told = set_off_before(named.doc, named.start, named.end) if person and len(named) else None
        if told is not None and told.head == phrase.root.i:
            found.append(mention)
    return found


def _begin(doc: Doc, comma: int, start: int) -> int:
    """Where the noun phrase before a comma begins, "of ..." and "for ..." in it included."""
    at = comma
    while at > start and comma - at < _LONGEST:
        token = doc[at - 1]
        linking = token.lower_ in _LINKS and at < comma and at - 1 > start and doc[at - 2].pos_ in ("NOUN", "PROPN")
        if (token.pos_ not in _NP or token.lower_ in _OBJECTIVE) and not linking:
            break
        at -= 1
        if token.pos_ in ("DET", "PRON") and not (at > start and doc[at - 1].lower_ in _LINKS):
            break
    return at


def _is_head(token: Token, comma: int) -> bool:
    """Whether a word is one for a single person, and the head of its phrase: before the comma or before "of"."""
    behind = token.doc[token.i + 1]
    heads = behind.i == comma or behind.lower_ in _LINKS
    return heads and token.tag_ == "NN" and token.lower_ in PERSON_NOUNS
