"""Which words name the source of a cue: the tagger's reading and the parse's subject, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import HEADINGS, KIN_TOGETHER, PERSON_NOUNS
from knowledge.extraction.statements.own_clause import of_own_clause, says_who
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_CLIMB = frozenset(["conj", "advcl", "xcomp", "pcomp", "acl", "prep", "aux", "parataxis"])
# Before words that others said.
_MET = frozenset(
    "despite after amid amidst before following over against under without besides notwithstanding".split()
)
_ANY = frozenset("a an one another".split())
_NOBODY = frozenset("no nobody none neither".split())
_OPEN_FORMS = frozenset(["VB", "VBG"])
_TIMES = frozenset(["DATE", "TIME"])  # no day speaks
# What a phrase between commas tells of the noun before it, and how such a phrase begins.
_EXPLAINING = frozenset(["acl", "relcl", "appos", "poss"])
_BEGINS_PHRASE = frozenset(["DET", "ADJ", "ADV", "NOUN", "NUM"])
# What others do where it is passive.
_EXPECTED = frozenset("expect schedule say report rumor rumour allege believe think suppose".split())
# Several people, by whose they are.
_THEIRS = frozenset("parents friends supporters colleagues neighbours neighbors".split())
_RELATIVE = frozenset(["who", "which", "that"])
_WHO = frozenset(["who", "which"])
_BEHIND_TO = frozenset(["pobj", "pcomp"])
_NO_PART = frozenset(["relcl", "parataxis", "advcl", "dobj"])  # of a noun
_PLACES = frozenset(["ORG", "GPE", "FAC", "LOC"])
_NO_NAMES = _TIMES | _PLACES


def source_of(doc: Doc, cue: int, tagged: tuple[int, int] | None) -> Span | None:
    """The source phrase of a cue: what the tagger saw, else what the parse says; relative pronouns followed."""
    found = _source_of(doc, cue, tagged)
    if found is None:
        return None
    return of_own_clause(_before_relative(_behind_opening(_behind_circumstance(found, cue), cue), cue), cue)


def _before_relative(source: Span, cue: int) -> Span:
    """The noun of which a clause between commas tells, where a name in that was read as the source.

    "The board, which is looking into Falk and the end of Tarn and its sister firm, confirmed ..." is no word of Falk's.
    """
    doc, end, last = source.doc, cue - 1, source.end
    while last > source.start and not doc_word(doc[last - 1]):
        last -= 1
    while end > last and doc[end].pos_ == "ADV":
        end -= 1
    inner = source[2:]
    set_off = next((t.i for t in inner if t.lower_ in _WHO and doc[t.i - 1].text == ","), None)
    if set_off is not None and last <= end and doc[end].text == ",":
        return doc[source.start : set_off - 1]
    own = next((t.i for t in source[:2] if t.lower_ in _WHO), source.start)  # "who chairs the board" as the source
    begin = next((t.i for t in reversed(doc[source.sent.start : own + 1]) if t.lower_ in _WHO), None)
    if begin is None or begin < 2 or last > end or doc[end].text != "," or doc[begin - 1].text != ",":
        return source
    if any(t.text == "," for t in doc[begin:end]):
        return source  # the clause may end there
    noun = doc[begin - 2]
    while noun.head != noun and noun.head.i < begin and noun.head.pos_ in ("NOUN", "PROPN", "ADP"):
        noun = noun.head
    return phrase(noun) if noun.pos_ in ("NOUN", "PROPN") and noun.i < begin else source


def _behind_circumstance(source: Span, cue: int) -> Span:
    """The subject alone, where the parse joined what stood before it: "In a hearing before Judge Quist, Falk said"."""
    doc, comma = source.doc, next((t.i for t in source if t.text == ","), None)
    if comma is None or source.end > cue or source.start == source.sent.start:
        return source
    behind = doc[comma + 1 : source.end]
    row = any(t.lower_ in ("and", ",", "&") for t in behind) or behind.root.pos_ != "PROPN"
    led = source.start - 1 if doc[source.start - 1].pos_ not in ("DET", "ADJ") else source.start - 2
    if row or doc[led].pos_ != "ADP" or doc[led].lower_ in ("by", "to") or doc[comma + 1].pos_ != "PROPN":
        return source
    return behind


def _behind_opening(source: Span, cue: int) -> Span:
    """What stands behind the name that a sentence's opening ends in: "After a row with Quist, the mayor, Falk, said".

    In "On Monday Quist, the mayor, said" the name is the subject: no preposition has it.
    """
    doc, first = source.doc, source.sent.start
    comma = next((t.i for t in source if t.text == ","), None)
    if comma is None or source.end > cue or doc[first].pos_ not in ("ADP", "SCONJ"):
        return source
    led = comma - 1
    while led > first and doc[led].pos_ == "PROPN" and doc[led].ent_type_ not in _NO_NAMES:
        led -= 1
    named = led < comma - 1
    if led > first and says_who(doc[led]):
        led -= 1
        while led > first and doc[led].dep_ == "compound":
            led -= 1
    while led > first and doc[led].pos_ in ("DET", "ADJ"):
        led -= 1
    within = named and led > first and doc[led].pos_ == "ADP" and doc[led].lower_ not in ("by", "to")
    opened = not any(t.text == "," for t in doc[first:comma])
    behind = doc[comma + 1 : source.end]
    return behind if within and opened and any(doc_word(t) for t in behind) else source


def _source_of(doc: Doc, cue: int, tagged: tuple[int, int] | None) -> Span | None:
    if (
        doc[cue].lemma_.lower() in _EXPECTED
        and is_passive(doc[cue])
        and not any(c.dep_ == "agent" for c in doc[cue].children)
    ):
        return None  # "he is not expected to come"
    if others_words(doc[cue]) and not (tagged and doc[cue].left_edge.i <= tagged[0] <= doc[cue].right_edge.i):
        return None
    if tagged is not None:
        span = doc[tagged[0] : tagged[1]]
        if len(span) == 1 and span[0].lower_ in _RELATIVE:
            head = antecedent(span[0])
            return phrase(head) if head is not None else span
        return _explained(doc[cue], span) or _before_object(span)
    subject = subject_of(doc[cue])
    if subject is None or subject.ent_type_ in _TIMES:
        return _set_off(doc[cue])
    return _before_object(phrase(subject))


def _explained(cue: Token, source: Span) -> Span | None:
    """The subject that a source only explains, read out of its apposition: "Tarn, a firm owned by Ivo Falk, said"."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    if subject is None:
        name = _set_off(cue)
        return name if name is not None and name.end < source.start else None
    if source.start <= subject.i < source.end:
        return None
    deep = [t for t in (source.root, *source.root.ancestors) if t.i > subject.i and subject.is_ancestor(t)]
    below = sum(t.dep_ in _EXPLAINING for t in deep)
    return phrase(subject) if below > 1 or any(t.dep_ in ("acl", "relcl") for t in deep) else None


