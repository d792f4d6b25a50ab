"""How often one person may ask."""

from __future__ import annotations

import time
from collections.abc import Callable

_FORGET_ABOVE = 10_000


class Pacing:
    """One question in `seconds` for each person; whoever asks too early is told once how long to wait."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._free_at: dict[int, float] = {}
        self._told: set[int] = set()

    def wait(self, person: int, seconds: float | None = None) -> float:
        """Return 0 and count the question, or how many seconds are left before the next one.

        `seconds` is how long to wait after this question, where a server has decided that.
        """
        now = self._clock()
        left = self._free_at.get(person, 0.0) - now
        if left > 0:
            return left
        if len(self._free_at) > _FORGET_ABOVE:
            self._free_at = {key: free for key, free in self._free_at.items() if free > now}
        pause = self._seconds if seconds is None else seconds
        if pause > 0:
            self._free_at[person] = now + pause
        self._told.discard(person)
        return 0.0

    def tell_once(self, person: int) -> bool:
        """Whether this person is to be told to wait: the first time in each waiting period."""
        if person in self._told:
            return False
        self._told.add(person)
        return True
