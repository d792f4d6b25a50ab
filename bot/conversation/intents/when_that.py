"""When was that? — of whatever the last reply showed."""

from __future__ import annotations

from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import Turn
from knowledge.language.dates import day_range


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
        shown = turn.memory.reply.snippets if turn.memory is not None and turn.memory.reply is not None else ()
        for snippet in shown[:3]:
            number = turn.snapshot.number(snippet.document_id)
            if number is None:
                continue
            for start, end, value in turn.snapshot.dates(number):
                days = day_range(value)
                if snippet.start <= start and end <= snippet.end and days is not None:
                    worded = turn.snapshot.text(number, start, end)
                    told = value[:10] if days[0] == days[1] else value
                    again = cite(turn.snapshot, number, snippet.start, snippet.end, note=f"“{worded}” is {told}")
                    return Answer(intent=self.name, snippets=(again,), as_of=snippet.date)
        return None
