"""Which passage tells of somebody who has the role that "which congressman" asks for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.conversation.function_words import AUXILIARIES, LEADING
from bot.conversation.roles import RoleIndex, role_stems
from bot.conversation.turn import Turn
from bot.conversation.whose import says_whose
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.facts import Role
from knowledge.language.words import STOP, is_past
from knowledge.retrieval.search import Passage, instead

_CHOOSING = frozenset({"which", "what"})
# Among so many passages one that names a holder of the role is looked for.
_NEAREST = 4
# So many words at most say which role it is ("which harbour board member").
_LONGEST = 4


def of_the_role_first(turn: Turn, roles: RoleIndex, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one near the best that names a holder of the role asked for before one without.

    Apart from the role it lacks no word that the best one has.
    """
    asked = _asked(turn)
    holders = {e.n for e in roles.holders(asked, past=True)} if asked and passages else set()
    if not holders or _names(turn, passages[0], holders):
        return list(passages)
    best = passages[0]
    near = (p for p in passages[1:_NEAREST] if p.lacking - set(asked) <= best.lacking)
    told = next((p for p in near if _names(turn, p, holders)), None)
    return list(passages) if told is None else instead(passages, told)


def _asked(turn: Turn) -> list[str]:
    """The stems of the role that a question chooses by: "which union president"; none where it asks of no person."""
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    if not tokens or tokens[0].folded not in _CHOOSING:
        return []
    called = list(
        takewhile(lambda t: t.folded not in AUXILIARIES | STOP and not is_past(t.folded), tokens[1 : _LONGEST + 1])
    )
    return turn.stems(called) if called and called[-1].folded in PERSON_NOUNS else []


def _names(turn: Turn, passage: Passage, holders: set[int]) -> bool:
    mentions = turn.snapshot.mentions(passage.candidate.document, passage.start, passage.end)
    return any(e in holders for e, *_ in mentions)


def theirs_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one near the best before a best one that tells of another's lawyer, or the like."""
    if not passages or whose_role(turn, passages[0]) is None:
        return list(passages)
    near = (p for p in passages[1:_NEAREST] if p.lacking <= passages[0].lacking)
    told = next((p for p in near if whose_role(turn, p) is None), None)
    return list(passages) if told is None else instead(passages, told)


def whose_role(turn: Turn, passage: Passage) -> str | None:
    """Whom "who is Reed's lawyer?" asks for, where a passage tells of somebody else's alone; None where it does not."""
    whose = next(
        (n for n in turn.understood.names if says_whose(n, turn.understood.text, turn.understood.tokens)), None
    )
    role = turn.stems(turn.understood.tokens[whose.end :]) if whose is not None else []
    if whose is None or not whose.people or not role:
        return None
    document = passage.candidate.document
    there = {e for e, *_ in turn.snapshot.mentions(document, passage.start, passage.end)}
    told = [
        f for e in there - whose.numbers for f in turn.snapshot.facts_of(e, "role", "holder") if isinstance(f, Role)
    ]
    found = False
    for fact in told:
        here = turn.snapshot.number(fact.document_id) == document and passage.start <= fact.start < passage.end
        if here and set(role) <= set(role_stems(fact.role)):
            named = [turn.snapshot.entities[e] for e, *_ in turn.snapshot.mentions(document, *fact.role_span)]
            if any(e.n in whose.numbers for e in named) or all(e.name == fact.holder for e in named):
                return None  # of "the lawyer Ada Holm" nothing tells that she is not theirs
            found = True
    return whose.people[0].name if found else None
