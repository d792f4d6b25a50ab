"""Words that tell whether something happened, was still to come, or was only possible: closed classes of English."""

from __future__ import annotations

AHEAD = frozenset("will shall would 'll 'd wo".split())
POSSIBLE = frozenset("may might could should can".split())
# What they begin is told as open.
IF = frozenset("if unless whether".split())
# What is done to something that is still to come, at the time of telling.
PLANS = frozenset(
    """plan schedule expect intend hope want aim propose prepare threaten promise vow slate postpone delay reschedule
    anticipate forecast predict set seek ask urge order tell agree decide""".split()
)
