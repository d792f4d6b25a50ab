"""Prosecutions: who takes a case to court, or handles it there; what somebody means to prosecute is none."""

from __future__ import annotations

from spacy.tokens import Token

from knowledge.extraction.doers import doers, doing
from knowledge.extraction.investigations import subject_of
from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import objects
from knowledge.facts import Prosecution

# These tell of it with any object; the others only of a case.
_PROSECUTING = frozenset({"prosecute"})
_HANDLING = frozenset({"handle", "try", "litigate"})
_CASES = frozenset({"case", "prosecution", "matter"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def extract_prosecutions(reading: Reading) -> list[Prosecution]:
    """Find every sentence that tells who prosecutes or prosecuted, or who handles the case."""
    found = []
    for token in reading.analysis.doc:
        if token.lemma_ in _PROSECUTING | _HANDLING and token.pos_ == "VERB":
            fact = _fact(reading, token)
            if fact is not None:
                found.append(fact)
    return found


def _fact(reading: Reading, verb: Token) -> Prosecution | None:
    what = objects(verb)
    a_case = any(_is_case(token) for token in what)
    sentence = reading.analysis.sentence_at(verb.idx)
    if sentence is None or not _told(verb) or (verb.lemma_ in _HANDLING and not a_case):
        return None
    names, span = doers(reading, doing(verb), until=verb)
    if span is None:
        return None
    return Prosecution(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        prosecutors=names,
        prosecutor_span=span,
        subject_span=subject_of(verb, what),
        habitual=verb.tag_ in {"VBZ", "VBP"} and not a_case,
    )


def _is_case(noun: Token) -> bool:
    """Whether a noun is the case in court, and not somebody's own ("their collection case")."""
    return noun.lemma_.lower() in _CASES and not any(c.dep_ == "poss" for c in noun.children)


def _told(verb: Token) -> bool:
    """Whether it is told that somebody does it or did it; not of "cases prosecuted by ...", nor what they will do."""
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}]
    if verb.dep_ in {"amod", "acl"} or any(c.tag_ == "MD" or c.dep_ == "neg" or c.lower_ == "to" for c in helping):
        return False
    return verb.tag_ in _FINITE or bool(helping) or (verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBG"})
