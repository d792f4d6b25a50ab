"""What our small Discord has seen: requests, interactions; and what it was told to do about the next ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    """One request of the bot, as it came, and what it got."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 0


@dataclass
class Asked:
    """An interaction that somebody began, and what the bot made of it."""

    id: str
    token: str
    kind: int
    source: dict[str, Any] | None = None
    answer: dict[str, Any] | None = None
    original: dict[str, Any] | None = None
    followups: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False


@dataclass(frozen=True)
class Fault:
    """What the next request to a route gets instead of an answer."""

    method: str
    part: str
    status: int
    body: Any
    headers: dict[str, str]


class Refused(Exception):  # noqa: N818 - what a request is
    """A request that Discord would not take."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
