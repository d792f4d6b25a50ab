"""Accusations: who is said to have done what; the status is always the source's own word."""

from __future__ import annotations

import re

from spacy.tokens import Token

from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import (
    entity_of,
    noun_phrase,
    objects,
    preposition_objects,
    subjects,
    subtree,
)
from knowledge.facts import Accusation, Offsets
from knowledge.language.modals import IF, PLANS

# The verb, and the prepositions that lead to what somebody is accused of.
VERBS: dict[str, frozenset[str]] = {
    "accuse": frozenset({"of"}),
    "charge": frozenset({"with", "for"}),
    "indict": frozenset({"on", "for"}),
    "suspect": frozenset({"of"}),
    "convict": frozenset({"of"}),
    "acquit": frozenset({"of"}),
    "sue": frozenset({"for", "over"}),
    "arrest": frozenset({"for", "on", "over"}),
    "prosecute": frozenset({"for"}),
    "try": frozenset({"for"}),
    "fine": frozenset({"for", "over"}),
    "impeach": frozenset({"for", "over"}),
}
NOUNS = frozenset({"allegation", "accusation", "charge", "lawsuit", "complaint", "trial", "suspicion", "indictment"})
ABOUT = frozenset({"of", "for", "over", "against", "that", "on", "involving"})

# What only may or might happen has not happened.
_POSSIBLE = frozenset("may might could would should can".split())
# What is demanded has not happened either: "asked that Falk be charged", "wants Falk to be charged".
_DEMANDING = PLANS - {"agree", "decide", "order", "tell"} | frozenset(
    "demand call insist request require press".split()
)
# Nor is what one only wants or is able to do: "a desire to convict Falk", "the power to charge her".
_WANTING = frozenset(
    "desire wish hope plan intention vow threat pledge bid effort attempt proposal request power authority".split()
)
_MATTERS = frozenset(
    """it this that these which what something anything nothing war conflict feud campaign battle case crime offence
    offense action matter""".split()
)
# "If found guilty and convicted of theft": of the second the same is left open as of the first.
_JOINED = frozenset({"conj", "oprd", "acomp"})
# A name that is set beside a noun: "its founder, Leon Falk", "his brother Sven".
_BESIDE = frozenset({"appos", "compound"})
# One does these also to a war or a case.
_WAGED = frozenset({"prosecute", "try"})
# What such a sentence reports, it says was reported wrongly.
_TAKEN_BACK = re.compile(
    r"\b(?:earlier|previous|prior|original|initial)\s(?:version|edition|draft)\b|\bmis(?:identified|reported|stated)\b|"
    r"\b(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely)\s"
    r"(?:said|stated|reported|identified|named|described|listed|attributed|wrote)\b",
    re.IGNORECASE,
)


def extract_accusations(reading: Reading) -> list[Accusation]:
    """Find every accusation, charge, suit, arrest or allegation that a sentence reports."""
    found: list[Accusation] = []
    for token in reading.analysis.doc:
        if token.lemma_ in VERBS and token.pos_ == "VERB":
            found += _from_verb(reading, token)
        elif token.lemma_ in NOUNS and token.pos_ == "NOUN":
            found += _from_noun(reading, token)
        elif token.lower_ in {"alleged", "allegedly", "accused", "suspected"} and token.dep_ in {
            "amod",
            "advmod",
        }:
            head = token.head
            found += _facts(reading, token, head if head.pos_ in {"NOUN", "PROPN"} else None, subtree(head))
    return found


def _from_verb(reading: Reading, verb: Token) -> list[Accusation]:
    what = preposition_objects(verb, VERBS[verb.lemma_]) or [
        c for p in verb.children if p.dep_ == "prep" and p.lower_ in VERBS[verb.lemma_] for c in p.children
    ]
    if _left_open(verb):
        return []  # who may be charged is not
    whom = [s for s in subjects(verb) if s.dep_ == "nsubjpass"] or objects(verb)
    if verb.lemma_ in _WAGED and not what and _is_a_matter(reading, whom[0] if whom else None):
        return []  # a war, too, is prosecuted
    if not what and verb.lemma_ in {"try", "charge", "fine"}:
        return []
    return _facts(reading, verb, whom[0] if whom else None, subtree(what[0]) if what else None)


def _left_open(verb: Token) -> bool:
    """Whether a verb tells of what only may happen, what is demanded, or what something else hangs on ("if ...")."""
    governing = [verb]
    while governing[-1].dep_ in _JOINED:
        governing.append(governing[-1].head)
    if any(c.dep_ == "mark" and c.lower_ in IF for one in governing for c in one.children):
        return True
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in _POSSIBLE for c in auxiliaries):
        return True
    plain = verb.tag_ == "VB" or any(c.lower_ == "be" for c in auxiliaries)
    modal = any(c.tag_ == "MD" for c in auxiliaries)
    first = governing[-1]
    if plain and not modal and first.dep_ == "acl" and first.tag_ == "VB" and first.head.lemma_ in _WANTING:
        return True
    return plain and not modal and verb.dep_ in {"ccomp", "xcomp", "advcl"} and verb.head.lemma_ in _DEMANDING


