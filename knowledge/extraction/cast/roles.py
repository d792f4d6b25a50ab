"""Roles as worded: titles before a name, appositions beside it, "who represents ...", "is the ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.extraction.cast.set_off import set_off_before
from knowledge.extraction.syntax import asserted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from knowledge.extraction.cast.name_span import NameSpan

MAX_ROLE_WORDS = 18
_NO_ROLES = ("GPE", "LOC", "FAC", "NORP", "ORG")
# How words for people end.
_AGENTS = tuple("er or ar ist ian ant ent ee man men woman women person ess crat head star ive ary ic al et ot".split())
# What people are called besides; and the party and place of a member of parliament.
_CALLED = frozenset("citizen co fan heir hopeful intern pick prospect whip".split())
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")  # the "U.S." of "U.S. Attorney Ada Reed"
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_LEARNED = frozenset({"dr", "rev", "prof"})
# What somebody does who "represents the Fifth Ward"; who "left early" or "told Congress so" is nothing by that.
_HOLDS = frozenset(
    """be become represent lead head run chair co-chair serve work own co-own found co-found direct oversee manage teach
    play host edit cover coach command govern study specialize specialise hold advise supervise operate""".split()
)
_OCCUPIED = frozenset("work serve".split())
_SPOKEN = frozenset("i we you me my our your".split())
_GUESSED = frozenset("likely probably perhaps maybe possibly reportedly allegedly".split())
# How a name stands in a role that is another's than its bearer's: "a lawyer for Quist", "Quist's aide".
_WHOSE = frozenset({"pobj", "poss", "compound", "nmod", "dobj", "conj"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as worded: token range [first, last) and the token of its head noun."""

    first: int
    last: int
    head: int


def role_phrases(doc: Doc, name: NameSpan) -> list[RolePhrase]:
    """Every phrase that a name's own sentence says its bearer is."""
    root = doc[name.first : name.last].root
    found = [_before(doc, name), *_appositions(doc, name, root), *_relative(doc, name, root)]
    found += [_copula(root, name), _held(root, name)]
    return list(dict.fromkeys(r for r in found if r is not None and not _parted(doc, name, r)))


def _parted(doc: Doc, name: NameSpan, phrase: RolePhrase) -> bool:
    """Whether a colon parts a phrase from the name, or stands in it: "SIR IVO FALK: Order, please."."""
    if any(token.text == ":" for token in doc[phrase.first : phrase.last]):
        return True
    led = phrase.first > name.last and doc[name.last].text == ":"
    return led and not is_role_noun(doc[phrase.head])


def _before(doc: Doc, name: NameSpan) -> RolePhrase | None:
    """The modifiers right before a name: "campaign manager", "Deputy Director of News Affairs and Records"."""
    at = name.first
    sentence = doc[at].sent
    if at > sentence.start and doc[at - 1].lower_.rstrip(".") in _COURTESY:
        return None  # "for president, and Mrs. Falk"
    while at > sentence.start:
        token = doc[at - 1]
        if token.text == "-" and token.i > sentence.start and doc[token.i - 1].whitespace_:
            break  # a dash, and no hyphen
        noun = token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in TITLE_MODIFIERS
        if token.ent_type_ == "PERSON" and not is_role_noun(token) and doc[at].lower_ in ("and", "&"):
            break  # "Judge Quist and Attorney Falk": another's role ends there
        word = token.is_alpha or _INITIALS.fullmatch(token.text)
        charged = token.lower_ == "in" and doc[at].lower_ == "charge"
        if (noun and word) or token.text in ("-", ".") or token.lower_.rstrip(".") in TITLES or charged:
            at -= 1
        elif token.lower_ in ("of", "for", "and", "'s", "&") and at - 1 > sentence.start and at < name.first:
            if not _reaches_role(doc, at - 1, sentence.start):
                break
            at -= 1
        else:
            break
    while at > sentence.start and doc[at].ent_iob_ == "I" and at < name.first:
        at -= 1  # all of "Bank of Arden" in "Bank of Arden chief economist Ada Falk"
    if at > sentence.start and doc[at - 1].tag_ == "CD" and doc[at - 1].is_alpha and doc[at].tag_ == "NN":
        at -= 1  # "three term governor", not "term governor"
    while at < name.first and doc[at].text in ("-", ".", "'s", "and", "&", "of", "for"):
        at += 1
    heads = [i for i in range(at, name.first) if is_role_noun(doc[i])]
    if at == name.first or not heads or name.first - at > MAX_ROLE_WORDS:
        return None
    last = name.first
    while len(heads) > 1 and heads[-1] == last - 1 and doc[last - 1].lower_.rstrip(".") in _LEARNED:
        last, heads = last - 1, heads[:-1]  # "State Health Commissioner Dr. Ada Falk": the commissioner
    before_of = next((i for i in heads if i + 1 < last and doc[i + 1].lower_ in ("of", "for")), None)
    return RolePhrase(at, last, before_of if before_of is not None else heads[-1])


