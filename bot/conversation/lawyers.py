"""Who represents somebody: their lawyers, and nobody who only sits for a ward and speaks of them."""

from __future__ import annotations

from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import LAWYERS
from knowledge.facts import Role
from knowledge.language.words import STOP, stem, words
from knowledge.store.snapshot import StoredEntity

_REPRESENTING = LAWYERS | {"represents", "representing", "represented"}
# "Reed's lawyers Tom Brandt and Otto Hoff" are told of several.
_STEMS = frozenset(map(stem, _REPRESENTING))


def names_somebody(turn: Turn) -> bool:
    """Whether a role is nothing but a person's name ("Who represents Reed?"), and of no ward or state."""
    named, content = turn.named("role"), [t for t in turn.tokens("role") if t.folded not in STOP | _REPRESENTING]
    alone = len(named) == 1 and named[0].end - named[0].start == len(content)
    return alone and bool(named[0].people) and len(named[0].people) == len(named[0].entities)


def lawyers_of(turn: Turn, roles: RoleIndex) -> list[StoredEntity]:
    """Those whom the documents call a lawyer of whoever a role names, or say to represent them."""
    whose = {n for m in turn.named("role") for n in m.numbers}
    found: dict[int, StoredEntity] = {}
    for word in sorted(_REPRESENTING):
        for holder in roles.holders([stem(word)]):
            for fact in turn.snapshot.facts_of(holder.n, "role", "holder"):
                number = turn.snapshot.number(fact.document_id)
                if isinstance(fact, Role) and number is not None and turn.in_scope(fact.document_id):
                    told = not _STEMS.isdisjoint(w.stem for w in words(fact.role))
                    theirs = whose & {n for n, *_ in turn.snapshot.mentions(number, *fact.role_span)}
                    found |= {holder.n: holder} if told and theirs and holder.n not in whose else {}
    return list(found.values())
