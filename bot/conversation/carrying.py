"""Carries what was talked about over a reload: the same people by name, and only what still stands word for word."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.dialogue import Memory
from bot.conversation.reply import Answer, Reply, Snippet
from knowledge.store.snapshot import Snapshot


def carried(memory: Memory, snapshot: Snapshot) -> Memory:
    """Return a memory as another snapshot has it; as it is where it was made from this one.

    Entity numbers are a snapshot's own: whoever has no namesake in this one is forgotten, and so is every
    quotation that this one does not hold at the same place.
    """
    if memory.snapshot == snapshot.name:
        return memory
    numbers = {(entity.name, entity.type): entity.n for entity in snapshot.entities}
    found = {n: numbers[who] for n, who in memory.called.items() if who in numbers}
    return replace(
        memory,
        people=tuple(found[n] for n in memory.people if n in found),
        bodies=tuple(found[n] for n in memory.bodies if n in found),
        documents=tuple(d for d in memory.documents if snapshot.number(d) is not None),
        reply=_standing(memory.reply, snapshot),
        snapshot=snapshot.name,
        called={found[n]: who for n, who in memory.called.items() if n in found},
    )


def _standing(reply: Reply | None, snapshot: Snapshot) -> Reply | None:
    if reply is None:
        return None
    snippets = tuple(snippet for snippet in reply.snippets if _stands(snippet, snapshot))
    if not isinstance(reply, Answer):
        return reply.model_copy(update={"snippets": snippets})
    more = tuple(snippet for snippet in reply.more if _stands(snippet, snapshot))
    return reply.model_copy(update={"snippets": snippets, "more": more}) if snippets else None


def _stands(snippet: Snippet, snapshot: Snapshot) -> bool:
    number = snapshot.number(snippet.document_id)
    return number is not None and snapshot.text(number, snippet.start, snippet.end) == snippet.text
