"""Names after the model: speakers it passed over, full names it missed, kinds it got wrong, repeats."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import (
    BODY_WORDS,
    CORPORATE_WORDS,
    CREEDS,
    KIN_NOUNS,
    PARTICLES,
    PERSON_NOUNS,
    SPEECH_VERBS,
    TITLE_MODIFIERS,
    TITLES,
)
from knowledge.extraction.cast.name_span import (
    NOT_NAMES,
    VERBS,
    NameSpan,
    Words,
    all_words,
    bare,
    capitalised,
    is_dated,
    surname,
    title_before,
)
from knowledge.language.dates.lexicon import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from knowledge.entities import EntityType

_OUTLETS = frozenset(["newspaper", "magazine", "tabloid", "broadcaster", "network"])
# `bare` makes a full stop an empty word.
_CLOSING = frozenset([",", "", ";", ")"])
_OF = frozenset(["of", "at", "for", "with", "from"])
_LINKS = _OF | {"and", "&", "the", "in", "on"}
# The tagger takes a finite verb between two names for a participle as well.
_FINITE = frozenset(["VBD", "VBN", "VBZ"])
_FULL_NAME, _OFTEN = 2, 2
_PLACE_PREPOSITIONS = frozenset(["in", "near", "from", "across", "outside", "around", "into", "throughout"])


def speaking(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Capitalised subjects of reporting verbs that the model passed over."""
    taken = {i for span in names for i in range(span.first, span.last)}
    found = []
    for i, large in enumerate(all_words(doc).capitalised):
        if not large or i in taken:
            continue
        token = doc[i]
        subject = token.dep_ == "nsubj" and token.head.lemma_.lower() in SPEECH_VERBS
        according = token.dep_ == "pobj" and token.head.head.lower_ == "according"
        if not (subject or according) or i in taken or token.pos_ != "PROPN":
            continue
        first = token.i
        while first > token.sent.start and first - 1 not in taken and _name_word(doc[first - 1]):
            first -= 1
        last = token.i + 1
        while last < token.sent.end and last not in taken and _name_word(doc[last]):
            last += 1
        while first < token.i and (bare(doc[first]) in TITLES or bare(doc[first]) in TITLE_MODIFIERS | CREEDS):
            first += 1
        words = [bare(t) for t in doc[first:last]]
        if any(w in NOT_NAMES for w in (words[:-1] if _ends_in_a_month(words) else words)) or (
            len(words) == 1 and (words[0] in TITLES or words[0] in PERSON_NOUNS | CREEDS)
        ):
            continue
        body = any(w in BODY_WORDS for w in words) or (token.text.isupper() and len(token) > 1) or "." in token.text
        taken.update(range(first, last))
        found.append(NameSpan(first, last, "organisation" if body else "person", title_before(doc, first)))
    return found


def _ends_in_a_month(words: Sequence[str]) -> bool:
    """Whether words are a given name with a surname that is a month as well: "Astrid May"."""
    return len(words) > 1 and words[-1] in MONTHS and is_given_name(words[0])


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and capitalised(token) and bare(token) not in NOT_NAMES | VERBS


def completed(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Find where a bare surname's full name stands if the model missed it there: "Vera Quill" for "Quill"."""
    full = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first > 1}
    lone = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first == 1} - full
    covered = {i: n for n in names for i in range(n.first, n.last)}
    added: list[NameSpan] = []
    words = all_words(doc)
    for i, word in enumerate(words.bare):
        if word not in lone or not words.capitalised[i] or i == 0:
            continue
        token = doc[i]
        owner = covered.get(token.i)
        first = token.i
        while first > token.sent.start and token.i - first < 2 and _given_word(doc[first - 1], covered, owner):
            first -= 1
        if first < token.i and (owner is None or owner.last == token.i + 1):
            added.append(NameSpan(first, token.i + 1, "person", title_before(doc, first), sure=True))
    replaced = {i for span in added for i in range(span.first, span.last)}
    kept = [n for n in names if not replaced & set(range(n.first, n.last))]
    return sorted([*kept, *added], key=lambda s: s.first)


