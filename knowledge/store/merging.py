"""Who is who across documents: entities merge where the full name agrees, or differs in a given name cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from knowledge.entities import Cast, Entity, EntityType
from knowledge.language.short_names import short_of
from knowledge.language.words import fold, words

_QUOTES = re.compile(r"[\"“”'‘’«»]")
# First "Nick" Last.
_NICKNAMED = re.compile(r"([\w’'.-]+) [\"“‘']([\w.-]+)[\"”’'] ([\w’'-]+)")
_ARTICLE = re.compile(r"^the\s+")
_BEHIND_HEAD = re.compile(r",|\b(?:of|for|at|in|on|who|from|to|with)\b")
# A surname of so many letters may be printed with one letter more, less, or another.
_LONG = 7
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BODY: EntityType = "organisation"
# So many documents, and so many times as many as have it for a person, say that a single word is nobody.
_TWICE = 2
# Documents on one matter share so many names.
_SHARED = 2
# What anybody is called, by stems.
_COURTESY = frozenset("mr mrs ms miss sir dr dame lady lord".split())
# A given name, one middle initial or more, and the rest, as a key has them.
_MIDDLE = re.compile(r"(?P<given>[^\s.]{2,}) (?:[a-z]\.? )+(?P<rest>[^\s.]{2,}(?: [^\s.]{2,})*)")
# So many others whom documents have in common make them tell of the same people.
_IN_COMMON = 2
_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")


def name_key(name: str) -> str:
    """Fold a name for comparison: case, accents, quotation marks, article, spacing and dots of initials go."""
    plain = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials[0]) + " ", _QUOTES.sub("", fold(name)))
    return _ARTICLE.sub("", " ".join(plain.split()))


@dataclass
class _Names:
    """What a collection tells of people by the keys of their names."""

    genders: dict[str, set[str | None]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    callings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    among: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    nicknamed: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, cast: Cast) -> None:
        people = {name_key(e.name): e for e in cast.entities if e.type == "person"}
        told = people.keys() | {name_key(e.name) for e in cast.entities if e.type == "organisation"}
        for key, entity in people.items():
            self.genders[key] |= {entity.gender} - {None}
            self.aliases[key] |= set(map(name_key, entity.aliases))
            if nicknamed := _NICKNAMED.fullmatch(fold(entity.name)):
                self.nicknamed[key] = (f"{nicknamed[2]} {nicknamed[3]}", f"{nicknamed[1]} {nicknamed[3]}")
            self.beside[key] |= people.keys()
            self.among[key] |= told - {key}
            self.callings[key] |= {s for called in (*entity.roles, *entity.titles) for s in _calling(called)}

    def told_alike(self, one: str, other: str) -> bool:
        """Whether two names are of people who are called the same, or told of with several of the same others."""
        called = (self.callings[one] & self.callings[other]) - _COURTESY
        return bool(called) or len(self.among[one] & self.among[other]) >= _IN_COMMON

    def apart(self, keys: Collection[str]) -> bool:
        """Whether names cannot be one person's: a document has two of them, or one is of a man and one of a woman."""
        met = any(self.beside[a] & {*keys} - {a} for a in keys)
        return met or len(set().union(*(self.genders[k] for k in keys))) > 1


def _calling(role: str) -> set[str]:
    """What a role or title says at heart that somebody is: "president" of "the Norwegian president at the time"."""
    return {w.stem for w in words(_BEHIND_HEAD.split(role, maxsplit=1)[0])[-1:]}


def same_people(casts: Iterable[Cast]) -> dict[str, str]:
    """Keys of people's names, each with the key of the same person's name printed otherwise.

    Another form of the given name ("Sam" for "Samuel"), or a long surname in another spelling ("Halinsky", "Halinskyy")
    where both are called the same ("president"). None where it might be another's as well, where a document has both,
    where one is of a man and the other of a woman, and where a father and a son go by the name. A surname or given name
    alone is that of the only one who is called the same with it ("Chief Falk", "her brother Ivo"), where both are told
    of with the same others. Whoever has a nickname (Rosa "Zita" Falk) is the only one who is called by it. A middle
    initial ("Rosa B. Falk") makes nobody else where both are called the same, or told of with the same others.
    """
    names = _Names()
    for cast in casts:
        names.add(cast)
    spelt = _spellings(names)
    short = _short_forms(names)
    same = {**_one_word(names), **_nicknames(names), **_middle_initials(names), **spelt, **short}
    return {key: spelt.get(one, short.get(one, one)) for key, one in same.items()}


