"""Who told, warned, threatened or called whom: by a sentence that has both of them on their sides of the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

import numpy as np

from bot.conversation.function_words import ARTICLES, AUXILIARIES, PASSIVE
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import KIN, PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.language.words import STOP, Word, stem, words
from knowledge.store.columns import Ints
from knowledge.store.sentences import SentenceHit, SentenceRows

# A verb with whom it is said to behind it, and those that have them behind "to".
_DIRECT = {
    "tell": "tell told tells telling informed informs notified assured briefed reminded warned advised advising",
    "warn": "warn warned warns warning alerted cautioned",
    "threaten": "threaten threatened threatens threatening",
    "call": "call called calls calling labelled labeled dubbed branded termed",
}
_WITH_TO = {
    "tell": """said says wrote writes complained explained confirmed reported admitted confessed lied announced spoke
    repeated mentioned disclosed revealed""",
}
# What a question may have in place of the verb of an act.
_ASKED = {
    **dict.fromkeys("told tell tells informed notified".split(), "tell"),
    **dict.fromkeys("warned alerted cautioned warns".split(), "warn"),
    **dict.fromkeys("threatened threatens threatening".split(), "threaten"),
    **dict.fromkeys("called calls labelled labeled dubbed branded".split(), "call"),
}
_OWNING = frozenset("his her their its my our your".split())
# These only tell who it is that stands behind them ("told her supervisor, Lt. Reed, ...").
_LIGHT = ARTICLES | _OWNING | PERSON_NOUNS | TITLES.keys() | KIN | TITLE_MODIFIERS | frozenset("both fellow".split())
_JOINING = frozenset({"and", "or"})
# With one of these whom it is said to has been named.
_ENDS = (STOP | AUXILIARIES) - _OWNING - _JOINING - ARTICLES - frozenset({"him", "them", "both", "other", "others"})
_PARTING = re.compile(r"[.;:?!“”\"()]")
# So many words may name them, and so many stand between "said" and "to".
_LONGEST, _TO = 9, 3
# What was not done, or may be; so many words before the verb.
_NOT_DONE = frozenset(
    """not never no nobody nothing without denied denies denying refused declined stop stopped cannot will would could
    should may might must can to if whether unless""".split()
)
_BEFORE = 4
# Behind one of these "who told her" is what is asked.
_WONDERING = frozenset("ask asked asks asking know knew knows wonder wondered say said says tell told reveal".split())
_ASKING = frozenset({"who", "whom"})
# A name behind one of these is no subject.
_LED = frozenset("of to for with by from at in on about against into over after before".split())
# The same people, as one text or another has them.
_FORCE = frozenset(map(stem, "police officers detectives investigators cops".split()))
# So many sentences are read at most, of those with a verb of the act.
_MOST_READ = 400


class Telling(NamedTuple):
    """A sentence in which somebody is told something, by code points of its document.

    `tellers` and `hearers` are entities; `called` are the stems of common nouns for the hearers. `done` tells whether
    the sentence has it as done, `at` where the verb stands.
    """

    row: SentenceHit
    at: int
    tellers: frozenset[int]
    hearers: frozenset[int]
    called: frozenset[str]
    done: bool


class Whom(NamedTuple):
    """Whom a question has as told something: entities, or the stems of what they are."""

    numbers: frozenset[int]
    stems: frozenset[str]

    def hears(self, telling: Telling) -> bool:
        """Whether they are told it."""
        if self.numbers and not self.numbers.isdisjoint(telling.hearers):
            return True
        force = self.stems <= _FORCE and bool(_FORCE & telling.called)
        return bool(self.stems) and (force or self.stems <= telling.called)


def act_of(verb: str) -> str | None:
    """The act that a verb of a question stands for; None for another."""
    return _ASKED.get(verb)


def tellings(turn: Turn, act: str, near: Ints) -> Iterator[Telling]:
    """The tellings of an act in some sentences (by their numbers), each that has such a verb."""
    columns, terms = turn.snapshot.columns, turn.snapshot.terms
    verbs = {stem(v) for v in f"{_DIRECT[act]} {_WITH_TO.get(act, '')}".split()}
    numbers = np.intersect1d(columns.having(terms.numbers(verbs).tolist()), near)
    for row in SentenceRows(turn.snapshot, numbers[-_MOST_READ:]):
        if turn.in_scope(turn.snapshot.card(row.document).id):
            yield from _tellings_in(turn, row, act)


def sentences_on(turn: Turn, whom: Whom) -> Ints:
    """The numbers of the sentences that may tell of some people: those that say what they are, all that may name them.

    A pronoun may stand for whoever is named elsewhere in a document.
    """
    columns, terms = turn.snapshot.columns, turn.snapshot.terms
    stems = _FORCE if whom.stems & _FORCE else whom.stems
    found = columns.having(terms.numbers(stems).tolist()) if stems else np.array([], np.int64)
    documents = np.unique(columns.document[columns.mentioning(sorted(whom.numbers))]) if whom.numbers else found[:0]
    return np.union1d(found, np.flatnonzero(np.isin(columns.document, documents)))


def tellings_in(turn: Turn, document: int, start: int, end: int, act: str) -> list[Telling]:
    """The tellings of an act in a stretch of a document."""
    rows = [r for r in turn.snapshot.sentences(document) if r.start < end and start < r.end]
    return [t for row in rows for t in _tellings_in(turn, row, act)]


def _tellings_in(turn: Turn, row: SentenceHit, act: str) -> Iterator[Telling]:
    text = turn.snapshot.text(row.document, row.start, row.end)
    found = words(text)
    mentions = [
        (e, a - row.start, b - row.start) for e, a, b, _ in turn.snapshot.mentions(row.document, row.start, row.end)
    ]
    direct, with_to = set(_DIRECT[act].split()), set(_WITH_TO.get(act, "").split())
    for i, word in enumerate(found):
        if word.folded not in direct | with_to:
            continue
        led, at_verb = [w.folded for w in found[max(0, i - _BEFORE) : i]], row.start + word.start
        subject = _subject(text, found, mentions, i)
        # Behind whoever does it: "according to Reed" tells nothing of that.
        behind = max((m[2] for m in mentions if m[0] in subject[0] and m[2] <= word.start), default=0)
        near = [w.folded for w in found[max(0, i - _BEFORE) : i] if w.start >= behind]
        done = _NOT_DONE.isdisjoint(near) and not any(w.endswith("n't") for w in near) and not _wonders(led)
        if word.folded in direct and not PASSIVE.isdisjoint(led[-2:]) and not word.folded.endswith("ing"):
            by = _by(text, found, mentions, i)
            yield Telling(row, at_verb, by[0], *subject, done and any(by))
            continue
        at = i + 1
        if word.folded not in direct:
            to = next((j for j in range(i + 1, min(i + 1 + _TO, len(found))) if found[j].folded == "to"), None)
            if to is None or _PARTING.search(text[word.end : found[to].start]):
                continue
            at = to + 1
        yield Telling(row, at_verb, subject[0], *_object(text, found, mentions, at), done)


def _wonders(led: Sequence[str]) -> bool:
    """Whether "who told her" is only asked, or not known, in a sentence."""
    return bool(led) and led[-1] in _ASKING and not _WONDERING.isdisjoint(led)


def _subject(
    text: str, found: Sequence[Word], mentions: Sequence[tuple[int, int, int]], place: int
) -> tuple[frozenset[int], frozenset[str]]:
    """Who stands before a verb as its subject: entities, and the stems of the nouns right before it."""
    start = found[place].start
    before = [m for m in mentions if m[2] <= start and not _owns(text, found, m)]
    free = [m for m in before if not _is_led(found, m)] or before
    nearest = max((m[2] for m in free), default=-1)
    numbers = frozenset(e for e, _, end in free if end == nearest)
    led = [w for w in found[max(0, place - _BEFORE) : place] if w.folded not in STOP | AUXILIARIES]
    return numbers, frozenset(w.stem for w in led[-1:] if w.start >= nearest)


def _by(
    text: str, found: Sequence[Word], mentions: Sequence[tuple[int, int, int]], place: int
) -> tuple[frozenset[int], frozenset[str]]:
    """By whom somebody is told something: who stands behind "by", if that is said."""
    by = next((j for j in range(place + 1, min(place + _BEFORE, len(found))) if found[j].folded == "by"), None)
    return (frozenset(), frozenset()) if by is None else _object(text, found, mentions, by + 1)


def _object(
    text: str, found: Sequence[Word], mentions: Sequence[tuple[int, int, int]], place: int
) -> tuple[frozenset[int], frozenset[str]]:
    """Whom a verb has right behind it: entities, and the stems of common nouns."""
    numbers: set[int] = set()
    called: set[str] = set()
    i, plain = place, True
    while i < min(place + _LONGEST, len(found)):
        word, last = found[i], found[i - 1]
        gap = text[last.end : word.start] if i > place else text[last.end : word.start].replace(",", ";")
        dotted = gap.strip() == "." and (last.folded in TITLES or len(last.folded) == 1)
        if _PARTING.search(gap) and not dotted:
            break
        here = [m for m in mentions if m[1] == word.start and not (word.folded in _OWNING and _owns(text, found, m))]
        if here and plain:
            end = max(m[2] for m in here)
            if _owns(text, found, max(here, key=lambda m: m[2])):
                plain = False  # "told Reed's lawyer": not Reed
            else:
                numbers |= {e for e, _, b in here if b == end}
            called |= {w.stem for w in found[i:] if w.end <= end and w.folded not in STOP}
            i = next((j for j in range(i, len(found)) if found[j].start >= end), len(found))
            if not numbers or _goes_on(text, found, i, end):
                continue
            break
        if word.folded in _ENDS:
            break
        if word.folded not in STOP:
            called.add(word.stem)
        plain = plain and (word.folded in _LIGHT | _JOINING or word.folded[:1].isdigit())
        i += 1
    return frozenset(numbers), frozenset(called)


def _goes_on(text: str, found: Sequence[Word], place: int, end: int) -> bool:
    """Whether a row of people goes on behind one of them ("told Reed and Hale"), or with who they are."""
    if place >= len(found):
        return False
    gap = text[end : found[place].start].strip()
    return (gap == "" and found[place].folded in _JOINING) or (gap == "," and found[place].folded not in _ENDS)


def _owns(text: str, found: Sequence[Word], mention: tuple[int, int, int]) -> bool:
    """Whether a mention only tells whose something is ("Reed's lawyer", "her telephone")."""
    _, start, end = mention
    if text.startswith(("'s", "’s", "' ", "’ "), end):
        return True
    behind = next((w for w in found if w.start >= end), None)
    owning = text[start:end].casefold() in _OWNING
    return owning and behind is not None and behind.folded not in STOP and text[end : behind.start] == " "


def _is_led(found: Sequence[Word], mention: tuple[int, int, int]) -> bool:
    before = [w.folded for w in found if w.end <= mention[1]][-2:]
    return bool(before) and (before[-1] in _LED or (before[-1] in _LIGHT and before[0] in _LED))


def between(turn: Turn, tellers: Set[int], whom: Whom) -> list[Telling]:
    """The sentences that have one of some people tell somebody something, as done."""
    found = tellings(turn, "tell", sentences_on(turn, whom))
    return [t for t in found if t.done and not t.tellers.isdisjoint(tellers) and whom.hears(t)]
