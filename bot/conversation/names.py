"""Names in a question: which people, bodies and places of the snapshot it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, takewhile

from rapidfuzz.distance import Levenshtein

from bot.conversation.beside import Beside
from bot.conversation.function_words import AUXILIARIES
from bot.conversation.kinds_of_body import kinds_of
from bot.conversation.phrasings import Token
from bot.conversation.titled import HONORIFIC, is_title_or_slip
from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.dates.lexicon import MONTHS, WEEKDAYS
from knowledge.language.english import english
from knowledge.language.short_names import same_given
from knowledge.language.words import STOP, words
from knowledge.store.snapshot import Snapshot, StoredEntity

# No day or month is a name by itself ("This Week Sunday"), but somebody's.
_DAYS = frozenset((*MONTHS, *WEEKDAYS))
_TYPES = frozenset({"person", "organisation", "place", "product", "group", "other"})
# Of more than one letter: nobody is "Malcolm the tenth".
_JUNIOR = re.compile(r".* (?:Jr|Sr|II|III|IV)\.?")
_NUMERAL = re.compile(r"(?=[IVX]{2})[IVX]+|V")
# "Charles O 'Reilly", as texts have it whose words were set apart.
_APART = re.compile(r"\b([DLO])\s?(['’])\s?(?=[A-Z])")
# How the first words of bodies are clipped.
_CLIPPED = {
    "metropolitan": "met", "association": "assoc", "university": "uni", "department": "dept", "government": "govt",
    "corporation": "corp", "committee": "cttee", "international": "intl", "national": "natl", "laboratory": "lab",
}  # fmt: skip
# What bodies are called for short, where no document need say so; without "of" and "U.S.".
_ALSO_CALLED = {
    "justice department": "doj", "department justice": "doj", "supreme court": "scotus", "republican party": "gop",
    "homeland security": "dhs", "department homeland security": "dhs", "defense department": "dod",
    "department defense": "dod", "united nations": "un", "european union": "eu", "federal reserve": "fed",
    "national health service": "nhs", "internal revenue service": "irs", "new york police department": "nypd",
    "los angeles police department": "lapd", "chicago police department": "cpd",
}  # fmt: skip
# What people are called by what they are: written small, it is nobody's surname.
_CALLINGS = PERSON_NOUNS | {"boss", "bosses"}
# "The union" is the one body whose name ends so, where there is one.
HEADS = frozenset(
    """union board council commission committee agency department court company club society university school
    hospital church government officials authorities force party ministry bank association federation service office
    authority bureau foundation institute museum team trust network group organisation organization newspaper
    police""".split()
)
# A word with a smaller share of all English words is more likely a name.
_RARE = 1e-7
# Given names that are no other words are written about so seldom or less ("pippa", "zora").
_HARDLY_EVER = 2e-6
# Fewer letters of a first name are no short form of it.
_LEAST_CLIPPED = 3
# Shorter given names that differ by a letter are others ("Ada", "Ana").
_LEAST_SPELT = 4
# So many letters in capitals before a surname are initials.
_INITIALS = range(2, 4)
_CORPORATE = frozenset({"inc", "corp", "ltd", "llc", "co", "corporation", "company", "plc", "computer", "the"})


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the question that name something: token range (half-open) and the entities it may be."""

    start: int
    end: int
    entities: tuple[StoredEntity, ...]
    text: str

    @property
    def numbers(self) -> frozenset[int]:
        """The entities' numbers."""
        return frozenset(e.n for e in self.entities)

    @property
    def people(self) -> tuple[StoredEntity, ...]:
        """The people among the entities."""
        return tuple(e for e in self.entities if e.type == "person")