def agreed_kinds(casts: Iterable[Cast]) -> dict[str, EntityType]:
    """Keys of names that some documents have for a person's and others for a body's, each with its kind.

    A full name is what more documents take it for; a title and a known gender speak for a person once more. What a
    document calls a body for short ("Holm Rill", of "Holm Rill Mills"), and none gives a title, a role or a gender, is
    a body. A single word is nobody where far more documents have it for a body or a place ("Theranos"); it is
    somebody's surname where documents on the same matters have one person of that name, and no body.
    """
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    known, short, titled = set[str](), set[str](), set[str]()
    casts = list(casts)
    for cast in casts:
        for entity in cast.entities:
            key, person = name_key(entity.name), entity.type == "person"
            if " " in entity.name and entity.type not in ("person", _BODY):
                continue
            told = person and bool(entity.titles or entity.gender)
            votes[key][entity.type] += 1 + (told and " " in entity.name)
            titled |= {key} if told else set()
            known |= {key} if told or (person and entity.roles) else set()
            short |= {name_key(a) for a in entity.aliases if entity.type == _BODY} - {key}
    full = {key: _elected(counts) for key, counts in votes.items() if " " in key}
    agreed = {key: kind for key, kind in full.items() if len(votes[key]) > 1}
    agreed |= {key: _BODY for key, kind in full.items() if kind == "person" and key in short - known}
    single = ((key, counts) for key, counts in votes.items() if " " not in key and key not in titled)
    agreed |= {key: kind for key, counts in single if (kind := _nobody(counts)) is not None}
    return agreed | dict.fromkeys(_surnames(casts, votes), "person")


def _surnames(casts: Sequence[Cast], votes: Mapping[str, Counter[EntityType]]) -> Iterator[str]:
    """Single words that some documents have for a body alone, and others for the surname of one person of theirs.

    Of no fewer documents, that share further names with the former.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    bodies = Counter(word for key in votes if votes[key][_BODY] for word in set(key.split()))
    for key in (k for k in votes if " " in k and votes[k]["person"] > votes[k][_BODY]):
        bearers[key.rpartition(" ")[2]].add(key)
    told = [{name_key(e.name) for e in cast.entities} for cast in casts]
    for word, counts in votes.items():
        whole = bearers.get(word, set())
        if len(whole) != 1 or set(counts) != {_BODY} or bodies[word] > 1:
            continue
        (full,) = whole
        theirs = set[str]().union(*(names for names in told if full in names)) - {word, full}
        without = [names for names in told if word in names]
        if len(without) <= votes[full]["person"] and all(len(names & theirs) >= _SHARED for names in without):
            yield word


def _nobody(counts: Counter[EntityType]) -> EntityType | None:
    """What a single word is that some documents have for a person's name, and far more for a body's or a place's."""
    kind: EntityType = "place" if counts["place"] > counts[_BODY] else _BODY
    return kind if counts["person"] and counts[kind] >= max(_TWICE, _TWICE * counts["person"]) else None


def _elected(counts: Counter[EntityType]) -> EntityType:
    return "person" if counts["person"] > counts["organisation"] else _BODY


def _spellings(names: _Names) -> dict[str, str]:
    """Keys with a surname in another spelling, each with that of the first of its spellings."""
    by_given: dict[str, list[str]] = defaultdict(list)
    for key in names.genders:
        given, _, surname = key.rpartition(" ")
        if given and len(surname) >= _LONG:
            by_given[given].append(surname)
    found = {}
    for given, surnames in by_given.items():
        near = {a: {b for b in surnames if OSA.distance(a, b, score_cutoff=1) <= 1} for a in surnames}
        for first, spellings in near.items():
            keys = [f"{given} {surname}" for surname in sorted(spellings)]
            whole = len(spellings) > 1 and first == min(spellings) and all(near[s] == spellings for s in spellings)
            if whole and not names.apart(keys) and set.intersection(*(names.callings[k] for k in keys)):
                found.update(dict.fromkeys(keys[1:], keys[0]))
    return found


def _one_word(names: _Names) -> dict[str, str]:
    """Keys of one word, each with that of the only fuller name with it of somebody who is called the same."""
    fuller: dict[str, list[str]] = defaultdict(list)
    for key in names.genders:
        if " " in key:
            fuller[key.partition(" ")[0]].append(key)
            fuller[key.rpartition(" ")[2]].append(key)
    found = {}
    for key in names.genders:
        called = names.callings[key] - _COURTESY
        fits = [full for full in fuller.get(key, ()) if called & names.callings[full]]
        if " " in key or len(fits) != 1 or names.apart((key, fits[0])):
            continue
        # Kin are called by the given name: those of whom they are it must be told of.
        others = names.among if fits[0].endswith(key) else names.beside
        if (others[key] & others[fits[0]]) - {key, fits[0]}:
            found[key] = fits[0]
    return found


