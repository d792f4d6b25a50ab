"""The timeline of a topic, a person, or everything."""

from __future__ import annotations

import re
from functools import partial

from bot import messages
from bot.conversation.citations import cite
from bot.conversation.disagreements import disagreement
from bot.conversation.reply import Answer, Reply
from bot.conversation.stories import ids_of_stories
from bot.conversation.timelines import Timelines
from bot.conversation.turn import Turn, abstain
from knowledge.retrieval.timeline import TimelineEntry

_DAYS = 15
# "The Reed case": no document need call it a case.
_STORY = re.compile(r"^the\s+|\s+(?:case|story|affair|matter|saga|scandal|trial|news)$", re.IGNORECASE)
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
        "what happened when",
        "{topic} timeline",
    )

    def __init__(self, timelines: Timelines) -> None:
        self._timelines = timelines

    def answer(self, turn: Turn) -> Reply | None:
        """Answer with up to fifteen days of the topic, or of the documents that tell of it; abstain without any."""
        topic = turn.slot_text("topic") or turn.slot_text("rest") or None
        times = turn.understood.times
        start = min((t.first for t in times), default=None)
        end = max((t.last for t in times), default=None)
        build = partial(
            self._timelines.build, turn.document, topic=topic, start=start, end=end, days=_DAYS, coarse=True
        )
        entries = build(per_day=1)
        if not entries and topic is not None and (told := ids_of_stories(turn, turn.tokens("topic"))):
            build = partial(build, topic=None, documents=told)
            entries = build(per_day=1)
        if not entries and topic is not None and (plain := _STORY.sub("", topic).strip()) and plain != topic:
            build = partial(build, topic=plain)
            entries = build(per_day=1)
        if len(entries) < _FEW:
            entries = build(per_day=3)
        snippets = []
        for entry in entries:
            number = turn.snapshot.number(entry.document_id)
            if number is not None:
                snippets.append(cite(turn.snapshot, number, entry.start, entry.end, note=_note(turn, entry)))
        if not snippets:
            return abstain(self.name, "I find nothing dated on that in the documents.")
        as_of = max((s.date for s in snippets if s.date), default=None)
        return Answer(intent=self.name, snippets=tuple(snippets[:5]), more=tuple(snippets[5:]), as_of=as_of)


def _note(turn: Turn, entry: TimelineEntry) -> str:
    told = messages.MODALITIES[entry.modality]
    parts = [
        entry.date,
        told,
        disagreement([(t.date, turn.title(t.document_id)) for t in entry.disagreements]),
    ]
    return "; ".join(part for part in parts if part)
