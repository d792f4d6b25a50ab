"""Timelines: which days the documents dwell on, and the sentences that tell them best."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from knowledge.language.words import content_stems
from knowledge.retrieval.days import Mention, calendar_day, choose_days, score_days
from knowledge.retrieval.telling import choose

# An undated sentence is taken to tell of its document's day only near the top; how much it counts beside a dated one.
_LEAD = 5
_UNDATED = 0.6
# So many candidates a day are read at most; more do not change which is central.
_READ = 80


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
    """Pick the days most dwelt on and the sentences that tell them; entries come earliest first.

    `start` and `end` are included. Without `days` the length follows from the scores. A sentence that names no day
    counts for its document's date where it stands near the top. No sentence is given twice, and of sentences that
    say the same (an agency's report in several papers) the first published is given.
    """
    taken = list(rows)
    mentions = [
        m
        for m in _mentions(taken, _shares(taken, topic))
        if (start is None or start <= m.day) and (end is None or m.day <= end)
    ]
    scores = score_days(mentions)
    by_day: dict[dt.date, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_day[mention.day].append(mention)
    told: dict[dt.date, list[TimelineEntry]] = {}
    used: set[str] = set()
    for day in sorted(choose_days(scores, days), key=lambda d: (-scores[d], d)):
        told[day] = _tell(taken, by_day[day], per_day, used)
    return [entry for day in sorted(told) for entry in told[day]]


def _shares(rows: Sequence[TimelineRow], topic: str | None) -> list[float]:
    """How much of the topic each sentence names, 0 to 1; 1 everywhere where there is no topic."""
    wanted = set(content_stems(topic or ""))
    if not wanted:
        return [1.0] * len(rows)
    # A stem is nearly always how its words begin; "y" and "i" change.
    patterns = [re.compile(r"\b" + re.escape(stem.rstrip("iy") or stem), re.IGNORECASE) for stem in wanted]
    shares = [sum(p.search(row.text) is not None for p in patterns) / len(patterns) for row in rows]
    return [share if share >= 0.5 else 0.0 for share in shares]


def _mentions(rows: Sequence[TimelineRow], shares: Sequence[float]) -> list[Mention]:
    found = []
    for index, (row, share) in enumerate(zip(rows, shares, strict=True)):
        if not share:
            continue
        named = {day: (start, end) for value, start, end in row.times if (day := calendar_day(value))}
        for day, span in named.items():
            found.append(Mention(day, index, row.document_id, row.date, span, share))
        if not named and row.date is not None and row.position < _LEAD:
            found.append(Mention(row.date, index, row.document_id, row.date, None, share))
    return found


def _tell(rows: Sequence[TimelineRow], mentions: list[Mention], count: int, used: set[str]) -> list[TimelineEntry]:
    fresh: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (rows[m.row].date or dt.date.max, rows[m.row].position)):
        fresh.setdefault(_folded(rows[mention.row].text), mention)
    candidates = [m for text, m in fresh.items() if text not in used]
    candidates.sort(key=lambda m: (m.named is None, rows[m.row].position))
    candidates = candidates[:_READ]
    texts = [rows[m.row].text for m in candidates]
    chosen = choose(texts, [_weight(rows[m.row], m) for m in candidates], count)
    used.update(_folded(texts[n]) for n in chosen)
    return [_entry(rows[candidates[n].row], candidates[n]) for n in chosen]


def _weight(row: TimelineRow, mention: Mention) -> float:
    own = _UNDATED if mention.named is None else 1.0
    return own * mention.share * (1 + 1 / (2 + row.position))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _entry(row: TimelineRow, mention: Mention) -> TimelineEntry:
    if mention.named is None:
        reason = "published that day; the sentence names no other"
    else:
        start, end = mention.named
        reason = f"from '{row.text[start - row.start : end - row.start]}' in this sentence"
    return TimelineEntry(
        date=mention.day.isoformat(),
        document_id=row.document_id,
        start=row.start,
        end=row.end,
        text=row.text,
        reason=reason,
    )
