"""People whom a title announces, and how far a run of name words goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.headlines import before_verb
from knowledge.extraction.cast.lexicon import BODY_WORDS, PARTICLES, PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.extraction.cast.name_span import (
    NOT_NAMES,
    NameSpan,
    all_words,
    bare,
    capitalised,
    ends_name,
    hyphens_stand_free,
    in_charge,
    title_before,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# No name goes on with one of these, in capitals either: "CHIEF ADA FALK TODAY ANNOUNCED".
_TODAY = frozenset({"today", "yesterday", "tonight"})
# Words for officers that go on no name: "Acme CEO Ada Falk".
OFFICERS = frozenset("ceo cfo coo cto cio co-founder cofounder spokesman spokeswoman spokesperson".split())
# "O 'Reilly", "D 'Amico": so they are written where words were set apart.
_APOSTROPHES, _ELIDED = frozenset("'’"), frozenset("ODL")


def titled_people(doc: Doc, headlines: set[int]) -> list[NameSpan]:
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
        last = name_run(doc, first)
        last = before_verb(doc, first, last) if first in headlines else last
        # "The Justice Departments mission" has lost its apostrophe, and is no justice's.
        run = words.bare[first:last]
        if not run or not BODY_WORDS.isdisjoint((*run, *(w.removesuffix("s") for w in run))):
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
    if again == first and last - first > 2 and is_calling(doc[first]):
        again = first + 1  # "General Counsel Ann Lee"
    if again == first:
        return NameSpan(first, last, "person", title, sure=True)
    return NameSpan(again, last, "person", (title[0] if title else first, again), sure=True)


def name_run(doc: Doc, first: int) -> int:
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
    if capitalised(token) and not ends_name(token) and bare(token) not in OFFICERS | _TODAY:
        known = at > first and token.ent_type_ == "PERSON"
        shaped = token.is_alpha or "-" in token.text or "'" in token.text or token.text.endswith(".")
        return int(shaped and (bare(token) not in NOT_NAMES or known))
    if at == first or at + 1 >= end:
        return 0
    if bare(token) in PARTICLES:
        return int(capitalised(doc[at + 1]))
    if token.text in _APOSTROPHES and doc[at - 1].text in _ELIDED and not token.whitespace_:
        return 2 if capitalised(doc[at + 1]) else 0
    if token.text != "-" or not doc[at + 1].is_alpha:
        return 0
    if doc[at - 1].whitespace_:
        known = capitalised(doc[at + 1]) or doc[at + 1].ent_type_ == "PERSON"  # "Kim Jong - un"
        return 2 if known and hyphens_stand_free(doc) else 0
    return 2 if capitalised(doc[at + 1]) or not token.whitespace_ else 0


def is_calling(token: Token) -> bool:
    """Whether a capitalised word says what somebody is, rather than being a name: "Clerk"."""
    return bare(token) in PERSON_NOUNS and gender_of(bare(token)) is None
