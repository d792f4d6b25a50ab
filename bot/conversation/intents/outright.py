""" "Did Reed resign?" — answered by the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.checks.outright import Told, told_outright
from bot.conversation.citations import LONGEST, cite_sentences
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import BY_CONTEXT
from bot.conversation.turn import Turn, abstain

_SHOWN = 3
OTHER_DAYS = "I do not find that it was then. The documents tell it of another time:"
# What a sentence says in so many words is sure; of whom a pronoun in it stands, less so.
OUTRIGHT, _POINTED = 0.9, 0.7


def outright(turn: Turn, roles: RoleIndex) -> Reply | None:
    """Answer what is asked by yes or no where sentences tell it of that very person or body; None where none does.

    What they tell of other days than those asked about is put right. Where a pronoun of the question was spelt out, its
    reading counts.
    """
    asked = turn if turn.spelt_out is None else replace(turn, understood=turn.spelt_out, slots={})
    told = told_outright(asked, roles)
    if not told:
        otherwise = told_outright(asked, roles, then=False) if asked.understood.times else []
        return abstain("passage", OTHER_DAYS, _cited(turn, otherwise)[:_SHOWN]) if otherwise else None
    named = [t for t in told if not t.pointed]
    snippets = _cited(turn, named or told)
    return Answer(
        intent="passage",
        lead=None if named else f"{BY_CONTEXT.capitalize()}:",
        snippets=tuple(snippets[:_SHOWN]),
        more=tuple(snippets[_SHOWN:]),
        confidence=OUTRIGHT if named else _POINTED,
        as_of=max((s.date for s in snippets if s.date), default=None),
    )


def _cited(turn: Turn, told: Sequence[Told]) -> list[Snippet]:
    """The sentences, with the one before them where a pronoun stands for who did it and there is room."""
    found = []
    for place in told[: 2 * _SHOWN]:
        before = max((r.start for r in turn.snapshot.sentences(place.document) if r.start < place.start), default=0)
        led = place.pointed and not place.named and place.end - before <= LONGEST
        found.append(cite_sentences(turn.snapshot, place.document, before if led else place.start, place.end))
    return list(dict.fromkeys(found))
