"""What people are called besides their names: their initials in capitals, and what "known as" gives them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import OUTLET_WORDS, TITLES
from knowledge.extraction.cast.name_span import NameSpan, all_words, title_before
from knowledge.extraction.cast.organisations import bracketed_acronyms, initials, words_of
from knowledge.extraction.cast.people import compatible, parse_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from knowledge.language.analysis import Analysis

# Two letters stand for too much.
_LETTERS = range(3, 6)
# A body of fewer words has no initials of its own; one of more is mostly two that were read as one.
_BODY_WORDS = range(3, 9)
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\.?$")
# Right behind a name; a byname ends where the phrase does, for "known as Tarnmouth's mayor" gives none.
_KNOWN_AS = re.compile(
    r"""(?:,\s|\s\(?)(?:(?:also|better|widely|often|popularly|commonly)\s)?(?:known\sas|nicknamed|dubbed|a\.?k\.?a\.?)\s
    [\"“'‘]?(?:the\s)?(?P<name>[A-Z][\w.-]*(?:\s(?:of\s|the\s)*[A-Z][\w.-]*){0,3}(?<!\.))(?=[\"”'’]?(?:[,.;:)]|\s[-–—]|$))""",
    re.X,
)


def find_bynames(analysis: Analysis, names: list[NameSpan]) -> dict[str, str]:
    """Each byname that a document gives somebody, with the name that it stands for."""
    people = [name for name in names if name.type == "person"]
    full = list(dict.fromkeys(n.text(analysis) for n in people if n.last - n.first > 1))
    known_as = {}
    for name in people:
        match = _KNOWN_AS.match(analysis.text, name.offsets(analysis.doc)[1])
        if match:
            known_as[match["name"]] = name.text(analysis)
    return {**_by_initials(analysis, names, full), **known_as}


def _by_initials(analysis: Analysis, names: list[NameSpan], full: list[str]) -> dict[str, str]:
    """Initials that stand in the text, where one person alone has them, no body does, and no article is before them."""
    words = all_words(analysis.doc).text
    written = {w for w in words if len(w) in _LETTERS and w.isalpha() and w.isupper() and w.lower() not in OUTLET_WORDS}
    owners: dict[str, list[str]] = defaultdict(list)
    for form in full:
        for letters in written & initials(_SUFFIX.sub("", form)):
            owners[letters].append(form)
    if not owners:
        return {}
    bodies = set().union(*(initials(n.text(analysis)) for n in names if n.type == "organisation"))
    bodies |= {acronym for acronym, name in bracketed_acronyms(analysis.text).items() if not _ends_in(name, full)}
    bodies |= {
        words[i]
        for i in range(1, len(words))
        if words[i] in owners and any(child.dep_ == "det" for child in analysis.doc[i].children)
    }
    return {
        letters: forms[0]
        for letters, forms in owners.items()
        if letters not in bodies and all(compatible(parse_name(forms[0]), parse_name(form)) for form in forms)
    }


def _ends_in(name: str, full: Collection[str]) -> bool:
    return any(form.endswith(name) or name.endswith(form) for form in full)


def as_people(analysis: Analysis, names: list[NameSpan], bynames: Mapping[str, str]) -> list[NameSpan]:
    """The names with every byname among them as a person's; initials that no name covers are added."""
    found = []
    for name in names:
        stands_for = name.text(analysis) in bynames and name.type not in ("place", "group")
        found.append(replace(name, type="person") if stands_for else name)
    taken = {i for name in names for i in range(name.first, name.last)}
    for i, word in enumerate(all_words(analysis.doc).text):
        if i not in taken and word.isupper() and word in bynames:
            found.append(NameSpan(i, i + 1, "person", title_before(analysis.doc, i)))
    return sorted(found, key=lambda name: name.first)


def with_initials_of_bodies(analysis: Analysis, names: list[NameSpan]) -> list[NameSpan]:
    """The names with all initials that one body alone of the document has ("HSB"), where no name covers them."""
    taken = {i for name in names for i in range(name.first, name.last)}
    free = [(i, w) for i, w in enumerate(all_words(analysis.doc).text) if i not in taken and _is_initials(w)]
    owners: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form in dict.fromkeys(n.text(analysis) for n in names if n.type == "organisation") if free else ():
        for letters in initials(form) if len(words_of(form)) in _BODY_WORDS else ():
            owners[letters].add(words_of(form))
    found = [NameSpan(i, i + 1, "organisation") for i, word in free if len(owners.get(word, ())) == 1]
    return sorted([*names, *found], key=lambda name: name.first)


def _is_initials(word: str) -> bool:
    plain = len(word) in _LETTERS and word.isalpha() and word.isupper()
    return plain and word.lower() not in TITLES and word.lower() not in OUTLET_WORDS
