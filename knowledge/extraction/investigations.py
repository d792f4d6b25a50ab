"""Investigations: who looks into what, in which state, as the sentence words it."""

from __future__ import annotations

from spacy.tokens import Token

from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import (
    agents,
    conjuncts,
    entity_of,
    noun_phrase,
    objects,
    offsets,
    preposition_objects,
    subjects,
    subtree,
)
from knowledge.facts import Investigation, Offsets

VERBS = frozenset({"investigate", "probe", "scrutinize", "scrutinise"})
NOUNS = frozenset({"investigation", "probe", "inquiry", "enquiry"})
INTO = frozenset({"into", "of", "regarding", "concerning", "over", "on", "about"})
STATES = frozenset(
    """open launch begin start announce confirm acknowledge close conclude drop reopen suspend end complete continue
    expand order request demand refuse deny resume finish""".split()
)
CONDUCT = STATES | {
    "conduct",
    "lead",
    "run",
    "carry",
    "do",
    "have",
    "make",
    "face",
    "pursue",
    "hold",
    "oversee",
}
STATE_ADJECTIVES = frozenset(
    """ongoing internal formal criminal independent preliminary federal open active separate joint full pending
    administrative""".split()
)


def extract_investigations(reading: Reading) -> list[Investigation]:
    """Find every mention of somebody investigating something; habitual ones are marked so."""
    found = []
    for token in reading.analysis.doc:
        fact = None
        if token.lemma_ in VERBS and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            fact = _from_verb(reading, token)
        elif token.lemma_.lower() in NOUNS and token.pos_ in {"NOUN", "PROPN"}:
            fact = _from_noun(reading, token)
        if fact is not None:
            found.append(fact)
    return found


def _from_verb(reading: Reading, verb: Token) -> Investigation | None:
    who = agents(verb) or [s for s in subjects(verb) if s.dep_ != "nsubjpass"]
    what = objects(verb)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"}}
    if auxiliaries & {"would", "could", "should", "might"}:
        return None
    habitual = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries
    return _fact(reading, verb, who, subtree(what[0]) if what else None, verb, habitual=habitual)


def _from_noun(reading: Reading, noun: Token) -> Investigation | None:
    who = agents(noun)
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "pobj", "attr", "conj"} else None
    while verb is not None and verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    habitual = False
    if verb is not None and verb.lemma_ in CONDUCT and noun.dep_ in {"dobj", "conj", "pobj"}:
        who = who or [s for s in subjects(verb) if s.dep_ != "nsubjpass"]
        bare = noun.tag_ == "NNS" and not any(c.dep_ in {"det", "poss", "amod", "nummod"} for c in noun.children)
        habitual = bare and verb.tag_ in {"VBZ", "VBP", "VBG"}
    for child in noun.children:
        if not who and (child.dep_ == "poss" or (child.dep_ == "compound" and child.pos_ == "PROPN")):
            who = conjuncts(child)
    what = preposition_objects(noun, INTO)
    if not what and verb is not None and noun.dep_ in {"dobj", "nsubjpass"}:
        # The parser hangs "into ..." on the verb as often as on the noun.
        what = preposition_objects(verb, frozenset({"into"}))
    span = subtree(what[0]) if what else None
    adjective = next((c for c in noun.children if c.lower_ in STATE_ADJECTIVES), None)
    state = verb if verb is not None and verb.lemma_ in STATES else adjective
    if who or span is not None or state is not None:
        return _fact(reading, noun, who, span, state, habitual=habitual)
    return None


def _fact(
    reading: Reading,
    trigger: Token,
    who: list[Token],
    subject: Offsets | None,
    state: Token | None,
    *,
    habitual: bool,
) -> Investigation | None:
    sentence = reading.analysis.sentence_at(trigger.idx)
    if sentence is None:
        return None
    names = []
    span: Offsets | None = None
    for token in who:
        entity = entity_of(reading.cast, token) or _same_subject(reading, token)
        if entity is not None and entity[0] not in names:
            names.append(entity[0])
        span = span or (entity[1] if entity else noun_phrase(token))
    times = reading.times_within(sentence.start, sentence.end)
    day = next((t for t in times if t.type in {"DATE", "TIME"} and t.value[:1].isdigit()), None)
    return Investigation(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        investigators=tuple(names),
        investigator_span=span,
        subject_span=subject,
        status=state.text if state is not None else None,
        status_span=offsets(state) if state is not None else None,
        habitual=habitual,
        date=day.value[:10] if day else None,
        date_span=(day.start, day.end) if day else None,
    )


def _same_subject(reading: Reading, token: Token) -> tuple[str, Offsets] | None:
    """ "X confirmed it had opened ...": a pronoun in a reported clause, taken for whoever reports it."""
    clause = token.head
    if token.lower_ not in {"it", "they", "he", "she"} or clause.dep_ not in {"ccomp", "advcl"}:
        return None
    for subject in subjects(clause.head):
        entity = entity_of(reading.cast, subject)
        if entity is not None:
            return entity[0], offsets(token)
    return None
