"""The small model's entities, cut or lengthened to the words of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.headlines import (
    before_verb,
    behind_dateline,
    behind_office,
    behind_opening,
    behind_said,
    credited,
    cut,
    without_day,
)
from knowledge.extraction.cast.lexicon import BODY_WORDS, CREEDS, PARTICLES, PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.extraction.cast.name_span import (
    NOT_NAMES,
    NameSpan,
    bare,
    capitalised,
    is_dated,
    is_office,
    title_before,
)
from knowledge.extraction.cast.titled import OFFICERS, is_calling, name_run
from knowledge.language.dates.lexicon import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from knowledge.entities import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
# What ends so is named after somebody, and is nobody.
_THINGS = frozenset("chapel trophy cup memorial stadium arena cathedral avenue boulevard award prize palace".split())
# Of these and of words for bodies some are surnames, too.
_SURNAMES = frozenset("church house press sun star banks".split())
# No name ends with these: "Holm Flooring of Sweden" may have been cut in two.
_HANGING = frozenset("'s ' and of for in at from with the".split())
_DETERMINERS = frozenset({"the", "a", "an", "both", "either", "neither"})
_COUNT = re.compile(r"\d+(?:[,.]\d+)+")


def model_names(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """The model's entities, trimmed to the words of a name."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        kind = LABELS[ent.label_]
        first, last = ent.start, without_day(doc, ent.start, ent.end)
        if (maker := credited(doc, first, last)) < last:
            last, kind = maker, "person"
        if first in headlines:
            last = before_verb(doc, first, last)
        elif kind == "organisation":
            first += behind_dateline(doc, first, last)
        if kind == "person" and last < len(doc) and bare(doc[last]) in OFFICERS:
            kind = "organisation"  # whose "CEO" somebody is
        if kind == "organisation" and behind_office(doc, first + (doc[first].lower_ == "the"), last):
            kind = "person"
        if kind == "person":
            span = cut(doc, _person(doc, first, last), headlines)
            length = span.last - span.first if span else 0
            if span is None or (ent.start in headlines and not 2 <= length <= 3):
                continue
            found.append(span)
            continue
        named = _other(doc, first, last, kind)
        if named is not None:
            found.append(named)
    return found


def _other(doc: Doc, first: int, last: int, kind: EntityType) -> NameSpan | None:
    """An entity that is no person, cut to its name."""
    while first < last and (doc[first].lower_ in _DETERMINERS or not doc[first].text[0].isalnum()):
        first += 1
    while last > first and (
        doc[last - 1].lower_ in _HANGING
        or (not doc[last - 1].text[-1].isalnum() and not doc[last - 1].text.endswith("."))
    ):
        last -= 1
    # "gave Falk 18,204 votes": such numbers belong to no name, nor does "CEO" to "Acme CEO Ada Falk".
    while last > first + 1 and (_COUNT.fullmatch(doc[last - 1].text) or bare(doc[last - 1]) in OFFICERS):
        last -= 1
    if last < len(doc) and doc[last].ent_type_ == "PERSON":
        # "Acme General Counsel" before "Ada Falk" is Acme.
        while last > first + 1 and (is_calling(doc[last - 1]) or bare(doc[last - 1]) in TITLES):
            last -= 1
    first = _after_article(doc, first, last)
    if last == first + 1 and doc[first].is_sent_start and _begins_only(doc, first):
        return None
    callings = TITLE_MODIFIERS if kind == "group" else TITLE_MODIFIERS | CREEDS
    if all(bare(t) in TITLES or bare(t) in callings for t in doc[first:last]) or is_office(doc, first, last):
        return None
    large = first < last and doc[first].text[0].isupper() and bare(doc[first]) not in NOT_NAMES
    return NameSpan(first, last, kind) if large else None


def _begins_only(doc: Doc, first: int) -> bool:
    """Whether a word is capitalised for its place alone: "Unofficial results gave ...", "Advisers to Falk said ..."."""
    return doc[first].pos_ in ("ADJ", "ADV", "VERB") or _several_people(doc, first)


def _several_people(doc: Doc, first: int) -> bool:
    """Whether a word tells what several people are, whose a preposition tells: "Advisers to Falk"."""
    people = bare(doc[first]).removesuffix("s") in PERSON_NOUNS and doc[first].tag_ in ("NNS", "NNPS")
    return people and any(t.pos_ == "ADP" for t in doc[first + 1 : first + 2])


def _after_article(doc: Doc, first: int, last: int) -> int:
    """Where a name begins that the model joined to the one before: "Quist the Harbour Board".

    One word behind the article is no body's name, but the end of a longer one: "Save the Coast".
    """
    for i in range(last - 1, first, -1):
        parts = doc[i].lower_ in ("the", "a", "an") and i != last - 2
        if parts and doc[i - 1].lower_ not in ("of", "for", "and", "in", "on", "to", "&"):
            return i + 1
    return first


def _is_short_title(doc: Doc, at: int) -> bool:
    """Whether a word is a title cut short by a point, which the model took for a name: "Sgt."."""
    point = doc[at].text.endswith(".") or any(t.text == "." for t in doc[at + 1 : at + 2])
    return point and bare(doc[at]) in TITLES and any(t.text[0].isupper() for t in doc[at + 1 : at + 3])


def _person(doc: Doc, first: int, last: int) -> NameSpan | None:
    """A person entity cut to its name, its titles set apart, lengthened where the model stopped early."""
    alone = last - first == 1
    # "May said": a month that the model takes for somebody is a surname.
    if alone and capitalised(doc[first]) and bare(doc[first]) in MONTHS and not is_dated(doc, first):
        return NameSpan(first, last, "person", title_before(doc, first))
    while first < last and (not capitalised(doc[first]) or bare(doc[first]) in NOT_NAMES):
        if bare(doc[first]) in PARTICLES and first + 1 < last and bare(doc[first]) != "the":
            break
        first += 1
    if first >= last:
        return None
    first += behind_dateline(doc, first, last) or behind_office(doc, first, last) or behind_said(doc, first, last)
    first += behind_opening(doc, first, last)
    if is_office(doc, first, last) or (alone and _is_short_title(doc, first)):
        return None
    while first < last - 1 and (
        bare(doc[first]) in TITLES | dict.fromkeys(TITLE_MODIFIERS | CREEDS)
        or (last - first > 2 and is_calling(doc[first]) and bare(doc[first + 1]) not in PARTICLES)
    ):
        first += 1
    if first >= last or bare(doc[first]) in CREEDS or (not alone and last - first == 1 and is_calling(doc[first])):
        return None  # "County Clerk"; Baker alone may be somebody's surname
    end = name_run(doc, first)
    if end == first or (end == first + 1 and _several_people(doc, first)):
        return None
    if end > last and any(bare(doc[i]) in BODY_WORDS for i in range(last, end)):
        return None
    words = [bare(t) for t in doc[first:end]]
    if len(words) > 2 and TITLE_MODIFIERS.union(TITLES).issuperset(words):
        return None  # "Principal Deputy Assistant Attorney General" is an office
    if first and bare(doc[first - 1]) in {"a", "an"} and words[-1] in PERSON_NOUNS:
        return None  # "a Registered Nurse" is what somebody is
    if len(words) > 1 and words[-1] in (BODY_WORDS | _THINGS) - _SURNAMES:
        return None
    return NameSpan(first, end, "person", title_before(doc, first))
