"""Accusations: who is said to have done what; the status is always the source's own word."""

from __future__ import annotations

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
NOUNS = frozenset({"allegation", "accusation", "charge", "lawsuit", "complaint", "trial", "suspicion"})
ABOUT = frozenset({"of", "for", "over", "against", "that", "on", "involving"})

# What only may or might happen has not happened.
_POSSIBLE = frozenset("may might could would should can".split())
# What is demanded has not happened either: "asked that Falk be charged", "wants Falk to be charged".
_DEMANDING = PLANS - {"agree", "decide", "order", "tell"} | frozenset(
    "demand call insist request require press".split()
)
_MATTERS = frozenset(
    """it this that these which what something anything nothing war conflict feud campaign battle case crime offence
    offense action matter""".split()
)
# "If found guilty and convicted of theft": of the second the same is left open as of the first.
_JOINED = frozenset({"conj", "oprd", "acomp"})
# One does these also to a war or a case.
_WAGED = frozenset({"prosecute", "try"})


def extract_accusations(reading: Reading) -> list[Accusation]:
    """Find every accusation, charge, suit, arrest or allegation that a sentence reports."""
    found = []
    for token in reading.analysis.doc:
        fact = None
        if token.lemma_ in VERBS and token.pos_ == "VERB":
            fact = _from_verb(reading, token)
        elif token.lemma_ in NOUNS and token.pos_ == "NOUN":
            fact = _from_noun(reading, token)
        elif token.lower_ in {"alleged", "allegedly", "accused", "suspected"} and token.dep_ in {
            "amod",
            "advmod",
        }:
            head = token.head
            fact = _fact(reading, token, head if head.pos_ in {"NOUN", "PROPN"} else None, subtree(head), token.text)
        if fact is not None:
            found.append(fact)
    return found


def _from_verb(reading: Reading, verb: Token) -> Accusation | None:
    what = preposition_objects(verb, VERBS[verb.lemma_]) or [
        c for p in verb.children if p.dep_ == "prep" and p.lower_ in VERBS[verb.lemma_] for c in p.children
    ]
    if _left_open(verb):
        return None  # who may be charged is not
    whom = [s for s in subjects(verb) if s.dep_ == "nsubjpass"] or objects(verb)
    if verb.lemma_ in _WAGED and not what and _is_a_matter(reading, whom[0] if whom else None):
        return None  # a war, too, is prosecuted
    if not what and verb.lemma_ in {"try", "charge", "fine"}:
        return None
    return _fact(reading, verb, whom[0] if whom else None, subtree(what[0]) if what else None, verb.text)


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
    return plain and not modal and verb.dep_ in {"ccomp", "xcomp", "advcl"} and verb.head.lemma_ in _DEMANDING


def _is_a_matter(reading: Reading, accused: Token | None) -> bool:
    """Whether nobody stands where somebody accused would, but a war, a case, or "it" for nothing that is known."""
    return accused is None or (entity_of(reading.cast, accused) is None and accused.lemma_.lower() in _MATTERS)


def _from_noun(reading: Reading, noun: Token) -> Accusation | None:
    if noun.lemma_ == "trial" and noun.dep_ == "compound":
        return None  # "her fair-trial rights"
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"}]
    what = preposition_objects(noun, ABOUT)
    if clauses:
        doer = [c for c in clauses[0].children if c.dep_ == "nsubj" and c.pos_ != "PRON"]
        return _fact(reading, noun, doer[0] if doer else None, subtree(clauses[0]), noun.text)
    if what:
        return _fact(reading, noun, _arrested(noun), subtree(what[0]), noun.text)
    modified = any(c.dep_ in {"amod", "compound"} for c in noun.children)
    return _fact(reading, noun, None, noun_phrase(noun), noun.text) if modified else None


def _arrested(noun: Token) -> Token | None:
    """Whose arrest it is for: "a warrant for Quist's arrest on charges of theft"."""
    arrest = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None
    owners = (
        (c for c in arrest.children if c.dep_ == "poss") if arrest is not None and arrest.lemma_ == "arrest" else ()
    )
    return next(iter(owners), None)


def _fact(
    reading: Reading, trigger: Token, accused: Token | None, of: Offsets | None, status: str
) -> Accusation | None:
    sentence = reading.analysis.sentence_at(trigger.idx)
    if sentence is None:
        return None
    entity = entity_of(reading.cast, accused) if accused is not None else None
    span = entity[1] if entity else noun_phrase(accused) if accused is not None else None
    return Accusation(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        accused=entity[0] if entity else None,
        accused_span=span,
        of_span=of,
        status=status,
    )
