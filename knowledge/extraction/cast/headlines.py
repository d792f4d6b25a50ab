"""Where capital letters tell nothing of where a name begins or ends: headlines, datelines, offices, days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import TITLES
from knowledge.extraction.cast.name_span import all_words, bare, is_dated
from knowledge.language.dates.lexicon import MONTHS, WEEKDAYS
from knowledge.language.english import english

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from knowledge.extraction.cast.name_span import NameSpan
    from knowledge.language.analysis import Analysis

# What a headline says of somebody, capitalised as the name before it is.
_VERBS = frozenset(
    """accused addresses admits agrees announces apologizes appeals appoints arrested asks attends awarded
    awards bans bars barred becomes begins blasts calls charged charges claims condemns confirms convenes
    convicted defends delivers demands denies dies discusses enters explains extradited faces files gets gives
    hails hints holds honors hosts indicted intervenes issues joins launches loses makes meets names nominates
    opens opposes ordered orders outlines pays pleads pled praises presents promises proposes quits reaches
    receives rejects releases remains resigns resolves responds returns says seeks sentenced settles signs slams
    speaks sues sued takes tells testifies thanks threatens travels unveils urges vetoes visits vows wants warns
    welcomes will wins withdraws""".split()
)
# The one of them that is a given name, too.
_WILL = "will"
# What a cabinet's secretaries are of.
_DEPARTMENTS = frozenset(
    """agriculture commerce defence defense education energy health interior justice labor labour navy state
    transportation treasury""".split()
)
# A place in capitals before somebody's name has so many letters at least: no initials, and no "JFK".
_CITY = 5
# So many words in capitals before a sentence are a headline whose line is not ended.
_SHOUTED = 5
# What opens a sentence before a name and is none: "Without Reed", "Whatever Reed decides", "Neither Reed", "Ousting".
_OPENS = frozenset({"IN", "WDT", "WP", "WRB", "DT", "CC", "VBG"})
# A word with a larger share of all English words is mostly written small.
ORDINARY = 1e-6
# What a sentence ends with, and no headline.
_CLOSES = frozenset({".", "”", '"'})
# What no name ends with: weekdays, and months cut short.
_NO_NAMES_END = frozenset((*WEEKDAYS, *"jan feb aug sept sep oct nov dec".split()))


def headline_tokens(analysis: Analysis) -> set[int]:
    """Tokens of lines in title case or capitals, and of capitals that run on into the text below them."""
    inside: set[int] = set()
    texts = all_words(analysis.doc).text
    for sentence in analysis.sentences:
        tokens = analysis.tokens(sentence.start, sentence.end)
        words = [w for w in texts[tokens.start : tokens.end] if len(w) > 3 and w.isalpha()]
        if len(words) >= 4 and sum(w[0].isupper() for w in words) / len(words) > 0.75:
            inside.update(range(tokens.start, tokens.end))
            continue
        end = tokens.start
        while end < tokens.end and texts[end].isupper():
            end += 1
        if sum(w.isalpha() for w in texts[tokens.start : end]) >= _SHOUTED:
            inside.update(range(tokens.start, end))
    return inside


def before_verb(doc: Doc, first: int, last: int) -> int:
    """Where a name in a headline ends: before what it says of somebody ("Acme Corp. Agrees")."""

    # "Will Reed" is somebody's name, "Pleads Guilty" is nobody's.
    begin = first + (bare(doc[first]) == _WILL) if last > first else first
    return next((i for i in range(begin, last) if bare(doc[i]) in _VERBS), last)


def cut(doc: Doc, span: NameSpan | None, headlines: set[int]) -> NameSpan | None:
    """A person's name in a headline without what is said of them; any other as it is."""
    if span is None or span.first not in headlines:
        return span
    end = before_verb(doc, span.first, span.last)
    return replace(span, last=end) if end > span.first else None


