"""Which days documents dwell on: mentions that day, the day after, in retrospect and in expectation."""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from knowledge.language.dates import day_range as _day_range

# How much a document counts that mentions a day, by when it was published; the logarithm of their number is weighed.
# Days that are still told of later, or were awaited, matter more than what is merely dated today (checked on
# Timeline17, topics mj and haiti).
_WEIGHTS = {"later": 2.0, "that day": 1.0, "the day after": 1.0, "before": 1.0, "published": 0.5}
# How much more sentences count: only where all else is equal.
_MORE = 1e-3

_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Mention(NamedTuple):
    """One sentence that counts for a day ("2021-03-02"), or for a month or year where these are wanted.

    `named` is the place of the expression, None where only the publication date speaks for the day; `share` is how
    much the sentence is about the topic.
    """

    day: str
    row: int
    document_id: str
    published: dt.date | None
    named: tuple[int, int] | None
    share: float


@functools.lru_cache(maxsize=50_000)
def day_range(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a TIMEX3 value, remembered: a timeline asks for the same few thousand again and again."""
    return _day_range(value)


@functools.lru_cache(maxsize=50_000)
def calendar_day(value: str, *, coarse: bool = False) -> str | None:
    """The day a TIMEX3 value names, its time of day left aside; with `coarse`, months and years too; else None."""
    plain = value.partition("T")[0]
    if (len(plain) != 10 and not coarse) or _CALENDAR.fullmatch(plain) is None:
        return None
    return plain if day_range(plain) else None


def within(day: str, start: dt.date | None, end: dt.date | None) -> bool:
    """Whether a day, month or year lies in a period, both ends included; a coarse one wholly."""
    span = day_range(day)
    return span is not None and (start is None or start <= span[0]) and (end is None or span[1] <= end)


def _relation(mention: Mention) -> str:
    if mention.named is None:
        return "published"
    if mention.published is None:
        return "that day"
    span = day_range(mention.day)
    gap = (mention.published - span[1]).days if span else 0
    return "that day" if gap == 0 else "the day after" if gap == 1 else "later" if gap > 1 else "before"


def score_days(mentions: Iterable[Mention]) -> dict[str, float]:
    """Score days by how many documents speak of them, and when those were published.

    A document counts once for each way it speaks of a day, by its best share of the topic. Of days that score alike
    the one with more sentences goes first.
    """
    best: dict[tuple[str, str, str], float] = {}
    sentences: Counter[str] = Counter()
    for mention in mentions:
        sentences[mention.day] += 1
        key = (mention.day, _relation(mention), mention.document_id)
        best[key] = max(best.get(key, 0.0), mention.share)
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for (day, relation, _), share in best.items():
        sums[day][relation] += share  # type: ignore[assignment]
    return {
        day: sum(_WEIGHTS[relation] * math.log1p(count) for relation, count in counts.items())
        + _MORE * math.log1p(sentences[day])
        for day, counts in sums.items()
    }


def choose_days(scores: dict[str, float], count: int | None, *, floor: float = 0.3, most: int = 30) -> list[str]:
    """The best `count` days, earliest first; without a count those that score at least `floor` of the best."""
    ranked = sorted(scores, key=lambda day: (-scores[day], day))
    if count is None:
        top = scores[ranked[0]] if ranked else 0.0
        ranked = [day for day in ranked if scores[day] >= floor * top][:most]
    else:
        ranked = ranked[:count]
    return sorted(ranked)