def _is_a_matter(reading: Reading, accused: Token | None) -> bool:
    """Whether nobody stands where somebody accused would, but a war, a case, or "it" for nothing that is known."""
    return accused is None or (entity_of(reading.cast, accused) is None and accused.lemma_.lower() in _MATTERS)


def _from_noun(reading: Reading, noun: Token) -> list[Accusation]:
    if noun.lemma_ == "trial" and noun.dep_ == "compound":
        return []  # "her fair-trial rights"
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"}]
    against = preposition_objects(noun, frozenset({"against"}))
    what = [w for w in preposition_objects(noun, ABOUT) if w not in against] or against
    if clauses:
        doer = [c for c in clauses[0].children if c.dep_ == "nsubj" and c.pos_ != "PRON"]
        return _facts(reading, noun, next(iter((*doer, *against)), None) or _facing(noun), subtree(clauses[0]))
    if what:
        return _facts(reading, noun, against[0] if against else _arrested(noun) or _facing(noun), subtree(what[0]))
    modified = any(c.dep_ in {"amod", "compound"} for c in noun.children)
    return _facts(reading, noun, _facing(noun), noun_phrase(noun)) if modified or noun.lemma_ == "indictment" else []


def _facing(noun: Token) -> Token | None:
    """Who faces a charge, or is named in an indictment: "Falk faces a federal charge of theft"."""
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    faced = noun.dep_ == "dobj" and head.lemma_ == "face" and not any(c.dep_ == "neg" for c in head.children)
    # Who is named in one as a witness or a victim is not accused.
    told_as = any(t.lower_ == "as" for t in head.subtree)
    named = noun.dep_ == "pobj" and head.lemma_ == "name" and head.tag_ == "VBN" and not told_as
    named = named and noun.lemma_ == "indictment" and not any(c.dep_ == "neg" for c in head.children)
    wanted = "nsubjpass" if named else "nsubj"
    found = (s for s in subjects(head) if s.dep_ == wanted) if faced or named else iter(())
    return next((s for s in found if s.pos_ == "PROPN"), None)


def _arrested(noun: Token) -> Token | None:
    """Whose arrest it is for: "a warrant for Quist's arrest on charges of theft"."""
    arrest = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    owners = (
        (c for c in arrest.children if c.dep_ == "poss") if arrest is not None and arrest.lemma_ == "arrest" else ()
    )
    return next(iter(owners), None)


def _facts(reading: Reading, trigger: Token, accused: Token | None, of: Offsets | None) -> list[Accusation]:
    """An accusation of each who is accused together: "his wife, Ida Falk, and their son, Per Falk, were arrested"."""
    sentence = reading.analysis.sentence_at(trigger.idx)
    if sentence is None or _TAKEN_BACK.search(reading.text, sentence.start, sentence.end) is not None:
        return []
    found = []
    for token in (accused, *(_together_with(accused) if accused is not None else ())):
        entity = _named(reading, token) if token is not None else None
        span = entity[1] if entity else noun_phrase(token) if token is not None else None
        if span is not None and reading.text[: span[0]].endswith("not "):
            continue  # "accused not Falk but the coach, Leo Brandt"
        if token is accused or entity is not None:
            found.append(
                Accusation(
                    document_id=reading.document.id,
                    start=sentence.start,
                    end=sentence.end,
                    accused=entity[0] if entity else None,
                    accused_span=span,
                    of_span=of,
                    status=trigger.text,
                )
            )
    return found


def _named(reading: Reading, token: Token) -> tuple[str, Offsets] | None:
    """Who a noun stands for, by the name that is set beside it where it is none: "its founder, Leon Falk"."""
    own = entity_of(reading.cast, token)
    if own is not None and token.pos_ != "NOUN":
        return own
    beside = (entity_of(reading.cast, c) for c in token.children if c.dep_ in _BESIDE and c.pos_ == "PROPN")
    named = next((e for e in beside if e is not None), own)
    if named is None and token.pos_ == "NOUN":
        # "The founder of Dorn Metals, Leon Falk, is accused": the parse may set the name beside that of the firm.
        start, end = noun_phrase(token)
        last = next((m for m in reading.cast.within(start, end) if m.end == end), None)
        if last is not None and reading.text[start : last.start].endswith(", "):
            named = reading.cast.entities[last.entity].name, (last.start, last.end)
    return named


def _together_with(accused: Token) -> list[Token]:
    """The others in a row with somebody, or with the name that is set beside them."""
    beside = [c for c in accused.children if c.dep_ in _BESIDE and c.pos_ == "PROPN"]
    return [other for one in (accused, *beside) for other in one.conjuncts]
