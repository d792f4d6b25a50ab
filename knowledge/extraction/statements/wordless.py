"""Verbs of speech that tell of no words: asked and not asking, nothing given out, a price, whom somebody speaks to.

Nor are there words in what only might be claimed, in a habit, or where somebody is all that a verb is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.extraction.statements.cues import ANSWERS, GIVING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Whoever is their object, or their passive's subject, is spoken to.
_ADDRESSING = frozenset("ask question tell inform brief press".split())
_RAISED = frozenset("yell shout scream bark".split())
# What does not happen to what somebody keeps to themselves.
_TOLD = GIVING | ANSWERS | frozenset("announce report disclose reveal confirm specify declare concede mention".split())
# Who does a thing often has not done it here: "a history of blaming others".
_HABITS = frozenset("history habit tendency reputation record pattern tradition knack penchant".split())
_SOMEBODY = frozenset("him her me us you himself herself themselves myself yourself".split())
# Behind "call" they make another verb of it, which is an act and no speech.
_PARTICLES = frozenset("in off up back".split())
_ACCUSING = frozenset("accuse charge suspect blame".split())
_GOODS = frozenset("product vehicle car truck batch lot unit item model formula food toy drug medicine device".split())
_HOW_MANY = 6  # words that may tell how many: "more than two million cars"
_BEING = frozenset({"is", "'s", "’s", "was", "are", "were"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def wordless(cue: Token, words: list[Token], *, quoted: bool) -> bool:
    """Whether a cue with the words read as its content tells of nobody's words."""
    if _only_explains(cue, words):
        return True
    if quoted or not words:
        return asked(cue)
    if _called_in(cue) or _read_out(cue) or _only_accused(cue) or _asks_the_reader(cue):
        return True
    acts = (
        _kept(cue) or _given_up(cue) or _fetched_back(cue, words) or _costs(cue, words) or _only_addressed(cue, words)
    )
    return asked(cue) or acts or _only_might(cue) or _habit(cue) or _only_somebody(words)


def asked(cue: Token) -> bool:
    """Whether somebody is asked, in a participle alone: "Falk, asked about the fire, said", "when asked whether"."""
    if cue.lemma_.lower() != "ask" or cue.tag_ not in _PARTICIPLES:
        return False
    parts = {c.dep_ for c in cue.children}
    if parts & {"aux", "auxpass", "agent", "dobj", "dative"}:
        return False
    if "nsubj" not in parts:
        return cue.dep_ in ("advcl", "acl")
    # The parse may take the participle for the verb whose subject stands before the comma.
    told = [c for c in cue.children if c.dep_ == "conj" and c.i > cue.i]
    joined = any(c.dep_ == "cc" for c in cue.children)
    return cue.doc[cue.i - 1].text == "," and bool(told) and not joined


def _only_explains(cue: Token, words: list[Token]) -> bool:
    """Whether a text only tells what somebody means by their words: "Falk is referring to a memo that says ..."."""
    if cue.lemma_.lower() != "refer" or cue.tag_ != "VBG" or not words:
        return False
    children = [c.lower_ for c in cue.children]
    to = "to" in (words[0].lower_, cue.doc[words[0].i - 1].lower_)
    return to and "as" not in children and not _BEING.isdisjoint(children)


def _kept(cue: Token) -> bool:
    """Whether a thing was not given out: "did not release the names", "has not confirmed the report"."""
    parts = {c.dep_ for c in cue.children}
    return cue.lemma_.lower() in _TOLD and "neg" in parts and not parts & _CLAUSES and "dobj" in parts


def _given_up(cue: Token) -> bool:
    """Whether a thing is conceded, and no argument: a penalty, a seat, the race."""
    parts = {c.dep_ for c in cue.children}
    return cue.lemma_.lower() == "concede" and "dobj" in parts and not parts & _CLAUSES


