"""Who speaks in a clause of its own: "Pell resigned hours after the examiner, Ada Falk, reported that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# What begins a clause that has a subject of its own; the parser takes the first few for prepositions.
_BEGINS = frozenset("after before since until because when while although though once where whereas".split())
_FINITE = FINITE | {"MD"}
_PASSED_OVER = frozenset({"ADV", "AUX", "PART"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_SPEAKING = frozenset({"PERSON", "ORG"})
_DOERS = ("er", "or", "ist", "ant")
_LONGEST = 12


def of_own_clause(source: Span, cue: int) -> Span:
    """The noun right before a cue that begins a clause with it, in place of the subject of the clause before.

    A phrase between commas may stand behind it. Another verb must stand between the source read so far and that clause.
    """
    doc, floor = source.doc, source.start
    last = cue - 1
    while last > floor and doc[last].pos_ in _PASSED_OVER:
        last -= 1
    if source.end > cue or not any(t.tag_ in _FINITE for t in doc[last + 1 : cue + 1]):
        return source
    noun = _before_comma(doc, last, floor) if doc[last].text == "," else last
    if noun is None or noun <= floor or doc[noun].pos_ not in _NOUNS:
        return source
    first = noun
    while first > floor and noun - first < _LONGEST and doc[first - 1].pos_ in _BEFORE_NOUN:
        first -= 1
    # What was read as the source may hold both clauses.
    led = doc[source.end if source.end < first else floor : max(floor, first - 1)]
    own = first > floor and doc[first - 1].lower_ in _BEGINS and any(t.tag_ in _FINITE for t in led)
    behind = doc[noun + 1 : last]
    return doc[first : last if behind else noun + 1] if own and _may_speak(doc, first, noun, behind) else source


def _before_comma(doc: Doc, comma: int, begin: int) -> int | None:
    """The word before a phrase between commas that ends at a comma; None where a verb stands in it."""
    for at in range(comma - 1, max(begin, comma - _LONGEST), -1):
        if doc[at].text == ",":
            return at - 1
        if doc[at].tag_ in _FINITE or doc[at].tag_ in ("WP", "WDT"):
            return None
    return None


def _may_speak(doc: Doc, first: int, noun: int, behind: Span) -> bool:
    """Whether a noun, or the phrase between commas behind it, is somebody or a body; a hearing, say, is not."""
    word = doc[noun]
    named = any(t.ent_type_ in _SPEAKING for t in (*doc[first : noun + 1], *behind))
    return named or word.lower_ in BODY_NOUNS or word.lemma_.lower() in PERSON_NOUNS or says_who(word)


def says_who(noun: Token) -> bool:
    """Whether a noun says what somebody is: "banker", "offender"."""
    return noun.pos_ == "NOUN" and (noun.lower_ in PERSON_NOUNS or noun.lower_.endswith(_DOERS))
