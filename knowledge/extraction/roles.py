"""Roles: who is or was what, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from knowledge.entities import Entity, Mention
from knowledge.extraction.cast.lexicon import KIN_TOGETHER, PERSON_NOUNS, TITLES
from knowledge.extraction.cast.roles import is_role_noun, may_be_role, of_several
from knowledge.extraction.cast.set_off import set_off_before
from knowledge.extraction.reading import Reading
from knowledge.extraction.syntax import asserted, noun_phrase
from knowledge.facts import Offsets, Role
from knowledge.language.words import whole_words

_FORMER = re.compile(r"\b(?:former|ex|late|then|previous|outgoing|onetime|retired)\b", re.I)
# The hour of an entry before a role, a courtesy behind one: "11:41 Police spokeswoman", "the head teacher, Mr".
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)[,:]?\s+(?:[–—-]\s)?", re.I)
_COURTESY = re.compile(
    r",?\s+(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Prof)\.?$|,\s+(?:Sgt|Lt|Capt|Gov|Sen|Rep|Gen|Col|Maj|Cmdr|Det|Supt|Cpl|Ald|Fr)\.?$"
)
_LETTER = re.compile(r"[^\W\d_]{2}|[A-Z]\.")
# What is measured is nobody's role: "Falk & Sons, 41,200 dollars", "turnout was 58 percent".
_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY", "TIME", "DATE", "CARDINAL", "ORDINAL"})
_OF = frozenset({"of", "for", "at", "in", "with"})
_NAMING = frozenset({"name", "appoint", "elect", "choose", "nominate", "hire", "install", "promote"})
# What is to be: "will name her director", "agreed to name her director".
_WILL, _DECIDING = frozenset({"will", "'ll", "’ll", "shall"}), frozenset({"agree", "decide", "vote", "choose", "go"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_COPULA = frozenset({"be", "become", "remain"})


def extract_roles(reading: Reading) -> list[Role]:
    """Find titles before a name, appositions on either side of it, and "X is a ..."."""
    found: dict[tuple[str, Offsets], Role] = {}
    for mention in reading.cast.mentions:
        entity = reading.cast.entities[mention.entity]
        if mention.kind != "name" or entity.type not in {"person", "organisation"}:
            continue
        for span in _role_spans(reading, mention, entity):
            role = _role(reading, mention, entity, span)
            if role is not None:
                found.setdefault((role.holder, role.role_span), role)
    return sorted(found.values(), key=lambda r: r.role_span)


def _role_spans(reading: Reading, mention: Mention, entity: Entity) -> Iterator[Offsets]:
    tokens = reading.analysis.tokens(mention.start, mention.end)
    if not len(tokens):
        return
    yield from _as_the_cast_has_it(reading, mention, entity)
    head = tokens.root
    if entity.type == "person":
        yield from _before(reading, tokens, mention)
    for child in head.children:
        counted = child.ent_type_ in _MEASURES or (entity.type == "person" and of_several(child))
        if child.dep_ == "appos" and child.i >= tokens.end and child.pos_ == "NOUN" and not counted:
            yield noun_phrase(child)
    together = of_several(head.head) or head.head.lower_ in KIN_TOGETHER
    of_one = entity.type != "person" or not together or bool(list(head.conjuncts))
    set_off = set_off_before(tokens.doc, tokens.start, tokens.end)  # the cast has that
    if set_off is None and head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.i < tokens.start and of_one:
        start, end = noun_phrase(head.head)
        yield start, min(end, mention.start)
    if head.dep_ in {"dobj", "nsubjpass", "nsubj", "oprd"} and head.head.lemma_ in _NAMING and _is_done(head.head):
        yield from (noun_phrase(c) for c in _named_as(head.head) if c.i > head.i)
    # "They will not allow Reed to become mayor": what somebody may become is not who they are.
    told = asserted(head.head) and not any(c.tag_ == "TO" for c in head.head.children)
    if head.dep_ == "nsubj" and head.head.lemma_ in _COPULA and told:
        for child in head.head.children:
            if child.dep_ == "attr" and child.pos_ in {"NOUN", "PROPN"} and child.ent_type_ not in _MEASURES:
                yield noun_phrase(child)


def _as_the_cast_has_it(reading: Reading, mention: Mention, entity: Entity) -> Iterator[Offsets]:
    """Where the sentence of a mention holds a role that the cast gives the entity, word for word."""
    sentence = reading.analysis.sentence_at(mention.start)
    for words in entity.roles if sentence is not None else ():
        start = reading.text.find(words, sentence.start, sentence.end) if sentence is not None else -1
        if start >= 0 and not words.lower().startswith(("who ", "which ", "that ")):
            yield start, start + len(words)


def _named_as(verb: Token) -> Iterator[Token]:
    """ "The council named her (as) harbour master": what somebody is named."""
    for child in verb.children:
        if child.dep_ in {"oprd", "attr"} and child.pos_ in {"NOUN", "PROPN"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"as", "to"}:
            yield from (c for c in child.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"})


def _is_done(verb: Token) -> bool:
    """Whether somebody was or will be named, and not only might: not "did not name", "refused to name", "may name"."""
    if any(c.dep_ == "neg" or (c.tag_ == "MD" and c.lower_ not in _WILL) for c in verb.children):
        return False
    # "None of the detectives named her": read as detectives of that name.
    before = verb.sent[: max(0, verb.i - verb.sent.start)] if verb.dep_ == "acl" else ()
    namers = (t for c in verb.children if c.dep_ == "nsubj" for t in (c, *c.children))
    if any(t.lower_ in _NOBODY for t in (*namers, *before)):
        return False
    return not (verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.children)) or verb.head.lemma_ in _DECIDING


def _before(reading: Reading, tokens: Span, mention: Mention) -> Iterator[Offsets]:
    """Words of the same noun phrase in front of a name: "Harbour Commissioner Maria Quist"."""
    doc = reading.analysis.doc
    sentence = reading.analysis.sentence_at(mention.start)
    i = tokens.start
    while i > 0 and sentence is not None and doc[i - 1].idx >= sentence.start and _belongs(doc[i - 1], tokens.root):
        i -= 1
    if i < tokens.start and _may_tell(reading, doc[i : tokens.start], mention):
        yield doc[i].idx, mention.start


def _may_tell(reading: Reading, before: Span, mention: Mention) -> bool:
    """Whether words before a name may tell who that is: a time, a bare place or an adjective alone does not.

    Nor does what follows on somebody else's title: "Dr Quist trial" of "a jury chosen for Dr Quist trial Falk".
    """
    others = [m for m in _names(reading, before.start_char, mention.start - 1) if m.entity != mention.entity]
    titled = any(t.lower_.rstrip(".") in TITLES and any(m.start > t.idx for m in others) for t in before)
    if titled and not is_role_noun(before[-1]):
        return False
    if (may_be_role(before[-1]) and before[-1].ent_type_ != "DATE") or any(t.lower_ == "old" for t in before):
        return True
    plain = [t for t in before if t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ not in {"DATE", "TIME"}]
    owns = any(t.lower_ in {"'s", "'"} for t in before)
    return any(owns or t.ent_type_ not in {"GPE", "LOC"} for t in plain)


def _belongs(token: Token, name: Token) -> bool:
    if token.is_punct and token.text not in {"-", "&", "/", "'", "."}:
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "PART", "DET", "PUNCT", "SYM"} and (
        token.head == name or name.is_ancestor(token) or token.dep_ in {"compound", "amod", "case", "poss"}
    )


def _role(reading: Reading, mention: Mention, entity: Entity, span: Offsets) -> Role | None:
    text = reading.text
    start, end = whole_words(text, *span)
    while start < end and (text[start].isspace() or text[start] in ',;:—–-"“”('):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:—–-"“”('):
        end -= 1
    hour, courtesy = _HOUR.match(text, start, end), _COURTESY.search(text, start, end)
    start, end = hour.end() if hour else start, courtesy.start() if courtesy and courtesy.end() == end else end
    words = text[start:end]
    sentence = reading.analysis.sentence_at(mention.start)
    bare = re.sub(r"^(?:the|a|an|his|her|their|its|Mr|Mrs|Ms|Miss)\b\.?\s*", "", words, flags=re.I)
    if sentence is None or not _LETTER.search(bare) or words == entity.name or _is_name(bare) or ":" in words:
        return None
    if start < sentence.start or end > sentence.end or not _beside(reading, mention, (start, end)):
        return None
    return Role(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        holder=entity.name,
        holder_span=(mention.start, mention.end),
        role=words,
        role_span=(start, end),
        of=_of(reading, (start, end)),
        former=bool(_FORMER.search(words)),
    )


def _beside(reading: Reading, mention: Mention, role: Offsets) -> bool:
    """Whether a name and a role stand together as one tells the other: in no table, behind no colon, on one's own line.

    "FALK: Good morning." tells what Falk says; "Ada Falk, president" above "Otto Quist, secretary" tells of Falk.
    """
    text = reading.text
    start, end = role
    if "|" in text[start:end] or "|" in text[min(end, mention.end) : max(start, mention.start)]:
        return False
    if start >= mention.end:
        return ":" not in text[mention.end : start]
    line = text.rfind("\n", 0, start) + 1
    above = any(line <= m.start < m.end <= start and m.entity != mention.entity for m in _names(reading, line, start))
    return not ("\n" in text[end : mention.start] and above and text[line:start].rstrip().endswith(","))


def _names(reading: Reading, start: int, end: int) -> list[Mention]:
    return [m for m in reading.cast.overlapping(start, end) if m.kind == "name"] if start < end else []


def _is_name(words: str) -> bool:
    """Whether words are a name rather than a role: one large word that is nobody's office ("Ada" before "Falk")."""
    word = words.lower().rstrip(".")
    return words.isalpha() and words.istitle() and word not in PERSON_NOUNS and word not in TITLES


def _of(reading: Reading, span: Offsets) -> str | None:
    """The body or place that a role's words name."""
    for mention in reading.cast.overlapping(*span):
        entity = reading.cast.entities[mention.entity]
        if entity.type in {"organisation", "place"}:
            return entity.name
    return None
