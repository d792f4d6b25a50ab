"""All who do a thing together, as a sentence lists them: "the FBI, the Arden Police and agents of the Harbour Board".

A parser loses the members of a long list, and cuts "the Law Division of the Harbour Board" at the first of the two
names. So the words are read on from the first one, up to what can be no part of such a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from knowledge.entities import Cast
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.datelines import behind_dateline
from knowledge.extraction.syntax import FINITE, SUBJECTS, agents, entity_of, offsets, subjects
from knowledge.facts import Offsets

_RELATIVE = frozenset({"who", "which", "that", "whose"})
_ENDING = frozenset({"VERB", "AUX", "PRON", "SCONJ", "ADV", "NUM"})
_LEADING_ON = frozenset({"of", "for", "at", "from"})
_PLACING = frozenset({"in", "from", "at"})
_TRIMMED = frozenset({"PUNCT", "CCONJ", "ADP", "DET", "SPACE", "PART"})
# A name that ends so was cut short where it was read.
_CUT = (" of", " and", " for", " the")
_KINDS = frozenset({"organisation", "person"})
# "The Dorn police" are not Dorn, whatever that was taken for.
_OF_A_BODY = re.compile(r" (?:police|sheriff|authorities|officials|prosecutors|detectives|council|board|department)\b")


def doing(verb: Token) -> list[Token]:
    """Who does what a verb tells: behind "by" in a passive, else its subjects."""
    return agents(verb) or [s for s in subjects(verb) if s.dep_ != "nsubjpass"]


def doers(
    reading: Reading, tokens: Sequence[Token], *, until: Token | None = None
) -> tuple[tuple[str, ...], Offsets | None]:
    """Names of all who do it, and the span that tells them, given the nouns that the parser takes for them.

    `until` is the word for what they do, which the list never runs into ("the Harbour Board inquiry of 2020").
    """
    if not tokens:
        return (), None
    first = min(tokens, key=lambda t: t.i)
    behind = behind_dateline(reading, first.left_edge.idx, until) if until is not None else None
    if behind is not None:
        tokens, first = [behind.root], behind.root
    if first.lower_ in _RELATIVE:
        return _antecedents(reading, first)
    found = [e for t in tokens if (e := entity_of(reading.cast, t)) is not None]
    names = [name for name, (_, end) in found if not _OF_A_BODY.match(reading.text, end)]
    if first.pos_ == "PRON":
        return tuple(dict.fromkeys(names)), offsets(first)
    span = _listed(reading, first, until, least=behind.start if behind is not None else 0)
    return tuple(dict.fromkeys([*names, *_named(reading.cast, reading.text, span)])), span


def _listed(reading: Reading, first: Token, until: Token | None, *, least: int = 0) -> Offsets:
    """The span of a list that begins with the phrase of a noun, at the earliest at a token."""
    sentence = reading.analysis.sentence_at(first.idx)
    begin = first.left_edge.i if sentence is None or first.left_edge.idx >= sentence.start else first.i
    begin = max(begin, least)
    end = begin
    for token in first.doc[begin:]:
        if token == until or (sentence is not None and token.idx >= sentence.end):
            break
        if token.i > first.i and _ends(token):
            # "..., and the company was fined": what is done by somebody else is no member.
            verb = token.head if token.dep_ in {"aux", "auxpass"} else token
            own = [c for c in verb.children if c.dep_ in SUBJECTS and c.i > first.i]
            end = min([end, *(c.left_edge.i for c in own)])
            break
        end = token.i + 1
    return _trimmed(first, begin, end)


def _ends(token: Token) -> bool:
    """Whether a word can be no part of a list of names."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    if behind.lower_ in {"the", "a"} and behind.i + 1 < len(token.doc):
        behind = behind.nbor()
    if token.tag_ in FINITE or (token.pos_ in _ENDING and not token.text[:1].isupper()) or token.ent_type_ == "DATE":
        return True
    if token.lower_ in {"as", "well"} and "as well as" in token.doc[max(0, token.i - 2) : token.i + 3].text.lower():
        return False
    if token.lower_ == "by" and token.nbor(-1).pos_ == "CCONJ":
        return False  # "by the FBI and by agents of the Harbour Board"
    if token.pos_ == "ADP" and token.lower_ not in _LEADING_ON:
        return token.lower_ not in _PLACING or not behind.text[:1].isupper()
    return token.text in {".", ":", "“", "”", '"', "—", "–"} or token.lower_ == "to"


def _trimmed(first: Token, begin: int, end: int) -> Offsets:
    doc = first.doc
    while end > begin + 1 and (doc[end - 1].lower_ == "own" or _is_trimmed(doc[end - 1], first)):
        end -= 1
    while begin < first.i and doc[begin].pos_ in {"PUNCT", "CCONJ", "SPACE"}:
        begin += 1
    end = max(end, first.i + 1)
    return doc[begin].idx, doc[end - 1].idx + len(doc[end - 1])


def _is_trimmed(token: Token, first: Token) -> bool:
    return token.i > first.i and token.pos_ in _TRIMMED and token.text != ")"


def _antecedents(reading: Reading, relative: Token) -> tuple[tuple[str, ...], Offsets | None]:
    """Whom "who" stands for: "commended agents of the Harbour Board and the FBI, who investigated the case"."""
    clause = relative.head
    while clause.dep_ in {"conj", "aux", "auxpass"} and clause.head != clause:
        clause = clause.head
    if clause.dep_ not in {"relcl", "acl"}:
        return (), offsets(relative)
    noun = clause.head
    while noun.head != noun and (_within(noun) or _beside(noun)):
        noun = noun.head
    if relative.i <= noun.i:
        return (), offsets(relative)
    start, end = _trimmed(noun, _behind_another(noun, relative), relative.i)
    return tuple(dict.fromkeys(_named(reading.cast, reading.text, (start, end)))), (start, end)


def _behind_another(noun: Token, relative: Token) -> int:
    """Where a list begins; behind the clause of those named before, where they have one of their own."""
    begin = noun.left_edge.i
    for token in noun.doc[begin : relative.i]:
        if token.lower_ in _RELATIVE and token.dep_ in SUBJECTS:
            named = (t.i for t in token.doc[token.head.i + 1 : relative.i] if t.text[:1].isupper())
            begin = next(named, begin)
    return begin


def _within(noun: Token) -> bool:
    """Whether a noun only says of what another one is ("agents of the Harbour Board")."""
    return (noun.dep_ == "pobj" and noun.head.lower_ in _LEADING_ON) or (
        noun.dep_ == "prep" and noun.lower_ in _LEADING_ON
    )


def _beside(noun: Token) -> bool:
    """Whether a noun goes on with a list whose first one has no clause of its own."""
    return (
        noun.dep_ == "conj"
        and noun.head.pos_ in {"NOUN", "PROPN"}
        and not any(c.dep_ == "relcl" and c.i < noun.i for c in noun.head.children)
    )


def _named(cast: Cast, text: str, span: Offsets) -> list[str]:
    """The bodies and people named in a list; whose office somebody's is, is no member."""
    return [
        cast.entities[m.entity].name
        for m in cast.overlapping(*span)
        if m.kind == "name"
        and cast.entities[m.entity].type in _KINDS
        and not cast.entities[m.entity].name.endswith(_CUT)
        and not _OF_A_BODY.match(text, m.end)
        and not (
            cast.entities[m.entity].type == "person" and text[max(0, m.start - 5) : m.start].endswith((" of ", " for "))
        )
    ]