def _reaches_role(doc: Doc, at: int, start: int) -> bool:
    """Whether a role noun stands within a few nouns before a linking word ("Director of ...")."""
    link = doc[at].lower_
    if link != "'s" and doc[at - 1].ent_type_ == "PERSON" and not is_role_noun(doc[at - 1]):
        return False  # "freed the player Lena Quist for arms dealer Otto Falk"
    for i in range(at - 1, max(start, at - 7) - 1, -1):
        if is_role_noun(doc[i]):
            return True
        if link == "'s" or doc[i].pos_ not in ("NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "DET"):
            return link == "'s" and doc[i].pos_ in ("NOUN", "PROPN")
    return False


def is_role_noun(token: Token) -> bool:
    """Whether a word is one for what somebody is: a noun for people, or a title."""
    word = token.lower_.rstrip(".")
    if word == "justice" and token.i + 1 < len(token.doc) and token.nbor().lower_.startswith("department"):
        return False
    return word in PERSON_NOUNS or word in TITLES


def may_be_role(head: Token) -> bool:
    """Whether a noun before a name may tell what somebody is: "the poet", and not "the firm's activity"."""
    if head.ent_type_ in ("PERSON", *_NO_ROLES):
        return False
    return is_role_noun(head) or head.lower_.endswith(_AGENTS)


def _tells_of_a_person(head: Token) -> bool:
    """Whether the head of an apposition is a word for somebody, or in a row with one; or a party with its place."""
    text, begin = head.doc.text, head.left_edge.idx
    called = head.lower_ in _CALLED or head.lower_.endswith(_AGENTS) or any(is_role_noun(t) for t in head.conjuncts)
    return called or is_role_noun(head) or any(_PARTY.match(text, max(0, at)) for at in (begin, begin - 2))


def _appositions(doc: Doc, name: NameSpan, root: Token) -> list[RolePhrase]:
    """Noun phrases set beside a name, on either side."""
    found = []
    for child in root.children:
        if child.dep_ == "appos" and child.i >= name.last:
            found.append(_phrase(doc, child, name))
    told = set_off_before(doc, name.first, name.last) if name.type == "person" and not _addressed(doc, name) else None
    if told is not None:
        found.append(RolePhrase(*told))
    elif root.dep_ == "appos" and root.head.i < name.first and root.head.pos_ in ("NOUN", "PROPN"):
        head = described(root)
        first, last = head.left_edge.i, name.first
        while last > head.i + 1 and doc[last - 1].text in (",", "—", "-", ":"):
            last -= 1
        one = may_be_role(head) and (list(root.conjuncts) or not of_several(head)) and not _addressed(doc, name)
        if one and last - first <= MAX_ROLE_WORDS:
            found.append(RolePhrase(first, last, head.i))
    if not found:
        found.append(_after_comma(doc, name))
    return [r for r in found if r is not None]


def _addressed(doc: Doc, name: NameSpan) -> bool:
    """Whether a sentence is spoken to whom its last words name: "I called nobody a liar, Mrs Quist."."""
    sentence, first = doc[name.first].sent, name.title[0] if name.title else name.first
    ends = doc[name.last : sentence.end].text.strip("\"'”’ ") in (".", "!", "?", "")
    spoken = any(token.lower_ in _SPOKEN for token in sentence)
    return ends and spoken and first > sentence.start and doc[first - 1].text == ","


def described(apposition: Token) -> Token:
    """The noun that an apposition explains; "a lawyer for Quist, Oduya" is about the lawyer."""
    head = apposition.head
    if head.pos_ == "PROPN" and apposition.pos_ == "PROPN" and apposition.ent_type_ == "PERSON":
        # "A pastor backing Quist, Oduya": no name explains another.
        above = next((t for t in head.ancestors if t.dep_ not in ("pobj", "prep", "acl", "relcl")), head)
        if above.i != head.i and above.tag_ == "NN" and above.lower_ in PERSON_NOUNS:
            return above
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.lower_ in PERSON_NOUNS:
        return head.head.head
    return head


def of_several(noun: Token) -> bool:
    """Whether a noun tells of several: "owners" explains no single name behind it."""
    return noun.tag_ in ("NNS", "NNPS")


def _after_comma(doc: Doc, name: NameSpan) -> RolePhrase | None:
    """A noun phrase between commas after a name, where the parse misses the apposition."""
    at = name.last
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].sent != doc[name.first].sent:
        return None
    if doc[at + 1].lower_ not in ("a", "an", "the", "chief", "head", "director", "president", "chairman"):
        return None
    for i in range(at + 2, min(at + 2 + MAX_ROLE_WORDS, len(doc))):
        if doc[i].text in (",", ".", ";") or doc[i].pos_ in ("VERB", "AUX"):
            heads = [k for k in range(at + 1, i) if is_role_noun(doc[k])]
            return RolePhrase(at + 1, i, heads[0]) if heads and doc[i].text in (",", ".", ";") else None
    return None


