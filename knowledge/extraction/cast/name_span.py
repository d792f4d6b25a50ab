"""One written name, and what a token must be to belong to one."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START

from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import TITLE_MODIFIERS, TITLES
from knowledge.language.dates.lexicon import BEFORE_MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

FREE_HYPHENS = "onrecord_free_hyphens"
_WORDS = "onrecord_words"
# Capitalised for other reasons than being a name.
NOT_NAMES = frozenset(
    """i he she it they we you the a an this that these those his her their its our my but and or if in on at for as
    by from with when while after before according however meanwhile also some many most no not so what who why how
    both all one two since under during there here then now yes well oh mr mrs ms dr monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
    photo image video file credit advertisement share tweet read more related updated published getty images ap reuters
    although because despite still yet last earlier another other like just even only must watched replay meet
    videos til till tis twas""".split()
)
# Words that join the parts of a name.
LINKS = frozenset("of at for with from and & the in on".split())
_INITIALS = frozenset({"A.", "I."})
# What makes another office of a title behind it: "assistant police chief Ada Falk" is not "chief Falk".
_LESSER = frozenset("former then deputy vice assistant associate".split())
VERBS = frozenset("said says say told tells added asked was is were are has had will would and".split())


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One written name: token range [first, last), its kind, and the title tokens before it, if any."""

    first: int
    last: int
    type: EntityType
    title: tuple[int, int] | None = None
    sure: bool = False

    def text(self, analysis: Analysis) -> str:
        """The name as the document writes it."""
        start, end = self.offsets(analysis.doc)
        return analysis.text[start:end]

    def offsets(self, doc: Doc) -> tuple[int, int]:
        """Code point offsets, half-open."""
        return doc[self.first].idx, doc[self.last - 1].idx + len(doc[self.last - 1])


@dataclass(frozen=True, slots=True)
class Words:
    """A document's tokens as plain lists, for rules that look at every one.

    `bare` and `capitalised` are what the functions of that name say; `ends` tells where each token's sentence ends.
    """

    text: list[str]
    bare: list[str]
    capitalised: list[bool]
    ends: list[int]


def all_words(doc: Doc) -> Words:
    """The words of a document, read once."""
    if _WORDS not in doc.user_data:
        text = [token.text for token in doc]
        forms = [_form(word) for word in text]
        begins = np.flatnonzero(doc.to_array(SENT_START) == 1)
        edges = np.unique([0, *begins, len(doc)])
        ends = np.repeat(edges[1:], np.diff(edges)).tolist()
        doc.user_data[_WORDS] = Words(text, [form[0] for form in forms], [form[1] for form in forms], ends)
    found: Words = doc.user_data[_WORDS]
    return found


@functools.lru_cache(maxsize=50_000)
def _form(word: str) -> tuple[str, bool]:
    plain = word.lower() if word in _INITIALS else word.lower().rstrip(".")
    return plain, word[:1].isupper() and (word[-1:].isalnum() or word.endswith("."))


def bare(token: Token) -> str:
    """A token's lower-case form without a closing point; an initial that would be a word without it keeps it."""
    return _form(token.text)[0]


def capitalised(token: Token) -> bool:
    """Whether a token may be a word of a name."""
    return _form(token.text)[1]


def ends_name(token: Token) -> bool:
    """Whether a token is a verb that stands behind names, and no given name: "will", not the "Will" of "Will Falk"."""
    if bare(token) not in VERBS:
        return False
    behind = token.doc[token.i + 1 : token.i + 2]
    named = is_given_name(bare(token)) and any(t.ent_type_ == "PERSON" and t.ent_iob_ == "I" for t in behind)
    asks = token.i == token.sent.start and token.sent.text.rstrip().endswith("?") and token.tag_ == "MD"
    return asks or not named


def is_dated(doc: Doc, month: int) -> bool:
    """Whether a month is one, and not somebody's surname: "in May", "May 6"; and not "May said"."""
    behind = doc[month + 1] if month + 1 < len(doc) else None
    before = doc[month - 1].lower_ if month else ""
    return before in BEFORE_MONTHS or (behind is not None and behind.text.isdecimal())


def surname(doc: Doc, name: NameSpan) -> str:
    """A person's last name, lower case, hyphens joined: "vale-ortega" is one word."""
    text = "".join(t.text + t.whitespace_ for t in doc[name.first : name.last]).strip().replace(" - ", "-")
    return text.split(" ")[-1].lower().rstrip(".")


def title_before(doc: Doc, first: int) -> tuple[int, int] | None:
    """The run of title tokens that ends right before a name."""
    at = first
    words = all_words(doc)
    while at > 0 and words.ends[at - 1] == words.ends[first]:
        word = words.bare[at - 1]
        if words.text[at - 1] == "miss":
            break  # "we miss Ada"
        if (
            (words.text[at - 1] == "." and at > 1 and words.bare[at - 2] in TITLES)
            or word in TITLES
            or (at < first and word in TITLE_MODIFIERS)
        ):
            at -= 1
        elif at == first and (added := in_charge(words, at - 1)):
            at -= added
        elif at < first and at > 1 and words.bare[at - 2] in _LESSER and words.text[at - 1].isalpha():
            at -= 2  # "assistant police chief"
        else:
            break
    if at == first or not any(word in TITLES for word in words.bare[at:first]):
        return None
    while at < first - 1 and not doc[at].text[0].isupper() and doc[at].lower_ not in _LESSER:
        at += 1
    return at, first


def in_charge(words: Words, last: int) -> int:
    """How many tokens of "in charge", which a title may end with ("Special Agent in Charge"), end at a token."""
    run = [(k, words.bare[k]) for k in range(last, max(-1, last - 5), -1) if words.text[k] != "-"][:3]
    if len(run) < 3 or (run[0][1], run[1][1]) != ("charge", "in") or run[2][1] not in TITLES:
        return 0
    return last - run[2][0]


def is_office(doc: Doc, first: int, last: int) -> bool:
    """Whether a run that was read as a name is a body's office, whose holder follows: "HMA Administrator" Ada Reed."""
    words = all_words(doc)
    if last - first < 2 or words.bare[last - 1] not in TITLES or last >= len(doc):
        return False
    charged = words.bare[last : last + 2] == ["in", "charge"]
    body = any(w.isupper() and len(w) > 1 for w in words.text[first : last - 1])
    return charged or (body and words.capitalised[last] and words.bare[last] not in NOT_NAMES)


def hyphens_stand_free(doc: Doc) -> bool:
    """Whether a text was tokenised: hyphens inside words stand between spaces, and never without."""
    if FREE_HYPHENS not in doc.user_data:
        text = doc.text
        free = len(re.findall(r"\w - \w", text))
        doc.user_data[FREE_HYPHENS] = free >= 2 and free > 2 * len(re.findall(r"[a-z]-[a-z]", text))
    return bool(doc.user_data[FREE_HYPHENS])
