"""Which intents a question may be meant as: fuzzy fits of phrasings, best first.

The score of a fit is the mean rapidfuzz ratio of its anchors; names, dates and quotations stand in
slots and cost nothing. A fit below the cutoff is none; ties go to the phrasing with more anchors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.conversation.phrasings import Fit, Phrasing, Prefilter, Token, heard
from bot.conversation.reply import Reply
from bot.conversation.turn import Turn
from bot.conversation.understanding import Understood


class Intent(Protocol):
    """One kind of question: how it is worded, and how it is answered from facts."""

    @property
    def name(self) -> str:
        """The intent's name, as replies carry it."""
        ...

    @property
    def phrasings(self) -> Sequence[str]:
        """How the question may be worded; see bot.conversation.phrasings."""
        ...

    def answer(self, turn: Turn) -> Reply | None:
        """Answer, clarify or abstain; None where this is not what was meant or facts cannot tell."""
        ...


@dataclass(frozen=True, slots=True)
class Route:
    """One reading of a question."""

    intent: Intent
    fit: Fit


_OPENERS = frozenset(
    """so and but ok okay hey hi well please um uh bot also then btw just actually now lol yo tell me us can could
    would you do know if""".split()
)


class Router:
    """Holds every intent's compiled phrasings."""

    def __init__(self, intents: Sequence[Intent]) -> None:
        self._table = [(intent, [Phrasing.compile(p) for p in intent.phrasings]) for intent in intents]
        self._worth_trying = Prefilter([p for _, phrasings in self._table for p in phrasings])
        self._anchors = sorted(
            {w for _, phrasings in self._table for p in phrasings for e in p.elements for w in e.words}
        )

    @property
    def vocabulary(self) -> set[str]:
        """Every anchor word, for the speller."""
        return {*self._anchors, *_OPENERS}

    def routes(self, understood: Understood) -> list[Route]:
        """All readings of a question, the likeliest first; each intent once, with its best fit."""
        offset = 0
        tokens = understood.tokens
        while offset < len(tokens) and tokens[offset].folded in _OPENERS and len(tokens) - offset > 1:
            offset += 1
        worth_trying = self._worth_trying(heard(tokens, self._anchors))
        found: list[tuple[tuple[float, int, int], Route]] = []
        for order, (intent, phrasings) in enumerate(self._table):
            best = self._best([p for p in phrasings if p.source in worth_trying], tokens, range(offset + 1))
            if best is not None:
                found.append(((round(best.score), best.anchors, -order), Route(intent, best)))
        found.sort(key=lambda pair: (-pair[0][1], -pair[0][0], -pair[0][2]))
        return [route for _, route in found]

    @staticmethod
    def _best(phrasings: Sequence[Phrasing], tokens: Sequence[Token], starts: range) -> Fit | None:
        best: Fit | None = None
        for phrasing in phrasings:
            for start in starts:
                fit = phrasing.fit(tokens[start:])
                if fit is None:
                    continue
                moved = Fit(fit.score, fit.anchors, {k: (a + start, b + start) for k, (a, b) in fit.slots.items()})
                if best is None or (moved.anchors, moved.score) > (best.anchors, best.score):
                    best = moved
        return best