def _given_word(token: Token, covered: dict[int, NameSpan], owner: NameSpan | None) -> bool:
    """Whether a word before a surname may be a given name or an initial."""
    word = bare(token)
    if not capitalised(token) or word in NOT_NAMES or word in TITLES or word in TITLE_MODIFIERS | CREEDS | BODY_WORDS:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ"):
        return False
    other = covered.get(token.i)
    if other is not None and other is owner and token.ent_type_ != "ORG":
        return True
    if token.ent_type_ in ("GPE", "NORP", "DATE"):
        return False
    return other is None or other is owner or other.type in ("person", "other", "product")


def parted(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Part a body's name from the name of a person right behind it: "head of the Harbour Council Vera Quill".

    In headlines every word is capitalised, and nothing tells them apart. So are two names parted by what the one does
    to the other: "Quill warned Falk" is no body.
    """
    found = []
    for span in (part for whole in names for part in _beside_verb(doc, whole)):
        at = span.last - 2
        if (
            span.type == "organisation"
            and at > span.first
            and at not in headlines
            and _person_behind(doc, span.first, at)
        ):
            found.append(replace(span, last=at))
            found.append(NameSpan(at, span.last, "person", title_before(doc, at), sure=True))
        else:
            found.append(span)
    return found


def _beside_verb(doc: Doc, span: NameSpan) -> Iterator[NameSpan]:
    """A name as it is, or the two on either side of a finite verb in small letters within it."""
    inner = range(span.first + 1, span.last - 1) if span.type != "person" else ()
    verb = next((i for i in inner if doc[i].pos_ == "VERB" and doc[i].tag_ in _FINITE and doc[i].text.islower()), None)
    if verb is None or not (capitalised(doc[verb - 1]) and capitalised(doc[verb + 1])):
        yield span
        return
    yield replace(span, last=verb, sure=False)
    yield replace(span, first=verb + 1, title=None, sure=False)


def _person_behind(doc: Doc, first: int, at: int) -> bool:
    """Whether the last two words of a body's name, from a token on, are really a person's.

    They are where they begin with a given name, where the surname speaks elsewhere, or where a body word ends before
    them and a person of the body is told ("head of the ...").
    """
    words = all_words(doc)
    given, last = words.bare[at], words.bare[at + 1]
    head = words.bare[first:at]
    shaped = all(t.istitle() and t.isalpha() for t in words.text[at : at + 2])
    if not shaped or not BODY_WORDS & set(head) or head[-1] in _LINKS or {given, last} & (BODY_WORDS | NOT_NAMES):
        return False
    if gender_of(given) is not None:
        return True
    speaks = any(
        word == last
        and i > 0
        and not words.capitalised[i - 1]
        and doc[i].dep_ == "nsubj"
        and doc[i].head.lemma_.lower() in SPEECH_VERBS
        for i, word in enumerate(words.bare)
    )
    return speaks or (head[-1] in BODY_WORDS and _member_before(words, first))


def _member_before(words: Words, first: int) -> bool:
    """Whether a body's name completes a person noun: "head of the ...", "a professor at ..."."""
    before = [word for word in words.bare[max(0, first - 3) : first] if word != "the"]
    return len(before) > 1 and before[-1] in _OF and (before[-2] in PERSON_NOUNS or before[-2] in TITLES)


@dataclass(slots=True)
class _Known:
    """What a document's names tell of one another, by their folded words."""

    persons: set[str] = field(default_factory=set)  # surnames of people named in full, also with their particles
    full: set[tuple[str, ...]] = field(default_factory=set)  # and their names
    ends: set[tuple[str, ...]] = field(default_factory=set)  # and what these end in, from two words on
    places: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)  # names of bodies without their last word
    first_words: set[str] = field(default_factory=set)  # "Dorn" of the "Dorn Council"
    companies: set[str] = field(default_factory=set)  # "Holm" of "Holm Shipping"
    kin: set[str] = field(default_factory=set)  # given names of somebody's kin: "his mother, Ronda,"
    votes: dict[str, dict[EntityType, int]] = field(default_factory=dict)


