"""Who holds which role, as the documents give it, and what else those who hold it are called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.conversation.offices import CHANGING, is_of_a_part
from bot.conversation.spelling import SPELT_OUT
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import LAWYERS, PERSON_NOUNS, TITLES
from knowledge.facts import Role
from knowledge.language.countries import AT_HOME, COUNTERPARTS, PLACE_WORDS
from knowledge.language.words import STOP, stem, words
from knowledge.store.snapshot import Snapshot, StoredEntity

# Titles as printed, and what people call those who hold them.
_TITLES: Mapping[str, str] = {
    "ald": "alderman alderwoman alderperson councilman councillor", "rep": "representative congressman congresswoman",
    "sen": "senator", "gov": "governor", "supt": "superintendent", "sgt": "sergeant", "lt": "lieutenant",
    "capt": "captain", "det": "detective", "prof": "professor", "dr": "doctor", "atty": "attorney", "pres": "president",
    "ceo": "chief executive officer boss head", "cfo": "chief financial officer finance",
    "chairman": "chair head chief",
    "director": "head chief boss", "executive": "head boss", "secretary": "minister",
    "president": "head boss", "manager": "boss coach", "coach": "manager",
    "attorney": "lawyer counsel", "lawyer": "attorney counsel", "counsel": "lawyer attorney", "barrister": "lawyer",
    "solicitor": "lawyer", "representative": "spokesman spokesperson spokeswoman", "administrator": "head boss",
    "spokesman": "spokesperson spokeswoman", "spokeswoman": "spokesperson spokesman", "chief": "head boss leader",
    "spokesperson": "spokesman spokeswoman", "justice": "judge", "magistrate": "judge",
}  # fmt: skip
# How titles are shortened, for documents that spell them out.
_SPELT = {word: _TITLES[word].split()[0] for word in "ald rep sen gov supt sgt lt capt det prof atty pres".split()}
_CALLED_SO = PERSON_NOUNS | TITLES.keys() - {"mr", "mrs", "ms", "miss", "dr"}
# What roles are called for short, by their first two words.
_SHORT: Mapping[str, str] = {" ".join(spelt_out[:2]): short for short, spelt_out in SPELT_OUT.items()}
_COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady".split())
# An attorney of these is nobody's lawyer.
_PUBLIC = frozenset("general district state county city federal u us united states".split())
# What an office may be of.
_OFFICE_OF = frozenset({"organisation", "place", "group"})
_ONCE = frozenset(map(stem, "former ex late onetime ousted outgoing then".split()))
SOMEBODY = frozenset("guy man woman person people somebody someone anybody anyone official officials".split())
# Everybody may be called so, whatever else they are.
_FITS_ALL = SOMEBODY | frozenset("expert critic writer friend colleague star celebrity victim witness resident".split())


class RoleIndex:
    """Who holds which role: entities by the stems of the roles the documents give them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entities = snapshot.entities
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[int, list[frozenset[str]]] = {}
        self._offices: dict[int, list[str]] = {}
        self._heads: dict[int, frozenset[str]] = {}
        self._worded: set[str] = set()
        for entity in self._entities:
            described = [frozenset(role_stems(r)) for r in (*entity.roles, *entity.titles)]
            if described:
                self._stems[entity.n] = described
                self._offices[entity.n] = [*entity.roles, *entity.titles]
                for role in (*entity.roles, *entity.titles):
                    found = [w.folded for w in words(role)]
                    self._worded.update(found, *(_TITLES.get(word, "").split() for word in found))
                    self._worded.update(_SHORT[pair] for pair in map(" ".join, pairwise(found)) if pair in _SHORT)
                heads = frozenset(h for r in (*entity.roles, *entity.titles) for h in _head_stems(r))
                self._heads[entity.n] = heads
                for stems in described:
                    for one in stems:
                        self._by_stem[one].add(entity.n)

    def knows(self, word: str) -> bool:
        """Whether any role has this stem."""
        return word in self._by_stem

    def says(self, word: str) -> bool:
        """Whether a role has this very word, or its plural's singular: a "report" is no reporter."""
        one = re.sub(r"men$", "man", word) if word.endswith("men") else re.sub(r"(?<=\w\w)(?:(?<=[sx])e)?s$", "", word)
        return not self._worded.isdisjoint((word, one, re.sub(r"ies$", "y", word), _SPELT.get(word, word)))

    def heads(self, word: str) -> bool:
        """Whether somebody is, at heart, what this stem says: a "leader", and not only "leader of the *study*"."""
        return any(word in self._heads[n] for n in self._by_stem.get(word, ()))

    def other_role(self, entity: StoredEntity, asked: Sequence[str], body: frozenset[str]) -> str | None:
        """The role that the documents give somebody whom the words asked about (folded) call otherwise, as worded.

        `body` are the stems of the name of the body whose role it is said to be, if of any. None where one of their
        roles may be that, where they have none, and where the words say nobody's role.
        """
        spelt = [_SPELT.get(w, w) for w in asked]
        called = [w for w in spelt if w in PERSON_NOUNS and w not in _FITS_ALL][-1:]
        roles = [*entity.roles, *(t for t in entity.titles if not is_courtesy(t))]
        if not called or not roles:
            return None
        own = {s for stems in self._stems.get(entity.n, ()) for s in stems}
        heads = {
            found[-1].stem for r in (*entity.roles, *entity.titles) if (found := words(_CUT.split(r, maxsplit=1)[0]))
        }
        fits = stem(called[0]) in own or not heads.isdisjoint(_otherwise(called, called[0]))
        if not fits:
            return next((r for r in roles if any(w.folded in _CALLED_SO - _FITS_ALL for w in words(r))), None)
        # "Harbour Board secretary" is a role of another body, and so is a bare "secretary" of whoever is called both.
        bodies = {r: _names_in(r) for r in entity.roles if stem(called[0]) in role_stems(r)}
        theirs = any(named and (body <= named or named <= body) for named in bodies.values())
        return next((r for r, named in bodies.items() if named), None) if body and not theirs else None

    def miscalled(self, turn: Turn) -> tuple[str, str] | None:
        """Whom a question gives a role that is not theirs ("mayor Reed"), and the role that the documents give."""
        for named in turn.understood.names:
            names = {p.name for p in named.people}
            begin = named.end - len(named.text.split())
            asked = [t.folded for t in turn.understood.tokens[max(0, named.start - 1) : begin]]
            other = self.other_role(named.people[0], asked, frozenset()) if len(names) == 1 else None
            if other is not None:
                return named.people[0].name, other
        return None

    def people_of(self, named: Iterable[str]) -> tuple[StoredEntity, ...]:
        """People of whom a role, as worded, has all the stems of a body's name ("lead for NASA's office")."""
        need = frozenset(named)
        pool = set.intersection(*(self._by_stem.get(s, set()) for s in need)) if need else set()
        return tuple(
            self._entities[n]
            for n in sorted(pool)
            if self._entities[n].type == "person" and any(need <= told for told in self._stems[n])
        )

    def holders(self, wanted: Iterable[str], *, past: bool = False) -> tuple[StoredEntity, ...]:
        """Entities of whom one role, as worded, has all the wanted stems; most mentioned first.

        Who held it once ("the former mayor") counts where the `past` is asked for, or "former" is wanted.
        """
        need = self._spelt(wanted)
        pool = self._called(need)
        changing = CHANGING - need - (_ONCE if past else frozenset())
        told = {n: self._wholly(n, need, changing) for n in pool}
        fitting = [n for n in pool if any(need <= stems for stems in told[n])]
        if not fitting:
            # One role may be told in two places ("Mayor Quist", "who runs Arden"): together they count too.
            fitting = [n for n in pool if need <= frozenset().union(*told[n])]
        return tuple(sorted((self._entities[n] for n in fitting), key=lambda e: (-e.mentions, e.n)))

    def of_a_part(self, wanted: Iterable[str]) -> dict[int, str]:
        """Who heads a part of the whole that some stems ask about, each with that office as worded."""
        need = self._spelt(wanted)
        offices = ((n, role) for n in self._called(need) for role in self._offices[n] if is_of_a_part(role, need))
        return dict(offices)

    def _spelt(self, wanted: Iterable[str]) -> set[str]:
        return {w if self.knows(w) else stem(_SPELT.get(w, w)) for w in wanted}

    def _called(self, need: set[str]) -> set[int]:
        """Of whose roles together every stem is told, and one of them says what they are at heart."""
        pool = set.intersection(*(self._by_stem.get(s, set()) for s in need)) if need else set()
        return {n for n in pool if need & self._heads[n]}

    def _wholly(self, n: int, need: set[str], changing: frozenset[str]) -> list[frozenset[str]]:
        """The stems of somebody's roles, but for those that another word changes and those of a mere part."""
        told = zip(self._offices[n], self._stems[n], strict=True)
        return [stems for role, stems in told if not stems & changing and not is_of_a_part(role, need)]


