"""Names after the model: speakers it passed over, full names it missed, names it joined, repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.headlines import is_dateline
from knowledge.extraction.cast.lexicon import (
    BODY_WORDS,
    CREEDS,
    PERSON_NOUNS,
    SPEECH_VERBS,
    TITLE_MODIFIERS,
    TITLES,
)
from knowledge.extraction.cast.name_span import (
    LINKS,
    NOT_NAMES,
    NameSpan,
    Words,
    all_words,
    bare,
    capitalised,
    ends_name,
    is_dated,
    is_office,
    surname,
    title_before,
)
from knowledge.language.dates.lexicon import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from knowledge.entities import EntityType

_OF = frozenset(["of", "at", "for", "with", "from"])
# Whose these are is whose words they hold.
_FINDINGS = frozenset("analysis report study review survey poll research estimate forecast".split())
_TELL = SPEECH_VERBS | frozenset("conclude find show indicate".split())
# The tagger takes a finite verb between two names for a participle as well.
_FINITE = frozenset(["VBD", "VBN", "VBZ"])


# Who speaks for a body, and how many words its name has at most.
_SPEAKERS = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_LONGEST_BODY = 3
# What is nobody's name alone: a title before one, and what stands behind one ("Ada Reed, Jr., ...").
_NO_NAMES = frozenset({*TITLES, "jr", "sr"})


def speaking(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Capitalised subjects of reporting verbs that the model passed over, and whose report or study is one."""
    taken = {i for span in names for i in range(span.first, span.last)}
    found = []
    for i, large in enumerate(all_words(doc).capitalised):
        if not large or i in taken:
            continue
        token = doc[i]
        owns = token.dep_ == "poss" and token.head.lemma_.lower() in _FINDINGS
        tells = _tells(token.head, _TELL) if owns else _tells(token, SPEECH_VERBS)
        if not tells or i in taken or token.pos_ != "PROPN":
            continue
        first = token.i
        while first > token.sent.start and first - 1 not in taken and _name_word(doc[first - 1]):
            first -= 1
        last = token.i + 1
        while last < token.sent.end and last not in taken and _name_word(doc[last]):
            last += 1
        while first < token.i and (bare(doc[first]) in TITLES or bare(doc[first]) in TITLE_MODIFIERS | CREEDS):
            first += 1
        words = [bare(t) for t in doc[first:last]]
        if (
            any(w in NOT_NAMES for w in (words[:-1] if _ends_in_a_month(words) else words))
            or (
                len(words) == 1
                and (words[0] in _NO_NAMES or {words[0], words[0].removesuffix("s")} & (PERSON_NOUNS | CREEDS))
            )
            or is_office(doc, first, last)
        ):
            continue
        body = any(w in BODY_WORDS for w in words) or (token.text.isupper() and len(token) > 1) or "." in token.text
        body = body or (owns and not is_given_name(words[0]))
        taken.update(range(first, last))
        found.append(NameSpan(first, last, "organisation" if body else "person", title_before(doc, first)))
    return found


