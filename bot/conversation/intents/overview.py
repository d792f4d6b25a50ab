"""What is this about? What's the latest? — how the newest documents begin, on everything or on one matter."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.intents.sources import opening
from bot.conversation.reply import Answer, Reply
from bot.conversation.stories import is_about, stories
from bot.conversation.turn import PRONOUNS, Turn
from knowledge.language.words import STOP, stem
from knowledge.store.snapshot import DocumentCard

_SHOWN, _MOST = 3, 20
# A topic that many documents tell of is looked for in so many of the newest.
_NEWEST = 100
_LATEST = "latest|newest|update|updates|news|situation|story|gist|summary|recap|overview"
# What a question of everything may have of words, and names nothing by.
_OF_ALL = frozenset(
    map(
        stem,
        f"{_LATEST}|case|matter|article|articles|document|documents|text|far|today|quick|short|brief|please|details".split(
            "|"
        ),
    )
)


class OverviewIntent:
    """Answers with the first sentence of the newest documents, or of those that tell of what is named."""

    name = "overview"
    phrasings = (
        "what happened|happens",
        "what happened here|exactly|so {rest?}",
        "what is|was going on|down|happening {rest?}",
        "what is happening",
        "what is|was this|it|that|everything|all about",
        "what is|was all this|that about",
        "what is|are|was the story|article|document|case|matter about",
        f"what is|are the {_LATEST}",
        f"what is|are the {_LATEST} on|about|with|in|of|regarding|for {{topic}}",
        "what is new",
        "what is new on|about|with|in {topic}",
        "anything|something new",
        f"any {_LATEST}",
        f"any {_LATEST} on|about|with|of {{topic}}",
        f"the|a|quick|short|brief {_LATEST}",
        f"{_LATEST}",
        f"{_LATEST} on|about|of|for {{topic}}",
        "tldr|tl;dr|headlines|summarize|summarise",
        "summarize|summarise|recap {topic}",
        f"give|tell|show me|us a|an|the {{kind?}} {_LATEST}",
        f"give|tell|show me|us a|an|the {{kind?}} {_LATEST} on|about|of|for {{topic}}",
        "tell|show me|us what happened",
        "catch me|us up {rest?}",
        "what did i|we miss",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with openings, newest first; None where days are asked about, or no document tells of the matter."""
        if turn.understood.times or (turn.understood.names and not turn.slots.get("topic")):
            return None
        told = turn.stems(t for t in turn.tokens("topic") if t.folded not in PRONOUNS | STOP)
        topic = [s for s in told if s not in _OF_ALL]
        cards = self._cards(turn, topic)
        snippets = [s for c in cards[:_MOST] if (s := opening(turn, c.n)) is not None]
        if not snippets:
            return None
        return Answer(
            intent=self.name,
            lead=_lead(cards, of_topic=bool(topic)),
            snippets=tuple(snippets[:_SHOWN]),
            more=tuple(snippets[_SHOWN:]),
            as_of=max((s.date for s in snippets if s.date), default=None),
        )

    @staticmethod
    def _cards(turn: Turn, topic: Sequence[str]) -> list[DocumentCard]:
        """The documents to tell of, newest first: those on the topic, those under discussion, or all."""
        cards = [c for c in turn.snapshot.documents() if turn.in_scope(c.id)]
        if topic:
            # Those that are about it, where some are, and not all that mention it.
            told = stories(turn, topic, [c.n for c in _newest_first(cards)[:_NEWEST]])
            numbers = [n for n in told if is_about(turn, n, topic)] or told
            cards = sorted((c for c in cards if c.n in numbers), key=lambda c: numbers.index(c.n))
        elif turn.memory is not None and turn.memory.documents:
            cards = [c for c in cards if c.id in turn.memory.documents[:1]]
        return _newest_first(cards)


def _newest_first(cards: Sequence[DocumentCard]) -> list[DocumentCard]:
    return sorted(cards, key=lambda c: -(c.date.toordinal() if c.date else 0))


def _lead(cards: Sequence[DocumentCard], *, of_topic: bool) -> str:
    """Say what is shown: of how many documents, and that they are the newest where they have days."""
    on_that = " on that" if of_topic else ""
    if len(cards) == 1:
        return f"The document{on_that} begins:"
    newest = all(card.date for card in cards)
    return f"{'The newest of ' if newest else ''}{len(cards)} documents{on_that} begin:"
