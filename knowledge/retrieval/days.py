"""Which days documents dwell on: mentions that day, the day after, in retrospect and in expectation."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

# How much a document counts that mentions a day, by when it was published; the logarithm of their number is weighed.
# Days that are still told of later, or were awaited, matter more than what is merely dated today (tuned on
# Timeline17, topics mj and haiti).
_WEIGHTS = {"later": 1.5, "that day": 1.0, "the day after": 1.0, "before": 1.0, "published": 0.5}


class Mention(NamedTuple):
    """One sentence that counts for a day. `named` is None where only the publication date speaks for it."""

    day: dt.date
    row: int
    document_id: str
    published: dt.date | None
    named: tuple[int, int] | None
    share: float


@functools.lru_cache(maxsize=50_000)
def calendar_day(value: str) -> dt.date | None:
    """The one day a TIMEX3 value names, its time of day left aside; None for what is coarser or no date."""
    if len(value) < 10 or value[4] != "-" or value[10:11] not in ("", "T"):
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _relation(mention: Mention) -> str:
    if mention.named is None:
        return "published"
    if mention.published is None:
        return "that day"
    gap = (mention.published - mention.day).days
    return "that day" if gap == 0 else "the day after" if gap == 1 else "later" if gap > 1 else "before"


def score_days(mentions: Iterable[Mention]) -> dict[dt.date, float]:
    """Score days by how many documents speak of them, and when those were published.

    A document counts once for each way it speaks of a day, by its best share of the topic.
    """
    best: dict[tuple[dt.date, str, str], float] = {}
    for mention in mentions:
        key = (mention.day, _relation(mention), mention.document_id)
        best[key] = max(best.get(key, 0.0), mention.share)
    sums: dict[dt.date, Counter[str]] = defaultdict(Counter)
    for (day, relation, _), share in best.items():
        sums[day][relation] += share  # type: ignore[assignment]
    return {
        day: sum(_WEIGHTS[relation] * math.log1p(count) for relation, count in counts.items())
        for day, counts in sums.items()
    }


def choose_days(
    scores: dict[dt.date, float], count: int | None, *, floor: float = 0.3, most: int = 30
) -> list[dt.date]:
    """The best `count` days, earliest first; without a count those that score at least `floor` of the best."""
    ranked = sorted(scores, key=lambda day: (-scores[day], day))
    if count is None:
        top = scores[ranked[0]] if ranked else 0.0
        ranked = [day for day in ranked if scores[day] >= floor * top][:most]
    else:
        ranked = ranked[:count]
    return sorted(ranked)
