"""Words of those around somebody, whom a question calls by whose they are ("Reed's office", "the Hale campaign")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.conversation.people import owned
from bot.conversation.speech.saying import SURE, called
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import SPOKES
from knowledge.facts import Statement
from knowledge.language.words import STOP, words
from knowledge.store.snapshot import StoredEntity

# What those around somebody are called together.
_CAMP = frozenset("office campaign camp team staff side people administration representatives aides".split())
# And what one of them is called who speaks for the whole.
_OF_A_CAMP = SPOKES | frozenset(
    """adviser advisers advisor advisors aide aides strategist strategists manager director secretary chief staffer
    staffers official officials consultant surrogate surrogates assistant counsel""".split()
)
_OF_A_BODY = SPOKES | frozenset("official officials lawyer lawyers attorney attorneys prosecutors".split())
# A body that no document plainly has for one ("NY1") is one where somebody speaks for it.
_BODIES = frozenset({"organisation", "group", "product", "other"})
_OF = frozenset("of for to with at from in".split())
# In no more documents are they looked for: half a millisecond each.
_MOST_READ = 200


def words_of_camp(turn: Turn, slot: str, entities: Sequence[StoredEntity]) -> list[Statement]:
    """Words of those who speak for whom a slot calls somebody's camp or office; none for any other slot.

    `entities` are what the slot was found to mean: a campaign that the documents know has its candidate.
    """
    owners = {e.parent for e in entities if e.parent is not None and words(e.name)[-1].folded in _CAMP}
    if asks_for_camp(turn, slot):
        owners |= owned(turn, slot)[0]
    found: dict[tuple[str, int, int], Statement] = {}
    for owner in sorted(owners):
        for fact in _spoken_for(turn, turn.snapshot.entities[owner]):
            found.setdefault((fact.document_id, *fact.spans[0]), fact)
    return list(found.values())


def words_for_bodies(turn: Turn, entities: Sequence[StoredEntity]) -> list[Statement]:
    """Words of those whom the documents call by a body that they are of ("Harbour officials", of the Harbour Board)."""
    found: dict[tuple[str, int, int], Statement] = {}
    for body in (e for e in entities if e.type in _BODIES):
        names = [[w.folded for w in words(name) if w.folded not in STOP] for name in (body.name, *body.aliases)]
        for fact in _statements_near(turn, body):
            if any(_is_for(fact.speaker_role or "", name) for name in names):
                found.setdefault((fact.document_id, *fact.spans[0]), fact)
    return list(found.values())


def lead_by_role(first: Statement) -> str:
    """What stands before words whose speaker the documents give as one of those who were asked for."""
    role = called(first)
    return f"{first.speaker}, “{role}” in the documents’ words, said:" if first.speaker else f"“{role}” said:"


def asks_for_camp(turn: Turn, slot: str) -> bool:
    """Whether a slot calls those around a person by whose they are ("Reed's people")."""
    role = [t.folded for t in owned(turn, slot)[1] if t.folded not in STOP]
    return bool(role) and _CAMP.issuperset(role)


def _spoken_for(turn: Turn, owner: StoredEntity) -> list[Statement]:
    """What was said for somebody, by a spokesperson or by one of theirs ("a Reed adviser")."""
    facts = turn.snapshot.facts_of(owner.n, "statement", "on_behalf_of")
    found = [f for f in facts if isinstance(f, Statement) and f.via == "spokesperson" and turn.in_scope(f.document_id)]
    found = [f for f in found if f.speaker is None or f.confidence >= SURE]
    surname = words(owner.name)[-1].folded
    return found + [f for f in _statements_near(turn, owner) if _is_of_camp(f.speaker_role or "", surname)]


def _statements_near(turn: Turn, entity: StoredEntity) -> Iterator[Statement]:
    """The statements of documents that mention somebody, but for doubtful ones."""
    for document in list(dict.fromkeys(d for d, *_ in turn.snapshot.mentions_of(entity.n)))[:_MOST_READ]:
        facts = (f for f in turn.snapshot.facts("statement", document=document) if isinstance(f, Statement))
        yield from (f for f in facts if turn.in_scope(f.document_id) and (f.speaker is None or f.confidence >= SURE))


def _is_of_camp(role: str, surname: str) -> bool:
    """Whether a role is that of somebody who works for a bearer of a surname."""
    said = [w.folded for w in words(role)]
    return surname in said and not _OF_A_CAMP.isdisjoint(_head(said))


def _is_for(role: str, body: Sequence[str]) -> bool:
    """Whether a role is that of somebody of a body, by its name or the first word of that."""
    said = [w.folded for w in words(role) if w.folded not in STOP]
    head = _head([w.folded for w in words(role)])
    if body and set(body) == set(said):
        return True  # a law or a letter says it itself
    if not body or _OF_A_BODY.isdisjoint(head):
        return False
    return set(body) <= set(said) or (len(body) > 1 and said == [body[0], *head])


def _head(said: Sequence[str]) -> list[str]:
    """The word of a role that says what somebody is: "adviser" of "a senior adviser to Reed"."""
    return list(takewhile(lambda w: w not in _OF, said))[-1:]
