"""Investigations: who looks into what, in which state, as the sentence words it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from knowledge.extraction.doers import doers, doing
from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import (
    SUBJECTS,
    agents,
    asserted,
    conjuncts,
    entity_of,
    objects,
    offsets,
    preposition_objects,
    subjects,
    subtree,
)
from knowledge.facts import Investigation, Offsets
from knowledge.language.modals import IF

VERBS = frozenset({"investigate", "probe", "scrutinize", "scrutinise"})
_LOOKING = frozenset({"look", "delve"})
# Who looks into these, sees or considers something.
_NO_MATTER = frozenset(
    """way option possibility idea alternative feasibility eye camera lens mirror future distance sky sun face window
    crowd abyss void soul heart past crystal ball microscope telescope""".split()
)
NOUNS = frozenset({"investigation", "probe", "inquiry", "enquiry"})
INTO = frozenset({"into", "of", "regarding", "concerning", "over", "on", "about"})
STATES = frozenset(
    """open launch begin start announce confirm acknowledge close conclude drop reopen suspend end complete continue
    expand order request demand refuse deny resume finish initiate""".split()
)
CONDUCT = STATES | {
    "conduct",
    "lead",
    "run",
    "carry",
    "do",
    "have",
    "make",
    "pursue",
    "hold",
    "oversee",
    "undertake",
    "head",
    "spearhead",
    "perform",
    "handle",
}
# Who does this to an investigation does not investigate.
_REFUSING = frozenset({"refuse", "decline"})
# What an investigation is said to be, by whom: "the investigation was a joint effort of ...".
EFFORTS = frozenset({"effort", "work", "result", "product", "collaboration", "operation", "undertaking"})
# Who is called so leads investigations: "the Quist probe" is the special counsel's, else it is into Quist.
_LEADING = re.compile(r"\b(?:counsel|prosecutor|inspector|investigator|detective|attorney|sheriff|examiner)\b", re.I)
STATE_ADJECTIVES = frozenset(
    """ongoing internal formal criminal independent preliminary federal open active separate joint full pending
    administrative""".split()
)
# Whoever sends one of these investigates.
_SENT, _SENDING = frozenset({"investigator", "inspector"}), frozenset({"assign", "appoint", "send", "dispatch"})
# What somebody is of an investigation into them.
_AIMED_AT = frozenset({"target", "subject", "focus", "object"})
# Who is helped with an investigation investigates.
_HELPING = frozenset({"assist", "help", "aid", "support"})
# Who does one of these to another wants it done, and has not done it.
_ASKING = frozenset("ask urge want demand call beg petition press request implore".split())
# Who stops doing it has done it up to then; who begins or goes on does it.
_STOPPING, _GOING_ON = (
    frozenset({"stop", "quit", "cease", "halt"}),
    frozenset("begin start continue keep resume".split()),
)
# Whom somebody does this to investigates for them: "hired Reed to lead an inquiry".
_CHARGING = frozenset(
    """hire retain appoint name select choose pick tap commission assign enlist task engage order direct instruct
    charge authorize authorise empower""".split()
)


def extract_investigations(reading: Reading) -> list[Investigation]:
    """Find every mention of somebody investigating something; habitual ones are marked so."""
    found = []
    for token in reading.analysis.doc:
        fact = None
        if _within_name(reading, token):
            continue  # "IRS Criminal Investigation" is who looks into something
        if token.lemma_ in VERBS and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            fact = _from_verb(reading, token, objects(token))
        elif (matter := _looked_into(token)) is not None:
            fact = _from_verb(reading, token, matter)
        elif _is_investigation(token):
            fact = _from_noun(reading, token)
        elif token.lemma_ in _SENT and token.dep_ == "dobj" and token.head.lemma_ in _SENDING:
            # "Assigned an investigator to the case"
            fact = _from_verb(reading, token.head, [])
        if fact is not None:
            found.append(fact)
    return found


def _is_investigation(token: Token) -> bool:
    """Whether a noun is one for an investigation; so are "investigative efforts"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    efforts = token.lemma_ in EFFORTS and any(c.lower_ == "investigative" for c in token.children)
    return efforts or token.lemma_.lower() in NOUNS


def _within_name(reading: Reading, token: Token) -> bool:
    """Whether a word stands within the name of a body."""
    if token.lemma_.lower() not in NOUNS:
        return False
    start, end = offsets(token)
    return any(
        m.kind == "name" and m.end - m.start > end - start and reading.cast.entities[m.entity].type == "organisation"
        for m in reading.cast.overlapping(start, end)
    )


def _looked_into(token: Token) -> list[Token] | None:
    """What somebody is looking into; None where they do not, or only into what might be done."""
    if token.lemma_ not in _LOOKING or token.pos_ != "VERB":
        return None
    into = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "into"]
    matter = preposition_objects(token, frozenset({"into"}))
    if not into or any(t.lemma_.lower() in _NO_MATTER for t in matter):
        return None
    return matter


