"""Relations that a sentence states outright: represents, covers, part of, located in, also known as."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Token

from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import entity_of, noun_phrase, objects, preposition_objects, subjects
from knowledge.facts import Offsets, Relation

Kind = Literal["represents", "covers", "part_of", "located_in", "also_known_as"]
VERBS: dict[str, Kind] = {"represent": "represents", "cover": "covers"}
PLACED = frozenset({"locate", "base", "situate", "headquarter"})
_PLACE = frozenset({"in", "on", "at", "near"})
_AKA = re.compile(
    r"\b(?:also|often|commonly|sometimes|better|formerly|previously|otherwise|widely)?\s*"
    r"(?:known|referred\s+to|called|nicknamed|dubbed|named)\s+(?:\w+ly\s+)?(?:as\s+)?(?:the\s+)?"
    r"(?P<alias>[\"“]\s?[^\"“”]{2,60}?[,.]?\s?[\"”]|(?:[A-Z][\w.&'’-]*\s?){1,6})",
)


def extract_relations(reading: Reading) -> list[Relation]:
    """Find stated relations between two named things."""
    found = []
    for token in reading.analysis.doc:
        if token.pos_ not in {"VERB", "NOUN"}:
            continue
        if token.lemma_ in VERBS and token.pos_ == "VERB":
            found += _linked(reading, VERBS[token.lemma_], token, subjects(token), objects(token))
        elif token.lemma_ in PLACED:
            found += _linked(reading, "located_in", token, subjects(token), preposition_objects(token, _PLACE))
        elif token.lower_ == "part" and token.dep_ in {"attr", "appos", "pobj"}:
            whole = preposition_objects(token, frozenset({"of"}))
            owner = subjects(token.head) if token.dep_ == "attr" else [token.head]
            found += _linked(reading, "part_of", token, owner, whole)
    return found + _other_names(reading)


def _linked(reading: Reading, kind: Kind, trigger: Token, left: list[Token], right: list[Token]) -> list[Relation]:
    sentence = reading.analysis.sentence_at(trigger.idx)
    if sentence is None:
        return []
    made = []
    for a in left:
        if a.lower_ in {"who", "which", "that"} and a.head.dep_ == "relcl":
            a = a.head.head
        name_a, span_a = _called(reading, a)
        for b in right:
            name_b, span_b = _called(reading, b)
            if a.pos_ != "PRON" or entity_of(reading.cast, a):
                made.append(
                    _relation(reading, kind, (sentence.start, sentence.end), (name_a, span_a), (name_b, span_b))
                )
    return [m for m in made if m is not None]


def _called(reading: Reading, token: Token) -> tuple[str, Offsets]:
    entity = entity_of(reading.cast, token)
    if entity is not None:
        return entity
    span = noun_phrase(token)
    return reading.text[span[0] : span[1]], span


def _relation(
    reading: Reading, kind: Kind, evidence: Offsets, a: tuple[str, Offsets], b: tuple[str, Offsets]
) -> Relation | None:
    if a[1] == b[1]:
        return None
    return Relation(
        document_id=reading.document.id,
        start=evidence[0],
        end=evidence[1],
        relation=kind,
        subject=a[0],
        subject_span=a[1],
        object=b[0],
        object_span=b[1],
    )


def _other_names(reading: Reading) -> list[Relation]:
    """ "X, also known as Y": the name nearest before the phrase, and what stands after it."""
    made = []
    for sentence in reading.analysis.sentences:
        for match in _AKA.finditer(reading.text, sentence.start, sentence.end):
            owner = _before(reading, sentence.start, match.start())
            start, end = match.span("alias")
            while start < end and reading.text[start] in '"“ ':
                start += 1
            while end > start and reading.text[end - 1] in '"”,. ':
                end -= 1
            if owner is not None and start < end:
                alias = (reading.text[start:end], (start, end))
                made.append(_relation(reading, "also_known_as", (sentence.start, sentence.end), owner, alias))
    return [m for m in made if m is not None]


def _before(reading: Reading, start: int, stop: int) -> tuple[str, Offsets] | None:
    """The noun phrase nearest before a place in a sentence: by its entity's name, else by its own words."""
    phrases = [
        c for c in reading.analysis.tokens(start, stop).noun_chunks if c.end_char <= stop and c.root.pos_ != "PRON"
    ]
    if not phrases:
        return None
    span = (phrases[-1].start_char, phrases[-1].end_char)
    named = [m for m in reading.cast.overlapping(*span) if m.kind == "name"]
    if named:
        return reading.cast.entities[named[-1].entity].name, (named[-1].start, named[-1].end)
    return reading.text[span[0] : span[1]], span
