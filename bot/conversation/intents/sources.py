"""Which documents are there, and when was one published?"""

from __future__ import annotations

import re

from bot.conversation.citations import cite, cite_sentences
from bot.conversation.reply import Answer, Reply, Snippet
from bot.conversation.turn import Turn, abstain
from knowledge.language.words import STOP, stem

_GENERIC = frozenset(
    map(stem, "document documents source sources article articles story piece have list published publish".split())
)
# What the bot does with its documents ("which documents do you use right now?").
_OURS = frozenset(
    map(stem, "you your use know read cite cover include contain index load search right now here".split())
)


class SourcesIntent:
    """Answers with the documents, newest first."""

    name = "sources"
    phrasings = (
        "which|what documents|sources|articles|stories|files {rest?}",
        "list|show all|the|your documents|sources|articles",
        "sources|documents|articles",
        "what are your|the sources|documents",
        "where do you get your {kind?} information|facts|news from {rest?}",
        "what do you know|cover {rest?}",
        "what can|could i|you ask|answer {rest?}",
        "how many documents|articles|sources {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with each document's opening and a count; None where it is asked what some document says."""
        if any(t.folded not in STOP and stem(t.folded) not in _GENERIC | _OURS for t in turn.tokens("rest")):
            return None
        cards = [c for c in turn.snapshot.documents() if turn.in_scope(c.id)]
        cards.sort(key=lambda c: (-(c.date.toordinal() if c.date else 0), c.n))
        snippets = [s for c in cards[:20] if (s := opening(turn, c.n)) is not None]
        if not snippets:
            return None
        count = f"There {'is one document' if len(cards) == 1 else f'are {len(cards)} documents'}."
        return Answer(intent=self.name, lead=count, snippets=tuple(snippets[:5]), more=tuple(snippets[5:]))


_AHEAD = frozenset("due expected ready finished done coming completed delivered".split())


class PublishedIntent:
    """Answers with the date of a document: its header where it stands in the text, else its lede."""

    name = "published"
    phrasings = (
        "when was|were|is this|the|that article|story|document|piece|report {rest?}",
        "when did this|the|that article|story|piece appear|run|come {rest?}",
        "what is|was the date of|on the|this|that article|story|document {rest?}",
        "how old is this|the|that article|story|document",
        "date of the|this|that article|story|document {rest?}",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer for the document under discussion, or the only one that fits the words."""
        if any(t.folded in _AHEAD for t in turn.tokens("rest")):
            return None  # "When is the report due?" is asked of what a document tells of, and not of itself
        cards = turn.snapshot.documents()
        numbers = self._meant(turn)
        if not numbers:
            return None
        dated = [n for n in numbers if cards[n].date]
        if not dated:
            return abstain(self.name, "That document gives no date of publication.")
        snippets = tuple(s for n in dated[:5] if (s := _dateline(turn, n) or opening(turn, n)) is not None)
        day = cards[dated[0]].date
        lead = f"Published {day.day} {day:%B %Y}." if day and len(dated) == 1 else "Published:"
        return Answer(intent=self.name, lead=lead, snippets=snippets, as_of=day)

    def _meant(self, turn: Turn) -> list[int]:
        cards = turn.snapshot.documents()
        if turn.document is not None:
            return [turn.document]
        if len(cards) == 1:
            return [0]
        query = turn.query()
        if [s for s in query.stems if s not in _GENERIC]:
            passages = turn.search(query, limit=1)
            return [p.candidate.document for p in passages]
        if turn.memory and turn.memory.documents:
            return [n for d in turn.memory.documents[:1] if (n := turn.snapshot.number(d)) is not None]
        return []


def opening(turn: Turn, number: int) -> Snippet | None:
    """Cite the first real sentence of a document."""
    rows = turn.snapshot.sentences(number)
    row = next((r for r in rows if "h" not in r.holds), rows[0] if rows else None)
    return cite_sentences(turn.snapshot, number, row.start, row.end) if row else None


def _dateline(turn: Turn, number: int) -> Snippet | None:
    """Cite the date in a document's header, where the header is part of the text."""
    card = turn.snapshot.card(number)
    document = turn.snapshot.document(card.id)
    match = re.search(r"\d{4}-\d{2}-\d{2}", document.text[: document.body_start])
    return cite(turn.snapshot, number, *match.span()) if match else None
