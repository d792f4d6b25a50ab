"""The timeline of a topic, a person, or everything."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from bot.conversation.citations import cite
from bot.conversation.reply import Answer, Reply
from bot.conversation.turn import Turn, abstain
from knowledge.facts import TimeExpression
from knowledge.retrieval.timeline import TimelineEntry, TimelineRow, build_timeline
from knowledge.store.snapshot import Snapshot

_DAYS = 15
# So few days leave room for more than one sentence each.
_FEW = 5


class TimelineIntent:
    """Answers with dated sentences, earliest first."""

    name = "timeline"
    phrasings = (
        "timeline",
        "timeline of|for|on|about {topic}",
        "timeline {topic}",
        "give|show me a|the timeline {rest?}",
        "show|give a|the|me timeline of|for|on {topic}",
        "what is the timeline {rest?}",
        "chronology {rest?}",
        "what happened when {rest?}",
        "{topic} timeline",
    )

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with up to fifteen days; abstain where nothing of the topic is dated."""
        topic = turn.slot_text("topic") or turn.slot_text("rest") or None
        times = turn.understood.times
        start = min((t.first for t in times), default=None)
        end = max((t.last for t in times), default=None)
        entries = timeline_of(turn.snapshot, topic, start=start, end=end, days=_DAYS, per_day=1, document=turn.document)
        if len(entries) < _FEW:
            entries = timeline_of(
                turn.snapshot, topic, start=start, end=end, days=_DAYS, per_day=3, document=turn.document
            )
        snippets = []
        for entry in entries:
            number = turn.snapshot.number(entry.document_id)
            if number is not None:
                snippets.append(cite(turn.snapshot, number, entry.start, entry.end, note=entry.date))
        if not snippets:
            return abstain(self.name, "The documents hold nothing dated on that.")
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, snippets=tuple(snippets[:5]), more=tuple(snippets[5:]), as_of=as_of)


def timeline_of(
    snapshot: Snapshot,
    topic: str | None,
    *,
    start: dt.date | None = None,
    end: dt.date | None = None,
    days: int | None = None,
    per_day: int = 1,
    document: int | None = None,
) -> list[TimelineEntry]:
    """Build a timeline from a snapshot's dated sentences."""
    return build_timeline(_rows(snapshot, document), topic=topic, start=start, end=end, days=days, per_day=per_day)


def _rows(snapshot: Snapshot, document: int | None) -> Iterator[TimelineRow]:
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for fact in snapshot.facts("date", document=document):
        if isinstance(fact, TimeExpression):
            times[fact.document_id].append(fact)
    for card in snapshot.documents():
        if document is not None and card.n != document:
            continue
        found = times[card.id]
        text = snapshot.document(card.id).text
        for position, row in enumerate(snapshot.sentences(card.n)):
            inside = tuple((t.value, t.start, t.end) for t in found if row.start <= t.start and t.end <= row.end)
            yield TimelineRow(card.id, card.date, row.start, row.end, text[row.start : row.end], inside, position)
