"""Whom a question means: by name, by pronoun, by office, by role. A person is not their office."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, takewhile

from bot.conversation.meant import Meant, distinct_people, leading, named_fully
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.referring import ANY_BODY, bodies_called
from bot.conversation.roles import SOMEBODY, RoleIndex, called_beside, placed_behind, role_stems
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.lexicon import BODY_NOUNS, FEMALE_TITLES, KIN, MALE_TITLES, PERSON_NOUNS, SPOKES
from knowledge.facts import Role
from knowledge.language.words import STOP, has_digit, stem, words
from knowledge.store.snapshot import StoredEntity

# What may stand between whom a question names and its verb ("what did Reed first say").
_ADVERBS = frozenset("first then later initially originally also actually recently publicly even ever finally".split())
# Between somebody unnamed and the name of those they are near or speak for.
_OF = frozenset("of for to with at from".split())
_JOINING = frozenset({"and", "or"})
# People near somebody, whom no document need name.
_NEAR = frozenset(
    map(
        stem,
        PERSON_NOUNS
        | SPOKES
        | set("ally staff staffer supporter backer relative cousin family opponent rival insider people those".split()),
    )
)
# Behind one of these a name belongs to a clause that tells who is asked for.
_CLAUSES, _PARTICIPLE = frozenset({"by", "who", "whom", "that"}), ("ed", "en", "n", "t")
_OFFICE = frozenset("office administration campaign team staff government lawyers camp defense defence".split())
# Those in office, as the news calls several of them.
_AUTHORITIES = frozenset({"official", "authoritie", "prosecutor", "investigator", "regulator"})
_VAGUE = SOMEBODY | {"they"}


def meant(turn: Turn, roles: RoleIndex, slot: str) -> Meant:
    """Find whom a slot's words mean."""
    tokens = list(turn.tokens(slot))
    text = turn.slot_text(slot)
    while len(tokens) > 1 and tokens[-1].folded in _ADVERBS:
        text = text.removesuffix(turn.understood.text[tokens[-1].start : tokens[-1].end]).rstrip()
        tokens.pop()
    if not tokens:
        return Meant(text)
    focus = turn.people_in_focus(tokens[0].folded) if tokens[0].folded in PRONOUNS else None
    # "His lawyer" is as unclear as "he" where nobody was talked about.
    if focus is not None and (len(tokens) == 1 or not (focus or turn.named(slot))):
        return Meant(text, tuple(focus), "pronoun")
    office = _office(turn, roles, tokens)
    if office is not None:
        return Meant(text, office, "office")
    owners, role = owned(turn, slot)
    named = turn.named(slot)
    if asks_for_others(turn, slot):
        return Meant(text, (), "role")
    if owners and role and (roles.knows(stem(role[-1].folded)) or is_people(role[-1])):
        theirs = of_theirs(turn, roles, owners, role)
        # A place has a mayor, and no wife.
        if theirs or not named or not _is_place_too(named[-1]) or role[-1].folded in KIN:
            return Meant(text, theirs, "role")
    if named:
        return _by_name(turn, roles, slot, tokens, text)
    content = [t for t in tokens if t.folded not in STOP]
    if len(tokens) == 1 and (surnamed := _surnamed(turn, tokens[0].folded)):
        return Meant(text, surnamed, "name")
    called = [t.folded for t in content]
    if bodies := _bodies_of_kind(turn, roles, called):
        return Meant(text, bodies, "head")
    if partly := turn.names.by_part(called):
        return Meant(text, partly, "name")
    head = [t for t in takewhile(lambda t: t.folded not in _OF, tokens) if t.folded not in STOP][-1:]
    if head and not roles.says(head[0].folded):
        return Meant(text, (), "role")
    holders = _no_members(tokens, roles.holders(turn.stems(tokens)))
    body = turn.names.by_part([t.folded for t in content[:-1]]) if not holders else ()
    if body:  # "the Rangers coach", of the Oakmont Rangers
        return _beside(turn, roles, text, content[-1:], {e.n for e in body}) or Meant(text, (), "role")
    return Meant(text, by_surname_too(turn, *talked_about(turn, holders)), "role")


def _no_members(tokens: Sequence[Token], holders: tuple[StoredEntity, ...]) -> tuple[StoredEntity, ...]:
    """Holders of a role without people, where a body is asked for: "the police" are nobody whom the police held."""
    body = tokens[-1].folded in BODY_NOUNS or tokens[-1].folded == "police"
    return tuple(h for h in holders if not (body and h.type == "person"))


