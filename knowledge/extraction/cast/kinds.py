"""Kinds of names after the model: what a document as a whole tells of who is a person, a body or a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.beside import firm_behind, told_beside
from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import (
    BODY_WORDS,
    COMPANY_ENDS,
    CORPORATE_WORDS,
    KIN_NOUNS,
    PARTICLES,
    PERSON_NOUNS,
)
from knowledge.extraction.cast.name_span import (
    LINKS,
    NameSpan,
    Words,
    all_words,
    bare,
    surname,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from knowledge.entities import EntityType

_OUTLETS = frozenset(["newspaper", "magazine", "tabloid", "broadcaster", "network"])
# What stands before the name of a company, and of nobody.
_COMPANIES = frozenset("retailer manufacturer carmaker automaker airline startup start-up insurer chain maker".split())
# What ends so is a faith or a field of learning, and nobody.
_TEACHINGS = ("ology", "ism")
# Illnesses whose names are written large, and so is nobody's.
_ILLNESSES = frozenset("covid coronavirus ebola zika mpox monkeypox sars mers omicron".split())


# `bare` makes a full stop an empty word.
_CLOSING = frozenset([",", "", ";", ")"])
_FULL_NAME, _OFTEN = 2, 2
# "The island of Hirta": no surname stands behind these.
_KINDS_OF_PLACES = frozenset(
    """island isle archipelago peninsula city town village hamlet suburb district county province region state port
    municipality parish commune lake valley""".split()
)
# What stands behind somebody's age: "Quist, 34, won", "Quist, 34, and Falk, 35".
_BEHIND_AGES = frozenset([",", "", ";", ")", "and", "who", "of", "from"])
_AGES = range(5, 111)
_LONGEST_PHRASE, _SAID = 14, frozenset("said says told tells wrote added".split())
_PLACE_PREPOSITIONS = frozenset(["in", "near", "from", "across", "outside", "around", "into", "throughout"])


@dataclass(slots=True)
class _Known:
    """What a document's names tell of one another, by their folded words."""

    alone: set[str] = field(default_factory=set)  # people called by one word
    persons: set[str] = field(default_factory=set)  # surnames of people named in full, also with their particles
    full: set[tuple[str, ...]] = field(default_factory=set)  # and their names
    ends: set[tuple[str, ...]] = field(default_factory=set)  # and what these end in, from two words on
    places: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)  # names of bodies without their last word
    first_words: set[str] = field(default_factory=set)  # "Dorn" of the "Dorn Council"
    companies: set[str] = field(default_factory=set)  # "Holm" of "Holm Shipping"
    kin: set[str] = field(default_factory=set)  # given names of somebody's kin: "his mother, Ronda,"
    aged: set[str] = field(default_factory=set)  # the last words of names with an age: "Quist, 34,"
    votes: dict[str, dict[EntityType, int]] = field(default_factory=dict)


def _known(doc: Doc, names: list[NameSpan]) -> _Known:
    known = _Known()
    words = all_words(doc).bare
    known.alone = {words[span.first] for span in names if span.type == "person" and span.last - span.first == 1}
    for span in names:
        key = " ".join(words[span.first : span.last])
        votes = known.votes.setdefault(key, {})
        votes[span.type] = votes.get(span.type, 0) + (3 if span.sure else 1)
        told = _told_by_place(doc, span)
        if _has_age(doc, span):
            known.aged.add(words[span.last - 1])
        if told is not None:
            votes[told] = votes.get(told, 0) + (4 if told == "place" else 3)
            if told == "person" and span.last - span.first == 1:
                known.kin.add(key)
        if span.type == "person" and span.last - span.first > 1 and told != "place":
            known.persons |= {surname(doc, span), _family_name(words, span)}
            named_like_bodies = words[span.last - 1] in BODY_WORDS | CORPORATE_WORDS
            if words[span.first] in known.alone and not is_given_name(words[span.first]) and not named_like_bodies:
                known.persons.add(words[span.first])  # the family name may come first: "Hwan Min-ho"
            known.full.add(tuple(words[span.first : span.last]))
            known.ends |= {tuple(words[k : span.last]) for k in range(span.first + 1, span.last - 1)}
        elif span.type == "place":
            known.places.add(key)
        elif span.type == "organisation" and span.last - span.first > 2:
            known.bodies.add(key.rpartition(" ")[0])
        rest = words[span.first + 1 : span.last]
        if span.type == "organisation" and all(w in BODY_WORDS for w in rest):
            known.first_words.add(words[span.first])
        ends = COMPANY_ENDS if span.type == "organisation" else CORPORATE_WORDS
        if rest and all(w in ends for w in rest):
            known.companies.add(words[span.first])
    return known


