"""Timelines: which days the documents dwell on, and the sentences that tell them best."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from knowledge.facts import Modality
from knowledge.retrieval.days import Mention, calendar_day, choose_days, day_range, score_days, within
from knowledge.retrieval.telling import choose
from knowledge.retrieval.topic import shares_of

# An undated sentence is taken to tell of its document's day only near the top; how much it counts beside a dated one.
_LEAD = 5
_UNDATED = 0.6
# So many candidates a day are read at most; more do not change which is central.
_READ = 80
# Sentences that share so much of their words are one report in several papers.
_REPEATED = 0.8
_WORD = re.compile(r"\w+")
# A question tells nothing of the day on which it was printed.
_ASKS = re.compile(r"\?[\"”’'\s]*$")


class TimelineRow(NamedTuple):
    """One sentence: `times` are (TIMEX3 value, start, end) of its dates; `position` counts from 0 in its document."""

    document_id: str
    date: dt.date | None
    start: int
    end: int
    text: str
    times: tuple[tuple[str, int, int], ...]
    position: int


class Telling(BaseModel):
    """A verbatim sentence of another document on the same event; offsets are code points into that document's text.

    `title`, `outlet` and `published` cite the document, as far as they are known.
    """

    model_config = ConfigDict(frozen=True)

    date: str
    document_id: str
    start: int
    end: int
    text: str
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None


class TimelineEntry(BaseModel):
    """One entry: a day and a verbatim sentence; offsets are code points into the document's text.

    `also` says the same, nearly word for word, in other documents; `disagreements` date the same event otherwise.
    `modality` tells what was still ahead, or only possible, when it was told.
    """

    model_config = ConfigDict(frozen=True)

    date: str
    document_id: str
    start: int
    end: int
    text: str
    reason: str | None = None
    modality: Modality = "happened"
    also: tuple[Telling, ...] = ()
    disagreements: tuple[Telling, ...] = ()


def build_timeline(
    rows: Iterable[TimelineRow],
    *,
    topic: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    days: int | None = None,
    per_day: int = 1,
    coarse: bool = False,
) -> list[TimelineEntry]:
    """Pick the days most dwelt on and the sentences that tell them; entries come earliest first.

    `start` and `end` are included; with `coarse`, months and years that are all a document tells are entries too
    ("2010-04"). Without `days` the length follows from the scores. A sentence that names no day
    counts for its document's date where it stands near the top. No sentence is given twice, and of sentences that
    say the same (an agency's report in several papers) the first published is given, the others named beside it.
    """
    taken = list(rows)
    mentions = [m for m in _mentions(taken, shares_of(taken, topic), coarse=coarse) if within(m.day, start, end)]
    scores = score_days(mentions)
    by_day: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_day[mention.day].append(mention)
    told: dict[str, list[TimelineEntry]] = {}
    used: set[str] = set()
    for day in sorted(choose_days(scores, days), key=lambda d: (-scores[d], d)):
        told[day] = _tell(taken, by_day[day], per_day, used)
    return [entry for day in sorted(told) for entry in told[day]]


def _mentions(rows: Sequence[TimelineRow], shares: Sequence[float], *, coarse: bool) -> list[Mention]:
    found = []
    for index, (row, share) in enumerate(zip(rows, shares, strict=True)):
        if not share:
            continue
        named = {day: (start, end) for value, start, end in row.times if (day := calendar_day(value))}
        if coarse and not named:
            named = {day: (a, b) for value, a, b in row.times if (day := calendar_day(value, coarse=True))}
        for day, span in named.items():
            found.append(Mention(day, index, row.document_id, row.date, span, share))
        tells = row.position < _LEAD and not _elsewhere(row) and not _ASKS.search(row.text)
        if not named and row.date is not None and tells:
            found.append(Mention(row.date.isoformat(), index, row.document_id, row.date, None, share))
    return found


def _elsewhere(row: TimelineRow) -> bool:
    """Whether a sentence speaks of a time that its document's date does not lie in ("in 1931")."""
    spans = [day_range(value) for value, _, _ in row.times]
    return any(span is not None and row.date is not None and not span[0] <= row.date <= span[1] for span in spans)


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
    same = [_same(rows, candidates[n], mentions) for n in chosen]
    return [_entry(rows[first.row], first, [rows[m.row] for m in others]) for first, *others in same]


def _same(rows: Sequence[TimelineRow], chosen: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """A mention and those of other documents that say the same nearly word for word, the first published first."""
    found = {chosen.document_id: chosen}
    for mention in mentions:
        if repeats(rows[mention.row].text, rows[chosen.row].text):
            found.setdefault(mention.document_id, mention)
    return sorted(found.values(), key=lambda m: (rows[m.row].date or dt.date.max, m.row != chosen.row, m.document_id))


def repeats(text: str, other: str) -> bool:
    """Whether two sentences are the same nearly word for word, as an agency's report is in several papers."""
    words, others = (set(_WORD.findall(t.casefold())) for t in (text, other))
    return len(words & others) >= _REPEATED * len(words | others)


def _weight(row: TimelineRow, mention: Mention) -> float:
    own = _UNDATED if mention.named is None else 1.0
    return own * mention.share * (1 + 1 / (2 + row.position))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _entry(row: TimelineRow, mention: Mention, others: Iterable[TimelineRow] = ()) -> TimelineEntry:
    if mention.named is None:
        reason = "published that day; the sentence names no other"
    else:
        start, end = mention.named
        reason = f"from '{row.text[start - row.start : end - row.start]}' in this sentence"
    return TimelineEntry(
        date=mention.day,
        document_id=row.document_id,
        start=row.start,
        end=row.end,
        text=row.text,
        reason=reason,
        also=tuple(
            Telling(date=mention.day, document_id=o.document_id, start=o.start, end=o.end, text=o.text) for o in others
        ),
    )
