"""Capitalised runs that are the names of bodies, by the words for bodies that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import BODY_WORDS, TITLES
from knowledge.extraction.cast.name_span import NOT_NAMES, NameSpan, all_words, bare, capitalised
from knowledge.extraction.cast.organisations import before_titled_person

if TYPE_CHECKING:
    from spacy.tokens import Doc


def named_bodies(doc: Doc, headlines: set[int]) -> list[NameSpan]:
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
