"""Timelines: which days the documents dwell on, and the sentences that tell them best."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from knowledge.language.dates import day_range
from knowledge.language.words import content_stems


class TimelineRow(NamedTuple):
    """One sentence: `times` are (TIMEX3 value, start, end) of its dates; `position` counts from 0 in its document."""

    document_id: str
    date: dt.date | None
    start: int
    end: int
    text: str
    times: tuple[tuple[str, int, int], ...]
    position: int


class TimelineEntry(BaseModel):
    """One entry: a day and a verbatim sentence; offsets are code points into the document's text."""

    model_config = ConfigDict(frozen=True)

    date: str
    document_id: str
    start: int
    end: int
    text: str
    reason: str | None = None


def build_timeline(
    rows: Iterable[TimelineRow],
    *,
    topic: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    days: int | None = None,
    per_day: int = 1,
) -> list[TimelineEntry]:
    """Pick the days most dwelt on and the sentences that tell them; entries come earliest first."""
    wanted = set(content_stems(topic or ""))
    by_day: dict[str, list[tuple[float, TimelineRow]]] = defaultdict(list)
    for row in rows:
        share = len(wanted & set(content_stems(row.text))) / len(wanted) if wanted else 1.0
        if share < 0.5:
            continue
        for value, _, _ in row.times:
            span = day_range(value)
            if span and span[0] == span[1] and (start or span[0]) <= span[0] <= (end or span[0]):
                by_day[span[0].isoformat()].append((share + 1 / (1 + row.position), row))
    chosen = sorted(by_day, key=lambda d: -sum(s for s, _ in by_day[d]))[: days or None]
    entries = []
    for day in sorted(chosen):
        for _, row in sorted(by_day[day], key=lambda x: -x[0])[:per_day]:
            entries.append(
                TimelineEntry(date=day, document_id=row.document_id, start=row.start, end=row.end, text=row.text)
            )
    return entries
