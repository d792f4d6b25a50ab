"""Who is meant by words: the people of one name told from one another, and from those who only share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.conversation.names import spelt_alike
from knowledge.language.words import words
from knowledge.store.snapshot import StoredEntity

# Mentioned so many times as often as others of that surname, somebody is meant by it.
_LEADS = 10
# Of one given name and surname, one with a middle name and one without are the same.
_WITH_AND_WITHOUT = 2


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom words of the question stand for.

    `entities` are none where nobody of the snapshot fits; several different people make it ambiguous.
    `how` tells by what they were found; for a pronoun they come likeliest first and are no ambiguity.
    """

    text: str
    entities: tuple[StoredEntity, ...] = ()
    how: str = "unknown"

    @property
    def people(self) -> tuple[StoredEntity, ...]:
        """The distinct people meant; a bare surname goes along with the one full name that has it."""
        return distinct_people(self.entities)

    def first_who(self, test: Callable[[StoredEntity], bool]) -> Meant:
        """For a pronoun, the first that passes a test, else the likeliest; anything else as it is."""
        if self.how != "pronoun":
            return self
        chosen = next((e for e in self.entities if test(e)), None)
        return Meant(self.text, (chosen,) if chosen else self.entities[:1], self.how)

    @property
    def ambiguous(self) -> bool:
        """Whether several different people are meant by the same words."""
        return (
            self.how != "pronoun" and len(self.people) > 1 and not any(e.type == "organisation" for e in self.entities)
        )


def distinct_people(entities: Sequence[StoredEntity]) -> tuple[StoredEntity, ...]:
    """The different people among entities.

    One known by surname alone goes along with whoever has it in full, one with an initial or a middle name ("Ada B.
    Reed", "Ada Beth Reed") with whoever has none, where no other is known, and one whose given name is spelt otherwise
    by a letter with the first.
    """
    people = list({e.name: e for e in entities if e.type == "person"}.values())
    parts = {e.name: [w.folded for w in words(e.name)] for e in people}
    full = {p[-1] for p in parts.values() if len(p) > 1}
    initials: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for found in parts.values():
        plain, between = _apart(found)
        initials[plain].add(between)
    middle: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for plain in initials:
        middle[(*plain[:1], *plain[1:][-1:])].add(plain)
    told: dict[tuple[str, ...], StoredEntity] = {}
    for person in people:
        found = parts[person.name]
        plain, between = _apart(found)
        bare = (*plain[:1], *plain[1:][-1:])
        if bare in middle[bare] and len(middle[bare]) <= _WITH_AND_WITHOUT:
            plain = bare
        one = len(initials[plain] - {()}) <= 1
        if (len(found) > 1 or not full.intersection(found)) and not any(_misspelt(found, key) for key in told):
            told.setdefault(plain if one else (*plain, *between), person)
    return tuple(told.values())


def _misspelt(name: Sequence[str], other: Sequence[str]) -> bool:
    return (
        len(name) == len(other) == len(("given", "surname")) and name[1] == other[1] and spelt_alike(name[0], other[0])
    )


def _apart(name: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name's words without the initials between the first and the last, and these."""
    between = tuple(w for w in name[1:-1] if len(w) == 1)
    return (*name[:1], *(w for w in name[1:-1] if len(w) > 1), *name[1:][-1:]), between


def leading(entities: tuple[StoredEntity, ...]) -> tuple[StoredEntity, ...]:
    """Of the bearers of a surname the one whom the documents are about, where hardly anybody else has it."""
    counts: Counter[tuple[str, ...]] = Counter()
    called = {e.n: _apart([w.folded for w in words(e.name)])[0] for e in entities if e.type == "person"}
    for entity in entities:
        if len(called.get(entity.n, ())) > 1:
            counts[called[entity.n]] += entity.mentions
    ranked = counts.most_common(2)
    if len(ranked) < 2 or ranked[0][1] < _LEADS * ranked[1][1]:
        return entities
    leading = ranked[0][0]
    return tuple(e for e in entities if len(called.get(e.n, ())) < 2 or called[e.n] == leading)


def named_fully(entities: tuple[StoredEntity, ...], word: str) -> tuple[StoredEntity, ...]:
    """Of the bearers of a given name without whoever is called by it alone, where one bearer is named in full.

    Whoever is meant, no question could tell the two apart; and an answer says whose it is.
    """
    called = {e.n: [w.folded for w in words(e.name)] for e in entities if e.type == "person"}
    full = [e for e in entities if called.get(e.n, [])[:1] == [word] and len(called[e.n]) > 1]
    return tuple(e for e in entities if called.get(e.n) != [word]) if len(distinct_people(full)) == 1 else entities