def _phrase(doc: Doc, head: Token, name: NameSpan) -> RolePhrase | None:
    """The phrase of an apposition's head, cut before a clause and kept short."""
    if head.ent_type_ in ("DATE", "CARDINAL", "MONEY", "PERSON") or head.pos_ not in ("NOUN", "PROPN"):
        return None
    if of_several(head) or (name.type == "person" and not _tells_of_a_person(head)):
        return None  # "the children of immigrants", "one little tweet"
    body = head.ent_type_ in _NO_ROLES and not is_role_noun(head)
    if body or doc[max(head.left_edge.i, name.last)].lower_ == "aka":
        return None
    first, last = max(head.left_edge.i, name.last), head.right_edge.i + 1
    for token in doc[head.i : last]:
        if token.dep_ == "relcl" or (token.dep_ == "appos" and token.i > head.i):
            last = min(last, token.left_edge.i)
    while first < head.i and not doc[first].is_alpha:
        first += 1
    while last > head.i + 1 and not doc[last - 1].text[-1].isalnum():
        last -= 1
    if last - first > MAX_ROLE_WORDS:
        return None
    return RolePhrase(first, last, head.i)


def others(phrase: RolePhrase, name: NameSpan, people: Iterable[NameSpan], doc: Doc) -> bool:
    """Whether a phrase tells of another person than whose role it was read as: it names them, and not whose it is."""
    for person in people:
        if name.last <= phrase.first and person.first == phrase.last:
            return True  # "Quist, Majority Leader Ada Falk and ...": the office is Falk's
        if person.title is not None and person.title[0] <= phrase.head < person.first and person.last <= phrase.last:
            return True  # "chosen for Dr Falk trial Quist": the title is Falk's
        inside = phrase.first <= person.first and person.last <= phrase.last
        if inside and person.first != name.first and doc[person.first : person.last].root.dep_ not in _WHOSE:
            return True
    return False


def _relative(doc: Doc, name: NameSpan, root: Token) -> list[RolePhrase]:
    """A relative clause right behind the name: "who represents the Fifth Ward"."""
    found = []
    for child in root.children:
        if child.dep_ != "relcl" or child.i < name.last:
            continue
        first, last = child.left_edge.i, child.right_edge.i + 1
        while last > child.i + 1 and not doc[last - 1].text[-1].isalnum():
            last -= 1
        near = doc[first].lower_ == "who" and first - name.last <= 2 and last - first <= MAX_ROLE_WORDS
        if near and child.lemma_.lower() in _HOLDS:
            noun = next((t.i for t in doc[first:last] if is_role_noun(t)), child.i)
            found.append(RolePhrase(first, last, noun))
    return found


def _copula(root: Token, name: NameSpan) -> RolePhrase | None:
    """ "X is the mayor of Y", "X worked as a broker": the predicate noun phrase, if its head is a role."""
    # Nobody is what others expect them to be.
    if root.dep_ != "nsubj" or not asserted(root.head) or any(c.tag_ == "TO" for c in root.head.children):
        return None
    for child in _predicates(root.head):
        if is_role_noun(child) and child.i > name.last:
            first, last = child.left_edge.i, child.right_edge.i + 1
            for token in child.subtree:
                if token.dep_ in ("relcl", "appos"):
                    last = min(last, token.left_edge.i)
            while last > child.i + 1 and not root.doc[last - 1].text[-1].isalnum():
                last -= 1
            if last - first <= MAX_ROLE_WORDS:
                return RolePhrase(first, last, child.i)
    return None


def _held(root: Token, name: NameSpan) -> RolePhrase | None:
    """ "The mayor of Arden is X", "her lawyer is X": the subject, if its head is a role."""
    if root.dep_ != "attr" or root.head.lemma_ != "be" or not asserted(root.head):
        return None
    subject = next((c for c in root.head.children if c.dep_ == "nsubj" and c.i < name.first), None)
    guessed = any(c.dep_ == "advmod" and c.lower_ in _GUESSED for c in root.head.children)
    if subject is None or guessed or not is_role_noun(subject) or of_several(subject):
        return None
    first, last = subject.left_edge.i, subject.right_edge.i + 1
    for token in subject.subtree:
        if token.i > subject.i and token.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct"):
            last = min(last, token.left_edge.i)
    return RolePhrase(first, last, subject.i) if last - first <= MAX_ROLE_WORDS else None


def _predicates(verb: Token) -> list[Token]:
    """What a verb says that its subject is: behind "is", or behind "as" where it tells of an occupation."""
    if verb.lemma_ == "be":
        return [c for c in verb.children if c.dep_ == "attr"]
    led = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"] if verb.lemma_ in _OCCUPIED else []
    return [noun for c in led for noun in c.children if noun.dep_ == "pobj"]