# Where an office is, behind its holder's name; so many mentions are looked at, and so many characters behind each.
_PLACED = re.compile(r",? (?:of|from|in) (?:the )?")
_MENTIONS, _BEHIND = 60, 40
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_CUT = re.compile(r",|\b(?:of|for|at|in|on|with|from|to)\b")


def _head_stems(role: str) -> Iterable[str]:
    """What a role is at heart: "leader" of "the leader of the study", and what else such people are called."""
    found = words(_CUT.split(role, maxsplit=1)[0]) or words(role)
    if found and found[0].folded in {"who", "which", "that"}:
        found = found[1:2]
    if found:
        yield found[-1].stem
        yield from _otherwise([w.folded for w in found], found[-1].folded)


def _names_in(role: str) -> frozenset[str]:
    """The stems of the words of a role that name something: "Harbour" and "Board" of "Harbour Board secretary"."""
    found = words(role)
    return frozenset(w.stem for w in found if role[w.start].isupper() and w.folded not in PERSON_NOUNS | STOP)


def role_stems(role: str) -> Iterable[str]:
    """The content stems of a role as worded, each with what else its holders are called.

    The "Danish minister" is Denmark's, too.
    """
    found = [w.folded for w in words(role)]
    for word in found:
        if word not in STOP:
            own = stem(word)
            yield own
            yield from _otherwise(found, word)
            if own in COUNTERPARTS:
                yield COUNTERPARTS[own]


