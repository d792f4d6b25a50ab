"""What was talked about: per asker and channel, for as long as a conversation lasts."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.conversation.reply import Choice, Reply

EXPIRES_AFTER = 15 * 60.0
MOST_CONVERSATIONS = 5_000


@dataclass(frozen=True, slots=True)
class Memory:
    """The last turn: its intent, question, whom and what it was about, and what was shown.

    `people` and `bodies` are entity numbers, most recent first; `documents` the cited ones; `stems` the
    question's content; `shown` the snippets (document id, start, end) of this and earlier turns on the topic.
    `offered` are the readings to choose from, where the last reply was a question back. Entity numbers are those of the
    snapshot named; `called` has each one's name and type.
    """

    intent: str
    question: str
    people: tuple[int, ...] = ()
    bodies: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    shown: frozenset[tuple[str, int, int]] = frozenset()
    reply: Reply | None = None
    offered: tuple[Choice, ...] = ()
    snapshot: str = ""
    called: Mapping[int, tuple[str, str]] = field(default_factory=dict)


class Dialogue:
    """Memories by (asker, channel); they expire, and the oldest go where there are too many.

    Nothing is written anywhere, and one asker's memory is never another's.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._memories: OrderedDict[tuple[str, str], tuple[float, Memory]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, asker: str, channel: str) -> Memory | None:
        """What this asker last talked about here; None where that is nothing or too long ago."""
        with self._lock:
            entry = self._memories.get((asker, channel))
            if entry is None or self._clock() - entry[0] > EXPIRES_AFTER:
                return None
            return entry[1]

    def remember(self, asker: str, channel: str, memory: Memory) -> None:
        """Put a turn in place of the last one."""
        with self._lock:
            self._memories[(asker, channel)] = (self._clock(), memory)
            self._memories.move_to_end((asker, channel))
            while len(self._memories) > MOST_CONVERSATIONS:
                self._memories.popitem(last=False)

    def forget(self, asker: str, channel: str) -> None:
        """Drop what this asker talked about here."""
        with self._lock:
            self._memories.pop((asker, channel), None)
