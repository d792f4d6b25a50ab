"""What documents refer to by a word alone ("the company"), once they have named it."""

from __future__ import annotations

from bot.conversation.kinds_of_body import kinds_of
from bot.conversation.names import HEADS
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import BODY_NOUNS
from knowledge.language.words import words
from knowledge.store.snapshot import StoredEntity

# In the documents of so many passages it is looked for what "the company" is.
_LOOKED_AT = 20
# What is a company or an organisation may be called so, too.
ANY_BODY = frozenset("company firm group team trust network bank".split())


def bodies_called(turn: Turn, word: str) -> tuple[StoredEntity, ...]:
    """The bodies that documents near the question refer to by a word alone: "the company", once they named it."""
    if word not in BODY_NOUNS:
        return ()
    recent = [n for d in (turn.memory.documents if turn.memory else ()) if (n := turn.snapshot.number(d)) is not None]
    near = recent or list(dict.fromkeys(p.candidate.document for p in turn.search(turn.query(), limit=_LOOKED_AT)))
    found: dict[int, StoredEntity] = {}
    for document in near:
        for entity, start, end, kind in turn.snapshot.mentions(document, 0, 1 << 60):
            body = turn.snapshot.entities[entity]
            if kind == "name" or body.type != "organisation" or body.parent is not None:
                continue
            called = [w.folded for w in words(turn.snapshot.text(document, start, end))]
            if called == ["the", word] and not _is_another(body, word):
                found.setdefault(entity, body)
    return tuple(found.values())


def _is_another(body: StoredEntity, word: str) -> bool:
    """Whether a body is by its name of another kind: no union is "the company", whatever a text was read to mean."""
    kinds = {*kinds_of(body.name), *({words(body.name)[-1].folded} & HEADS)} - ANY_BODY
    return bool(kinds) and word not in kinds
