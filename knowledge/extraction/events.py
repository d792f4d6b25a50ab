"""Events: what a sentence says happened, with its day and the reason for that day."""

from __future__ import annotations

from knowledge.extraction.reading import Reading
from knowledge.facts import Event


def extract_events(reading: Reading) -> list[Event]:
    """Find sentences that tell of something on a resolved day; the first resolved date counts."""
    found = []
    for sentence in reading.analysis.sentences:
        times = [t for t in reading.times_within(sentence.start, sentence.end) if t.type in {"DATE", "TIME"}]
        day = next((t for t in times if t.value[:4].isdigit()), None)
        if day is None:
            continue
        names = {
            reading.cast.entities[m.entity].name: None
            for m in reading.cast.within(sentence.start, sentence.end)
            if reading.cast.entities[m.entity].type in {"person", "organisation"}
        }
        found.append(
            Event(
                document_id=reading.document.id,
                start=sentence.start,
                end=sentence.end,
                date=day.value,
                date_span=(day.start, day.end),
                reason=day.reason,
                participants=tuple(names),
            )
        )
    return found
