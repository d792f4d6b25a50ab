""" "Did the union accept it?" — where a sentence tells of that very body that it did the contrary: "rejected it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.checks.outright import Told, asked_of, told_in
from bot.conversation.checks.told_not import Asked
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn
from knowledge.language.words import stem

# Whoever does the one of a line has not done the other, of the same thing. What may follow on one another is not among
# them: a bridge that closed on Monday may have reopened on Friday.
_EXCLUDE = (
    ("accept", "reject refuse decline"),
    ("approve", "reject oppose defeat veto"),
    ("back support endorse", "oppose reject"),
    ("pass", "reject defeat fail"),
    ("agree", "refuse decline disagree"),
    ("win", "lose"),
    ("survive live", "die"),
    ("uphold affirm", "overturn reverse"),
    ("grant allow permit", "deny reject refuse forbid ban"),
    ("raise increase", "lower reduce cut"),
    ("rise increase grow", "fall drop decrease decline"),
    ("keep retain", "drop abandon cancel"),
    ("sign", "veto"),
    ("convicted", "acquitted cleared"),
)


def _excluded() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _EXCLUDE:
        ones, others = (side.split() for side in line)
        for side, contrary in ((ones, others), (others, ones)):
            for verb in side:
                found.setdefault(stem(verb), []).extend(contrary)
    return {verb: tuple(dict.fromkeys(contrary)) for verb, contrary in found.items()}


_CONTRARY = _excluded()
_FIRED = frozenset(map(stem, ("fired", "sacked", "dismissed", "ousted")))
_RESIGNED = frozenset(map(stem, ("resign", "quit", "retire")))


def told_contrary(turn: Turn, roles: RoleIndex) -> list[Told]:
    """The sentences that tell the contrary of what a question wants to know by yes or no, of all that it asks."""
    asked = asked_of(turn, roles)
    # "Did Reed win?" - "Reed lost his keys": what it is about must be told, too.
    whole = asked is not None and (asked.rest or asked.whom or asked.passive or stem(asked.verb.folded) in _RESIGNED)
    if asked is None or asked.ahead or not whole:
        return []
    return told_in(turn, asked, [way._replace(done=True) for way in _ways(asked)])


def _ways(asked: Asked) -> Iterator[Asked]:
    # Who was fired did not resign, and the other way round.
    if stem(asked.verb.folded) in (_FIRED if asked.passive else _RESIGNED):
        for verb in ("resign", "quit", "retire") if asked.passive else ("fired", "sacked", "dismissed", "ousted"):
            worded = replace(asked.verb, folded=verb)
            yield asked._replace(verb=worded, passive=not asked.passive, base=False)
    for verb in _CONTRARY.get(stem(asked.verb.folded), ()):
        yield asked._replace(verb=replace(asked.verb, folded=verb), base=False)
