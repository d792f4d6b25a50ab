"""Builds the cast of one document."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.entities import Cast, Entity, Mention
from knowledge.extraction.cast.bynames import as_people, find_bynames, with_initials_of_bodies
from knowledge.extraction.cast.capitals import without_shouting
from knowledge.extraction.cast.lexicon import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    KIN_NOUNS,
    MALE_NOUNS,
    PARTICLES,
    PERSON_NOUNS,
    TITLES,
)
from knowledge.extraction.cast.name_span import NameSpan
from knowledge.extraction.cast.names import find_names
from knowledge.extraction.cast.offices import Office, find_offices
from knowledge.extraction.cast.organisations import bracketed_acronyms, group_bodies, words_of
from knowledge.extraction.cast.people import WrittenPerson, group_people
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.cast.references import Candidate, Reader
from knowledge.extraction.cast.roles import RolePhrase, others, role_phrases
from knowledge.language.words import whole_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

# What makes somebody somebody else's, right before a name.
_KIN = re.compile(rf"\b(?:lady|{'|'.join(sorted(KIN_NOUNS))})[,\s]+$", re.IGNORECASE)
_KIN_BEFORE = 15
# What a parse joins to a role: the hour of an entry before it, a preposition or a courtesy behind it.
_BESIDE_ROLE = re.compile(r"^\d{1,2}[:.]\d{2}\s+|\s+(?:of|for|at)$|,?\s+(?:Mr|Mrs|Ms|Miss|Mx)\.?$")


@dataclass(slots=True)
class Draft:
    """An entity in the making."""

    name: str
    type: EntityType
    forms: list[str]
    titles: list[str] = field(default_factory=list)
    gender: str | None = None
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    parent: int | None = None
    spans: dict[int, float] = field(default_factory=dict)


def build_cast(analysis: Analysis) -> Cast:
    """Find every entity of a document and every mention of it.

    Names first, then what refers back to them, then the offices of persons; mentions carry a
    confidence, 1.0 for a full name.
    """
    names = find_names(analysis)
    bynames = find_bynames(analysis, names)
    names = with_initials_of_bodies(analysis, as_people(analysis, names, bynames))
    drafts = [*_people(analysis, names, bynames), *_bodies(analysis, names), *_others(analysis, names)]
    mentions = []
    for index, draft in enumerate(drafts):
        for k, sure in draft.spans.items():
            start, end = names[k].offsets(analysis.doc)
            mentions.append(Mention(start=start, end=end, kind="name", entity=index, confidence=sure))
            _take_roles(analysis, draft, names[k], names)
    mentions.sort(key=lambda m: m.start)
    mentions.extend(_references(analysis, drafts, mentions))
    offices = find_offices(analysis, mentions, [d.name for d in drafts], [d.type for d in drafts])
    _add_offices(drafts, mentions, offices)
    entities = tuple(_finish(draft) for draft in drafts)
    return Cast(entities=entities, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _people(analysis: Analysis, names: list[NameSpan], bynames: Mapping[str, str]) -> list[Draft]:
    written = []
    for k, span in enumerate(names):
        if span.type == "person":
            title = _slice(analysis, *span.title) if span.title else ""
            called = span.text(analysis)
            form = _tidy(bynames.get(called, called))
            written.append(WrittenPerson(k, form, title, _is_kin(analysis, span)))
    drafts = []
    for person, certainty in group_people(written):
        also = [byname for byname, name in bynames.items() if _tidy(name) in person.forms]
        forms = [*person.forms, *also]
        name = without_shouting(person.full, person=True)
        draft = Draft(name, "person", forms, person.titles, person.gender(), spans=certainty)
        for title in person.titles:
            for word in title.lower().replace(".", "").split():
                draft.heads.update(TITLES.get(word, ()))
        drafts.append(draft)
    return drafts


def _is_kin(analysis: Analysis, span: NameSpan) -> bool:
    """Whether a name stands behind what makes it somebody's ("his wife, ...", "the first lady, ...")."""
    start = span.offsets(analysis.doc)[0]
    return _KIN.search(analysis.text[max(0, start - _KIN_BEFORE) : start]) is not None


def _bodies(analysis: Analysis, names: list[NameSpan]) -> list[Draft]:
    written = [(k, _tidy(n.text(analysis))) for k, n in enumerate(names) if n.type == "organisation"]
    tied = bracketed_acronyms(analysis.text)
    return [
        Draft(
            without_shouting(body.full, person=False), "organisation", body.forms, spans=dict.fromkeys(body.spans, 1.0)
        )
        for body in group_bodies(written, tied)
    ]


def _others(analysis: Analysis, names: list[NameSpan]) -> list[Draft]:
    """Places, groups and the rest: one entity for one form."""
    found: dict[tuple[str, tuple[str, ...]], Draft] = {}
    for k, span in enumerate(names):
        if span.type in ("person", "organisation"):
            continue
        form = _tidy(span.text(analysis))
        draft = found.setdefault((span.type, words_of(form)), Draft(form, span.type, [form]))
        draft.spans[k] = 1.0
    return list(found.values())


# Women are called so, too.
_OF_EITHER = frozenset({"actor", "host", "chairman", "guy"})


