"""Names that a number belongs to: "Local 318" is a union, and "Docket No. 13" is no body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.name_span import NameSpan, all_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Branches of unions and clubs are told apart by their numbers.
_BRANCHES = frozenset({"local", "lodge"})
_VERSION = re.compile(r"[1-9]\.0")
_COUNTED = frozenset({"NOUN", "NUM", "SYM", "ADJ"})
_NUMBERING = frozenset({"no", "nos", "number"})


def numbered(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Names with the number that is a part of them, those that the model passed over, and none that only count."""
    words = all_words(doc)
    kept = [_with_version(doc, n) for n in names if n.type == "person" or not _only_counts(doc, n)]
    covered = {i: n for n in kept for i in range(n.first, n.last)}
    whole: dict[int, NameSpan] = {}
    for at, word in enumerate(words.bare[:-1]):
        if word not in _BRANCHES or not words.capitalised[at]:
            continue
        end = at + 1
        while end < len(doc) - 1 and (words.bare[end] in _NUMBERING or words.text[end] == "."):
            end += 1
        behind = doc[end + 1] if end + 1 < len(doc) else None
        modifies = behind is not None and doc[end].whitespace_ and behind.text[:1].isupper() and behind.pos_ == "PROPN"
        if not words.text[end].isdecimal() or modifies:
            continue
        own = covered.get(at)
        first = own.first if own is not None and own.type != "person" else at
        whole[first] = NameSpan(first, end + 1, "organisation", sure=True)
    taken = {i for span in whole.values() for i in range(span.first, span.last)}
    others = [n for n in kept if taken.isdisjoint(range(n.first, n.last))]
    return sorted([*others, *whole.values()], key=lambda n: n.first)


def _with_version(doc: Doc, name: NameSpan) -> NameSpan:
    """A name with the version behind it: "Zorro 2.0" calls itself after Zorro, and is another."""
    words = all_words(doc)
    if name.last + 1 >= len(doc) or not _VERSION.fullmatch(words.text[name.last]) or not doc[name.last - 1].whitespace_:
        return name
    if doc[name.last + 1].pos_ in _COUNTED:
        return name  # "gave Falk 2.0 percent"
    return NameSpan(name.first, name.last + 1, "organisation", sure=True)


def _only_counts(doc: Doc, name: NameSpan) -> bool:
    """Whether a name is what numbers are counted by: "Docket No. 13", "Case No. 24-118"."""
    words = all_words(doc)
    last = name.last
    while last < len(doc) and words.text[last] == ".":
        last += 1
    number = last < len(doc) and words.text[last][:1].isdigit()
    return number and words.bare[name.last - 1] in _NUMBERING
