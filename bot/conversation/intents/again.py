"""Where does it say that? Show me more. — of whatever the last reply showed."""

from __future__ import annotations

from bot.conversation.citations import LONGEST, cite
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn, abstain

_SHOWN = 3


class SourceOfIntent:
    """Answers with the paragraph around the snippet that was shown first."""

    name = "source_of"
    phrasings = (
        "are you sure {rest?}",
        "is that|this true|right|correct|so",
        "where does|did it|that|this|he|she|they say that|this|it|so",
        "where is|was that|this|it from",
        "where did you get that|this|it {rest?}",
        "says who",
        "how do you know {rest?}",
        "source",
        "sources for|of that|this|it",
        "what is your|the source {rest?}",
        "show me the|that context|paragraph|passage|source {rest?}",
        "context",
        "proof|evidence {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with as much of the paragraph as fits; None where nothing was shown before."""
        shown = turn.memory.reply.snippets if turn.memory is not None and turn.memory.reply is not None else ()
        if not shown:
            return None
        return Answer(intent=self.name, snippets=(_paragraph(turn, shown[0]),), as_of=shown[0].date)


class MoreIntent:
    """Answers with what the last reply left out."""

    name = "more"
    phrasings = (
        "more",
        "show|tell|give me more {rest?}",
        "anything else",
        "what else",
        "more please",
        "go on",
        "continue",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with further snippets; abstain where there are none, None where nothing was asked before."""
        last = turn.memory.reply if turn.memory is not None else None
        if last is None:
            return None
        seen = turn.memory.shown if turn.memory is not None else frozenset()
        rest = [s for s in getattr(last, "more", ()) if (s.document_id, s.start, s.end) not in seen]
        if not rest:
            return abstain(self.name, "That was all I found.")
        return Answer(intent=last.intent, snippets=tuple(rest[:_SHOWN]), more=tuple(rest[_SHOWN:]), as_of=rest[0].date)


def _paragraph(turn: Turn, snippet: Snippet) -> Snippet:
    """The snippet with the sentences of its paragraph around it, as many as fit on either side."""
    number = turn.snapshot.number(snippet.document_id)
    if number is None:
        return snippet
    rows = [r for r in turn.snapshot.sentences(number) if r.paragraph == snippet.paragraph - 1]
    start, end = snippet.start, snippet.end
    for row in (*(r for r in rows if r.start >= end), *reversed([r for r in rows if r.end <= start])):
        if max(row.end, end) - min(row.start, start) <= 2 * LONGEST:
            start, end = min(start, row.start), max(end, row.end)
    return cite(turn.snapshot, number, start, end)