def _fetched_back(cue: Token, words: list[Token]) -> bool:
    """Whether goods are recalled, and no memory: "recalled three lots of powder"."""
    if cue.lemma_.lower() != "recall" or any(c.dep_ in _CLAUSES for c in cue.children):
        return False
    return not {t.lemma_.lower() for t in words[:_HOW_MANY]}.isdisjoint(_GOODS)


def _called_in(cue: Token) -> bool:
    """Whether a verb and its particle tell of an act: "called off the vote", "calls in the loan"."""
    behind = cue.doc[cue.i + 1 : cue.i + 2]
    particle = any(t.head.i == cue.i and t.lower_ in _PARTICLES for t in behind)
    return cue.lemma_.lower() == "call" and particle and not any(c.dep_ in _CLAUSES - {"advcl"} for c in cue.children)


def _read_out(cue: Token) -> bool:
    """Whether a paper is read out, which may be anybody's: "after the prosecutor read a summary of the charges"."""
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    own = any(c.lemma_.lower() == "statement" for c in objects)
    return (
        cue.lemma_.lower() == "read" and bool(objects) and not own and not any(c.dep_ == "ccomp" for c in cue.children)
    )


def _asks_the_reader(cue: Token) -> bool:
    """Whether a verb only tells the reader what to do: "Call the line on 0800 ...", "Write to the clerk"."""
    first = cue.i == cue.sent.start or (cue.i == cue.sent.start + 1 and cue.nbor(-1).lower_ == "please")
    return cue.tag_ in {"VB", "VBP"} and first and not any(c.dep_ in {"nsubj", "ccomp", "aux"} for c in cue.children)


def _only_accused(cue: Token) -> bool:
    """Whether a participle tells of what its subject is accused: "Falk was in court, accused of theft"."""
    if cue.lemma_.lower() not in _ACCUSING or cue.tag_ != "VBN" or cue.dep_ not in {"advcl", "acl"}:
        return False
    return not any(c.dep_ in {"nsubj", "agent", "aux"} for c in cue.children)


def _only_might(cue: Token) -> bool:
    """Whether a passive tells what might be done to a thing: "its votes might be claimed by a rival"."""
    children = list(cue.children)
    passive = any(c.dep_ == "nsubjpass" for c in children) and any(c.dep_ == "agent" for c in children)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in children)
    return passive and modal and not any(c.dep_ in _CLAUSES for c in children)


def _habit(cue: Token) -> bool:
    """Whether a verb only tells what somebody does time and again: "has a long history of blaming others"."""
    return (
        cue.dep_ == "pcomp"
        and cue.head.lower_ in ("of", "for")
        and cue.head.head.lemma_.lower() in _HABITS
        and not any(c.dep_ in _CLAUSES for c in cue.children)
    )


def _only_somebody(words: list[Token]) -> bool:
    """Whether somebody is all that a verb is about: "voters are rejecting him"."""
    return {t.lower_ for t in words if t.is_alpha} <= _SOMEBODY


def _costs(cue: Token, words: list[Token]) -> bool:
    """Whether "charged" is followed by a sum: "charged the tenants $375 a month"."""
    return cue.lemma_.lower() == "charge" and any(
        t.ent_type_ == "MONEY" and (t.head.i == cue.i or t.head.head.i == cue.i) for t in words
    )


def _only_addressed(cue: Token, words: list[Token]) -> bool:
    """Whether the content is only who is spoken to: "yelled at Falk", "the mayor was questioned by Falk"."""
    lemma = cue.lemma_.lower()
    whole = {t.i for t in words if t.is_alpha}
    for child in cue.children:
        spoken_to = child.dep_ == "nsubjpass" and lemma in _ADDRESSING
        if child.dep_ == "dobj" and lemma == "question" and child.lower_ in PERSON_NOUNS and words[0] in child.subtree:
            return True
        if child.dep_ == "prep" and child.lower_ == "at" and lemma in _RAISED:
            spoken_to = True
        if spoken_to and whole <= {t.i for t in child.subtree}:
            return True
    return False
