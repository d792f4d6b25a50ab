"""Whom a question means: by name, by pronoun, by office, by role. A person is not their office."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.phrasings import Token
from bot.conversation.spelling import SPELT_OUT
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.facts import Role
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.store.snapshot import Snapshot, StoredEntity

# Titles as printed, and what people call those who hold them.
_TITLES: Mapping[str, str] = {
    "ald": "alderman alderwoman alderperson councilman councillor", "rep": "representative congressman congresswoman",
    "sen": "senator", "gov": "governor", "supt": "superintendent", "sgt": "sergeant", "lt": "lieutenant",
    "capt": "captain", "det": "detective", "prof": "professor", "dr": "doctor", "atty": "attorney", "pres": "president",
    "ceo": "chief executive officer boss head", "cfo": "chief financial officer finance",
    "chairman": "chair head chief",
    "director": "head chief boss", "executive": "head boss", "secretary": "minister", "president": "head",
    "attorney": "lawyer counsel", "lawyer": "attorney counsel", "counsel": "lawyer attorney", "barrister": "lawyer",
    "solicitor": "lawyer", "representative": "spokesman spokesperson spokeswoman", "administrator": "head boss",
    "spokesman": "spokesperson spokeswoman", "spokeswoman": "spokesperson spokesman", "chief": "head boss leader",
    "spokesperson": "spokesman spokeswoman",
}  # fmt: skip
# These make another role of the one they stand before: a deputy mayor is not the mayor.
_CHANGING = frozenset(
    map(stem, "deputy vice assistant associate former ex late shadow onetime ousted outgoing then sub under".split())
)
# What roles are called for short, by their first two words.
_SHORT: Mapping[str, str] = {" ".join(spelt_out[:2]): short for short, spelt_out in SPELT_OUT.items()}
# An attorney of these is nobody's lawyer.
_PUBLIC = frozenset("general district state county city federal u us".split())
# What may stand between whom a question names and its verb ("what did Reed first say").
_ADVERBS = frozenset("first then later initially originally also actually recently publicly even ever finally".split())
_ONCE = frozenset(map(stem, "former ex late onetime ousted outgoing then".split()))
_OFFICE = frozenset({"office", "administration", "campaign", "team", "staff", "government", "lawyers", "camp"})
_SOMEBODY = frozenset("guy man woman person people somebody someone anybody anyone official officials".split())
_VAGUE = _SOMEBODY | {"they"}
# Everybody may be called so, whatever else they are.
_FITS_ALL = _SOMEBODY | frozenset(
    "expert critic writer friend colleague star celebrity victim witness resident".split()
)


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
    """The different people among entities; one known by surname alone goes along with whoever has it in full."""
    people = list({e.name: e for e in entities if e.type == "person"}.values())
    parts = {e.name: [w.folded for w in words(e.name)] for e in people}
    full = {p[-1] for p in parts.values() if len(p) > 1}
    return tuple(e for e in people if len(parts[e.name]) > 1 or not full.intersection(parts[e.name]))


class RoleIndex:
    """Who holds which role: entities by the stems of the roles the documents give them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entities = snapshot.entities
        self._by_stem: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[int, list[frozenset[str]]] = {}
        self._heads: dict[int, frozenset[str]] = {}
        for entity in self._entities:
            described = [frozenset(_role_stems(r)) for r in (*entity.roles, *entity.titles)]
            if described:
                self._stems[entity.n] = described
                heads = frozenset(h for r in (*entity.roles, *entity.titles) for h in _head_stems(r))
                self._heads[entity.n] = heads
                for stems in described:
                    for one in stems:
                        self._by_stem[one].add(entity.n)

    def knows(self, word: str) -> bool:
        """Whether any role has this stem."""
        return word in self._by_stem

    def heads(self, word: str) -> bool:
        """Whether somebody is, at heart, what this stem says: a "leader", and not only "leader of the *study*"."""
        return any(word in self._heads[n] for n in self._by_stem.get(word, ()))

    def other_role(self, entity: StoredEntity, asked: Sequence[str], body: frozenset[str]) -> str | None:
        """The role that the documents give somebody whom the words asked about (folded) call otherwise, as worded.

        `body` are the stems of the name of the body whose role it is said to be, if of any. None where one of their
        roles may be that, where they have none, and where the words say nobody's role.
        """
        called = [w for w in asked if w in PERSON_NOUNS and w not in _FITS_ALL][-1:]
        if not called or not entity.roles:
            return None
        own = {s for stems in self._stems.get(entity.n, ()) for s in stems}
        heads = {
            found[-1].stem for r in (*entity.roles, *entity.titles) if (found := words(_CUT.split(r, maxsplit=1)[0]))
        }
        fits = stem(called[0]) in own or not heads.isdisjoint(_otherwise(called, called[0]))
        # "Harbour Board secretary" is a role of another body; a bare "secretary" may be of any.
        theirs = [_names_in(role) for role in entity.roles]
        return (
            None
            if fits and not (body and all(theirs) and not any(body <= named for named in theirs))
            else entity.roles[0]
        )

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
        need = set(wanted)
        if not need:
            return ()
        pool = set.intersection(*(self._by_stem.get(s, set()) for s in need))
        changing = _CHANGING - need - (_ONCE if past else frozenset())
        told = {n: [stems for stems in self._stems[n] if not stems & changing] for n in pool}
        pool = {n for n in pool if need & self._heads[n]}
        fitting = [n for n in pool if any(need <= stems for stems in told[n])]
        if not fitting:
            # One role may be told in two places ("Mayor Quist", "who runs Arden"): together they count too.
            fitting = [n for n in pool if need <= frozenset().union(*told[n])]
        return tuple(sorted((self._entities[n] for n in fitting), key=lambda e: (-e.mentions, e.n)))


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


