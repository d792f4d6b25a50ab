"""Which union is that? — behind an answer that tells of one."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from bot.conversation.citations import cite_sentences
from bot.conversation.meant import distinct_people
from bot.conversation.people import meant
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.roles import RoleIndex
from bot.conversation.turn import Turn

_SHOWN = 3
_THE = "the "


class WhichItWasIntent:
    """Answers with the one of those just talked about whom the words may stand for; None where none or several fit."""

    name = "which_it_was"
    phrasings = (
        "which|what {who} is|was|were that|it|this|these|those {again?}",
        "which|what {who} are|were they|these|those {again?}",
        "which {who}",
        "which {who} do|did you|they mean|refer to",
        "what is|was that|this|the {who} called|named",
        "what is|was the name of that|this|the {who}",
        "what is|was that|this|the {who} name",
    )

    def __init__(self, roles: RoleIndex) -> None:
        self._roles = roles

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with where the last reply names it."""
        if turn.memory is None or turn.memory.reply is None:
            return None
        recalled = {*turn.memory.people, *turn.memory.bodies}
        # All whom the words may stand for: by what was talked about one would be chosen unasked.
        anyone = meant(replace(turn, memory=None), self._roles, "who").entities
        fitting = [e for e in anyone if e.n in recalled]
        bodies = {e.n for e in fitting if e.type != "person"}
        if len(bodies) + len(distinct_people(fitting)) != 1:
            return None
        cited = turn.memory.reply.snippets or getattr(turn.memory.reply, "nearest", ())
        named = list(_naming(turn, cited, {e.n for e in fitting}))
        if not named:
            return None
        shown = [cite_sentences(turn.snapshot, *place) for place in named]
        number, start, _ = named[0]
        article = turn.snapshot.text(number, max(0, start - len(_THE)), start).lower()
        name = (_THE if bodies and article == _THE else "") + max((e.name for e in fitting), key=len)
        return Answer(
            intent=self.name,
            lead=f"That is {name}:",
            snippets=tuple(dict.fromkeys(shown))[:_SHOWN],
            as_of=max((s.date for s in shown if s.date), default=None),
        )


def _naming(turn: Turn, cited: Iterable[Snippet], wanted: Set[int]) -> Iterable[tuple[int, int, int]]:
    """Where what was shown names one of these entities: (document number, start, end)."""
    for snippet in cited:
        number = turn.snapshot.number(snippet.document_id)
        if number is None:
            continue
        for entity, start, end, how in turn.snapshot.mentions(number, snippet.start, snippet.end):
            if entity in wanted and how == "name":
                yield number, start, end
