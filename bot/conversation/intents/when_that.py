"""When was that? — of whatever the last reply showed."""

from __future__ import annotations

from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn
from knowledge.language.dates import day_range

_LOOKED_AT = 3
# Of these each snippet is an answer by itself; of a passage search only the first is the likeliest.
_EACH = frozenset({"statement", "comment", "who_said"})


class WhenThatIntent:
    """Answers with the day that the passage just shown is told of."""

    name = "when_that"
    phrasings = (
        "when was|is|were that|this|it|they",
        "when did|was|is that|this|it happen|happening|happened|occur|take|said|announced {rest?}",
        "when did|does he|she|they say|said|announce that|this|it",
        "when",
        "when exactly",
        "what day|date was|is that|this|it",
        "on what|which day|date {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer from dates inside the last snippets; None where there are none (a passage may still tell)."""
        last = turn.memory.reply if turn.memory is not None else None
        if last is None:
            return None
        found = [dated for s in last.snippets[:_LOOKED_AT] if (dated := self._dated(turn, s)) is not None]
        shown = found if last.intent in _EACH else found[:1]
        if not shown:
            return None
        as_of = max((s.date for s in shown if s.date), default=None)
        return Answer(intent=self.name, snippets=tuple(shown), as_of=as_of)

    @staticmethod
    def _dated(turn: Turn, snippet: Snippet) -> Snippet | None:
        """The snippet again, with its date: that of the sentence which has most of what was asked, and its first."""
        number = turn.snapshot.number(snippet.document_id)
        if number is None or turn.memory is None:
            return None
        rows = [r for r in turn.snapshot.sentences(number) if r.start < snippet.end and snippet.start < r.end]
        places = []
        for start, end, value in turn.snapshot.dates(number):
            days = day_range(value)
            if snippet.start <= start and end <= snippet.end and days is not None:
                told = next((set(r.stems.split()) for r in rows if r.start <= start < r.end), set())
                share = turn.share(turn.memory.stems, told) if turn.memory.stems else 0.0
                places.append((-share, start, end, value[:10] if days[0] == days[1] else value))
        if not places:
            return None
        _, start, end, told_of = min(places)
        worded = turn.snapshot.text(number, start, end)
        return cite(turn.snapshot, number, snippet.start, snippet.end, note=f"“{worded}” is {told_of}")
