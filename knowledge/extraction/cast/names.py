"""Where a document writes a name, and of what kind: the small model's entities, corrected by rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.corrections import completed, parted, repeated, speaking
from knowledge.extraction.cast.districts import court_districts, states_as_places
from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.headlines import (
    before_verb,
    behind_dateline,
    behind_office,
    behind_opening,
    behind_said,
    borne_out,
    cut,
    headline_tokens,
    without_day,
)
from knowledge.extraction.cast.kinds import settle
from knowledge.extraction.cast.labels import find_labels
from knowledge.extraction.cast.lexicon import BODY_WORDS, CREEDS, PARTICLES, PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.extraction.cast.name_span import (
    NOT_NAMES,
    VERBS,
    NameSpan,
    all_words,
    bare,
    capitalised,
    ends_name,
    hyphens_stand_free,
    in_charge,
    is_dated,
    is_office,
    title_before,
)
from knowledge.extraction.cast.organisations import before_titled_person, is_acronym
from knowledge.language.dates.lexicon import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

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
# Of these and of words for bodies some are surnames, too.
_SURNAMES = frozenset("church house press sun star banks".split())
_THINGS = frozenset("chapel trophy cup memorial stadium arena cathedral avenue boulevard award prize palace".split())
_DETERMINERS = frozenset({"the", "a", "an", "both", "either", "neither"})
_COUNT = re.compile(r"\d+(?:[,.]\d+)+")
_OFFICERS = frozenset("ceo cfo coo cto cio co-founder cofounder spokesman spokeswoman spokesperson".split())
_NICKNAMED = re.compile(
    r"\b([A-Z][\w’'.-]+(?:\s[A-Z]\.)?)\s([\"“‘']\s?[A-Z][\w.-]+(?:\s[A-Z]\w+)?\s?[\"”’'])\s((?:(?:de|da|von|van|del)\s)?[A-Z][\w’'-]+(?:-[A-Z]\w+)?)"
)


def find_names(analysis: Analysis) -> list[NameSpan]:
    """All names of a document, in order, none overlapping another."""
    doc = analysis.doc
    headlines = headline_tokens(analysis)
    found = [
        *_labels(analysis),
        *_nicknamed(analysis),
        *_shouted(analysis),
        *_titled(doc, headlines),
        *court_districts(doc),
        *_bodies(doc, headlines),
        *_entities(doc, headlines),
    ]
    names = parted(doc, _without_overlaps(found), headlines)
    names = sorted([*names, *speaking(doc, names)], key=lambda s: s.first)
    names = states_as_places(doc, completed(doc, settle(doc, names)))
    return repeated(doc, borne_out(doc, names, headlines), headlines)


def _labels(analysis: Analysis) -> list[NameSpan]:
    """Names that label a turn of a transcript or sign a quotation."""
    found = []
    for label in find_labels(analysis):
        tokens = analysis.tokens(label.start, label.end)
        if not label.named or not len(tokens):
            continue
        article = int(tokens[0].lower_ == "the" and len(tokens) > 1)
        body = article or any(bare(t) in BODY_WORDS for t in tokens) or (label.post and is_acronym(tokens.text))
        title = title_before(analysis.doc, tokens.start)
        kind: EntityType = "organisation" if body else "person"
        found.append(NameSpan(tokens.start + article, tokens.end, kind, title, sure=True))
    return found


def _nicknamed(analysis: Analysis) -> list[NameSpan]:
    """Names with the nickname inside quotation marks: First "Nick" Last."""
    found = []
    for match in _NICKNAMED.finditer(analysis.text, analysis.document.body_start):
        # The Herald's “First Look” Thursday: nobody's nickname.
        owns = match.group(1).endswith(("'s", "’s"))
        if owns or {match.group(1).lower().rstrip("."), match.group(3).lower()} & (NOT_NAMES | set(TITLES)):
            continue
        tokens = analysis.tokens(match.start(), match.end())
        if len(tokens):
            title = title_before(analysis.doc, tokens.start)
            found.append(NameSpan(tokens.start, tokens.end, "person", title, sure=True))
    return found


def _shouted(analysis: Analysis) -> list[NameSpan]:
    """A given name and the word behind it in a line of capitals, where the model takes any word for a body."""
    doc = analysis.doc
    found = []
    for sentence in analysis.sentences:
        if not analysis.text[sentence.start : sentence.end].isupper():
            continue
        tokens = analysis.tokens(sentence.start, sentence.end)
        for token in tokens[:-1] if len(tokens) > 3 else ():
            after = doc[token.i + 1]
            words = {token.lower_, after.lower_}
            if (
                gender_of(token.lower_)
                and after.is_alpha
                and not words & (NOT_NAMES | VERBS | BODY_WORDS | set(TITLES))
            ):
                found.append(NameSpan(token.i, token.i + 2, "person", title_before(doc, token.i), sure=True))
    return found


def _titled(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """Names that a title announces, whatever the model thought of them."""
    found = []
    words = all_words(doc)
    for at, word in enumerate(words.bare):
        titled = word in TITLES or in_charge(words, at)
        if not titled or at + 1 >= len(doc) or not words.text[at][0].isupper():
            continue
        first = at + 1
        if doc[first].text == "." and first + 1 < len(doc):
            first += 1
        if bare(doc[first]) in TITLES or bare(doc[first]) in TITLE_MODIFIERS:
            continue
        last = _name_run(doc, first)
        last = before_verb(doc, first, last) if first in headlines else last
        if last == first or any(bare(doc[i]) in BODY_WORDS for i in range(first, last)):
            continue
        if bare(doc[first]) in NOT_NAMES or (last - first == 1 and doc[first].ent_type_ in ("DATE", "NORP")):
            continue
        if last < len(doc) and last - first == 1 and doc[last].lower_ == "of":
            continue
        found.append(_behind_titles(doc, first, last))
    return found


def _behind_titles(doc: Doc, first: int, last: int) -> NameSpan:
    """The name in a run behind a title that may go on: "Chief" before "Information Officer Ann Lee"."""
    title = title_before(doc, first)
    again = next((i + 1 for i in range(last - 3, first, -1) if bare(doc[i]) in TITLES), first)
    if again == first and last - first > 2 and _calling(doc[first]):
        again = first + 1  # "General Counsel Ann Lee"
    if again == first:
        return NameSpan(first, last, "person", title, sure=True)
    return NameSpan(again, last, "person", (title[0] if title else first, again), sure=True)


def _name_run(doc: Doc, first: int) -> int:
    """The end of a run of a person's name words that starts at a token (at most five)."""
    at = first
    sentence_end = all_words(doc).ends[first]
    while at < min(first + 5, sentence_end):
        step = _step(doc, first, at, sentence_end)
        if not step:
            break
        at += step
    while at > first and doc[at - 1].text in {".", "-"}:
        at -= 1
    return at


