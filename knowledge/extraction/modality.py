"""Whether a clause tells of what happened, of what was still to come, or of what is only possible: by its own words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from knowledge.extraction.syntax import offsets
from knowledge.facts import Modality, Offsets
from knowledge.language.modals import AHEAD, IF, PLANS, POSSIBLE

# These dates themselves are set for something, without a verb of its own: "scheduled for Monday", "due on Friday".
_SET_FOR = frozenset("schedule slate postpone reschedule expect plan anticipate delay".split())
_OPEN = frozenset("due set ready likely supposed poised bound".split())


def modality(verb: Token | None, date: Token | None) -> tuple[Modality, Offsets | None]:
    """Tell the modality of a date's verb, and the word that says so; "happened" where none does."""
    if verb is None:
        return "happened", None
    for word, kind in _cues(verb, date):
        return kind, offsets(word)
    return "happened", None


def _cues(verb: Token, date: Token | None) -> Iterator[tuple[Token, Modality]]:
    negated = any(child.dep_ == "neg" for child in verb.children)
    governed = [verb, *(verb.head,) * (verb.dep_ == "conj" and not _has_own_auxiliary(verb))]
    for one in governed:
        for child in one.children:
            if child.dep_ not in {"aux", "auxpass"}:
                continue
            word = child.lower_
            if word in AHEAD and child.tag_ == "MD":
                yield child, "ahead"
            elif word in POSSIBLE and not _completed(one, word, negated=negated):
                yield child, "possible"
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in IF:
            yield child, "possible"
    if verb.tag_ in {"VB", "VBN"} and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        above = verb.head
        if (
            above != verb
            and (above.lemma_ in PLANS or above.lower_ in _OPEN)
            and verb.dep_ in {"xcomp", "ccomp", "acl"}
        ) or (above != verb and above.lemma_ == "be" and above.tag_ in {"VBZ", "VBP", "VBD"} and verb.dep_ == "xcomp"):
            yield above, "ahead"
    if verb.lemma_ in _SET_FOR and date is not None and _preposition(date) in {"for", "until", "till"}:
        yield verb, "ahead"
    if verb.lemma_ == "expect" and verb.tag_ == "VBN":
        yield verb, "ahead"
    for child in verb.children:
        if verb.lemma_ == "be" and child.dep_ == "acomp" and child.lower_ in {"due", "scheduled", "expected"}:
            yield child, "ahead"


def _completed(verb: Token, word: str, *, negated: bool) -> bool:
    """Whether a modal does not leave it open: "could not be reached", "could be heard"."""
    return word == "could" and (negated or any(c.lower_ in {"neither", "nobody", "none"} for c in verb.children))


def _has_own_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for child in verb.children)


def _preposition(date: Token) -> str:
    token = date
    while token.head != token and token.head.pos_ not in {"VERB", "AUX"}:
        token = token.head
        if token.dep_ == "prep":
            return str(token.lower_)
    return ""