def _bodies_of_kind(turn: Turn, roles: RoleIndex, called: Sequence[str]) -> tuple[StoredEntity, ...]:
    """Bodies that are what some words say ("the union", "the police union"), or that documents refer to so."""
    if len(called) != 1:
        return _under_discussion(turn, turn.names.by_kind(called)) if called else ()
    bodies = turn.names.by_head(called[0])
    if called[0] in ANY_BODY or not (bodies or roles.heads(stem(called[0]))):
        # A company is mostly no "Harbour Company" by name.
        bodies = tuple(dict.fromkeys((*bodies, *bodies_called(turn, called[0]))))
    return _under_discussion(turn, bodies)


def _beside(turn: Turn, roles: RoleIndex, text: str, role: Sequence[Token], bodies: set[int]) -> Meant | None:
    """The one who has a role in articles on one of some bodies, "Acme's finance chief", where none says of what.

    A body is nobody's role: a campaign is no campaigner.
    """
    if role and role[-1].folded in BODY_NOUNS:
        return None
    bare = [h for h in roles.holders(turn.stems(role)) if h.type == "person"]
    if len(distinct_people(behind := placed_behind(turn, bare, bodies))) == 1:
        return Meant(text, tuple(behind), "role")
    beside = called_beside(turn, bare, bodies)
    return Meant(text, tuple(beside), "beside") if len(distinct_people(beside)) == 1 else None


def _surnamed(turn: Turn, word: str) -> tuple[StoredEntity, ...]:
    """Whoever has a title or an everyday word for a surname ("king"), named so without an article."""
    bearers = turn.names.exact([word])
    return tuple(e for e in bearers if e.type == "person" and words(e.name)[-1].folded == word)


def talked_about(turn: Turn, holders: tuple[StoredEntity, ...]) -> tuple[StoredEntity, ...]:
    """Of several who are called so, those of the documents talked about, where there are some: "the judge"."""
    shown = {turn.snapshot.number(d) for d in turn.memory.documents} if turn.memory else set()
    if not shown or len(distinct_people(holders)) < 2:
        return holders
    return tuple(h for h in holders if any(d in shown for d, *_ in turn.snapshot.mentions_of(h.n))) or holders


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


def owned(turn: Turn, slot: str) -> tuple[set[int], Sequence[Token]]:
    """Whose role is meant ("Hale's lawyer", "the Hale lawyer", "her lawyer"), and its words; nobody's if no one's."""
    tokens = turn.tokens(slot)
    if not tokens:
        return set(), ()
    if tokens[0].folded in PRONOUNS:
        return {e.n for e in turn.people_in_focus(tokens[0].folded)[:1]}, tokens[1:]
    named = turn.named(slot)
    if not named or not named[-1].people:
        return set(), ()
    behind = tokens[named[-1].end - turn.slots[slot][0] :]
    if behind and behind[0].folded in _OF:
        behind = ()  # "Hale from Acme" is Hale, and nobody of Hale's
    # "The governor of Lincoln" is not of a person, though somebody be called so.
    persons = len(named[-1].people) == len(named[-1].entities)
    return set(named[-1].numbers), behind or (_before(turn, slot, tokens, named[-1]) if persons else ())


def _before(turn: Turn, slot: str, tokens: Sequence[Token], named: Named) -> Sequence[Token]:
    """The words for people near somebody whose name follows them: "senior aides" of "senior aides to Hale"."""
    at = named.start - turn.slots[slot][0] - 1
    while at > 0 and tokens[at].folded in {"the", "a", "an"}:
        at -= 1
    last = next((i for i in range(at - 1, -1, -1) if is_people(tokens[i])), -1)
    role = [t for t in tokens[: last + 1] if t.folded not in STOP]
    return role if tokens[max(at, 0)].folded in _OF else ()


def asks_for_others(turn: Turn, slot: str) -> bool:
    """Whether a name only tells which people a slot asks for: "the tenants cheated by Hale", "the man who hit Hale"."""
    named = turn.named(slot)
    if not named:
        return False
    before = turn.tokens(slot)[: named[0].start - turn.slots[slot][0]]
    link = next((i for i, t in enumerate(before) if t.folded in _CLAUSES), len(before))
    head = [t for t in before[:link] if t.folded not in STOP]
    clause = link < len(before) and (before[link].folded != "by" or before[link - 1].folded.endswith(_PARTICIPLE))
    return clause and any(map(_may_speak, head))


def _may_speak(token: Token) -> bool:
    return is_people(token) or token.folded.endswith("s") or token.folded in PERSON_NOUNS


def is_people(token: Token) -> bool:
    """Whether a word is one for people near somebody ("aides"), whom no document need name."""
    return stem(token.folded) in _NEAR


