"""Builds a snapshot in another process: whatever happens there, this one goes on answering."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from bot import messages
from bot.settings import Settings
from knowledge.indexing import IndexReport

_LAST_WORDS = 300


class Rebuild(Protocol):
    """Builds a snapshot of `settings.documents`, and of those of `also`, in `settings.store`."""

    async def __call__(
        self, settings: Settings, *, also: Sequence[Path] = (), reuse: Sequence[Path] = ()
    ) -> IndexReport:
        """Return the report; raise RebuildError."""
        ...


class RebuildError(Exception):
    """No snapshot was built; the message is a sentence for the moderator."""


async def rebuild(settings: Settings, *, also: Sequence[Path] = (), reuse: Sequence[Path] = ()) -> IndexReport:
    """Run `onrecord index` as another process and return its report.

    Raise RebuildError where it fails, is killed, or takes longer than `settings.reload_seconds`; the
    process is ended then, and also when this call is cancelled.
    """
    environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
    environment |= {
        "ONRECORD_JOBS": str(settings.jobs),
        "ONRECORD_KEEP_SNAPSHOTS": str(settings.keep_snapshots),
        "ONRECORD_MAX_DOCUMENT_BYTES": str(settings.max_document_bytes),
    }
    arguments = ["index", "--documents", str(settings.documents), "--store", str(settings.store), "--json"]
    arguments += [part for path in also for part in ("--also", str(path))]
    arguments += [part for path in reuse for part in ("--reuse", str(path))]
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
        )
    except OSError as error:
        raise RebuildError(f"The indexer cannot be started ({error.strerror}).") from error
    try:
        async with asyncio.timeout(settings.reload_seconds):
            output, complaints = await process.communicate()
    except TimeoutError:
        raise RebuildError(messages.RELOAD_TOO_LONG.format(seconds=settings.reload_seconds)) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return read_report(output, complaints, process.returncode or 0)


def read_report(output: bytes, complaints: bytes, status: int) -> IndexReport:
    """Read the report from the indexer's output; raise RebuildError with its own last words otherwise."""
    if status == 0:
        for line in reversed(output.splitlines()):
            try:
                return IndexReport.model_validate_json(line)
            except ValidationError:
                continue
    said = [line.strip() for line in complaints.decode("utf-8", "replace").splitlines() if line.strip()]
    if status > 0 and said and not any(line.startswith("Traceback") for line in said):
        raise RebuildError(said[-1][:_LAST_WORDS])
    raise RebuildError(messages.RELOAD_UNREADABLE.format(status=status))