def _from_verb(reading: Reading, verb: Token, what: list[Token]) -> Investigation | None:
    leading = _aspect(verb)
    stopping = leading != verb and leading.lemma_ in _STOPPING
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    if auxiliaries & {"would", "could", "should", "might"} or _left_open(verb):
        return None
    if _only_asked_for(leading) and not stopping:
        return None
    who = [] if stopping and _is_wished(leading) else _doing(verb)
    habitual = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING
    who = who or (subjects(verb.head) if refused else [])
    denied = refused or _negated(verb)
    state = leading if stopping and leading.tag_ in {"VBD", "VBN"} and asserted(leading) else verb
    return _fact(reading, verb, who, subject_of(verb, what), state, habitual=habitual, denied=denied)


def _aspect(verb: Token) -> Token:
    """The verb that tells that somebody stops, begins or goes on doing it ("stopped investigating"); else the same."""
    return verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in _STOPPING | _GOING_ON else verb


def _is_wished(verb: Token) -> bool:
    """Whether somebody only wants another to do it, who may not: "asked Hale to stop", "wanted her to stop"."""
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    return verb.tag_ == "VB" and (own or bool(objects(verb.head)) or verb.head.lemma_ in _ASKING)


def _doing(verb: Token) -> list[Token]:
    """Who does it; whoever is charged with it, and not who charged them: "hired Reed to lead an inquiry"."""
    head = verb.head
    if verb.dep_ not in {"xcomp", "advcl", "acl"} or agents(verb) or any(c.dep_ in SUBJECTS for c in verb.children):
        return doing(verb)
    if any(c.dep_ == "auxpass" for c in verb.children):
        return []  # "ordered it to be investigated": by whom is not told
    # A parser hangs "to lead ..." on whoever is hired as often.
    charging = head.head if head.pos_ in {"NOUN", "PROPN"} and head.dep_ in {"dobj", "pobj", "conj"} else head
    if charging.lemma_ in _CHARGING and verb.tag_ == "VB":
        return objects(charging)
    return [] if charging.lemma_ in _ASKING and objects(charging) else doing(verb)


def _left_open(verb: Token) -> bool:
    """Whether a clause only tells what was asked: "did not say whether it is investigating"."""
    return any(c.dep_ == "mark" and c.lower_ in IF for c in verb.children)


def _only_asked_for(verb: Token) -> bool:
    """Whether somebody only wants another to do it: "asked the board to investigate", "called on it to look into"."""
    head = verb.head.head if verb.head.dep_ in {"prep", "dative"} else verb.head
    return verb.tag_ == "VB" and head != verb and head.lemma_ in _ASKING and verb.dep_ in {"xcomp", "ccomp", "advcl"}


def _negated(verb: Token | None) -> bool:
    return verb is not None and any(c.dep_ == "neg" for c in verb.children)


def subject_of(verb: Token, what: list[Token]) -> Offsets | None:
    """What something is done to, without the verb where the parser hangs that below it."""
    if not what:
        return None
    start, end = subtree(what[0])
    return (start, offsets(what[0])[1]) if start <= verb.idx < end else (start, end)


def _from_noun(reading: Reading, noun: Token) -> Investigation | None:
    led = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in CONDUCT]
    who = agents(noun) or [t for verb in led for t in agents(verb)]
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "pobj", "attr", "conj"} else None
    while verb is not None and verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    habitual = False
    behind = verb is not None and verb.i < noun.i
    if verb is not None and verb.lemma_ in CONDUCT and behind and noun.dep_ in {"dobj", "conj", "pobj"}:
        who = who or _doing(verb)
        bare = noun.tag_ == "NNS" and not any(c.dep_ in {"det", "poss", "amod", "nummod"} for c in noun.children)
        habitual = bare and verb.tag_ in {"VBZ", "VBP", "VBG"}
    if not who and noun.dep_ in {"nsubjpass", "nsubj"}:
        who = _told_of(noun)
    who = who or _helped(noun)
    for child in noun.children:
        if not who and (child.dep_ == "poss" or (child.dep_ == "compound" and child.pos_ == "PROPN")):
            who = _owners(noun, child) if _may_lead(reading, noun, child) else []
    what = preposition_objects(noun, INTO)
    if not what and verb is not None and noun.dep_ in {"dobj", "nsubjpass"}:
        # The parser hangs "into ..." on the verb as often as on the noun.
        what = preposition_objects(verb, frozenset({"into"}))
    what = what or [t for verb in led for t in preposition_objects(verb, frozenset({"into"}))]
    span = subtree(what[0]) if what else _facing(noun, verb)
    adjective = next((c for c in noun.children if c.lower_ in STATE_ADJECTIVES), None)
    state = verb if verb is not None and verb.lemma_ in STATES else adjective
    if who or span is not None or state is not None:
        told = verb if behind or noun.dep_ == "nsubjpass" else None
        denied = any(c.lower_ == "no" for c in noun.children) or _negated(told)
        return _fact(reading, noun, who, span, state, habitual=habitual, denied=denied)
    return None