def several_meant(turn: Turn, slot: str) -> bool:
    """Whether a slot asks of several people by what they are ("prosecutors"), of whom a named one is but one."""
    head = [t.folded for t in takewhile(lambda t: t.folded not in _OF, turn.tokens(slot)) if t.folded not in STOP][-1:]
    return bool(head) and head[0].endswith(("s", "men")) and head[0].removesuffix("s") in PERSON_NOUNS | _AUTHORITIES


def of_theirs(turn: Turn, roles: RoleIndex, owners: set[int], role: Sequence[Token]) -> tuple[StoredEntity, ...]:
    """Who holds a role that the documents, in giving it, say to be theirs ("his lawyer", "a lawyer for Hale")."""
    found: list[StoredEntity] = []
    # What is theirs may have a lawyer of its own: an office, a campaign.
    owners = owners | {e.n for e in turn.snapshot.entities if e.parent in owners}
    for holder in roles.holders(turn.stems(role)):
        for fact in turn.snapshot.facts_of(holder.n, "role", "holder"):
            number = turn.snapshot.number(fact.document_id)
            if isinstance(fact, Role) and number is not None and holder not in found:
                told = set(turn.stems(role)) <= set(role_stems(fact.role))
                # Nobody is their own: of two Hales the wife is the other's.
                whose = {n for n, *_ in turn.snapshot.mentions(number, *fact.role_span)} - {holder.n}
                found += [holder] if told and whose & owners else []
    return tuple(found)


def _by_name(turn: Turn, roles: RoleIndex, slot: str, tokens: Sequence[Token], text: str) -> Meant:
    """Names in a slot; where the words around them name a role of a body, whoever holds that role."""
    named = turn.named(slot)
    begin = turn.slots[slot][0]
    covered = {i for n in named for i in range(n.start - begin, n.end - begin)}
    rest = [t for i, t in enumerate(tokens) if i not in covered and t.folded not in STOP]
    people = [n for n in named if n.people]
    if given := _by_given(turn, named):
        return Meant(text, given, "name")
    if people and not _has_office(turn, roles, slot, named[-1]):
        led = (one for one, other in pairwise(people) if turn.understood.words(one.end, other.start) in _OF)
        last = next(led, people[-1])  # "Hale of Acme" is Hale, though an Acme be somebody, too
        if body := _body_talked_about(turn, last):
            return Meant(text, body, "name")
        if _is_given_alone(turn, last, begin + len(tokens)):
            return Meant(text)
        titles = tokens[last.start - begin : last.end - begin - len(last.text.split())]
        entities = _of_gender(last.entities, {t.folded for t in titles})
        entities = _fit_role(roles, entities, turn.stems((*titles, *rest)))
        alone = len(last.text.split()) == 1
        return Meant(text, named_fully(leading(entities), last.text) if alone else entities, "name")
    if rest:
        holders = roles.holders(turn.stems(tokens))
        if holders:
            return Meant(text, holders, "role")
        if (beside := _beside(turn, roles, text, rest, set(named[-1].numbers))) is not None:
            return beside
        return _body_or_nobody(roles, named[-1].entities, rest, text)
    return Meant(text, named[-1].entities, "name")


def _body_talked_about(turn: Turn, named: Named) -> tuple[StoredEntity, ...]:
    """The body whose name begins with a surname ("Hale Foods"), where what was shown tells of it and of no Hale.

    A title before the surname says that somebody is meant.
    """
    body_too = any(e.type == "organisation" for e in named.entities)
    if turn.memory is None or named.end - named.start > 1 or not named.people or body_too:
        return ()
    shown = [n for d in turn.memory.documents if (n := turn.snapshot.number(d)) is not None]
    if any(d in shown for person in named.people for d, *_ in turn.snapshot.mentions_of(person.n)):
        return ()
    told = {entity for document in shown for entity, *_ in turn.snapshot.mentions(document, 0, 1 << 60)}
    bodies = [turn.snapshot.entities[n] for n in sorted(told) if turn.snapshot.entities[n].type == "organisation"]
    fitting = [b for b in bodies if b.parent is None and [w.folded for w in words(b.name)[:1]] == [named.text]]
    return tuple(fitting) if len(fitting) == 1 else ()