def _set_off(verb: Token) -> Span | None:
    """The name before a phrase between commas that ends right before a verb: "On Monday, Falk, a poet, told ..."."""
    doc, end = verb.doc, verb.i - 1
    if verb.tag_ not in FINITE or end <= verb.sent.start or doc[end].text != ",":
        return None
    for comma in range(end - 2, verb.sent.start, -1):
        if doc[comma].tag_ in FINITE:
            return None
        first = comma
        while first > verb.sent.start and doc[first - 1].pos_ == "PROPN":
            first -= 1
        named = doc[comma].text == "," and first < comma and doc[comma + 1].pos_ in _BEGINS_PHRASE
        if named and (first == verb.sent.start or doc[first - 1].text == ","):
            return doc[first:comma]
    return None


def _before_object(source: Span) -> Span:
    """The noun before an infinitive or a participle whose object was read as the source: "hoping to beat Reed"."""
    doc, at = source.doc, source.start - 1
    if at < 1 or source.root.pos_ != "PROPN" or doc[at].tag_ not in _OPEN_FORMS or doc[at].is_sent_start:
        return source
    while at > 0 and (doc[at].tag_ in _OPEN_FORMS or doc[at].tag_ in ("TO", "RB")) and not doc[at].is_sent_start:
        at -= 1
    return phrase(doc[at])[: at + 1 - doc[at].left_edge.i] if doc[at].pos_ in ("NOUN", "PRON") else source


def parse_agrees(doc: Doc, cue: int, source: Span | None) -> bool:
    """Whether the parse's subject of the cue stands inside the source phrase."""
    subject = subject_of(doc[cue])
    if subject is None or source is None:
        return False
    inside = source.start <= subject.i < source.end
    return inside or (subject.left_edge.i <= source.root.i <= subject.right_edge.i)


def subject_of(verb: Token, *, passive: bool = False) -> Token | None:
    """The subject of a cue verb, its own or that of the verb it depends on; the object of "according to".

    A passive cue's own subject does not speak and is passed over, unless `passive`.
    """
    if verb.lower_ in ("according", "per"):
        for token in verb.subtree:
            if token.dep_ in _BEHIND_TO and token.i > verb.i:
                return token
        return None
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ == "VBG":
        return verb.head
    cue, verb = verb, _participles_own(verb)
    for _ in range(4):
        # Of two the nearer: in "Hours after the vote, Falk said" the hours may pass for one.
        own = sorted((c for c in verb.children if c.dep_ in _SUBJECTS), key=lambda c: abs(c.i - verb.i))
        if len(own) > 1 and own[0].i < own[1].i and all(t.pos_ == "PROPN" for t in verb.doc[own[0].i : own[1].i]):
            del own[0]  # "said HMA Administrator Ada Reed": Reed, where the parse has two
        for child in own:
            if child.dep_ == "nsubjpass" and verb.i == cue.i and not passive:
                continue  # "was accused": who is spoken of
            return antecedent(child) if child.lower_ in _RELATIVE else child
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is not None:
            return next((c for c in agent.children if c.dep_ == "pobj"), None)
        told = verb.i == cue.i and any(c.dep_ == "nsubjpass" for c in verb.children)
        if verb.dep_ not in _CLIMB or verb.head.i == verb.i or (told and verb.dep_ == "advcl"):
            return None  # "after the results were announced, Falk left": not by Falk
        if _goes_on(verb, cue) and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head
        verb = verb.head
    return None