def _step(doc: Doc, first: int, at: int, end: int) -> int:
    """How many tokens at a place go on with a name: a word, a particle, a hyphen with its second half."""
    token = doc[at]
    if capitalised(token) and not ends_name(token) and bare(token) not in _OFFICERS:
        known = at > first and token.ent_type_ == "PERSON"
        shaped = token.is_alpha or "-" in token.text or "'" in token.text or token.text.endswith(".")
        return int(shaped and (bare(token) not in NOT_NAMES or known))
    if at == first or at + 1 >= end:
        return 0
    if bare(token) in PARTICLES:
        return int(capitalised(doc[at + 1]))
    if token.text != "-" or not doc[at + 1].is_alpha:
        return 0
    if doc[at - 1].whitespace_:
        return 2 if capitalised(doc[at + 1]) and hyphens_stand_free(doc) else 0
    return 2 if capitalised(doc[at + 1]) or not token.whitespace_ else 0


def _bodies(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """Capitalised runs that hold a body word: "Harbour Safety Board", "Office of Civil Defence"."""
    found = []
    every = all_words(doc)
    at = 0
    while at < len(every.text):
        if not every.capitalised[at] or at in headlines or not every.text[at].isalpha():
            at += 1
            continue
        last = _body_run(doc, at)
        words = every.bare[at:last]
        first = at
        while first < last - 1 and (
            words[0] in NOT_NAMES
            or every.text[first] == "WATCH"
            or (words[0] in TITLES and words[-1] not in BODY_WORDS)
        ):
            first, words = first + 1, words[1:]
        last = before_titled_person(words, first, last)
        words = words[: last - first]
        if last - first >= 2 and any(w in BODY_WORDS for w in words) and words[0] not in NOT_NAMES:
            found.append(NameSpan(first, last, "organisation", sure=len(words) > 2))
        at = max(last, at + 1)
    return found


def _body_run(doc: Doc, first: int) -> int:
    """The end of a capitalised run, across "of", "for", "and" where the name goes on behind them."""
    at = first + 1
    words = all_words(doc)
    end = words.ends[first]
    body = words.bare[first] in BODY_WORDS
    while at < end:
        word = words.text[at].lower()
        if words.capitalised[at] and word.isalpha() and word not in NOT_NAMES:
            body = body or word in BODY_WORDS
            at += 1
        elif body and word in ("of", "for") and at + 1 < end:
            step = 2 if words.bare[at + 1] == "the" else 1
            if at + step < end and words.capitalised[at + step] and words.bare[at + step] not in NOT_NAMES:
                at += step + 1
            else:
                break
        elif body and word in ("and", "&") and at + 1 < end and _goes_on(doc, first, at):
            at += 2
        else:
            break
    return at


def _goes_on(doc: Doc, first: int, conjunction: int) -> bool:
    """Whether "and" joins two words of one name ("Drug and Food Office") rather than two names."""
    after = doc[conjunction + 1]
    if not capitalised(after) or bare(after) in NOT_NAMES or after.ent_type_ in ("PERSON", "GPE"):
        return False
    if {bare(doc[conjunction - 1]), bare(after)} <= BODY_WORDS and doc[min(after.i + 1, len(doc) - 1)].lower_ == "of":
        return False  # "the Tarn Board and Department of Health"
    joined = doc[conjunction].ent_type_ == "ORG"
    of = any(doc[i].lower_ in ("of", "for") for i in range(first, conjunction))
    return joined or (of and bare(after) not in BODY_WORDS and not doc[after.i].is_sent_start)


def _entities(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """The model's entities, trimmed to the words of a name."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        kind = LABELS[ent.label_]
        first, last = ent.start, without_day(doc, ent.start, ent.end)
        if first in headlines:
            last = before_verb(doc, first, last)
        elif kind == "organisation":
            first += behind_dateline(doc, first, last)
        if kind == "person" and last < len(doc) and bare(doc[last]) in _OFFICERS:
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
        doc[last - 1].lower_ in ("'s", "'", "and")
        or (not doc[last - 1].text[-1].isalnum() and not doc[last - 1].text.endswith("."))
    ):
        last -= 1
    # "gave Falk 18,204 votes": such numbers belong to no name, nor does "CEO" to "Acme CEO Ada Falk".
    while last > first + 1 and (_COUNT.fullmatch(doc[last - 1].text) or bare(doc[last - 1]) in _OFFICERS):
        last -= 1
    if last < len(doc) and doc[last].ent_type_ == "PERSON":
        # "Acme General Counsel" before "Ada Falk" is Acme.
        while last > first + 1 and (_calling(doc[last - 1]) or bare(doc[last - 1]) in TITLES):
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
    first += behind_dateline(doc, first, last) or behind_office(doc, first, last) or behind_said(doc, first, last)
    first += behind_opening(doc, first, last)
    if is_office(doc, first, last):
        return None
    while first < last - 1 and (
        bare(doc[first]) in TITLES | dict.fromkeys(TITLE_MODIFIERS | CREEDS)
        or (last - first > 2 and _calling(doc[first]) and bare(doc[first + 1]) not in PARTICLES)
    ):
        first += 1
    if first >= last or bare(doc[first]) in CREEDS or (not alone and last - first == 1 and _calling(doc[first])):
        return None  # "County Clerk"; Baker alone may be somebody's surname
    end = _name_run(doc, first)
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


def _calling(token: Token) -> bool:
    """Whether a capitalised word says what somebody is, rather than being a name: "Clerk"."""
    return bare(token) in PERSON_NOUNS and gender_of(bare(token)) is None


def _without_overlaps(found: list[NameSpan]) -> list[NameSpan]:
    """Keep sure spans first, then longer, then persons."""
    taken: set[int] = set()
    kept = []
    for span in sorted(found, key=lambda s: (-s.sure, -(s.last - s.first), s.type != "person", s.first)):
        cells = set(range(span.first, span.last))
        if not cells & taken:
            taken |= cells
            kept.append(span)
    return sorted(kept, key=lambda s: s.first)
