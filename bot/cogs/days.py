"""Days as people type them into options."""

from __future__ import annotations

import datetime as dt

from bot import messages
from bot.cogs.incidents import Refusal


def read_days(first: str | None, last: str | None) -> tuple[dt.date | None, dt.date | None]:
    """Read two days, either of which may be missing; raise Refusal where one is no ISO date or they are reversed."""
    start, end = _day(first), _day(last)
    if start is not None and end is not None and start > end:
        raise Refusal(messages.DAYS_REVERSED)
    return start, end


def _day(written: str | None) -> dt.date | None:
    if written is None:
        return None
    try:
        return dt.date.fromisoformat(written.strip())
    except ValueError:
        raise Refusal(messages.BAD_DAY) from None
