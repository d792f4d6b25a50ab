"""`onrecord check`: what is misconfigured, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.commands.common import Refused, console
from bot.messages import count
from bot.settings import Settings, misspelled_variables
from knowledge.documents.collection import read_collection
from knowledge.language.model import ModelError, model_folder, verify
from knowledge.store.snapshot import StoreError, open_snapshot


def check(*, documents: Path | None, store: Path | None) -> None:
    """Print one line a finding; raise Refused with exit code 2 where anything must be mended."""
    out = console()
    settings = Settings.load(documents=documents, store=store)
    bad = 0
    for fine, sentence in _findings(settings):
        bad += not fine
        out.print(f"{'ok  ' if fine else 'MEND'}  {sentence}", soft_wrap=True)
    if bad:
        raise Refused(f"{bad} thing{'s' if bad > 1 else ''} to mend.", code=2)


def _findings(settings: Settings) -> Iterator[tuple[bool, str]]:
    for sentence in misspelled_variables():
        yield False, sentence
    if settings.token is None:
        yield False, "DISCORD_TOKEN is not set: `onrecord run` needs it (everything else does not). See the README."
    else:
        yield True, "DISCORD_TOKEN is set."
    try:
        verify(model_folder())
        yield True, "The English model is installed and is the published one."
    except ModelError as error:
        yield False, str(error)
    yield _documents(settings)
    try:
        snapshot = open_snapshot(settings.store)
        held = count(len(snapshot.documents()), "document")
        yield True, f"The fact store {settings.store} holds {held} ({snapshot.name})."
        snapshot.close()
    except StoreError as error:
        yield False, str(error)


def _documents(settings: Settings) -> tuple[bool, str]:
    if not settings.documents.exists():
        return False, f"ONRECORD_DOCUMENTS: {settings.documents} does not exist. Make the folder or name another."
    collection = read_collection(settings.documents, max_bytes=settings.max_document_bytes)
    skipped = f", {len(collection.rejections)} skipped (`onrecord index` tells why)" if collection.rejections else ""
    if not collection.documents:
        return False, (
            f"There is no readable document in {settings.documents}{skipped}. "
            "Put .txt, .md, .jsonl, .html or .pdf files there (ONRECORD_DOCUMENTS)."
        )
    return True, f"{count(len(collection.documents), 'document')} can be read from {settings.documents}{skipped}."
