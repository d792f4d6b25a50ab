"""Whose something is, as a question says it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.dialogue import Memory
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer
from knowledge.language.words import words

_HOLDER = "role_holder"


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
