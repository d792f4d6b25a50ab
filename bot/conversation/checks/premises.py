"""What a question takes for granted that the best passage does not tell: of whom, to whom, by whom, which one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.checks.another import NOT_FOUND, another_does, another_suffers, plainly_of
from bot.conversation.checks.arguments import doer_nearby, other_actor, other_doer, passive_doer
from bot.conversation.checks.beside_names import told_of_beside
from bot.conversation.checks.happening import NOT_TOLD, not_told
from bot.conversation.checks.opposites import other_fate_told, other_side_told, other_than_asked
from bot.conversation.checks.parts import doer_beside, exchanged, said_by_another, tells_as_asked
from bot.conversation.checks.patients import befell_another, does_it
from bot.conversation.checks.who_did import done_to_other, done_to_theirs
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage


def false_premise(turn: Turn, roles: RoleIndex, passages: Sequence[Passage]) -> str | None:
    """Why the best passage does not tell what the question takes for granted, in a sentence that leads up to it."""
    best = passages[0]
    if not tells_as_asked(turn, best):
        if exchanged(turn, best) is not None:
            return "I do not find that. What comes nearest has it the other way round:"
        if (speaker := said_by_another(turn, best)) is not None:
            return f"I do not find that. What comes nearest are words of {speaker}:"
        if (other := told_of_another(turn, roles, best)) is not None and not doer_beside(turn, best, other):
            sure = plainly_of(turn, roles, best, other)
            return f"{NOT_FOUND}, the documents tell of {other}:" if sure else f"{NOT_FOUND}:"
    if (doer := does_it(turn, best)) is not None:
        return f"I do not find that. What comes nearest tells of {doer} doing so:"
    if (other := done_to_other(turn, best) or befell_another(turn, best)) is not None:
        return f"{NOT_FOUND} tells it of {other}:"
    apart = done_to_theirs(turn, best) or other_than_asked(turn, best)
    apart = apart or other_side_told(turn, best) or other_fate_told(turn, best)
    if apart is not None:
        return f"The passage that comes nearest tells of “{apart[0]}”, and not of “{apart[1]}”:"
    return NOT_TOLD if not_told(turn, passages[0]) else None


def told_of_another(turn: Turn, roles: RoleIndex, best: Passage) -> str | None:
    """Of whom a passage tells in place of the one whom the question asks about."""
    told = best.candidate
    return (
        told_of_beside(turn, told.document, best.start, best.end)
        or other_doer(turn, told.document, told.start, told.end)
        or passive_doer(turn, told.document, best.start, best.end)
        or other_actor(turn, told)
        or another_does(turn, roles, best)
        or another_suffers(turn, roles, best)
        or doer_nearby(turn, told.document, (best.start, best.end), (told.start, told.end))
    )