def _nicknames(names: _Names) -> dict[str, str]:
    """Keys with a nickname besides the given name, each with that of the only name that has one of the two."""
    found = {}
    for key, forms in names.nicknamed.items():
        known = [form for form in forms if form in names.genders]
        if len(known) == 1 and not names.apart((key, known[0])):
            found[key] = known[0]
    return found


def _middle_initials(names: _Names) -> dict[str, str]:
    """Keys with a middle initial, each with that of the only name without one that may be the same person's."""
    by_rest: dict[str, list[str]] = defaultdict(list)
    initialled: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in names.genders:
        if led := _MIDDLE.fullmatch(key):
            initialled[led["rest"]].append((led["given"], key))
        else:
            given, _, rest = key.partition(" ")
            by_rest[rest].append(given)
    found = {}
    for rest, forms in initialled.items():
        suffixed = any(f"{rest} {suffix}" in other for suffix in _SUFFIXES for other in (*by_rest, *initialled))
        for given, key in forms if not suffixed else ():
            fits = [g for g in by_rest.get(rest, ()) if g == given or short_of(g, given)]
            rivals = [g for g, _ in forms if g == given or short_of(g, given)]
            plain = f"{fits[0]} {rest}" if len(fits) == 1 == len(rivals) else None
            if plain is None or names.apart((key, plain)):
                continue
            # A name without its initial is anybody's; a short form that a document has for them is theirs.
            if names.told_alike(key, plain) or (fits[0] != given and plain in names.aliases[key]):
                found[key] = plain
    return found


def _short_forms(names: _Names) -> dict[str, str]:
    """Keys with another form of the given name, each with that of the first of them."""
    by_rest: dict[str, list[str]] = defaultdict(list)
    for key in names.genders:
        given, _, rest = key.partition(" ")
        if rest:
            by_rest[rest].append(given)
    suffixed = {key.replace(",", "").rstrip(".") for key in names.genders}
    found = {}
    for rest, givens in by_rest.items():
        for forms in _one_name(givens):
            keys = [f"{given} {rest}" for given in forms]
            if not names.apart(keys) and not any(f"{key} {suffix}" in suffixed for key in keys for suffix in _SUFFIXES):
                found.update(dict.fromkeys(keys[1:], keys[0]))
    return found


def _one_name(givens: list[str]) -> Iterator[list[str]]:
    """Given names that are all forms of one another, and of no other among them."""
    near = {a: {b for b in givens if a == b or short_of(a, b)} for a in givens}
    for given, forms in near.items():
        if len(forms) > 1 and given == min(forms) and all(near[form] == forms for form in forms):
            yield sorted(forms)


@dataclass
class Merged:
    """One entity of the whole collection, growing as documents are added."""

    n: int
    type: str
    spellings: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    parent: int | None = None
    mentions: int = 0

    @property
    def name(self) -> str:
        """The full name as most documents print it; of a person not the surname alone, where any has more."""
        person = self.type == "person"
        return max(self.spellings, key=lambda spelling: (person and " " in spelling, self.spellings[spelling]))


class Directory:
    """Hands out one number for each entity, the same wherever the full name and the type agree.

    `same` tells of keys of people's names which other key stands for them, `kinds` of keys what kind they all are.
    """

    def __init__(self, same: Mapping[str, str], kinds: Mapping[str, EntityType]) -> None:
        self._same = same
        self._kinds = kinds
        self._by_key: dict[tuple[str, str], Merged] = {}
        self.entities: list[Merged] = []

    def add(self, entities: tuple[Entity, ...], mentions: Counter[int]) -> list[int]:
        """Add one document's entities; return the collection's number for each, in the given order."""
        numbers = []
        for index, entity in enumerate(entities):
            name = name_key(entity.name)
            # A single word is put right where it was taken for a person's name, or is one; no body is made a place.
            whole = " " in name or self._kinds.get(name) == "person"
            open_to_it = entity.type == "person" or (entity.type == _BODY and whole)
            kind = self._kinds.get(name, entity.type) if open_to_it else entity.type
            key = (self._same.get(name, name) if kind == "person" else name, kind)
            merged = self._by_key.get(key)
            if merged is None:
                merged = Merged(n=len(self.entities), type=kind)
                self._by_key[key] = merged
                self.entities.append(merged)
            merged.spellings[entity.name] += 1
            # The last word of a body's name is no surname.
            merged.aliases.update({entity.name, *(entity.aliases if entity.type == kind else ())})
            merged.roles.update(entity.roles)
            merged.titles.update(entity.titles)
            merged.mentions += mentions[index]
            numbers.append(merged.n)
        for entity, number in zip(entities, numbers, strict=True):
            if entity.parent is not None and self.entities[number].parent is None:
                self.entities[number].parent = numbers[entity.parent]
        return numbers
