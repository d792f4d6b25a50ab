"""What a conversation is about before an asker has asked anything in it: a thread's name, or the answer replied to."""

from __future__ import annotations

from bot.conversation.citations import cite
from bot.conversation.dialogue import Memory
from bot.conversation.reply import Answer, Cited
from bot.conversation.understanding import Understood
from knowledge.facts import Statement
from knowledge.language.words import STOP, stem
from knowledge.store.snapshot import Snapshot

# Of the documents that a thread's name may mean, so many are under discussion.
_DOCUMENTS = 3


def of_topic(topic: Understood, snapshot: Snapshot) -> Memory | None:
    """Make a memory of a thread's name: whom it names, its words, and the documents nearest to them."""
    stems = tuple(dict.fromkeys(stem(token.folded) for token in topic.content() if token.folded not in STOP))
    numbers = list(dict.fromkeys(n for named in topic.names for n in sorted(named.numbers)))
    if not stems:
        return None
    hits = snapshot.passages.documents([(s, 1.0) for s in stems], limit=_DOCUMENTS)
    documents = tuple(snapshot.card(hit.n).id for hit in hits)
    return _memory(snapshot, numbers, intent="topic", question=topic.text, documents=documents, stems=stems)


def of_cited(cited: Cited, snapshot: Snapshot) -> Memory | None:
    """Make a memory of an answer by the places that it quotes: whose words they are first, then whom they name."""
    count = len(snapshot.documents())
    places = [(n, start, end) for n, start, end in cited.places if n < count and 0 <= start < end]
    if cited.snapshot != snapshot.name or not places:
        return None
    speakers = [name for place in places for name in _speakers(snapshot, *place)]
    named = {entity.name: entity.n for entity in snapshot.entities}
    numbers = [named[name] for name in speakers if name in named]
    numbers += [entity for place in places for entity, *_ in snapshot.mentions(*place)]
    snippets = tuple(cite(snapshot, *place) for place in places)
    intent = "statement" if speakers else "passage"
    return _memory(
        snapshot,
        list(dict.fromkeys(numbers)),
        intent=intent,
        question=f"What did {speakers[0]} say?" if speakers else "",
        documents=tuple(dict.fromkeys(snippet.document_id for snippet in snippets)),
        shown=frozenset((s.document_id, s.start, s.end) for s in snippets),
        reply=Answer(intent=intent, snippets=snippets),
    )


def _speakers(snapshot: Snapshot, number: int, start: int, end: int) -> list[str]:
    facts = snapshot.facts("statement", document=number)
    said = [fact for fact in facts if isinstance(fact, Statement) and fact.start < end and start < fact.end]
    return [fact.speaker for fact in said if fact.speaker]


def _memory(snapshot: Snapshot, numbers: list[int], *, question: str, intent: str, **fields: object) -> Memory:
    entities = [snapshot.entities[n] for n in numbers]
    return Memory(
        intent=intent,
        question=question,
        people=tuple(e.n for e in entities if e.type == "person"),
        bodies=tuple(e.n for e in entities if e.type == "organisation"),
        snapshot=snapshot.name,
        called={e.n: (e.name, e.type) for e in entities},
        **fields,  # type: ignore[arg-type]
    )