def spoken_for(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Capitalised words that the model passed over, for which somebody speaks: "a Nestor spokesperson said"."""
    taken = {i for span in names for i in range(span.first, span.last)}
    words = all_words(doc)
    found = []
    for at, word in enumerate(words.text):
        if word not in _SPEAKERS or not at:
            continue
        first = at
        while first and at - first < _LONGEST_BODY and first - 1 not in taken and words.capitalised[first - 1]:
            if words.bare[first - 1] in ("a", "an"):
                break
            first -= 1
        named = words.bare[first:at]
        plain = doc[at - 1].pos_ == "PROPN" and NOT_NAMES.union(TITLES, CREEDS, TITLE_MODIFIERS).isdisjoint(named)
        if named and plain and first and words.bare[first - 1] in ("a", "an"):
            found.append(NameSpan(first, at, "organisation"))
    return found


def _tells(token: Token, verbs: frozenset[str]) -> bool:
    """Whether a token is the subject of such a verb, or what stands behind "according to"."""
    if token.dep_ == "pobj":
        return token.head.head.lower_ == "according"
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in verbs


def _ends_in_a_month(words: Sequence[str]) -> bool:
    """Whether words are a given name with a surname that is a month as well: "Astrid May"."""
    return len(words) > 1 and words[-1] in MONTHS and is_given_name(words[0])


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and capitalised(token) and bare(token) not in NOT_NAMES and not ends_name(token)


def completed(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Find where a bare surname's full name stands if the model missed it there: "Vera Quill" for "Quill"."""
    full = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first > 1}
    bare_ones = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first == 1}
    lone = bare_ones - full
    covered = {i: n for n in names for i in range(n.first, n.last)}
    words = all_words(doc)
    added = list(_known_in_full(doc, names)) if bare_ones & full else []
    for i, word in enumerate(words.bare):
        if word not in lone or not words.capitalised[i] or i == 0:
            continue
        token = doc[i]
        owner = covered.get(token.i)
        first = token.i
        while first > token.sent.start and token.i - first < 2 and _given_word(doc[first - 1], covered, owner):
            first -= 1
        first = _whole(doc, first) if first < token.i else first
        if first < token.i and (owner is None or owner.last == token.i + 1):
            added.append(NameSpan(first, token.i + 1, "person", title_before(doc, first), sure=True))
    replaced = {i for span in added for i in range(span.first, span.last)}
    kept = [n for n in names if not replaced & set(range(n.first, n.last))]
    return sorted([*kept, *added], key=lambda s: s.first)


def _known_in_full(doc: Doc, names: list[NameSpan]) -> Iterator[NameSpan]:
    """Bare surnames right behind the given name with which another place has them: "Per Quill said", of Per Quill."""
    words = all_words(doc)
    people = [n for n in names if n.type == "person"]
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in people:
        if name.last - name.first > 1:
            full[words.bare[name.last - 1]].add(tuple(words.bare[name.first : name.last]))
    inside = {i for n in names for i in range(n.first, n.last)}
    for name in people:
        if name.last - name.first > 1:
            continue
        for form in full.get(words.bare[name.first], ()):
            first = name.last - len(form)
            free = first >= 0 and inside.isdisjoint(range(first, name.first))
            if free and tuple(words.bare[first : name.last]) == form and all(words.capitalised[first : name.last]):
                yield NameSpan(first, name.last, "person", title_before(doc, first), sure=True)
                break


def _whole(doc: Doc, first: int) -> int:
    """Where a given name begins that hyphens join: at the "Ann" of "Ann-Marie"."""
    while first > 1 and doc[first - 1].text == "-" and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_):
        first -= 2
    return first


def _given_word(token: Token, covered: dict[int, NameSpan], owner: NameSpan | None) -> bool:
    """Whether a word before a surname may be a given name or an initial."""
    word = bare(token)
    if not capitalised(token) or word in NOT_NAMES or word in TITLES or word in TITLE_MODIFIERS | CREEDS | BODY_WORDS:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ") or is_dateline(token.doc, token.i):
        return False
    other = covered.get(token.i)
    if other is not None and other is owner and token.ent_type_ != "ORG":
        return True
    if token.ent_type_ in ("GPE", "NORP", "DATE"):
        return False
    # The model takes the "Athena" of "Athena Quill" for a body.
    joined = token.dep_ == "compound" and token.head.i == token.i + 1 and not token.text.isupper()
    alone = joined and other is not None and other.last - other.first == 1
    return other is None or other is owner or alone or other.type in ("person", "other", "product")