def settle(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Give one word the kind that the document supports best: a known person's surname is that person."""
    words = all_words(doc).bare
    names = bodies_that_are_people(words, told_beside(doc, names))
    known = _known(doc, names)
    settled = []
    for span in (part for whole in names for part in _people_of_one(words, whole, known)):
        if span.last - span.first == 1 and not span.title and words[span.first].endswith(_TEACHINGS):
            settled.append(replace(span, type="organisation"))
            continue
        if span.type == "person" and _names_no_person(words, span):
            settled.append(replace(span, type="other"))
            continue
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
            and span.first
            and words[span.first - 1] in LINKS
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
        if _of_a_family(words, span, known):
            settled.append(replace(span, type="person"))
            continue
        if _given_name_first(doc, span) or (span.type == "person" and _plain_body(doc, span)):
            settled.append(replace(span, type="organisation" if _plain_body(doc, span) else "person"))
            continue
        if key in known.kin or _of_somebody_aged(words, span, known):
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


def _names_no_person(words: Sequence[str], span: NameSpan) -> bool:
    """Whether a word alone is an illness, or has a figure in it: "Covid", "COVID-19", "B117"."""
    word = words[span.first]
    alone = span.last - span.first == 1 and span.title is None and not span.sure
    return alone and (word in _ILLNESSES or any(c.isdigit() for c in word))


def _people_of_one(words: Sequence[str], span: NameSpan, known: _Known) -> list[NameSpan]:
    """A name as it is, or the people's that the model took for one body's: "Quist and Falk", "Quist the Tidewave"."""
    size, inner = span.last - span.first, words[span.first : span.last]
    if span.type == "person" or size != len(("Quist", "and", "Falk")):
        return [span]
    if inner[1] == "the" and inner[0] in known.persons:
        return [replace(span, last=span.first + 1, type="person", sure=False)]  # "according to Quist the ship sank"
    if inner[1] != "and":
        return [span]
    if inner[0] == inner[2] or not {inner[0], inner[2]} <= known.persons:
        return [span]
    first = replace(span, last=span.first + 1, type="person", sure=False)
    return [first, replace(span, first=span.last - 1, type="person", sure=False)]


def bodies_that_are_people(words: Sequence[str], names: list[NameSpan]) -> list[NameSpan]:
    """Make a person of what the model took for a body, where it is a given name and a surname that speaks alone.

    "Gustavo Petrel" is one where "Petrel" by itself is a person to the model at least twice, or where somebody else
    has that surname.
    """
    surnames = {words[s.last - 1] for s in names if s.type == "person" and s.last - s.first > 1}
    alone = Counter(words[s.first] for s in names if s.type == "person" and s.last - s.first == 1)
    return [
        replace(span, type="person")
        if span.type == "organisation"
        and not span.sure
        and span.last - span.first == _FULL_NAME
        and is_given_name(words[span.first])
        and not set(words[span.first : span.last]) & (BODY_WORDS | CORPORATE_WORDS)
        and (alone[words[span.last - 1]] >= _OFTEN or words[span.last - 1] in surnames)
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
        if tuple(words[first : span.last]) in known.full and words[first - 1] not in LINKS:
            return first
    return None


def _of_a_family(words: Sequence[str], span: NameSpan, known: _Known) -> bool:
    """Whether what was taken for a thing is somebody called by the first word alone, with the surname of another."""
    thing = span.type in ("other", "product") and span.last - span.first == _FULL_NAME
    return thing and words[span.first] in known.alone and words[span.last - 1] in known.persons


def _has_age(doc: Doc, span: NameSpan) -> bool:
    """Whether an age stands behind a name, as behind somebody's alone: "Quist, 34, won the first match"."""
    words = all_words(doc)
    behind = words.bare[span.last : min(span.last + 3, words.ends[span.first])]
    aged = len(behind) > 2 and behind[0] == "," and behind[2] in _BEHIND_AGES
    return aged and behind[1].isdecimal() and int(behind[1]) in _AGES


def _of_somebody_aged(words: Sequence[str], span: NameSpan, known: _Known) -> bool:
    """Whether a name, whatever the model takes it for, is of somebody whose age is told: "Bao Quist", "Quist"."""
    inner = words[span.first : span.last]
    may = span.type != "place" and len(inner) <= _FULL_NAME
    return may and inner[-1] in known.aged - known.companies and not {*inner} & (BODY_WORDS | CORPORATE_WORDS)


def _given_name_first(doc: Doc, span: NameSpan) -> bool:
    """Whether a place or work is really a person: a given name and one or two more words."""
    if span.type not in ("place", "other", "product") or not 2 <= span.last - span.first <= 3:
        return False
    words = [bare(t) for t in doc[span.first : span.last]]
    if any(t.text == "&" for t in doc[span.first : span.last]):
        return False  # "Otto & Ada" is no one person
    return gender_of(words[0]) is not None and not set(words) & BODY_WORDS and doc[span.last - 1].is_alpha


def _plain_body(doc: Doc, span: NameSpan) -> bool:
    """Whether a run ends like a body's name or is called one: "Holm Shipping", "the Tarnmouth Bugle newspaper"."""
    size, last = span.last - span.first, bare(doc[span.last - 1])
    behind = doc[span.last].text if span.last < len(doc) else ""
    called = behind in _OUTLETS and size > 1 and span.first > 0 and doc[span.first - 1].lower_ == "the"
    return not span.title and (called or (size > 2 and last in BODY_WORDS) or (size > 1 and last in CORPORATE_WORDS))


def _explained_as_somebody(words: Words, first: int) -> bool:
    """Whether a phrase between commas says what somebody is who then speaks: ", the legal director for Tarn, told"."""
    if words.bare[first] not in ("a", "an", "the"):
        return False
    end = next(
        (i for i in range(first + 1, min(first + _LONGEST_PHRASE, words.ends[first])) if words.bare[i] == ","), 0
    )
    called = any(w in PERSON_NOUNS for w in words.text[first + 1 : end])
    return called and not _SAID.isdisjoint(words.bare[end + 1 : end + 2])


def _told_by_place(doc: Doc, span: NameSpan) -> EntityType | None:
    """The kind of a name by what stands beside it: ", who", ", which", "the town of", or a role in apposition to it."""
    words = all_words(doc)
    behind = words.bare[span.last : span.last + 2]
    # A single word is as well a town where a company is ("Dorn, a firm base").
    open_to_it = span.type == "person" or (span.type != "organisation" and span.last - span.first > 1)
    unknown = open_to_it and not span.title and not is_given_name(words.bare[span.first])
    if unknown and firm_behind(words, span.last):
        return "organisation"
    if len(behind) > 1 and behind[0] == ",":
        if behind[1] in ("who", "whose"):
            return "person"
        if behind[1] == "which" and span.type == "person" and not span.title:
            return "organisation"
        if span.type in ("other", "product") and _explained_as_somebody(words, span.last + 1):
            return "person"
    before = span.first - 1
    if span.last - span.first > 3 or before < 1 or words.bare[span.last - 1] in BODY_WORDS:
        return None
    if words.text[before] == "of" and words.text[before - 1] in _KINDS_OF_PLACES and not span.title:
        return "place"
    if words.text[before] == ",":
        # "The company's new chief executive, Ann Lee, said ..."
        before -= 1 if behind[:1] and behind[0] in _CLOSING else 0
    elif span.type == "place":
        return None
    if words.text[before] in _COMPANIES and span.type == "person" and not is_given_name(words.bare[span.first]):
        return "organisation"
    # In small letters, for a capital may be part of a name. One word is somebody's name behind what kin they are.
    nouns = PERSON_NOUNS if span.last - span.first > 1 else KIN_NOUNS
    return "person" if words.text[before] in nouns else None
