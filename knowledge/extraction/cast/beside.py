"""Of what kind a name is by what stands beside it: "Ada Falk, a Dorn accountant", "Holm Mills, the carpet maker that".

What is told at one place holds for the name wherever the document has it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import BODY_WORDS, CORPORATE_WORDS, PERSON_NOUNS
from knowledge.extraction.cast.name_span import LINKS, NameSpan, Words, all_words, bare, title_before
from knowledge.extraction.cast.titled import is_calling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from spacy.tokens import Doc

    from knowledge.entities import EntityType

# Of three words at most is a name that begins with a given name and that the model takes for no person's.
_FULL, _LONGEST = 2, 3
_ARTICLES = frozenset({"a", "an", "the"})
# So many words at most tell what a name is of, between a comma and the next.
_PHRASE = 8
# What ends the words that say it; `bare` makes a full stop an empty word.
_ENDS = frozenset(
    ", of for at in from that which who whose with to based on and behind involved known -- – —".split()
) | {""}
# What may set it off from the name.
_SETS_OFF = frozenset(", -- – —".split())
# What a company or another body is called, and nobody.
_BODIES = frozenset(
    """company firm corporation conglomerate chain retailer manufacturer bank startup start-up insurer carmaker
    automaker airline charity nonprofit non-profit agency union association foundation newspaper consortium
    subsidiary brewery shipyard utility lender brand carrier""".split()
)
# Some are people as well: "the carpet maker that" is a company.
_MAKERS = frozenset("maker supplier operator developer publisher owner producer distributor builder".split())
# So is much else that may be said of a body.
_SOMEBODY = (
    PERSON_NOUNS
    - _MAKERS
    - frozenset(
        """leader rival winner sponsor holder member partner founder backer supporter critic opponent defender champion
    advocate provider employer landlord star hero victim""".split()
    )
)
# "The creditors of Holm Mills": nobody has any of these, or hardly ever.
_OF_BODIES = frozenset(
    """chairman chairwoman chairperson ceo cfo employee employees workers workforce shareholders creditors trustee
    subsidiary headquarters board""".split()
)
_INC = frozenset("inc corp ltd llc plc".split())
_EITHER = frozenset({"person", "organisation"})
_NO_PERSON = BODY_WORDS | CORPORATE_WORDS | LINKS


def told_beside(doc: Doc, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Names with the kind that what stands beside one of them tells of all that read the same.

    Where it is told both ways, all stay as they are.
    """
    words = all_words(doc)
    names = [_without_calling(doc, span) for span in names]
    open_to_it = (s for s in names if s.type in _EITHER and s.last - s.first >= _FULL)
    told: dict[tuple[str, ...], set[EntityType]] = defaultdict(set)
    for key, first in _places(words, {tuple(words.bare[s.first : s.last]) for s in open_to_it}):
        told[key].update(_told(words, key, first))
    settled = {key: next(iter(found)) for key, found in told.items() if len(found) == 1}
    told_of = (settled.get(tuple(words.bare[span.first : span.last]), span.type) for span in names)
    return [
        span
        if kind == span.type or span.sure or span.title or span.type not in _EITHER
        else replace(span, type=kind, sure=True)
        for span, kind in zip(names, told_of, strict=True)
    ]


def _places(words: Words, keys: Set[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Where names stand, each with its first token: also where the model took them for nothing."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        sizes[key[0]].add(len(key))
    for first, word in enumerate(words.bare):
        for size in sizes.get(word, ()) if words.capitalised[first] else ():
            key = tuple(words.bare[first : first + size])
            if key in keys:
                yield key, first


def _without_calling(doc: Doc, span: NameSpan) -> NameSpan:
    """A name without what its bearer is called, where the model took all of it for a thing: "Clerk Josephine Falk"."""
    first = span.first + 1
    if span.type not in ("organisation", "other", "product") or span.last - first != _FULL:
        return span
    called = is_calling(doc[span.first]) and is_given_name(bare(doc[first])) and doc[span.last - 1].is_alpha
    if not called or not _NO_PERSON.isdisjoint(bare(t) for t in doc[first : span.last]):
        return span
    return replace(span, first=first, type="person", title=title_before(doc, first))


def _told(words: Words, key: Sequence[str], first: int) -> Iterator[EntityType]:
    """What stands beside one place of a name tells of it."""
    last = first + len(key)
    if _is_a_body(words, first, last):
        yield "organisation"
    if len(key) > _LONGEST or not is_given_name(key[0]) or not _NO_PERSON.isdisjoint(key):
        return
    if _called_behind(words, last, _SOMEBODY)[0] or _is_called_before(words, first, last):
        yield "person"


def _is_a_body(words: Words, first: int, last: int) -> bool:
    """Whether a name is told to be a company's or another body's: ", Inc.", ", the carpet maker that", "workers of"."""
    if firm_behind(words, last):
        return True
    behind = words.bare[last : last + 2]
    if behind[:1] and (behind[0] in _INC or (behind[0] == "," and behind[1:] and behind[1] in _INC)):
        return True
    before = words.bare[max(0, first - 2) : first]
    return len(before) == len(("workers", "of")) and before[0] in _OF_BODIES and before[1] in ("of", "at")


def _is_called_before(words: Words, first: int, last: int) -> bool:
    """Whether what somebody is stands right before a name, small, or before the comma that sets the name off."""
    before = first - 1
    set_off = before > 0 and words.text[before] == "," and words.bare[last : last + 1] == [","]
    before -= set_off
    return before >= 0 and words.text[before] in PERSON_NOUNS


def firm_behind(words: Words, last: int) -> bool:
    """Whether a phrase behind the name that ends before a token says that it is a company's or another body's."""
    called, behind = _called_behind(words, last, _BODIES | _MAKERS)
    return called in _BODIES or (called in _MAKERS and behind in ("that", "which"))


def _called_behind(words: Words, at: int, nouns: Set[str]) -> tuple[str, str]:
    """Which of some nouns a phrase set off behind a name calls it, and what stands behind that; empty where none.

    "Accountant" of ", a Dorn accountant,", "company" of " -- the company that ...".
    """
    led = words.text[at : at + 2]
    if len(led) < len((",", "the")) or led[0] not in _SETS_OFF or led[1] not in _ARTICLES:
        return "", ""
    for i in range(at + 2, min(at + 2 + _PHRASE, words.ends[at] - 1)):
        behind = words.bare[i + 1]
        if words.text[i] in nouns and (behind in _ENDS or words.text[i + 1].endswith("ed")):
            return words.text[i], behind
        if words.bare[i] in _ENDS or not words.text[i].replace("-", "").isalpha():
            break
    return "", ""
