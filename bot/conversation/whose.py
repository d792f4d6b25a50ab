"""Whose something is, as a question says it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.dialogue import Memory
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer
from bot.conversation.understanding import Understood
from knowledge.language.words import words
from knowledge.store.snapshot import StoredEntity

_HOLDER = "role_holder"
# "Who is Ada Reed?" asks of her.
_OF_SOMEBODY = frozenset({"who_is", _HOLDER})
# Below this a reply says that it is not sure.
_SURE = 0.5


def says_whose(named: Named, text: str, tokens: Sequence[Token]) -> bool:
    """Whether a name of a question says whose something is: "Reed's lawyer", or "reeds lawyer" as people type it."""
    last = tokens[named.end - 1]
    if text.startswith(("'", "’"), last.end):
        return True
    called = {w.folded for e in named.entities for name in (e.name, *e.aliases) for w in words(name)}
    return last.folded.endswith("s") and last.folded not in called and named.end < len(tokens)


def told_to_be_it(memory: Memory) -> set[int]:
    """Whom the last reply names as the one who holds a role: "he" behind "Who is Reed's lawyer?" is the lawyer."""
    if not isinstance(memory.reply, Answer) or memory.intent != _HOLDER:
        return set()
    return {n for n in memory.people if memory.reply.lead == f"{memory.called[n][0]}:"}


def not_asked_about(
    entities: Sequence[StoredEntity], memory: Memory, before: Understood | None, *, several: bool
) -> list[StoredEntity]:
    """Whom of those talked about a pronoun may mean behind "Who sued Acme?": "they" (`several`) are not Acme.

    Nobody where the reply was not sure who it was, and tells of more than one besides whom the question named.
    """
    if before is None or before.wanted != "who" or memory.intent in _OF_SOMEBODY:
        return list(entities)
    asked = {n for named in before.names for n in named.numbers}
    others = [e for e in entities if e.n not in asked]
    # "For how much?" behind "who sued Reed?" was another question.
    unsure = isinstance(memory.reply, Answer) and memory.intent == before.wanted and memory.reply.confidence < _SURE
    if unsure and len({e.name for e in others}) > 1:
        return []
    return others if several or (unsure and others) else list(entities)