def parted(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Part a body's name from the name of a person right behind it: "head of the Harbour Council Vera Quill".

    In headlines every word is capitalised, and nothing tells them apart. So are two names parted by what the one does
    to the other: "Quill warned Falk" is no body.
    """
    found = []
    for span in (part for whole in names for part in _beside_verb(doc, whole)):
        at = _whole(doc, span.last - 2) if span.last - span.first > 1 else span.first
        if (
            span.type == "organisation"
            and at > span.first
            and at not in headlines
            and _person_behind(doc, span.first, at)
        ):
            found.append(replace(span, last=at))
            found.append(NameSpan(at, span.last, "person", title_before(doc, at), sure=True))
        else:
            found.append(span)
    return found


def _beside_verb(doc: Doc, span: NameSpan) -> Iterator[NameSpan]:
    """A name as it is, or the two on either side of a finite verb in small letters within it."""
    inner = range(span.first + 1, span.last - 1) if span.type != "person" else ()
    verb = next((i for i in inner if doc[i].pos_ == "VERB" and doc[i].tag_ in _FINITE and doc[i].text.islower()), None)
    if verb is None or not (capitalised(doc[verb - 1]) and capitalised(doc[verb + 1])):
        yield span
        return
    yield replace(span, last=verb, sure=False)
    yield replace(span, first=verb + 1, title=None, sure=False)


def _person_behind(doc: Doc, first: int, at: int) -> bool:
    """Whether the last two words of a body's name, from a token on, are really a person's.

    They are where they begin with a given name, where the surname speaks elsewhere, or where a body word ends before
    them and a person of the body is told ("head of the ...").
    """
    words = all_words(doc)
    given, last = words.bare[at], words.bare[at + 1]
    head = words.bare[first:at]
    shaped = all(t.istitle() and t.isalpha() for t in words.text[at : at + 2])
    if not shaped or not BODY_WORDS & set(head) or head[-1] in LINKS or {given, last} & (BODY_WORDS | NOT_NAMES):
        return False
    if gender_of(given) is not None:
        return True
    speaks = any(
        word == last
        and i > 0
        and not words.capitalised[i - 1]
        and doc[i].dep_ == "nsubj"
        and doc[i].head.lemma_.lower() in SPEECH_VERBS
        for i, word in enumerate(words.bare)
    )
    return speaks or (head[-1] in BODY_WORDS and _member_before(words, first))


def _member_before(words: Words, first: int) -> bool:
    """Whether a body's name completes a person noun: "head of the ...", "a professor at ..."."""
    before = [word for word in words.bare[max(0, first - 3) : first] if word != "the"]
    return len(before) > 1 and before[-1] in _OF and (before[-2] in PERSON_NOUNS or before[-2] in TITLES)


def repeated(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Add later occurrences of known names that the model passed over."""
    texts = all_words(doc).text
    taken = {i for span in names for i in range(span.first, span.last)}
    known: dict[str, EntityType] = {}
    for span in names:
        if span.type not in ("person", "organisation"):
            continue
        words = texts[span.first : span.last]
        known.setdefault(" ".join(words), span.type)
        if span.type == "person" and len(words) > 1 and len(words[-1]) > 2:
            known.setdefault(words[-1], "person")
            if "-" in words:
                known.setdefault(" ".join(words[words.index("-") - 1 :]), "person")
    longest: dict[str, int] = {}  # by first word
    for key in known:
        first, size = key.split(" ", 1)[0], len(key.split())
        longest[first] = max(size, longest.get(first, 0))
    common = {text for text in texts if text.islower()}
    added = []
    at = 0
    while at < len(doc):
        step = 1
        if at not in taken and texts[at][:1].isupper():
            for size in range(min(longest.get(texts[at], 0), len(doc) - at), 0, -1):
                key = " ".join(texts[at : at + size])
                if (
                    key in known
                    and not taken & set(range(at, at + size))
                    and _is_proper(doc, at, size, headlines, common)
                ):
                    added.append(NameSpan(at, at + size, known[key], title_before(doc, at)))
                    step = size
                    break
        at += step
    return sorted([*names, *added], key=lambda s: s.first)


def _is_proper(doc: Doc, at: int, size: int, headlines: set[int], common: set[str]) -> bool:
    """Whether capitals here mean a name, not the start of a sentence or a headline's style."""
    if size > 1 or doc[at].text.isupper():
        return True
    if bare(doc[at]) in MONTHS and (is_dated(doc, at) or doc[at].ent_type_ == "DATE"):
        return False
    first = doc[at].is_sent_start or (at > 0 and not doc[at - 1].is_alpha)
    return at not in headlines and (not first or doc[at].pos_ == "PROPN" or doc[at].lower_ not in common)
