"""Everything that no fact answers: the passage search, where it is sure enough."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.citations import LONGEST, cite
from bot.conversation.reply import Abstention, Answer, Reply, Snippet
from bot.conversation.turn import POINTERS, Turn, abstain
from knowledge.retrieval.features import Query
from knowledge.retrieval.search import Passage

# Below this the chance of a wrong passage is too high to show it as an answer (see docs/answers.md).
SURE = 0.5
# A further passage is shown when it comes this near to the best one.
_NEAR = 1.0
_SHOWN = 3
_ELLIPTIC = 3


class PassageIntent:
    """Answers with the best passage and those near it; abstains with what was missing."""

    name = "passage"

    def answer(self, turn: Turn) -> Reply:
        """Answer or abstain; this is the last resort, so it always replies."""
        intent = turn.understood.wanted or self.name
        follows = self._follows_up(turn)
        query = turn.query(carry=follows)
        if not query.stems:
            return abstain(
                intent, "There is nothing in the question to look for. Please name whom or what it is about."
            )
        passages = self._search(turn, query, follows=follows)
        missing = self._missing(turn, query, passages)
        if missing is not None:
            return Abstention(
                intent=intent,
                reason=missing,
                confidence=passages[0].confidence if passages else 0.0,
                nearest=tuple(self._cite(turn, query, passages[:5])),
            )
        best = passages[0]
        chosen = [best, *(p for p in passages[1:] if best.score - p.score <= _NEAR)][:_SHOWN]
        snippets = self._cite(turn, query, chosen)
        dates = [s.date for s in snippets if s.date]
        return Answer(
            intent=intent, snippets=tuple(snippets), confidence=best.confidence, as_of=max(dates, default=None)
        )

    def _follows_up(self, turn: Turn) -> bool:
        """Whether the question leans on the last turn: a pronoun, or too few words of its own."""
        if turn.memory is None:
            return False
        found = {t.folded for t in turn.understood.tokens}
        return bool(found & POINTERS) or len(turn.understood.content()) <= _ELLIPTIC

    def _search(self, turn: Turn, query: Query, *, follows: bool) -> list[Passage]:
        """Search everywhere; in a follow-up, first where the last answer came from."""
        if follows and turn.memory is not None and turn.document is None:
            for document in turn.memory.documents[:1]:
                number = turn.snapshot.number(document)
                if number is not None:
                    found = turn.search(query, document=number)
                    if found and found[0].confidence >= SURE:
                        return found
        return turn.search(query)

    def _missing(self, turn: Turn, query: Query, passages: Sequence[Passage]) -> str | None:
        """Why not to answer, in a sentence; None where the best passage is sure enough."""
        unknown = list(turn.understood.strangers)
        if unknown:
            return f"The documents do not mention “{' '.join(unknown)}”."
        if not passages:
            return "Nothing in the documents matches the question."
        best = passages[0]
        if best.features["numbers"] < 1.0:
            wanted = ", ".join(sorted(turn.understood.numbers))
            return f"The documents say nothing of this with the number asked about ({wanted})."
        if best.confidence < SURE:
            return "The documents do not tell; the nearest passages do not share enough with the question."
        return None

    def _cite(self, turn: Turn, query: Query, passages: Sequence[Passage]) -> list[Snippet]:
        found: dict[tuple[int, int], Snippet] = {}
        for passage in passages:
            c = passage.candidate
            found.setdefault(
                (c.document, c.start), cite(turn.snapshot, c.document, c.start, min(c.end, c.start + LONGEST))
            )
        return list(found.values())
