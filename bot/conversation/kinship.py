"""Sentences that tell of somebody as kin of somebody else ("Hale, who is Sir Otto's niece", "his wife, Ada Reed").

Both stand there, by name, by what they are or by a pronoun that the reading of the documents takes to mean them, joined
to the word of kin by nothing but commas, titles or "is". A surname that two people share makes nobody kin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from bot.conversation.meant import distinct_people
from bot.conversation.roles import RoleIndex
from bot.conversation.titled import HONORIFIC
from bot.conversation.turn import Turn
from knowledge.extraction.cast.given_names import is_given_name
from knowledge.extraction.cast.lexicon import KIN, PERSON_NOUNS, TITLES
from knowledge.language.words import STOP, fold, stem, words
from knowledge.store.sentences import SentenceHit

_MORE_KIN = frozenset("sibling twin stepson stepdaughter stepmother stepfather stepbrother stepsister grandson".split())
_KIN = KIN | _MORE_KIN | frozenset("granddaughter grandchild fiance fiancee partner".split())
_KIN_WORD = re.compile(
    rf"\b(?P<ex>(?:ex|half|great)-)?(?P<word>{'|'.join(sorted(_KIN, key=len, reverse=True))})s?(?:-in-law)?\b(?!['’-])",
    re.IGNORECASE,
)
_TELLING = frozenset(map(stem, {*_KIN, *"married related relation relative siblings divorced wed".split()}))
# Words with a capital, one behind the other.
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w-]*(?:['’][A-ZÀ-ÖØ-Þ][\w-]*)?"
_RUN = re.compile(rf"{_CAPITAL}(?:\.?[ \n]{_CAPITAL})*")
_TITLED = r"(?:(?:the|a|an|former|late|retired)\s|[A-ZÀ-Þ][\w-]*\.?\s){0,4}"
_OLDER = r"(?:(?:younger|older|elder|eldest|youngest|late|former|estranged|first|second|only|twin|\w+-year-old)\s+)*"
_OWNS, _HAS = re.compile(rf"['’]s?\s+{_OLDER}"), re.compile(rf"\s+{_OLDER}")
_OF = re.compile(rf"\s+(?:of|to)\s+{_TITLED}")
_IS = r"(?:is|was|are|were|remains)\s+(?:also\s+|not\s+|no\s+|now\s+|distantly\s+)?"
# Between somebody and whose kin they are: ", ", ", who chairs the board and is ", " is ".
_BEFORE = re.compile(
    rf"\s*(?:\([^)]*\)\s*)?(?:,\s*(?:[^,;:“”\"]{{1,80}},\s*)?(?:who\s+(?:[^,;:.“”\"]{{1,80}}\s+and\s+)?{_IS})?|\s{_IS})"
    rf"(?:(?:the|a|an|one of)\s+)?{_OLDER}"
)
# And between the word of kin and who it is: ", ", ", former mayor ", " is ".
_NOUNS = "|".join(sorted({*PERSON_NOUNS, *TITLES}, key=len, reverse=True))
_AFTER = re.compile(rf"\s*(?:,\s*(?:{_TITLED}(?:{_NOUNS})\s+)?|\s{_IS})?\s*{_TITLED}")
_ROLE = re.compile(rf"\b[Tt]he\s+(?P<role>(?:[\w-]+\s+){{0,2}}[\w-]+)['’]s?\s+{_OLDER}$")
_OF_ROLE = re.compile(r"\s+(?:of|to)\s+the\s+(?P<role>[\w-]+(?:\s+[\w-]+){0,2})")
_TIED = r"(?:married|engaged|wed|related|(?:a\s+|no\s+)?(?:relation|relative))"
_TO = re.compile(rf"\s*,?\s*(?:who\s+)?(?:{_IS}|(?:has|had)\sbeen\s+|got\s+)?{_TIED}\s+(?:(?:to|of)\s+)?{_TITLED}")
_AND = re.compile(rf"\s+and\s+(?:(?:his|her)\s+)?{_TITLED}")
_BOTH = re.compile(
    rf"\s*,?\s*(?:who\s+)?(?:are|were|have been|had been)\s+(?:not\s+|both\s+|no\s+)?(?:\w+\s+)?"
    rf"(?:{_TIED}|siblings|brothers|sisters|cousins|twins|spouses|divorced|husband and wife)"
)


class Party(NamedTuple):
    """Whom a question asks about: entities, the words of their name, and the stems of what they are called instead."""

    numbers: frozenset[int]
    names: frozenset[str]
    called: frozenset[str] = frozenset()


class Tie(NamedTuple):
    """A sentence that tells of two as kin, by code points; `sure` where both stand there by name."""

    document: int
    start: int
    end: int
    sure: bool


class _Place(NamedTuple):
    start: int
    end: int
    named: bool


def ties(turn: Turn, roles: RoleIndex, one: Party, other: Party | None, word: str = "") -> list[Tie]:
    """The sentences that tell of two as kin; where only one is given, of anybody named as what `word` says of them."""
    found, bearers = [], dict[str, int]()
    for row in _telling(turn, [p for p in (one, other) if p is not None]):
        text = turn.snapshot.text(row.document, row.start, row.end)
        reading = _Reading(turn, roles, row, text, bearers)
        sure = reading.of(one, other, word) if other is not None else reading.of_anybody(one, word)
        if sure is not None:
            found.append(Tie(row.document, row.start, row.end, sure))
    return sorted(found, key=lambda tie: not tie.sure)


def _telling(turn: Turn, parties: Sequence[Party]) -> Iterator[SentenceHit]:
    """The sentences with a word of kin, and with one of those asked about by name or as the documents take them."""
    snapshot, columns = turn.snapshot, turn.snapshot.columns
    known = [n for n, s in enumerate(snapshot.terms.stems) if not _TELLING.isdisjoint((s, *s.split("-")))]
    named = snapshot.terms.numbers({stem(name) for p in parties for name in p.names}).tolist()
    there = np.union1d(columns.having(named), columns.mentioning({n for p in parties for n in p.numbers}))
    for row in snapshot.sentences_numbered(np.intersect1d(columns.having(known), there).tolist()):
        if turn.in_scope(snapshot.card(row.document).id):
            yield row


class _Reading:
    """One sentence with a word of kin, and where those asked about stand in it."""

    def __init__(self, turn: Turn, roles: RoleIndex, row: SentenceHit, text: str, bearers: dict[str, int]) -> None:
        self._turn, self._roles, self._row, self._text = turn, roles, row, text
        self._bearers = bearers

    def of(self, one: Party, other: Party, word: str) -> bool | None:
        """Whether it tells of two as kin, surely (both by name) or not; None where it does not."""
        first, second = self._places(one), self._places(other)
        for mine, theirs, owner in ((first, second, one), (second, first, other)):
            for kin in _KIN_WORD.finditer(self._text):
                if word and kin["word"].casefold() != word:
                    continue
                for begin, named in self._owners(kin, owner, mine):
                    beside = [p for p in theirs if self._beside(kin, begin, p)]
                    if beside:
                        return named and any(p.named for p in beside)
            if (named_too := self._tied(mine, theirs)) is not None:
                return named_too
        return None

    def of_anybody(self, owner: Party, word: str) -> bool | None:
        """Whether it names somebody as what a word of kin says of one."""
        mine = self._places(owner)
        runs = [_Place(m.start(), m.end(), True) for m in _RUN.finditer(self._text)]
        for kin in _KIN_WORD.finditer(self._text):
            if kin["word"].casefold() != word or kin["ex"]:
                continue
            for begin, named in self._owners(kin, owner, mine):
                if any(self._beside(kin, begin, p) for p in runs if (p.start, p.end) not in {m[:2] for m in mine}):
                    return named
        return None

    def _places(self, party: Party) -> list[_Place]:
        """Where somebody stands: by a name that is nobody else's, or by what the documents take to mean them."""
        found = [_Place(m.start(), m.end(), True) for m in _RUN.finditer(self._text) if self._is_name(m[0], party)]
        start = self._row.start
        for entity, begin, end, kind in self._turn.snapshot.mentions(self._row.document, start, self._row.end):
            called = self._turn.snapshot.entities[entity]
            theirs = entity in party.numbers or (called.type == "person" and self._is_name(called.name, party))
            if kind != "name" and theirs:
                found.append(_Place(begin - start, end - start, False))
        return found

    def _is_name(self, run: str, party: Party) -> bool:
        """Whether capitalised words name somebody: by two words of their name, or by one that is nobody else's."""
        parts = _name_of(run)
        if not parts or not all(_fits(part, party.names) for part in parts[-2:]):
            return len(parts) > 1 and not is_given_name(parts[-2]) and self._is_name(parts[-1], party)
        if len(parts) == 1 and parts[0] not in self._bearers:
            self._bearers[parts[0]] = _bearers(self._turn, parts[0])
        return len(parts) > 1 or self._bearers[parts[0]] <= 1

    def _owners(self, kin: re.Match[str], party: Party, places: Sequence[_Place]) -> Iterator[tuple[int, bool]]:
        """From where on kin is said to be somebody's, and whether by name: "Reed's", "his", "the mayor's"."""
        for place in places:
            possessive = _OWNS if place.named or self._text[place.end : place.end + 1] in ("'", "’") else _HAS
            if place.end <= kin.start() and possessive.fullmatch(self._text, place.end, kin.start()):
                yield place.start, place.named
            if place.start >= kin.end() and _OF.fullmatch(self._text, kin.end(), place.start):
                yield kin.start(), place.named
        for role, begin in (
            (_ROLE.search(self._text, 0, kin.start()), None),
            (_OF_ROLE.match(self._text, kin.end()), kin.start()),
        ):
            if role is not None and self._holds(party, role["role"]):
                yield role.start() if begin is None else begin, False

    def _holds(self, party: Party, role: str) -> bool:
        """Whether somebody is what a role says: as the question calls them, or the only one who is it."""
        stems = [w.stem for w in words(role)]
        if party.called:
            return party.called == set(stems)
        holders = distinct_people(self._roles.holders(stems))
        return bool(holders) and all(e.n in party.numbers or self._is_name(e.name, party) for e in holders)

    def _beside(self, kin: re.Match[str], begin: int, place: _Place) -> bool:
        """Whether nothing but what joins them stands between somebody and the word of kin."""
        if place.end <= begin:
            return _BEFORE.fullmatch(self._text, place.end, begin) is not None
        return place.start >= kin.end() and _AFTER.fullmatch(self._text, kin.end(), place.start) is not None

    def _tied(self, mine: Sequence[_Place], theirs: Sequence[_Place]) -> bool | None:
        """Whether they are told to be kin, surely or not: "Reed is married to Hale", "Reed and Hale are cousins"."""
        for one in mine:
            for other in theirs:
                if one.end > other.start:
                    continue
                both = _AND.fullmatch(self._text, one.end, other.start) and _BOTH.match(self._text, other.end)
                if both or _TO.fullmatch(self._text, one.end, other.start):
                    return one.named and other.named
        return None


def _name_of(run: str) -> list[str]:
    """The words of a name, folded, without titles and what begins a sentence."""
    parts = [fold(w.strip(".")) for w in run.split()]
    return [p for p in parts if p and p not in TITLES and p not in HONORIFIC and p not in STOP]


def _fits(part: str, names: frozenset[str]) -> bool:
    """Whether a word of a name, or its initial, is among others."""
    return part in names or (len(part) == 1 and any(name.startswith(part) for name in names))


def _bearers(turn: Turn, part: str) -> int:
    """How many people of the collection have a word in their full names."""
    people = (e for e in turn.snapshot.entities if e.type == "person" and part in fold(e.name))
    full = {frozenset(name) for e in people if len(name := _name_of(e.name)) > 1 and part in name}
    return len(full)