def _participles_own(verb: Token) -> Token:
    """The participle that another goes on from, where the parse joined it to the clause that the first one tells.

    "Reed did so, noting that Vale had won but warning that it would cost her": Reed warns.
    """
    head = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "conj" or head.tag_ == "VBG" or any(c.dep_ == "aux" for c in verb.children):
        return verb
    return next((t for t in head.ancestors if t.tag_ == "VBG" and t.dep_ in _CLIMB), verb)


def _goes_on(verb: Token, cue: Token) -> bool:
    """Whether a verb stands beside a noun alone, the one before it read as a participle.

    "The board — with Falk — agreed to it and said": of the board.
    """
    return cue.tag_ in FINITE and (verb.dep_ == "conj" or (verb.dep_ == "acl" and verb.i != cue.i))


def outside(doc: Doc, source: Span | None, content: Sequence[tuple[int, int]]) -> Span | None:
    """A source phrase without the words that belong to the content; None where nothing is left before them."""
    if source is None:
        return None
    begins = [begin for begin, end in content if begin < source.end_char and source.start_char < end]
    if not begins:
        return source
    last = source.start
    while last < source.end and doc[last].idx < min(begins):
        last += 1
    return doc[source.start : last] if last > source.start else None


def others_words(cue: Token) -> bool:
    """Whether a noun tells of words that the subject of its clause only meets with: "despite calls", "after claims"."""
    return cue.pos_ == "NOUN" and cue.dep_ == "pobj" and cue.head.pos_ in ("ADP", "SCONJ") and cue.head.lower_ in _MET


def anybodys(cue: Token) -> bool:
    """Whether a noun tells of words of anybody's, before them: 'A comment on the race: "..."'."""
    own = {c.dep_ for c in cue.children} & {"poss", "agent"}
    told = any(c.dep_ == "prep" and c.lower_ in ("by", "from", "of") for c in cue.children)
    any_one = any(c.dep_ in ("det", "nummod") and c.lower_ in _ANY for c in cue.children)
    return cue.pos_ == "NOUN" and any_one and not own and not told and cue.dep_ in (*_SUBJECTS, "ROOT")


def nobodys(source: Span) -> bool:
    """Whether a source is nobody at all: "no members of the council", "none of them"; "No 10" is a house.

    Nor does speak what heads a note: "Correction to item 4: ...".
    """
    behind = source[1:2]
    after = source.doc[source.end : source.end + 1].text
    words = [token for token in source if token.is_alpha]
    if len(words) == 1 and words[0].lower_ in HEADINGS and words[0].text[0].isupper() and after in (":", "to"):
        return True
    return source[0].lower_ in _NOBODY and not any(t.like_num or t.text[0].isupper() for t in behind)


def is_whose(head: Token, named: Span) -> bool:
    """Whether a name only tells whose people speak: "the family of the man who was hurt, Ivo Falk,"."""
    word = head.lower_
    if word in KIN_TOGETHER or word not in _THEIRS:
        return word in KIN_TOGETHER
    return any(t.dep_ == "prep" and t.head.i == head.i for t in (named.root.ancestors if len(named) else ()))


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: its subject does not speak."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for.

    "That" tells no name apart: in "returns filed with the Tarn Board that claimed a loss" the returns do.
    """
    head = next((token.head for token in relative.ancestors if token.dep_ == "relcl"), None)
    if head is not None and relative.lower_ == "who" and (person := _whose_place(head)) is not None:
        return person
    if head is None or relative.lower_ != "that" or head.pos_ != "PROPN" or head.dep_ != "pobj":
        return head
    above = head.head.head
    if above.pos_ != "VERB":
        return above if above.pos_ == "NOUN" else None
    return next((c for c in above.children if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < head.i), None)


def _whose_place(place: Token) -> Token | None:
    """Whom a place or body only places: of "Ada Falk, an expert at Tarn University, who said" Falk is who said it."""
    noun = place.head.head
    placed = place.dep_ == "pobj" and place.ent_type_ in _PLACES and noun.lower_ in PERSON_NOUNS
    if not placed:
        return None
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun


def phrase(head: Token) -> Span:
    """A noun's phrase without relative clauses and trailing punctuation."""
    first, last = head.left_edge.i, head.right_edge.i + 1
    for token in head.subtree:
        if token.dep_ in _NO_PART or (token.dep_ == "punct" and token.text in ("--", "—", ";")):
            if token.left_edge.i > head.i:
                last = min(last, token.left_edge.i)
            elif token.right_edge.i < head.i:
                first = max(first, token.right_edge.i + 1)
    while last > head.i + 1 and not doc_word(head.doc[last - 1]):
        last -= 1
    while first < head.i and not doc_word(head.doc[first]):
        first += 1
    return head.doc[first:last]


def doc_word(token: Token) -> bool:
    """Whether a token has a letter or digit."""
    return any(c.isalnum() for c in token.text)