def _otherwise(role: Sequence[str], word: str) -> Iterable[str]:
    """What else holders of a role are called, by one of its words."""
    if word != "attorney" or _PUBLIC.isdisjoint(role):
        yield from (stem(other) for other in _TITLES.get(word, "").split())
    yield from (_SHORT[pair] for pair in map(" ".join, pairwise(role)) if word in pair.split() and pair in _SHORT)


def called_beside(turn: Turn, holders: Sequence[StoredEntity], bodies: set[int]) -> list[StoredEntity]:
    """Of holders of a role those of whom no document says of what, in documents mostly of one of the bodies or places.

    A bare "president" may always be the home country's, where a document names that besides the country asked about.
    """
    if all(turn.snapshot.entities[n].type == "place" for n in bodies):
        elsewhere = {h.n for h in holders if (there := _where(turn, h)) and bodies.isdisjoint(there)}
        holders = [h for h in holders if not is_the_lawyer(turn, h) and h.n not in elsewhere]
    told = []
    several = _told_of_several(turn, holders)
    bodies = bodies | _otherwise_called(turn, bodies) if holders else bodies
    named = {d for n in bodies for d, *_ in turn.snapshot.mentions_of(n)} if holders else set()
    mentioned = {d for d in named if _is_of(turn, d, bodies)}
    for holder in holders:
        facts = [f for f in turn.snapshot.facts_of(holder.n, "role", "holder") if isinstance(f, Role)]
        places = {turn.snapshot.number(f.document_id) for f in facts}
        if several & places:
            told += [holder] if all(f.of is None and _is_named_last(turn, f, bodies) for f in facts) else []
        elif places & mentioned and not any(f.of is not None or _of_another(turn, f, bodies) for f in facts):
            told.append(holder)
    return told


def is_courtesy(title: str) -> bool:
    """Whether a title says nothing of what somebody does ("Mr.")."""
    return title.lower().rstrip(".") in _COURTESY


def placed_behind(turn: Turn, holders: Sequence[StoredEntity], places: set[int]) -> list[StoredEntity]:
    """Of holders of a role those behind whose name it is said of where: "Senator Ada Reed of Westland"."""
    return [h for h in holders if not places.isdisjoint(_where(turn, h))]