def _known(doc: Doc, names: list[NameSpan]) -> _Known:
    known = _Known()
    words = all_words(doc).bare
    for span in names:
        key = " ".join(words[span.first : span.last])
        votes = known.votes.setdefault(key, {})
        votes[span.type] = votes.get(span.type, 0) + (3 if span.sure else 1)
        told = _told_by_place(doc, span)
        if told is not None:
            votes[told] = votes.get(told, 0) + 3
            if told == "person" and span.last - span.first == 1:
                known.kin.add(key)
        if span.type == "person" and span.last - span.first > 1:
            known.persons |= {surname(doc, span), _family_name(words, span)}
            known.full.add(tuple(words[span.first : span.last]))
            known.ends |= {tuple(words[k : span.last]) for k in range(span.first + 1, span.last - 1)}
        elif span.type == "place":
            known.places.add(key)
        elif span.type == "organisation" and span.last - span.first > 2:
            known.bodies.add(key.rpartition(" ")[0])
        rest = words[span.first + 1 : span.last]
        if span.type == "organisation" and all(w in BODY_WORDS for w in rest):
            known.first_words.add(words[span.first])
        if rest and all(w in CORPORATE_WORDS for w in rest):
            known.companies.add(words[span.first])
    return known


def settle(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Give one word the kind that the document supports best: a known person's surname is that person."""
    words = all_words(doc).bare
    names = bodies_that_are_people(words, names)
    known = _known(doc, names)
    settled = []
    for span in names:
        behind = _name_behind(words, span, known)
        if behind is not None:
            settled.append(replace(span, first=behind, type="person"))
            continue
        if span.type in ("organisation", "product", "other") and tuple(words[span.first : span.last]) in known.ends:
            settled.append(replace(span, type="person"))
            continue
        key = " ".join(words[span.first : span.last])
        if (
            span.type == "person"
            and span.last - span.first > 2
            and words[span.first] in known.places
            and not span.title
        ):
            # "the University of Tarnmouth Vera Quill said": the place belongs to what stands before.
            span = replace(span, first=span.first + 1)
        alone = key.replace(" - ", "-") in (surname(doc, span), _family_name(words, span))
        stands_in = doc[span.first - 1].lower_ in _PLACE_PREPOSITIONS if span.first else False
        if (
            alone
            and _family_name(words, span) in known.persons
            and (span.title or not (key in known.places and stands_in))
        ):
            settled.append(replace(span, type="person"))
            continue
        if _given_name_first(doc, span) or (span.type == "person" and _plain_body(doc, span)):
            settled.append(replace(span, type="organisation" if _plain_body(doc, span) else "person"))
            continue
        if key in known.kin:
            settled.append(replace(span, type="person"))
            continue
        seen_as_body = key in known.first_words and doc[span.first].ent_type_ in ("LOC", "FAC", "ORG")
        if alone and (seen_as_body or (key in known.companies and not span.title)):
            settled.append(replace(span, type="organisation"))
            continue
        if key in known.bodies and span.last - span.first > 1:
            settled.append(replace(span, type="organisation"))
            continue
        best = max(known.votes[key].items(), key=lambda item: (item[1], item[0] == span.type, item[0]))[0]
        settled.append(span if span.sure else replace(span, type=best))
    return settled


def bodies_that_are_people(words: Sequence[str], names: list[NameSpan]) -> list[NameSpan]:
    """Make a person of what the model took for a body, where it is a given name and a surname that speaks alone.

    "Gustavo Petrel" is one where "Petrel" by itself is a person to the model at least twice.
    """
    alone = Counter(words[s.first] for s in names if s.type == "person" and s.last - s.first == 1)
    return [
        replace(span, type="person")
        if span.type == "organisation"
        and not span.sure
        and span.last - span.first == _FULL_NAME
        and is_given_name(words[span.first])
        and not set(words[span.first : span.last]) & (BODY_WORDS | CORPORATE_WORDS)
        and alone[words[span.last - 1]] >= _OFTEN
        else span
        for span in names
    ]


def _family_name(words: Sequence[str], span: NameSpan) -> str:
    """A person's last name with the particles before it: "le grand"."""
    first = span.last - 1
    while first > span.first and words[first - 1] in PARTICLES:
        first -= 1
    return " ".join(words[first : span.last])


def _name_behind(words: Sequence[str], span: NameSpan, known: _Known) -> int | None:
    """Where somebody's full name begins that ends a longer name: "All-Star Ada Falk"; None where none does."""
    if span.type not in ("organisation", "product", "other"):
        return None
    for first in range(span.first + 1, span.last - 1):
        if tuple(words[first : span.last]) in known.full and words[first - 1] not in _LINKS:
            return first
    return None


def _given_name_first(doc: Doc, span: NameSpan) -> bool:
    """Whether a place or work is really a person: a given name and one or two more words."""
    if span.type not in ("place", "other", "product") or not 2 <= span.last - span.first <= 3:
        return False
    words = [bare(t) for t in doc[span.first : span.last]]
    return gender_of(words[0]) is not None and not set(words) & BODY_WORDS and doc[span.last - 1].is_alpha


def _plain_body(doc: Doc, span: NameSpan) -> bool:
    """Whether a run ends like a body's name or is called one: "Holm Shipping", "the Tarnmouth Bugle newspaper"."""
    size, last = span.last - span.first, bare(doc[span.last - 1])
    behind = doc[span.last].text if span.last < len(doc) else ""
    called = behind in _OUTLETS and size > 1 and span.first > 0 and doc[span.first - 1].lower_ == "the"
    return not span.title and (called or (size > 2 and last in BODY_WORDS) or (size > 1 and last in CORPORATE_WORDS))


def _told_by_place(doc: Doc, span: NameSpan) -> EntityType | None:
    """The kind of a name by what stands beside it: ", who", ", which", or a role it is in apposition to."""
    words = all_words(doc)
    behind = words.bare[span.last : span.last + 2]
    if len(behind) > 1 and behind[0] == ",":
        if behind[1] in ("who", "whose"):
            return "person"
        if behind[1] == "which" and span.type == "person" and not span.title:
            return "organisation"
    before = span.first - 1
    if span.last - span.first > 3 or before < 1 or words.bare[span.last - 1] in BODY_WORDS:
        return None
    if words.text[before] == ",":
        # "The company's new chief executive, Ann Lee, said ..."
        before -= 1 if behind[:1] and behind[0] in _CLOSING else 0
    elif span.type == "place":
        return None
    # In small letters, for a capital may be part of a name. One word is somebody's name behind what kin they are.
    nouns = PERSON_NOUNS if span.last - span.first > 1 else KIN_NOUNS
    return "person" if words.text[before] in nouns else None


def repeated(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Add later occurrences of known names that the model passed over."""
    texts = all_words(doc).text
    taken = {i for span in names for i in range(span.first, span.last)}
    known: dict[str, EntityType] = {}
    for span in names:
        if span.type not in ("person", "organisation"):
            continue
        words = texts[span.first : span.last]
        known.setdefault(" ".join(words), span.type)
        if span.type == "person" and len(words) > 1 and len(words[-1]) > 2:
            known.setdefault(words[-1], "person")
            if "-" in words:
                known.setdefault(" ".join(words[words.index("-") - 1 :]), "person")
    longest: dict[str, int] = {}  # by first word
    for key in known:
        first, size = key.split(" ", 1)[0], len(key.split())
        longest[first] = max(size, longest.get(first, 0))
    common = {text for text in texts if text.islower()}
    added = []
    at = 0
    while at < len(doc):
        step = 1
        if at not in taken and texts[at][:1].isupper():
            for size in range(min(longest.get(texts[at], 0), len(doc) - at), 0, -1):
                key = " ".join(texts[at : at + size])
                if (
                    key in known
                    and not taken & set(range(at, at + size))
                    and _is_proper(doc, at, size, headlines, common)
                ):
                    added.append(NameSpan(at, at + size, known[key], title_before(doc, at)))
                    step = size
                    break
        at += step
    return sorted([*names, *added], key=lambda s: s.first)


def _is_proper(doc: Doc, at: int, size: int, headlines: set[int], common: set[str]) -> bool:
    """Whether capitals here mean a name, not the start of a sentence or a headline's style."""
    if size > 1 or doc[at].text.isupper():
        return True
    if bare(doc[at]) in MONTHS and (is_dated(doc, at) or doc[at].ent_type_ == "DATE"):
        return False
    first = doc[at].is_sent_start or (at > 0 and not doc[at - 1].is_alpha)
    return at not in headlines and (not first or doc[at].pos_ == "PROPN" or doc[at].lower_ not in common)