class NameIndex:
    """Every alias of a snapshot's entities, by its folded words."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entities = snapshot.entities
        self._common = snapshot.common_words
        self._capital = snapshot.capital_words
        self._by_words: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_head: dict[str, set[int]] = defaultdict(set)
        self._first: set[str] = set()
        self._longest = 1
        self._given: dict[str, set[int]] = defaultdict(set)
        for entity in self._entities:
            parts = words(entity.name) if entity.type == "person" else []
            if len(parts) > 1 and len(parts[0].folded) > 2:
                self._given[parts[0].folded].add(entity.n)
            if entity.type in _TYPES:
                closed = replace(entity, name=_APART.sub(r"\1\2", entity.name))
                forms = {closed.name, *self._short_forms(closed), *self._short_forms(entity)}
                # A son who is called by his father's name and "Jr." is not meant by the name alone.
                theirs = (
                    {e.name.casefold() for e in self._entities if e.n != entity.n}
                    if _JUNIOR.fullmatch(entity.name)
                    else ()
                )
                for alias in {entity.name, *entity.aliases, *forms}:
                    if alias.casefold() not in theirs:
                        self._add(alias, entity.n)
                last = words(entity.name)[-1:]
                if entity.type == "organisation" and last:
                    heads = [last[0].folded] if last[0].folded in HEADS else []
                    for head in (*heads, *kinds_of(entity.name)):
                        self._by_head[head].add(entity.n)
        for one, other in self._misspelt(snapshot):
            self._add(one.name, other.n)
            self._add(other.name, one.n)

    def _misspelt(self, snapshot: Snapshot) -> Iterator[tuple[StoredEntity, StoredEntity]]:
        """People who are one though two documents spell the given name otherwise: only under one of them they speak."""
        alike: dict[tuple[str, str], list[tuple[str, StoredEntity]]] = defaultdict(list)
        for entity in self._entities:
            found = [w.folded for w in words(entity.name)] if entity.type == "person" else []
            if len(found) == 2:
                alike[found[0][0], found[1]].append((found[0], entity))
        for namesakes in alike.values():
            for (given, one), (other_given, other) in combinations(namesakes, 2):
                if spelt_alike(given, other_given):
                    spoke = [snapshot.has_fact_of(e.n, "statement", "speaker") for e in (one, other)]
                    places = [{document for document, *_ in snapshot.mentions_of(e.n)} for e in (one, other)]
                    if spoke[0] != spoke[1] and places[0].isdisjoint(places[1]):
                        yield one, other

    @staticmethod
    def _short_forms(entity: StoredEntity) -> list[str]:
        """Forms people use that a document need not spell out: initials, first and last, no suffix."""
        found = [w.folded for w in words(entity.name)]
        forms = []
        if entity.type == "person" and len(found) > 1:
            if _NUMERAL.fullmatch(entity.name.rsplit(" ", 1)[-1]):
                return [found[0]]  # "King Charles" is Charles III
            forms += [found[-1], f"{found[0]} {found[-1]}"]
            nickname = re.search(r"[\"“‘']\s?([\w]+)\s?[\"”’']", entity.name)
            if nickname:
                forms += [nickname[1], f"{nickname[1]} {found[-1]}"]
        elif entity.type == "organisation":
            core = [w for w in found if w not in _CORPORATE]
            if core and core != found and sum(map(len, core)) > 3:
                forms.append(" ".join(core))
            forms += [" ".join(found[i:]) for i in range(1, len(found) - 1) if found[i] not in STOP]
            core = found[2:] if len(found) > 3 and found[1] in {"of", "for", "on"} else []
            if core:
                forms.append(" ".join(core))
            if not _CLIPPED.keys().isdisjoint(found):
                forms.append(" ".join(_CLIPPED.get(w, w) for w in found))
            if found[-2:] == ["police", "department"] and len(found) > 2:
                forms.append(" ".join(found[:-1]))
            initials = "".join(w[0] for w in found if w not in STOP)
            if len(initials) >= 3:
                forms.append(initials)
            forms += _ALSO_CALLED.get(" ".join(w for w in found if w not in STOP | {"u", "us"}), "").split()
        return forms

    def _add(self, alias: str, number: int) -> None:
        found = [w.folded for w in words(alias)]
        while found and found[0] in {"the", "a", "an"}:
            found.pop(0)
        if len(found) == 1 and found[0] in _DAYS and self._entities[number].type != "person":
            return
        surname = len(found) == 1 and words(self._entities[number].name)[-1:][0].folded == found[0]
        if not found or (len(found) == 1 and ((found[0] in STOP and not surname) or len(found[0]) < 2)):
            return
        for written in (found, _initials_apart(alias, found), _initials_joined(found)):
            self._by_words[tuple(written)].add(number)
            self._first.add(written[0])
            self._longest = max(self._longest, len(written))

    def warm(self) -> None:
        """Read the names as a misspelt word will ask for them, so that no question waits for it."""
        _ = self.beside

    @cached_property
    def beside(self) -> Beside:
        """The words of names by those they stand beside."""
        return Beside(self._by_words)

    @cached_property
    def vocabulary(self) -> set[str]:
        """Every word that occurs in a name."""
        return {w for key in self._by_words for w in key}

    def exact(self, found: Sequence[str]) -> tuple[StoredEntity, ...]:
        """The entities that go by exactly these folded words, most mentioned first."""
        numbers = self._by_words.get(tuple(found))
        if numbers is None:
            return ()
        return tuple(sorted((self._entities[n] for n in numbers), key=lambda e: (-e.mentions, e.n)))

    def _is_ordinary(self, token: Token, *, begins: bool = False, led: str = "") -> bool:
        """Whether a word by itself is more likely a word than a name: a title, or written small here and there.

        A word that joins others ("may") is a name where it has a capital that no sentence begins with. What is hardly
        ever written small is one right behind an auxiliary (`led`), too ("did acme say").
        """
        if token.folded in HONORIFIC or (token.folded in STOP and (begins or not token.capital)):
            return True
        if led in AUXILIARIES and token.folded in self._capital and token.folded not in _CALLINGS:
            return False
        return not token.capital and (token.folded in self._common or token.folded in _CALLINGS)

    def by_head(self, head: str) -> tuple[StoredEntity, ...]:
        """Bodies whose name ends in this word ("union") or that are such by their name, most mentioned first."""
        return tuple(sorted((self._entities[n] for n in self._by_head.get(head, ())), key=lambda e: (-e.mentions, e.n)))

    def by_kind(self, found: Sequence[str]) -> tuple[StoredEntity, ...]:
        """Bodies of the kind that the last word says whose names have the others: "the police union"."""
        *others, head = found
        named = [(e, {w.folded for w in words(e.name)}) for e in self.by_head(head)]
        return tuple(e for e, parts in named if others and parts.issuperset(others))

    def by_part(self, found: Sequence[str]) -> tuple[StoredEntity, ...]:
        """The one body whose name begins or ends so ("Acme" of "Acme School of Trade"); none for everyday words."""
        if not found or all(word in self._common for word in found):
            return ()
        part, n = tuple(found), len(found)
        numbers = {i for key, ns in self._by_words.items() if part in (key[:n], key[-n:]) for i in ns}
        called = [self._entities[i] for i in sorted(numbers)]
        bodies = [e for e in called if e.type == "organisation"]
        return tuple(bodies) if len(bodies) == 1 and all(e.name == bodies[0].name for e in called) else ()

    def _free(self, found: Sequence[Named]) -> int:
        """From which token on a given name may stand: behind the last name, unless that is a given name by itself."""
        if not found:
            return 0
        last = found[-1]
        given = gender_of(last.text) is not None or last.text in self._given
        return last.start if last.end - last.start == 1 and given else last.end

    def _so_called(
        self, entities: tuple[StoredEntity, ...], tokens: Sequence[Token], place: int, free: int
    ) -> tuple[StoredEntity, ...]:
        """Without people whose given name is another than that before their surname: Ada Reed is not "Tom Reed"."""
        given = tokens[place - 1] if place > free else None
        if given is None or not _beside(given, tokens[place]):
            return entities
        clipped = tuple(e for e in entities if e.type == "person" and _clips(given.folded, e))
        if clipped or not self._is_given(given):
            return clipped or entities
        return tuple(e for e in entities if e.type != "person" or _may_be_called(e, given.folded))

    def _by_surname_alone(
        self, entities: tuple[StoredEntity, ...], tokens: Sequence[Token], place: int
    ) -> tuple[StoredEntity, ...]:
        """Without people whose surname is the given name of somebody else: Ada Taylor is not "Taylor Swift"."""
        token, behind = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
        if not is_given_name(token.folded) or behind is None or not _beside(token, behind):
            return entities
        titled = all(t.capital for t in tokens)
        if behind.folded in STOP or (behind.known and (titled or not (behind.capital and token.capital))):
            return entities
        return tuple(e for e in entities if e.type != "person" or words(e.name)[0].folded == token.folded)

    def _is_given(self, token: Token) -> bool:
        """Whether a word before a surname is a given name or initials, by what is known of names and words."""
        word = token.folded
        if not word.isalpha() or word in STOP or word in HONORIFIC or word in PERSON_NOUNS or word in self._common:
            return False
        # Whose given name the documents know, or what is hardly ever a word, is nobody else's.
        rare = not token.known and english().get(word, 0.0) < _HARDLY_EVER and len(word) >= _LEAST_SPELT
        if gender_of(word) is not None or word in self._given or (rare and not is_title_or_slip(word)):
            return True
        if token.known:
            # The documents know it, and not as an ordinary word, nor as a body or place.
            return token.capital and all(e.type == "person" for e in self.exact([word]))
        return token.capital and (len(word) in _INITIALS or english().get(word, 0.0) < _RARE)

    def find(self, tokens: Sequence[Token]) -> list[Named]:
        """Find names in a question, longest first, left to right; titles in front of one belong to it."""
        found: list[Named] = []
        folded = [t.folded for t in tokens]
        singular = [w if w in HONORIFIC else w.removesuffix("s") for w in folded]
        i = 0
        while i < len(tokens):
            begins = folded[i] in self._first or singular[i] in self._first
            for length in range(min(self._longest, len(tokens) - i) if begins else 0, 0, -1):
                span = folded[i : i + length]
                known = tuple(span) in self._by_words
                entities = self.exact(span if known else singular[i : i + length])
                if length == 1:
                    entities = self._so_called(entities, tokens, i, self._free(found))
                    entities = self._by_surname_alone(entities, tokens, i)
                if length == 1 and _does(tokens, i, found):
                    entities = tuple(e for e in entities if not _is_given_of(folded[i], e))
                led = folded[i - 1] if i else ""
                if entities and not (length == 1 and self._is_ordinary(tokens[i], begins=i == 0, led=led)):
                    start = i
                    while start > 0 and tokens[start - 1].folded in HONORIFIC:
                        start -= 1
                    found.append(Named(start, i + length, entities, " ".join(span)))
                    i += length
                    break
            else:
                called = self._by_given_name(tokens, i, found)
                if called is not None:
                    found.append(called)
                i += 1
        return found

    @staticmethod
    def _is_called_so(word: str) -> bool:
        """Whether a word written small is a given name rather than another word: a known one, or hardly ever a word."""
        return gender_of(word) is not None or english().get(word, 0.0) < _HARDLY_EVER

    def _by_given_name(self, tokens: Sequence[Token], place: int, found: Sequence[Named]) -> Named | None:
        """Whoever goes by a given name alone ("Dame Judi"), where no surname of somebody else stands behind it."""
        token = tokens[place]
        numbers = self._given.get(token.folded)
        if numbers is None or self._is_ordinary(token) or not (token.capital or self._is_called_so(token.folded)):
            return None
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        if behind is not None and _beside(token, behind):
            surnamed = any(words(e.name)[-1].folded == behind.folded for e in self.exact([behind.folded]))
            if behind.capital or not behind.known or surnamed:
                return None
        if _does(tokens, place, found):
            return None
        # The Taylor of "Tom Taylor" is nobody's given name.
        before = tokens[place - 1] if place > self._free(found) else None
        if before is not None and _beside(before, token) and self._is_given(before):
            return None
        start = place
        while start > 0 and tokens[start - 1].folded in HONORIFIC:
            start -= 1
        entities = tuple(sorted((self._entities[n] for n in numbers), key=lambda e: (-e.mentions, e.n)))
        return Named(start, place + 1, entities, token.folded)


def _beside(one: Token, other: Token) -> bool:
    """Whether one word follows on another with nothing but a space between them."""
    return other.start - one.end == 1


def _does(tokens: Sequence[Token], place: int, found: Sequence[Named]) -> bool:
    """Whether a word right behind a name says what that one does ("Did Reed sue Hale?"): written small, it is none."""
    token = tokens[place]
    behind_a_name = bool(found) and found[-1].end == place and _beside(tokens[place - 1], token)
    return behind_a_name and not token.capital


def _is_given_of(word: str, entity: StoredEntity) -> bool:
    """Whether a word is somebody's given name, and no surname of theirs."""
    first, *rest = words(entity.name)
    return entity.type == "person" and bool(rest) and first.folded == word and rest[-1].folded != word


