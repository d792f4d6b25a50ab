"""Waits where Discord allows no more logins: past 1,000 a day it resets the token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

_log = logging.getLogger(__name__)
# So many logins are left for whoever has to look into it.
RESERVE = 10


async def wait_for_logins(limit: Any, shards: int, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Wait until the day's logins are counted anew, where fewer than `shards` and a reserve are left.

    `limit` is Discord's session_start_limit: `total`, `remaining`, `reset_after` (milliseconds).
    """
    left, total = int(limit.get("remaining", 0)), int(limit.get("total", 0))
    # A limit as small as the reserve is not Discord's own: a proxy's, or a test's.
    if left >= shards + min(RESERVE, total // 10):
        return
    seconds = int(limit.get("reset_after", 0)) / 1000
    _log.warning(
        "Discord lets me log in %d times more, of %d a day. Something restarts me too often. I wait %.0f minutes.",
        *(left, total, seconds / 60),
    )
    await pause(seconds)