def _role_stems(role: str) -> Iterable[str]:
    found = [w.folded for w in words(role)]
    for word in found:
        if word not in STOP:
            yield stem(word)
            yield from _otherwise(found, word)


def _otherwise(role: Sequence[str], word: str) -> Iterable[str]:
    """What else holders of a role are called, by one of its words."""
    if word != "attorney" or _PUBLIC.isdisjoint(role):
        yield from (stem(other) for other in _TITLES.get(word, "").split())
    yield from (_SHORT[pair] for pair in map(" ".join, pairwise(role)) if word in pair.split() and pair in _SHORT)


def meant(turn: Turn, roles: RoleIndex, slot: str) -> Meant:
    """Find whom a slot's words mean."""
    tokens = list(turn.tokens(slot))
    text = turn.slot_text(slot)
    while len(tokens) > 1 and tokens[-1].folded in _ADVERBS:
        text = text.removesuffix(turn.understood.text[tokens[-1].start : tokens[-1].end]).rstrip()
        tokens.pop()
    if not tokens:
        return Meant(text)
    if len(tokens) == 1 and tokens[0].folded in PRONOUNS:
        return Meant(text, tuple(turn.people_in_focus(tokens[0].folded)), "pronoun")
    office = _office(turn, roles, tokens)
    if office is not None:
        return Meant(text, office, "office")
    owners, role = _owned(turn, slot, tokens)
    if owners and role and (roles.knows(stem(role[-1].folded)) or role[-1].folded in PERSON_NOUNS):
        return Meant(text, _of_theirs(turn, roles, owners, role), "role")
    named = turn.named(slot)
    if named:
        return _by_name(turn, roles, slot, tokens, text)
    content = [t for t in tokens if t.folded not in STOP]
    bodies = turn.names.by_head(content[0].folded) if len(content) == 1 else ()
    if bodies:
        return Meant(text, _under_discussion(turn, bodies), "head")
    return Meant(text, _by_surname_too(turn, roles.holders(turn.stems(tokens))), "role")


def _by_surname_too(turn: Turn, holders: tuple[StoredEntity, ...]) -> tuple[StoredEntity, ...]:
    """Holders of a role together with those known by their surname alone, where it is nobody else's."""
    found = list(holders)
    for holder in holders:
        parts = [w.folded for w in words(holder.name)]
        bearers = turn.names.exact(parts[-1:]) if holder.type == "person" and len(parts) > 1 else ()
        if len(distinct_people(bearers)) == 1:
            found += [b for b in bearers if b not in found and len(words(b.name)) == 1]
    return tuple(found)


def _under_discussion(turn: Turn, bodies: tuple[StoredEntity, ...]) -> tuple[StoredEntity, ...]:
    """Of several bodies that a word may mean, the one talked about, else all of them."""
    recent = set(turn.memory.bodies) if turn.memory else set()
    return tuple(b for b in bodies if b.n in recent)[:1] or bodies


def _office(turn: Turn, roles: RoleIndex, tokens: Sequence[Token]) -> tuple[StoredEntity, ...] | None:
    """ "The mayor's office": the body called so, or the office of whoever is meant; None where no office is meant."""
    kind = tokens[-1].folded
    if kind not in _OFFICE or len(tokens) < 2:
        return None
    owner = [t for t in tokens[:-1] if t.folded not in STOP]
    called = turn.names.exact([t.folded for t in (*owner, tokens[-1])])
    if called:
        return called
    owners = {e.n for n in turn.names.find(owner) for e in n.entities}
    owners |= {e.n for e in roles.holders(turn.stems(owner))}
    offices = [e for e in turn.snapshot.entities if e.parent in owners]
    return tuple(e for e in offices if e.name.casefold().endswith(kind)) or tuple(offices) or None


def _owned(turn: Turn, slot: str, tokens: Sequence[Token]) -> tuple[set[int], Sequence[Token]]:
    """Whose role is meant ("Hale's lawyer", "the Hale lawyer", "her lawyer"), and its words; nobody's if no one's."""
    if tokens[0].folded in PRONOUNS:
        return {e.n for e in turn.people_in_focus(tokens[0].folded)[:1]}, tokens[1:]
    named = turn.named(slot)
    if not named or not named[-1].people:
        return set(), ()
    return set(named[-1].numbers), tokens[named[-1].end - turn.slots[slot][0] :]