def _clips(given: str, person: StoredEntity) -> bool:
    """Whether a word is the beginning of a person's first name ("Steph" of "Stephen")."""
    first, *rest = words(person.name)
    return bool(rest) and len(given) >= _LEAST_CLIPPED and first.folded.startswith(given) and first.folded != given


def _may_be_called(person: StoredEntity, given: str) -> bool:
    """Whether a given name may be a person's: one of their own, its short form or initial; any where none is known."""
    found = [[w.folded for w in words(alias)] for alias in {person.name, *person.aliases}]
    own = {name for parts in found for name in parts[:-1]}
    firsts = {parts[0] for parts in found if len(parts) > 1}
    joined = {form[0] for parts in found if len(form := _initials_joined(parts)) > 1}
    return not own or given in own | joined or any(same_given(given, first) for first in firsts)


def spelt_alike(a: str, b: str) -> bool:
    """Whether one of two given names may be the other misspelt: they differ by a letter, and not both are usual."""
    usual = gender_of(a) is not None and gender_of(b) is not None
    long_enough = min(len(a), len(b)) >= _LEAST_SPELT
    return long_enough and not usual and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) == 1


def _initials_joined(found: Sequence[str]) -> list[str]:
    """ "J.D. Reed" as "JD Reed": single letters in front of a name as one word."""
    letters = list(takewhile(lambda word: len(word) == 1 and word.isalpha(), found))
    return ["".join(letters), *found[len(letters) :]] if len(letters) > 1 else list(found)


def _initials_apart(alias: str, found: Sequence[str]) -> list[str]:
    """ "JD Reed" as "J.D. Reed"."""
    first = alias.split(" ", 1)[0]
    apart = first.isalpha() and first.isupper() and len(first) in _INITIALS and len(found) > 1
    return [*found[0], *found[1:]] if apart else list(found)
