""" "Did Reed resign?" — answered by the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.across import folded
from bot.conversation.checks.anybody import told_of_anybody
from bot.conversation.checks.contrary import told_contrary
from bot.conversation.checks.outright import Told, told_outright
from bot.conversation.checks.taken_back import TAKEN_BACK, end_of
from bot.conversation.checks.vouching import proviso
from bot.conversation.checks.who_did import told_who
from bot.conversation.citations import LONGEST, cite_sentences
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.speech.saying import BY_CONTEXT
from bot.conversation.turn import Turn, abstain

_SHOWN = 3
# Of so many sentences it is read who stands behind them.
_READ = 12
# What is told excludes what is asked: "the union rejected it", of "did the union accept it?".
AS_WORDED = "As the documents word it:"
OTHER_DAYS = "I do not find that it was then. The documents tell it of another time:"
# What a sentence says in so many words is sure; less so what it alleges or has from others, or whom a pronoun means.
OUTRIGHT, _WITH_PROVISO = 0.9, 0.7


def outright(turn: Turn, roles: RoleIndex) -> Reply | None:
    """Answer where sentences tell it of that very person or body: by yes or no, or who did it; None where none does.

    What they tell of other days than those asked about is put right. Where a pronoun of the question was spelt out, its
    reading counts.
    """
    asked = turn if turn.spelt_out is None else replace(turn, understood=turn.spelt_out, slots={})
    told, lead = told_outright(asked, roles) or told_who(asked) or told_of_anybody(asked), None
    if not told:
        told, lead = told_contrary(asked, roles), AS_WORDED
    if not told:
        otherwise = told_outright(asked, roles, then=False) if asked.understood.times else []
        return abstain("passage", OTHER_DAYS, _cited(turn, otherwise)[:_SHOWN]) if otherwise else None
    told = told[:_READ]
    provisos = {t: _proviso(asked, t) for t in told}
    plain = [t for t in told if provisos[t] is None]
    shown = plain or [t for t in told if provisos[t] == provisos[told[0]]]
    snippets = _cited(turn, shown)
    return Answer(
        intent="passage",
        lead=provisos[shown[0]] or lead,
        snippets=tuple(snippets[:_SHOWN]),
        more=tuple(snippets[_SHOWN:]),
        confidence=OUTRIGHT if plain else _WITH_PROVISO,
        as_of=max((s.date for s in snippets if s.date), default=None),
    )


def _proviso(turn: Turn, told: Told) -> str | None:
    """What is said before a sentence that has it from somebody, only alleges it, or tells it of a pronoun."""
    if end_of(turn, told.document, told.start, told.end)[1]:
        return TAKEN_BACK
    vouched = proviso(turn, told.document, told.start, told.end, told.verb)
    if not told.pointed:
        return vouched
    context = BY_CONTEXT.capitalize()
    return f"{context}:" if vouched is None else f"{context}; {vouched[0].lower()}{vouched[1:]}"


def _cited(turn: Turn, told: Sequence[Told]) -> list[Snippet]:
    """The sentences, with the one before them where a pronoun stands for who did it and there is room."""
    found = []
    for place in told[: 2 * _SHOWN]:
        before = max((r.start for r in turn.snapshot.sentences(place.document) if r.start < place.start), default=0)
        led = place.pointed and not place.named and place.end - before <= LONGEST
        end, _ = end_of(turn, place.document, place.start, place.end)
        found.append(cite_sentences(turn.snapshot, place.document, before if led else place.start, end))
    return folded(turn, list(dict.fromkeys(found)))