def _of_theirs(turn: Turn, roles: RoleIndex, owners: set[int], role: Sequence[Token]) -> tuple[StoredEntity, ...]:
    """Who holds a role that the documents, in giving it, say to be theirs ("his lawyer", "a lawyer for Hale")."""
    found: list[StoredEntity] = []
    # What is theirs may have a lawyer of its own: an office, a campaign.
    owners = owners | {e.n for e in turn.snapshot.entities if e.parent in owners}
    for holder in roles.holders(turn.stems(role)):
        for fact in turn.snapshot.facts_of(holder.n, "role", "holder"):
            number = turn.snapshot.number(fact.document_id)
            if isinstance(fact, Role) and number is not None and holder not in found and holder.n not in owners:
                told = set(turn.stems(role)) <= set(_role_stems(fact.role))
                whose = {n for n, *_ in turn.snapshot.mentions(number, *fact.role_span)}
                found += [holder] if told and whose & owners else []
    return tuple(found)


def _by_name(turn: Turn, roles: RoleIndex, slot: str, tokens: Sequence[Token], text: str) -> Meant:
    """Names in a slot; where the words around them name a role of a body, whoever holds that role."""
    named = turn.named(slot)
    begin = turn.slots[slot][0]
    covered = {i for n in named for i in range(n.start - begin, n.end - begin)}
    rest = [t for i, t in enumerate(tokens) if i not in covered and t.folded not in STOP]
    people = [n for n in named if n.people]
    if people:
        last = people[-1]
        return Meant(text, _fit_role(roles, last.entities, turn.stems(rest)), "name")
    if rest:
        holders = roles.holders(turn.stems(tokens))
        if holders:
            return Meant(text, holders, "role")
        # "Acme's finance chief" where an article on Acme has a "finance chief", and never says of what.
        bare = [h for h in roles.holders(turn.stems(rest)) if h.type == "person"]
        beside = called_beside(turn, bare, set(named[-1].numbers))
        if len(distinct_people(beside)) == 1:
            return Meant(text, tuple(beside), "beside")
        return _body_or_nobody(roles, named[-1].entities, rest, text)
    return Meant(text, named[-1].entities, "name")


def _body_or_nobody(roles: RoleIndex, entities: tuple[StoredEntity, ...], rest: Sequence[Token], text: str) -> Meant:
    """ "Acme officials" are Acme, "the Acme guy" may be whoever has a role there; "Acme's president" is nobody."""
    if all(t.folded in _VAGUE for t in rest):
        somebody = [p for e in entities for p in roles.people_of([w.stem for w in words(e.name)])]
        found = (*entities, *somebody) if rest[-1].folded in _SOMEBODY else entities
        return Meant(text, tuple(dict.fromkeys(found)), "name")
    return Meant(text, (), "role")


def called_beside(turn: Turn, holders: Iterable[StoredEntity], bodies: set[int]) -> list[StoredEntity]:
    """Of holders of a role those of whom no document says of what, in documents mostly of one of the bodies."""
    told = []
    mentioned = {d for n in bodies for d, *_ in turn.snapshot.mentions_of(n) if _is_of(turn, d, bodies)}
    for holder in holders:
        facts = [f for f in turn.snapshot.facts_of(holder.n, "role", "holder") if isinstance(f, Role)]
        places = {turn.snapshot.number(f.document_id) for f in facts}
        if places & mentioned and not any(f.of is not None or _of_another(turn, f, bodies) for f in facts):
            told.append(holder)
    return told


def _is_of(turn: Turn, document: int, bodies: set[int]) -> bool:
    """Whether a document mentions no body more often than one of these."""
    counts = Counter(e for e, *_ in turn.snapshot.mentions(document, 0, 1 << 60))
    most = max((n for e, n in counts.items() if turn.snapshot.entities[e].type == "organisation"), default=0)
    return any(counts[e] >= most for e in bodies)


def _of_another(turn: Turn, fact: Role, bodies: set[int]) -> bool:
    """Whether the sentence of a role names another body before it, whose it may be: "Acme cut jobs, as its CEO ..."."""
    number = turn.snapshot.number(fact.document_id)
    before = turn.snapshot.mentions(number, fact.start, fact.role_span[0]) if number is not None else ()
    others = {e for e, *_ in before if turn.snapshot.entities[e].type == "organisation"}
    return bool(others) and not others & bodies


def _fit_role(roles: RoleIndex, entities: tuple[StoredEntity, ...], wanted: Sequence[str]) -> tuple[StoredEntity, ...]:
    """Of several bearers of a name, those whose role fits the words beside it, where any does."""
    people = [e for e in entities if e.type == "person"]
    if len(people) < 2 or not wanted or any(has_digit(w) for w in wanted):
        return entities
    holders = {e.n for e in roles.holders(wanted)}
    fitting = tuple(e for e in people if e.n in holders)
    return fitting or entities
