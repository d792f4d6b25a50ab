"""What the subcommands share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
from rich.console import Console

from bot.conversation.desk import Desk
from bot.settings import Settings
from knowledge.store.snapshot import open_snapshot


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """A command that cannot be carried out; the message is one sentence for the user, `code` the exit code."""

    def __init__(self, message: str, *, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def desk_of(settings: Settings) -> Iterator[Desk]:
    """Open the current snapshot and put a desk on it; raises StoreError where there is none."""
    snapshot = open_snapshot(settings.store)
    try:
        yield Desk(snapshot)
    finally:
        snapshot.close()


def print_json(value: object) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.buffer.write(orjson.dumps(value) + b"\n")


def console(*, stderr: bool = False) -> Console:
    """A console that shows text as it is: no markup, no emoji codes, no highlighting."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)