def _by_given(turn: Turn, named: Sequence[Named]) -> tuple[StoredEntity, ...]:
    """Whom the documents call by the given name alone, of one right before a surname ("Ada" of "Ada Reed").

    Nobody where some bearer of the surname has that given name.
    """
    if len(named) < len(("given", "surname")) or named[-2].end != named[-1].start:
        return ()
    given, surname = named[-2].text, named[-1].text
    bearers = [e for e in turn.names.exact([surname]) if e.type == "person" and words(e.name)[-1].folded == surname]
    if not bearers or any(words(e.name)[0].folded == given for e in bearers):
        return ()
    return tuple(p for p in named[-2].people if [w.folded for w in words(p.name)] == [given])


def _is_place_too(named: Named) -> bool:
    """Whether a name may be somebody's and a place's or body's as well ("Lincoln")."""
    return 0 < len(named.people) < len(named.entities)


def _has_office(turn: Turn, roles: RoleIndex, slot: str, named: Named) -> bool:
    """Whether a name that may be a place's is that of whose an office is: "Lincoln's mayor", "the mayor of Lincoln"."""
    tokens, (first, end) = turn.understood.tokens, turn.slots[slot]
    behind = tokens[named.end : end]
    office = behind[-1:] if behind else tokens[first : named.start - 1][-1:] if _led_by_of(tokens, named) else ()
    return _is_place_too(named) and any(roles.heads(stem(t.folded)) and t.folded not in KIN for t in office)


def _led_by_of(tokens: Sequence[Token], named: Named) -> bool:
    return named.start > 0 and tokens[named.start - 1].folded == "of"


def _is_given_alone(turn: Turn, named: Named, end: int) -> bool:
    """Whether what is taken for somebody is a given name with another surname behind it ("taylor swift")."""
    if any(t.folded in _JOINING for t in turn.understood.tokens[named.end : end][:1]):
        return False  # "Reed and the board"
    behind = [t for t in turn.understood.tokens[named.end : end] if t.folded not in STOP]
    if not behind or not is_given_name(named.text) or any(map(is_people, behind)):
        return False
    if all(words(p.name)[0].folded != named.text for p in named.people):
        return True
    # A Tim of the documents is no "tim cook", of whom they have neither the surname nor a role.
    own = {w.folded for p in named.people for called in (p.name, *p.aliases, *p.roles) for w in words(called)}
    return len(behind) == 1 and behind[0] == turn.understood.tokens[named.end] and behind[0].folded not in own


def _body_or_nobody(roles: RoleIndex, entities: tuple[StoredEntity, ...], rest: Sequence[Token], text: str) -> Meant:
    """ "Acme officials" are Acme, "the Acme guy" may be whoever has a role there; "Acme's president" is nobody."""
    if all(t.folded in _VAGUE for t in rest):
        somebody = [p for e in entities for p in roles.people_of([w.stem for w in words(e.name)])]
        found = (*entities, *somebody) if rest[-1].folded in SOMEBODY else entities
        return Meant(text, tuple(dict.fromkeys(found)), "name")
    return Meant(text, (), "role")


def _of_gender(entities: tuple[StoredEntity, ...], titles: AbstractSet[str]) -> tuple[StoredEntity, ...]:
    """Of several bearers of a name those whom a title ("Mrs.") may mean, by what their given names tell."""
    wanted = gender_told(titles)
    fitting = tuple(e for e in entities if gender(e) in (None, wanted)) if wanted else ()
    return fitting or entities


def gender(person: StoredEntity) -> str | None:
    """What a person's given name tells, or else the titles that the documents give them."""
    told = gender_told({w.folded for title in person.titles for w in words(title)})
    return gender_of(words(person.name)[0].folded) or told


def gender_told(titles: AbstractSet[str]) -> str | None:
    """What titles tell ("mrs"): "male", "female", or None for nothing."""
    return "male" if titles & MALE_TITLES else "female" if titles & FEMALE_TITLES else None


def _fit_role(roles: RoleIndex, entities: tuple[StoredEntity, ...], wanted: Sequence[str]) -> tuple[StoredEntity, ...]:
    """Of several bearers of a name, those whose role fits the words beside it, where any does."""
    people = [e for e in entities if e.type == "person"]
    if len(people) < 2 or not wanted or any(has_digit(w) for w in wanted):
        return entities
    holders = {e.n for e in roles.holders(wanted)}
    fitting = tuple(e for e in people if e.n in holders)
    return fitting or entities


def by_surname_too(turn: Turn, *people: StoredEntity) -> tuple[StoredEntity, ...]:
    """People, and whoever a document calls by the surname of one alone, where nobody else has it."""
    found = list(people)
    for person in people:
        surname = [w.folded for w in words(person.name)[-1:]] if person.type == "person" else []
        alike = turn.names.exact(surname) if surname else ()
        found += alike if len(distinct_people(alike)) == 1 else ()
    return tuple({e.n: e for e in found}.values())
