"""Small questions to a parse that several extractors ask.

Spans are code points into the document's text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from knowledge.entities import Cast
from knowledge.facts import Offsets
from knowledge.language.modals import IF

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# The tags of verbs that make a clause.
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SKIPPED_RIGHT = frozenset({"relcl", "punct", "appos", "cc", "conj"})


def conjuncts(token: Token) -> list[Token]:
    """A token and everything coordinated with it."""
    return [token, *token.conjuncts]


def subjects(verb: Token) -> list[Token]:
    """Subjects of a verb, also of the verb it is coordinated with or is an open complement of."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    climbs = 0
    while not found and verb.dep_ in {"conj", "xcomp", "aux"} and climbs < 3:
        verb = verb.head
        found = [c for c in verb.children if c.dep_ in SUBJECTS]
        climbs += 1
    return [token for subject in found for token in conjuncts(subject)]


def objects(verb: Token) -> list[Token]:
    """Direct objects of a verb, its passive subjects included."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "attr"}]
    return [token for item in found for token in conjuncts(item)]


def agents(verb: Token) -> list[Token]:
    """Who does it in a passive: "by ..."."""
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)]
    return found


def asserted(verb: Token) -> bool:
    """Whether a verb is told as a fact: no "would", no "not", no "if"."""
    return not any(c.dep_ == "neg" or c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ in IF) for c in verb.children)


def preposition_objects(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """Objects of the given prepositions under a token."""
    found = []
    for child in token.children:
        if child.dep_ in {"prep", "pcomp"} and child.lower_ in prepositions:
            found += [c for c in child.children if c.dep_ in {"pobj", "pcomp", "ccomp"}]
    return found


def offsets(tokens: Span | Token) -> Offsets:
    """The span of a token or of a run of tokens."""
    if isinstance(tokens, Token):
        return tokens.idx, tokens.idx + len(tokens)
    return tokens.start_char, tokens.end_char


def subtree(token: Token) -> Offsets:
    """The span of everything under a token, trimmed of outer punctuation."""
    nodes = sorted(token.subtree, key=lambda t: t.i)
    while len(nodes) > 1 and (nodes[-1].is_punct or nodes[-1].is_space):
        nodes.pop()
    while len(nodes) > 1 and (nodes[0].is_punct or nodes[0].is_space or nodes[0].dep_ in {"cc", "case"}):
        nodes.pop(0)
    return nodes[0].idx, nodes[-1].idx + len(nodes[-1])


def noun_phrase(token: Token) -> Offsets:
    """The span of a noun with what stands before it and its prepositional phrases, no clauses after."""
    left, right = token.left_edge.i, token.i
    for child in token.rights:
        if child.dep_ in _SKIPPED_RIGHT:
            break
        right = max(right, child.right_edge.i)
    doc = token.doc
    while right > token.i and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    while left < token.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def named(cast: Cast, span: Offsets, *, types: frozenset[str] | None = None) -> Iterator[tuple[str, Offsets]]:
    """Names of the entities mentioned inside a span, each with where it is mentioned."""
    for mention in cast.overlapping(*span):
        entity = cast.entities[mention.entity]
        if types is None or entity.type in types:
            yield entity.name, (mention.start, mention.end)


def entity_of(cast: Cast, token: Token) -> tuple[str, Offsets] | None:
    """The entity that a noun or pronoun stands for: the mention that covers the token itself."""
    start, end = offsets(token)
    best = None
    for mention in cast.overlapping(start, end):
        if best is None or mention.end - mention.start > best.end - best.start:
            best = mention
    return (cast.entities[best.entity].name, (best.start, best.end)) if best else None