def _helped(noun: Token) -> list[Token]:
    """Who is helped with an investigation: "agents are assisting the Dorn police in its investigation"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"with", "in", "on"}:
        return []
    verb = noun.head.head
    while verb.pos_ in {"NOUN", "PROPN"} and verb.dep_ in {"dobj", "conj"}:
        verb = verb.head  # the parser hangs "with ..." on who is helped as often
    return [t for o in objects(verb) for t in conjuncts(o)] if verb.lemma_ in _HELPING else []


def _facing(noun: Token, verb: Token | None) -> Offsets | None:
    """Who faces an investigation, or is its target or under it: it is into them ("faces a string of inquiries")."""
    if verb is None or verb.i > noun.i:
        return None
    first = noun.head if noun.dep_ == "conj" else noun
    aimed = first.dep_ == "pobj" and (first.head.lower_ == "under" or first.head.head.lemma_ in _AIMED_AT)
    if verb.lemma_ != "face" and not (verb.lemma_ in {"be", "remain"} and aimed):
        return None
    faced = [s for s in subjects(verb) if s.dep_ == "nsubj"]
    return subtree(faced[0]) if faced else None


def _owners(noun: Token, owner: Token) -> list[Token]:
    """Whose investigation it is; "its" is who was named before it: "thanked the Harbour Board for its inquiry"."""
    if owner.lower_ in {"its", "their"} and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return objects(noun.head.head) or [owner]
    return conjuncts(owner)


def _may_lead(reading: Reading, noun: Token, before: Token) -> bool:
    """Whether a name before the noun is whoever investigates: "Quist's probe", and not "the Quist email probe".

    A person right before it, or with a noun between, is so only by their office; a place ("the Westland election
    probe") says where it is.
    """
    parted = any(c.dep_ == "compound" and before.i < c.i for c in noun.children)
    if before.dep_ == "poss" and not parted:
        return True
    found = reading.cast.overlapping(*offsets(before))
    if not {reading.cast.entities[m.entity].type for m in found}.isdisjoint({"place", "group"}):
        return False
    named = entity_of(reading.cast, before)
    entity = next((e for e in reading.cast.entities if named is not None and e.name == named[0]), None)
    return entity is None or entity.type != "person" or any(_LEADING.search(role) for role in entity.roles)


def _told_of(noun: Token) -> list[Token]:
    """Who is told to do it behind the verb: "was conducted by ...", "was a joint effort of ..."."""
    verb = noun.head
    if noun.dep_ == "nsubjpass":
        return agents(verb) if verb.lemma_ in CONDUCT else []
    # "Was lead by ..." is misspelt so often that it has to be read.
    what = [c for c in verb.children if c.lemma_ in EFFORTS | {"lead"} and c.dep_ in {"attr", "acomp"}]
    return [t for w in what for t in preposition_objects(w, frozenset({"by", "of"})) or agents(w)]


def _fact(
    reading: Reading,
    trigger: Token,
    who: list[Token],
    subject: Offsets | None,
    state: Token | None,
    *,
    habitual: bool,
    denied: bool,
) -> Investigation | None:
    sentence = reading.analysis.sentence_at(trigger.idx)
    if sentence is None:
        return None
    names, span = doers(reading, who, until=trigger)
    if who and not names and (same := _same_subject(reading, who[0])) is not None:
        names, span = (same[0],), same[1]
    times = reading.times_within(sentence.start, sentence.end)
    day = next((t for t in times if t.type in {"DATE", "TIME"} and t.value[:1].isdigit()), None)
    return Investigation(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        investigators=names,
        investigator_span=span,
        subject_span=subject,
        status=state.text if state is not None else None,
        status_span=offsets(state) if state is not None else None,
        habitual=habitual,
        denied=denied,
        date=day.value[:10] if day else None,
        date_span=(day.start, day.end) if day else None,
    )


def _same_subject(reading: Reading, token: Token) -> tuple[str, Offsets] | None:
    """ "X confirmed it had opened ...": a pronoun in a reported clause, taken for whoever reports it."""
    clause = token.head
    if token.lower_ not in {"it", "they", "he", "she"} or clause.dep_ not in {"ccomp", "advcl"}:
        return None
    # A parser takes "The board, ..., confirmed it had opened" for a board that something confirmed.
    reporting = subjects(clause.head) or ([clause.head.head] if clause.head.dep_ == "acl" else [])
    for subject in reporting:
        entity = entity_of(reading.cast, subject)
        if entity is not None:
            return entity[0], offsets(token)
    return None