def _where(turn: Turn, holder: StoredEntity) -> set[int]:
    """The places that stand right behind somebody's name, with "of", "from" or "in" between."""
    found: set[int] = set()
    for document, _, end, kind in turn.snapshot.mentions_of(holder.n)[:_MENTIONS]:
        led = _PLACED.match(turn.snapshot.text(document, end, end + _BEHIND)) if kind == "name" else None
        if led is not None:
            there = turn.snapshot.mentions(document, end + led.end(), end + _BEHIND)
            found |= {e for e, start, *_ in there if start == end + led.end()}
    return {e for e in found if turn.snapshot.entities[e].type == "place"}


def is_the_lawyer(turn: Turn, holder: StoredEntity) -> bool:
    """Whether a lawyer is asked for and somebody is one, which is somebody's, and no public one ("district attorney").

    A mayor who was a lawyer before is the mayor.
    """
    if not any(t.folded in LAWYERS for t in turn.understood.tokens):
        return False
    called = [{w.folded for w in words(role)} for role in (*holder.roles, *holder.titles)]
    return any(c & LAWYERS for c in called) and not any(c & LAWYERS and c & _PUBLIC for c in called)


def _told_of_several(turn: Turn, holders: Sequence[StoredEntity]) -> set[int | None]:
    """Documents in which several hold a role, each of something else: the managers of a round-up of matches."""
    facts = (turn.snapshot.facts_of(h.n, "role", "holder") for h in holders)
    counts = Counter(d for told in facts for d in {turn.snapshot.number(f.document_id) for f in told})
    return {document for document, n in counts.items() if n > 1}


def _is_named_last(turn: Turn, fact: Role, bodies: set[int]) -> bool:
    """Whether one of some bodies or places is the last of the kind that is named before a role, outside quotations."""
    number = turn.snapshot.number(fact.document_id)
    if number is None:
        return False
    quoted = [m.span() for m in _QUOTED.finditer(turn.snapshot.text(number, 0, fact.role_span[0]))]
    kinds = {turn.snapshot.entities[n].type for n in bodies}
    kinds = {"organisation"} & kinds or kinds
    before = [
        entity
        for entity, start, *_ in turn.snapshot.mentions(number, 0, fact.role_span[0])
        if turn.snapshot.entities[entity].type in kinds and not any(a <= start < b for a, b in quoted)
    ]
    return bool(before) and before[-1] in bodies


def _otherwise_called(turn: Turn, bodies: set[int]) -> set[int]:
    """What else countries are called in the documents, by their people: "South Korean" for "South Korea"."""
    found = set()
    for number in bodies:
        name = _name(turn, number)
        for form in PLACE_WORDS.get(tuple(name[-1:]), ()):
            found |= {e.n for e in turn.names.exact([*name[:-1], *form])}
    return found


def _is_of(turn: Turn, document: int, bodies: set[int]) -> bool:
    """Whether a document mentions nothing of the kind of these bodies more often than them, and no home country."""
    counts = Counter(e for e, *_ in turn.snapshot.mentions(document, 0, 1 << 60))
    kinds = {turn.snapshot.entities[n].type for n in bodies} - {"person"}
    most = max((n for e, n in counts.items() if e not in bodies and turn.snapshot.entities[e].type in kinds), default=0)
    if sum(counts[e] for e in bodies) < most:
        return False
    country = any(len(PLACE_WORDS.get(tuple(_name(turn, n)[-1:]), ())) > 1 for n in bodies)
    return not country or all(e in bodies or " ".join(_name(turn, e)) not in AT_HOME for e in counts)


def _name(turn: Turn, number: int) -> list[str]:
    return [w.folded for w in words(turn.snapshot.entities[number].name)]


def _of_another(turn: Turn, fact: Role, bodies: set[int]) -> bool:
    """Whether another body is named in a role or before it, whose it may be: "Acme cut jobs, as its CEO Hale ..."."""
    number = turn.snapshot.number(fact.document_id)
    before = turn.snapshot.mentions(number, fact.start, fact.role_span[1]) if number is not None else ()
    others = {e for e, *_ in before if turn.snapshot.entities[e].type in _OFFICE_OF}
    return bool(others) and not others & bodies
