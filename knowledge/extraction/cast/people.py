"""Which written names are one person: by surname, given name, nickname and suffix, never by likeness."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nameparser import HumanName
from nameparser.config import Constants

from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import FEMALE_TITLES, MALE_TITLES, PARTICLES
from knowledge.language.short_names import same_given

# Unlike "chairman", these are never said of the other sex.
_COURTESY = frozenset({"mr", "mrs", "ms", "miss"})
# Of those who share a surname the one named in full so many times as often as another is surely meant by it alone.
_LEADS = 3
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one written name, lower case; `first` is empty for a bare surname."""

    first: str
    middle: str
    last: str
    suffix: str
    nickname: str


@dataclass(slots=True)
class Person:
    """All written forms of one person, first mention first."""

    forms: list[str] = field(default_factory=list)
    names: list[PersonName] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    kin: bool = False

    @property
    def full(self) -> str:
        """The fullest form: most words, not in capitals alone, the first of these in the text."""
        return max(self.forms, key=lambda form: (len(form.split()), not form.isupper(), -self.forms.index(form)))

    @property
    def surname(self) -> str:
        """The last name, lower case."""
        return next((n.last for n in self.names if n.first), self.names[0].last)

    def goes_by_two(self) -> bool:
        """Whether a text calls them by two surnames: by "Vale Quist" where the full name is "Ada Vale Quist"."""
        return any(n.first in m.middle.split() and n.last == m.last for n in self.names for m in self.names if n.first)

    def gender(self) -> str | None:
        """Told by a title or by the given name."""
        for title in self.titles:
            for word in title.lower().replace(".", "").split():
                if word in MALE_TITLES:
                    return "male"
                if word in FEMALE_TITLES:
                    return "female"
        for name in self.names:
            found = gender_of(name.first) or gender_of(name.middle) if name.first else None
            if found:
                return found
        return None


@functools.cache
def _constants() -> Constants:
    constants = Constants()
    constants.titles.clear()
    constants.suffix_acronyms.clear()
    return constants


@functools.lru_cache(maxsize=4096)
def parse_name(form: str) -> PersonName:
    """Split a written name into its parts; quotation marks around a nickname may be of any kind."""
    plain = re.sub(r"\s+", " ", form.translate(_PLAIN_QUOTES)).replace(" - ", "-")
    nick = re.search(r"[\"'] ?([\w.-]+(?: \w+)?) ?[\"']", plain)
    nickname = nick.group(1) if nick else ""
    if nick:
        plain = (plain[: nick.start()] + plain[nick.end() :]).replace("  ", " ")
    suffix = _SUFFIX.search(plain)
    if suffix:
        plain = plain[: suffix.start()]
    words = plain.split()
    if len(words) < 2:
        return PersonName("", "", plain.lower(), _key(suffix), nickname.lower())
    parsed = HumanName(plain, constants=_constants())
    first, last = parsed.first or words[0], parsed.last or words[-1]
    return PersonName(
        first.lower().replace(".", ""), parsed.middle.lower(), last.lower(), _key(suffix), nickname.lower()
    )