def borne_out(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Names without those that a headline's capitals alone make somebody's: "Woman Steps Forward"."""
    words = all_words(doc)
    running = {w for i, w in enumerate(words.bare) if words.capitalised[i] and i not in headlines}

    def stands(name: NameSpan) -> bool:
        called = words.bare[name.first : name.last]
        if name.type != "person" or name.first not in headlines:
            return True
        if name.sure or name.title or is_given_name(called[0]):
            return True
        # "Moderators Ignore Reed Scandals" is nobody, though the text has a Reed.
        ordinary = len(called) > 1 and all(english().get(w, 0.0) > ORDINARY for w in (called[0], called[-1]))
        if ordinary and running.isdisjoint((called[0], called[-1])):
            return False
        return words.text[words.ends[name.first] - 1][-1:] in _CLOSES or bool(running & set(called))

    return list(filter(stands, names))


def behind_dateline(doc: Doc, first: int, last: int) -> int:
    """How many tokens of a person's name are the place in capitals that a report begins with: "ARDEN Ada Reed"."""
    return int(last - first > 2 and is_dateline(doc, first))


def is_dateline(doc: Doc, at: int) -> bool:
    """Whether a token is the place in capitals that a report begins with, before a name."""
    if not doc[at].is_sent_start or at + 1 >= len(doc):
        return False
    place, name = doc[at].text, doc[at + 1].text
    city = len(place) >= _CITY and place.isalpha() and place.isupper()
    # "WASHINGTON Ada Reed": a given name follows, so that the place is none.
    named = is_given_name(place.lower()) and not is_given_name(name.lower())
    return city and not named and name[:1].isupper() and not name.isupper()


def behind_said(doc: Doc, first: int, last: int) -> int:
    """How many tokens of a person's name are the verb before it: 'Said Reed, "We wait."'."""
    quoted = last + 1 < len(doc) and doc[last].text in (",", ":") and doc[last + 1].text[:1] in "\"“'‘"
    return int(last - first > 1 and bare(doc[first]) == "said" and bool(doc[first].is_sent_start) and quoted)


def behind_opening(doc: Doc, first: int, last: int) -> int:
    """How many tokens of a person's name only open its sentence: "Without Reed, ...", "Will Reed come back?"."""
    opening = doc[first]
    if last - first < 2 or not opening.is_sent_start:
        return 0
    asks = opening.tag_ == "MD" and opening.sent.text.rstrip().endswith("?")
    return int(asks or (opening.tag_ in _OPENS and not is_given_name(bare(opening))))


def credited(doc: Doc, first: int, last: int) -> int:
    """Where the name of a photograph's maker ends, before its agency: "Ada Reed/AP", "Ada Reed/Reuters Followers".

    The end of the whole where it is no such credit ("Holm/Rill Shipping").
    """
    slash = next((i for i in range(first + 1, last) if doc[i].text == "/"), last)
    return slash if slash - first == len(("Ada", "Reed")) and is_given_name(bare(doc[first])) else last


def behind_office(doc: Doc, first: int, last: int) -> int:
    """How many tokens of a person's name are a body's before it: "Secretary of the Interior Ada Reed"."""
    at = first - 1 - (first > 0 and doc[first - 1].lower_ == "the")
    if last - first < 3 or at < 1 or doc[at].lower_ != "of" or bare(doc[at - 1]) not in TITLES:
        return 0
    begins = bool(gender_of(doc[first + 1].lower_)) or len(doc[first + 1].text.rstrip(".")) == 1
    return int((begins and not is_given_name(doc[first].lower_)) or doc[first].lower_ in _DEPARTMENTS)


def without_day(doc: Doc, first: int, last: int) -> int:
    """Where a name ends that the model joined to a day behind it: "the Holm Boys Jan. 6", "Sund Today Thursday"."""
    while last > first + 1 and (bare(doc[last - 1]) in _NO_NAMES_END or _with_day(doc, last - 1)):
        last -= 1
    return last


def _with_day(doc: Doc, place: int) -> bool:
    return bare(doc[place]) in MONTHS and is_dated(doc, place)
