"""Adds documents to the folder that is indexed, and takes them away; every change is one rename."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import orjson

from bot import messages
from bot.settings import SAMPLE
from knowledge.documents.readers.building import ReadError
from knowledge.documents.readers.decoding import decode
from knowledge.documents.readers.jsonl import read_record

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
FILES = frozenset({".html", ".htm", ".pdf"})
REMOVED = ".removed"
_UNFINISHED = ".new-"
_SLUG = 60
_TRIES = 100
_SCHEMES = ("https://", "http://")


class LibraryError(Exception):
    """A document that is not added or removed; the message is a sentence for the moderator."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a moderator says of a document."""

    title: str
    date: dt.date | None = None
    outlet: str | None = None
    url: str | None = None


def folder_of(documents: Path) -> Path:
    """Return the folder that documents are added to; raise LibraryError where there is none to write to."""
    if not documents.is_dir() or documents.resolve() == SAMPLE.resolve():
        raise LibraryError(messages.NO_FOLDER)
    if not os.access(documents, os.W_OK | os.X_OK):
        raise LibraryError(messages.FOLDER_READ_ONLY)
    return documents


def add_text(folder: Path, entry: Entry, text: str, *, max_bytes: int, most: int | None = None) -> str:
    """Add a text as it is; return its id. Raise LibraryError where it cannot be a document, or is one too many."""
    _check(entry, folder, most)
    if not any(character.isalnum() for character in text):
        raise LibraryError(messages.NO_TEXT)

    def record(name: str) -> bytes:
        fields = {"id": name, "title": entry.title, "text": text, "source": entry.outlet, "url": entry.url}
        day = {"date": entry.date.isoformat()} if entry.date is not None else {}
        try:
            line = orjson.dumps({key: value for key, value in {**fields, **day}.items() if value is not None})
            read_record(line)
        except (ReadError, orjson.JSONEncodeError) as error:
            raise LibraryError(messages.NOT_A_DOCUMENT.format(reason=error)) from error
        if len(line) > max_bytes:
            raise LibraryError(messages.too_large(max_bytes))
        return line + b"\n"

    return _write(folder, _stem(entry), ".jsonl", record)


def add_file(folder: Path, entry: Entry, name: str, data: bytes, *, max_bytes: int, most: int | None = None) -> str:
    """Add an attached file; return its id. What is said of a text is stored with it, of others in the file's name."""
    _check(entry, folder, most)
    ending = PurePosixPath(name).suffix.lower()
    if len(data) > max_bytes:
        raise LibraryError(messages.too_large(max_bytes))
    if ending in TEXTS:
        try:
            text = decode(data)
        except ReadError as error:
            raise LibraryError(messages.NOT_A_DOCUMENT.format(reason=error)) from error
        return add_text(folder, entry, text, max_bytes=max_bytes, most=most)
    if ending not in FILES:
        raise LibraryError(messages.NOT_A_FORMAT.format(formats=", ".join(sorted(TEXTS | FILES))))
    if entry.outlet or entry.url:
        raise LibraryError(messages.ONLY_TEXTS_HAVE_OUTLETS)
    if (ending == ".pdf") != data.startswith(b"%PDF-"):
        raise LibraryError(messages.NOT_WHAT_IT_SAYS)
    return _write(folder, _stem(entry), ending, lambda _: data)


def remove(folder: Path, identifier: str, *, keep: bool = True) -> None:
    """Move a document's file out of the index's sight, into the folder `.removed`, or delete it; raise LibraryError."""
    path = folder / identifier
    inside = path.resolve().is_relative_to(folder.resolve()) and not PurePosixPath(identifier).is_absolute()
    hidden = any(part.startswith(".") for part in PurePosixPath(identifier).parts)
    if not inside or hidden or path.is_symlink() or not path.is_file():
        raise LibraryError(messages.NOT_A_FILE_OF_ITS_OWN)
    try:
        if not keep:
            path.unlink()
            return
        bin_ = folder / REMOVED
        bin_.mkdir(exist_ok=True)
        path.rename(bin_ / f"{uuid.uuid4().hex[:8]}-{path.name}")
    except OSError as error:
        raise LibraryError(messages.FOLDER_FAILED.format(reason=error.strerror)) from error


def _flush(folder: Path) -> None:
    """Have a folder's entries written to disk, where the system supports that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    """Delete what a killed process was writing: it was never a document. Raise OSError."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def _check(entry: Entry, folder: Path, most: int | None) -> None:
    if most is not None and sum(not path.name.startswith(".") for path in folder.iterdir()) >= most:
        raise LibraryError(messages.too_many_documents(most))
    if not any(character.isalnum() for character in entry.title):
        raise LibraryError(messages.NO_TITLE)
    if entry.url is not None and not entry.url.startswith(_SCHEMES):
        raise LibraryError(messages.NO_ADDRESS)


def _stem(entry: Entry) -> str:
    """Make a file name of plain letters, so that no title leads out of the folder."""
    plain = unicodedata.normalize("NFKD", entry.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG].strip("-") or "document"
    return f"{entry.date.isoformat()}-{slug}" if entry.date is not None else slug


def _write(folder: Path, stem: str, ending: str, content: Callable[[str], bytes]) -> str:
    """Write a new file whole or not at all, never over another one; return its name."""
    hidden = folder / f"{_UNFINISHED}{uuid.uuid4().hex}"
    try:
        for number in range(1, _TRIES):
            name = f"{stem}{'' if number == 1 else f'-{number}'}{ending}"
            if (folder / name).exists():
                continue
            with hidden.open("wb") as stream:
                stream.write(content(name))
                stream.flush()
                os.fsync(stream.fileno())
            try:
                os.link(hidden, folder / name)  # unlike a rename, it fails where another one was quicker
            except FileExistsError:
                continue
            _flush(folder)
            return name
    except OSError as error:
        raise LibraryError(messages.FOLDER_FAILED.format(reason=error.strerror)) from error
    finally:
        hidden.unlink(missing_ok=True)
    raise LibraryError(messages.TOO_MANY_ALIKE)
