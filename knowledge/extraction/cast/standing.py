"""How a mention stands in its sentence: as whose subject, in what clause, set apart or speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.symbols import relcl

from knowledge.extraction.cast.lexicon import KIN, SPEECH_VERBS
from knowledge.extraction.cast.name_span import all_words
from knowledge.extraction.cast.roles import described

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_ENCLOSED = "onrecord_enclosed"
_DASHES = frozenset({"—", "–", "--"})
_WHENS = frozenset(["advcl", "pcomp"])


def set_apart(token: Token) -> bool:
    """Whether a token stands in a relative clause, or between dashes or brackets."""
    return _enclosed(token.doc)[token.i] or any(t.dep == relcl for t in token.ancestors)


def _enclosed(doc: Doc) -> list[bool]:
    """Which tokens stand between dashes or brackets of their sentence; worked out once for a document."""
    if _ENCLOSED not in doc.user_data:
        words, found, begin = all_words(doc), [False] * len(doc), 0
        while begin < len(doc):
            end = words.ends[begin]
            last = max((i for i in range(begin, end) if words.text[i] in _DASHES), default=-1)
            dashes, depth = 0, 0
            for i in range(begin, end):
                found[i] = depth > 0 or (dashes % 2 == 1 and last > i)
                dashes += words.text[i] in _DASHES
                depth += (words.text[i] == "(") - (words.text[i] == ")")
            begin = end
        doc.user_data[_ENCLOSED] = found
    enclosed: list[bool] = doc.user_data[_ENCLOSED]
    return enclosed


def introduced(token: Token) -> bool:
    """Whether a sentence tells who something is by a name: "The first witness was Ada Reed" is about her."""
    subject = next((c for c in token.head.children if c.dep_ in SUBJECTS), None) if token.dep_ == "attr" else None
    return token.head.lemma_ == "be" and subject is not None and subject.pos_ == "NOUN"


def circumstance(subject: Token) -> bool:
    """Whether a subject stands in what only tells when or why: "when Reed left", "after saying that he would go"."""
    return any(t.dep_ in _WHENS for t in (subject.head, *subject.head.ancestors))


def opens(subject: Token, pronoun: Token) -> bool:
    """Whether a subject's clause stands before the one of which the pronoun is the subject, as its circumstance."""
    clause = (described(subject) if subject.dep_ == "appos" else subject).head
    return pronoun.dep_ in SUBJECTS and clause.dep_ == "advcl" and clause.head == pronoun.head and clause.i < pronoun.i


def doers(pronoun: Token) -> set[int]:
    """Those whom a pronoun cannot mean: "Quist hit her" is not herself, "Quist, her lawyer," not her own.

    The subjects of the verb that it is the object of, and whoever is told to be what it has.
    """
    if (noun := pronoun.head) != pronoun and pronoun.dep_ == "poss":
        own = any(c.lower_ == "own" for c in noun.children)
        told = {c.i for c in noun.head.children if c.dep_ in SUBJECTS} if noun.dep_ == "attr" else set()
        return set() if own else told | ({noun.head.i} if noun.dep_ == "appos" else set())
    object_of = pronoun.dep_ in ("dobj", "dative") and not pronoun.lower_.endswith("self")
    found = {c.i for c in pronoun.head.children if c.dep_ in SUBJECTS} if object_of else set()
    # "Quist, the lawyer who may charge him" charges another.
    charging = pronoun.head.head if found and pronoun.head.dep == relcl else None
    return found | ({charging.i, charging.head.i} if charging is not None else set())


def speaks(token: Token) -> bool:
    """Whether a token is the subject of a reporting verb, or the source behind "according to"."""
    if token.dep_ == "pobj":
        return token.head.head.lower_ == "according"
    return token.dep_ in SUBJECTS and token.head.lemma_.lower() in SPEECH_VERBS


def kin_surname(pronoun: Token) -> str | None:
    """The surname of whoever is named as kin of whom a pronoun means: "his wife, Ada Quist", most likely a Quist's."""
    kin = pronoun.head
    if pronoun.dep_ != "poss" or kin.lower_ not in KIN:
        return None
    named = next((c for c in kin.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > kin.i), None)
    return named.lower_ if named is not None and named.i > named.left_edge.i else None


def complement(chunk: Span) -> bool:
    """Whether a proper name completes the phrase ("the mayor of Springfield"): then it names its own bearer."""
    for child in chunk.root.children:
        if child.dep_ == "prep" and child.i >= chunk.end and child.lower_ in ("of", "for", "at", "from"):
            return any(t.ent_type_ in ("GPE", "ORG", "PERSON") for t in child.subtree)
    return any(t.ent_type_ == "PERSON" for t in chunk)