def _key(suffix: re.Match[str] | None) -> str:
    return suffix.group().strip(" ,.").lower() if suffix else ""


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether two full names may be of one person."""
    if a.last.split()[-1] != b.last.split()[-1] or (a.suffix != b.suffix and a.suffix and b.suffix):
        return False
    if a.suffix != b.suffix and "sr" in (a.suffix, b.suffix):
        return False  # one is called so where the other is told of
    if same_given(a.first, b.first):
        return not (a.suffix != b.suffix and a.first == b.first and a.middle != b.middle)
    givens_a = {a.first, a.nickname, *a.middle.split()} - {""}
    givens_b = {b.first, b.nickname, *b.middle.split()} - {""}
    return bool(givens_a & givens_b)


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    """One written person name with its place in the sequence, its form and the title before it.

    `kin` tells that it is introduced as somebody's ("the first lady, ...", "his son ...").
    """

    index: int
    form: str
    title: str = ""
    kin: bool = False


def group_people(written: list[WrittenPerson]) -> list[tuple[Person, dict[int, float]]]:
    """Group written names into persons; each comes with a confidence for every name it took in.

    Full names first; then surnames behind a title, then bare ones and given names go to the one person they fit, and
    among several to the one with the matching title, else the one mentioned last (at a lower confidence). Whoever is
    introduced as somebody's kin shares a surname with them: no one else's title is theirs.
    """
    people: list[Person] = []
    certainty: list[dict[int, float]] = []
    surnames = {last for item in written if (last := parse_name(item.form).last) != item.form.lower()}
    names = {item.form: _known_name(item.form, surnames) for item in written}
    for item in written:
        name = names[item.form]
        if not name.first:
            continue
        home = _home_of_full(item, name, people)
        if home is None:
            people.append(Person())
            certainty.append({})
            home = len(people) - 1
        _add(people[home], item, name)
        certainty[home][item.index] = 1.0
    owner = {i: k for k, chosen in enumerate(certainty) for i in chosen}
    singles = [(position, item) for position, item in enumerate(written) if not names[item.form].first]
    for position, item in sorted(singles, key=lambda single: not single[1].title):
        name = names[item.form]
        before = [owner[w.index] for w in written[:position] if w.index in owner]
        told = (w for w in written[:position] if names[w.form].first or w.title)
        fully = Counter(owner[w.index] for w in told if w.index in owner)
        home, sure = _home_of_single(item, name, people, before, fully)
        if home is None:
            people.append(Person())
            certainty.append({})
            home = len(people) - 1
        _add(people[home], item, name)
        certainty[home][item.index] = sure
        owner[item.index] = home
    return list(zip(people, certainty, strict=True))


def _known_name(form: str, surnames: set[str]) -> PersonName:
    """The parts of a name; "Da Silva" is a bare surname where a fuller name ends so."""
    name = parse_name(form)
    *particles, _ = form.lower().split() or [""]
    if particles and set(particles) <= PARTICLES and form.lower() in surnames:
        return PersonName("", "", form.lower(), name.suffix, "")
    return name


def _add(person: Person, item: WrittenPerson, name: PersonName) -> None:
    if item.form not in person.forms:
        person.forms.append(item.form)
        person.names.append(name)
    if item.title and item.title not in person.titles:
        person.titles.append(item.title)
    person.kin |= item.kin and not person.spans
    person.spans.append(item.index)


def _home_of_full(item: WrittenPerson, name: PersonName, people: Sequence[Person]) -> int | None:
    """Which person a full name means: "his son, Per Falk Jr." is not Per Falk, nor "Per Falk Jr." from then on."""
    fits = [i for i, p in enumerate(people) if any(n.first and compatible(n, name) for n in p.names)]
    alike = [i for i in fits if any(n.suffix == name.suffix for n in people[i].names)]
    if name.suffix and item.kin:
        return alike[0] if alike else None
    return next(iter(alike or fits), None)


def _called(name: PersonName) -> set[str]:
    """The names that somebody goes by alone; with a particle in the surname ("da Silva"), also the middle ones."""
    return {name.first, name.nickname, *(name.middle.split() if " " in name.last else ())}


def _home_of_single(
    item: WrittenPerson, name: PersonName, people: list[Person], before: list[int], fully: Mapping[int, int]
) -> tuple[int | None, float]:
    """Which person a one-word name means, and how surely.

    `before` are the people of the names before it, `fully` tells how often each was named there with more than this.
    """
    word = name.last
    fits = [i for i, p in enumerate(people) if any(word in (n.last, n.last.split()[-1]) for n in p.names)]
    if len(fits) > 1:
        fits = [i for i in fits if not people[i].goes_by_two()] or fits
    if not fits:
        # Behind a title stands no given name, but a family name that comes first: "Director Hwan" of "Hwan Min-ho".
        given = bool(item.title) and is_given_name(word)
        fits = [i for i, p in enumerate(people) if not given and any(word in _called(n) for n in p.names)]
    if not fits:
        return None, 0.9
    words = set(item.title.lower().replace(".", "").split())
    wanted = "male" if words & MALE_TITLES else "female" if words & FEMALE_TITLES else None
    if wanted:
        like = [i for i in fits if people[i].gender() in (None, wanted)]
        fits = like if like or words & _COURTESY else fits  # "Mr. Falk" is not Ada Falk, though there be no other
    everybody, recent = fits, next((b for b in reversed(before) if b in fits), None)
    if item.title:
        titled = [i for i in fits if words & {w for t in people[i].titles for w in t.lower().replace(".", "").split()}]
        fits = titled or [i for i in fits if not (people[i].kin and item.index < min(people[i].spans))]
    if not fits:
        return None, 0.9
    if len(fits) == 1:
        # "Mayor Ada Falk said ... Cr Falk said": a mayor may be a councillor, too, where no other has been named yet.
        ahead = len(everybody) > 1 and item.index < min(people[fits[0]].spans)
        return (recent, 0.55) if ahead and recent is not None else (fits[0], 1.0)
    weight = {i: (sum(b == i for b in before), -min(people[i].spans)) for i in fits}
    leading = max(fits, key=lambda i: (len(people[i].spans) + weight[i][0], weight[i][1]))
    first = min(fits, key=lambda i: min(people[i].spans))
    recent = next((b for b in reversed(before) if b in fits), None)
    # Somebody's wife or son is called by both names, or by the first; a namesake is not.
    rival = max((fully[i] for i in fits if i != leading and not people[i].kin), default=0)
    if leading == first == recent and fully[leading] >= _LEADS * rival:
        return leading, 0.85
    return leading, 0.7 if leading == first else 0.55