def _take_roles(analysis: Analysis, draft: Draft, span: NameSpan, names: list[NameSpan]) -> None:
    people = [name for name in names if name.type == "person"]
    if draft.type not in ("person", "organisation"):
        return
    if draft.type == "organisation" and (called := _called_behind(analysis, span)) is not None:
        draft.heads.add(called)
    for phrase in role_phrases(analysis.doc, span):
        if others(phrase, span, people, analysis.doc):
            continue
        head = analysis.doc[phrase.head].lower_.rstrip(".")
        wanted = PERSON_NOUNS if draft.type == "person" else BODY_NOUNS
        known = head in wanted or head in TITLES
        text = _phrase_text(analysis, phrase)
        if draft.type == "organisation" and (not known or "(" in text or draft.name in text):
            continue
        if text and text not in draft.roles:
            draft.roles.append(text)
        draft.heads.update({head, *TITLES.get(head, ())} if known else set())
        if draft.type == "person" and draft.gender is None:
            draft.gender = "female" if head in FEMALE_NOUNS else "male" if head in MALE_NOUNS - _OF_EITHER else None


def _called_behind(analysis: Analysis, span: NameSpan) -> str | None:
    """What a body is called right behind its name: "newspaper" of "the Tarnmouth Bugle newspaper"."""
    if span.last + 1 >= len(analysis.doc):
        return None
    noun, after = analysis.doc[span.last], analysis.doc[span.last + 1]
    alone = noun.dep_ != "compound" and after.pos_ not in ("NOUN", "PROPN")
    return noun.lower_ if noun.lower_ in BODY_NOUNS and alone else None


def _phrase_text(analysis: Analysis, phrase: RolePhrase) -> str:
    first, last = analysis.doc[phrase.first], analysis.doc[phrase.last - 1]
    start, end = whole_words(analysis.text, first.idx, last.idx + len(last))
    return _BESIDE_ROLE.sub("", analysis.text[start:end].strip(' ,—–-"“”'))


def _slice(analysis: Analysis, first: int, last: int) -> str:
    doc = analysis.doc
    return analysis.text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])]


def _tidy(form: str) -> str:
    """A form as a canonical name: white space folded, a trailing possessive dropped."""
    return re.sub(r"\s*['’]s?$", "", re.sub(r"\s+", " ", form)).strip()


def _references(analysis: Analysis, drafts: list[Draft], names: list[Mention]) -> list[Mention]:
    candidates = [
        Candidate(
            index=i,
            name=draft.name,
            type=draft.type,
            gender=draft.gender,
            heads=frozenset(draft.heads),
            role_words=frozenset(w.lower() for r in [*draft.roles, *draft.titles] for w in r.split()),
        )
        for i, draft in enumerate(drafts)
    ]
    people = [c for c in candidates if c.type == "person"]
    reader = Reader(
        analysis=analysis,
        quotations=find_quotations(analysis),
        people=people,
        bodies=[c for c in candidates if c.type == "organisation"],
        names=names,
    )
    found = reader.read()
    for candidate in people:
        drafts[candidate.index].gender = candidate.gender
    return found


def _add_offices(drafts: list[Draft], mentions: list[Mention], offices: list[Office]) -> None:
    """Make one entity for each office of each person, with its mentions."""
    known: dict[tuple[int, str], int] = {}
    for office in offices:
        key = (office.parent, office.noun)
        if key not in known:
            known[key] = len(drafts)
            drafts.append(Draft(office.name, "organisation", [], parent=office.parent))
        draft = drafts[known[key]]
        if office.form not in draft.forms:
            draft.forms.append(office.form)
        mentions.append(
            Mention(
                start=office.start,
                end=office.end,
                kind=office.kind,
                entity=known[key],
                confidence=office.confidence,
            )
        )


def _finish(draft: Draft) -> Entity:
    aliases = [f for f in draft.forms if f != draft.name]
    if draft.type == "person":
        aliases.extend(_person_aliases(draft))
    elif draft.type == "organisation" and draft.name.lower().startswith("the "):
        aliases.append(draft.name[4:])
    return Entity(
        name=draft.name,
        type=draft.type,
        aliases=tuple(dict.fromkeys(a for a in aliases if a and a != draft.name)),
        roles=tuple(draft.roles),
        titles=tuple(draft.titles),
        gender="male" if draft.gender == "male" else "female" if draft.gender == "female" else None,
        parent=draft.parent,
    )


def _person_aliases(draft: Draft) -> list[str]:
    """Surname, also with its particles; with the first name, a nickname, a title before it."""
    plain = re.sub(r"\s*[\"“'‘]\s?([\w.-]+(?: \w+)?)\s?[\"”'’]\s*", " ", draft.name)
    words = re.sub(r",?\s+(?:Jr|Sr|II|III|IV)\.?$", "", plain).split()
    if len(words) < 2:
        return [f"{title} {draft.name}" for title in draft.titles]
    surname = words[-1]
    nick = re.search(r"[\"“'‘]\s?([\w.-]+(?: \w+)?)\s?[\"”'’](?=\s)", draft.name)
    particles = [*itertools.takewhile(lambda word: word.lower() in PARTICLES, reversed(words[1:-1]))][::-1]
    found = [surname, " ".join([*particles, surname]), f"{words[0]} {surname}"]
    if nick:
        found.append(f"{nick.group(1)} {surname}")
    found.extend(f"{title} {surname}" for title in draft.titles)
    return found
