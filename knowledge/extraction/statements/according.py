"""Where the source of "according to" ends and the words that it stands for begin: parses mistake the comma between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS, SPOKES, TITLES
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from knowledge.facts import Offsets

# So many words at most tell who somebody is, or have their name.
_LONGEST_ROLE, _LONGEST_NAME = 14, 5
_PEOPLE = PERSON_NOUNS | TITLES.keys() | BODY_NOUNS.keys() | SPOKES
_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_BEGINS_NOUN = frozenset({"PROPN", "NOUN", "PRON", "DET"})


def apart(doc: Doc, cue: int, source: Span | None, content: list[Offsets]) -> tuple[Span | None, list[Offsets]]:
    """Source and content of an "according to" that leads, told apart at its comma; of any other cue unchanged.

    Who stands behind "according to court documents," is no source: what is said of them is the content.
    """
    comma = _comma(doc, cue, content)
    if source is None or comma is None:
        return source, content
    led = doc[cue + 2 : comma]
    if source.end > comma and is_thing(led.root) and source.start < source.end:
        begins = doc[comma + 1].pos_ in _BEGINS_NOUN and _goes_on(doc, source.end)
        return led, _from(doc, comma + 1, content) if begins else content
    if source.end <= comma and content[0][0] == doc[comma + 1].idx:
        last = _explained(doc, led, comma + 1)
        if last is not None:
            return doc[led.start : last], _from(doc, last + 1, content)
    return source, content


def _comma(doc: Doc, cue: int, content: list[Offsets]) -> int | None:
    """The first comma behind an "according to" whose content stands behind it."""
    if doc[cue].lower_ != "according" or not content or content[0][0] < doc[cue].idx or cue + 3 >= len(doc):
        return None
    end = doc[cue].sent.end
    comma = next((i for i in range(cue + 3, end - 1) if doc[i].text == ","), None)
    return comma if comma is not None and doc[cue + 1].lower_ == "to" else None


def is_thing(head: Token) -> bool:
    """Whether a noun is nobody, and nobody's office: documents, an indictment, evidence."""
    return head.pos_ == "NOUN" and head.ent_type_ not in _ENTITIES and not {head.lower_, head.lemma_.lower()} & _PEOPLE


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a finite verb follows, so that what stands before it was its subject."""
    at += at < len(doc) and doc[at].text == ","
    return at < len(doc) and (doc[at].tag_ in FINITE or doc[at].pos_ == "AUX" or doc[at].pos_ == "ADV")


def _explained(doc: Doc, led: Span, first: int) -> int | None:
    """The comma behind a phrase that only tells who the source is: "the mayor, Ada Reed,", "Reed, the mayor,"."""
    last = next((i for i in range(first + 1, min(first + _LONGEST_ROLE, led.sent.end)) if doc[i].text == ","), None)
    if last is None or _goes_on(doc, last):
        return None
    beside = doc[first:last]
    if any(t.tag_ in FINITE for t in beside):
        return None
    person = {led.root.lower_, led.root.lemma_.lower()} & (PERSON_NOUNS | TITLES.keys())
    if person and not any(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in led):
        named = all(t.pos_ == "PROPN" for t in beside) and beside.root.ent_type_ == "PERSON"
        return last if named and len(beside) <= _LONGEST_NAME else None
    described = beside[0].pos_ in ("DET", "NOUN", "ADJ") and beside.root.lower_ in PERSON_NOUNS | TITLES.keys()
    return last if led.root.pos_ == "PROPN" and described else None


def _from(doc: Doc, first: int, content: list[Offsets]) -> list[Offsets]:
    """A content that begins with a token."""
    begin = doc[first].idx
    kept = [span for span in content if span[1] > begin]
    return [(begin, kept[0][1]), *kept[1:]] if kept else content
