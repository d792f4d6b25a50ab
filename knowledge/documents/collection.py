"""A folder of documents read whole: what was read, and what was refused with a reason each."""

from __future__ import annotations

import codecs
import datetime as dt
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError
from knowledge.documents.readers.html import read_html
from knowledge.documents.readers.jsonl import read_record
from knowledge.documents.readers.markdown import read_markdown
from knowledge.documents.readers.pdf import read_pdf
from knowledge.documents.readers.plain import read_plain
from knowledge.documents.titles import display_title

__all__ = ["Collection", "CollectionError", "Rejection", "display_title", "read_collection"]

MAX_BYTES = 10_000_000
MAX_DOCUMENTS = 200_000
# A book, not an article: analysing it would take minutes and gigabytes.
MAX_CHARACTERS = 400_000
_MAX_BAD_LINES = 100
READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}
LINES = frozenset({".jsonl", ".ndjson"})


class CollectionError(OSError):
    """There is no collection at the place given; the message is one sentence for the user."""


class Rejection(BaseModel):
    """A document that was skipped: where it stands (a path, or a path and a line), and why."""

    model_config = ConfigDict(frozen=True)

    source: str
    reason: str


class Collection(BaseModel):
    """What a folder holds, in the order of its paths: ids and texts are unique among `documents`."""

    model_config = ConfigDict(frozen=True)

    documents: tuple[Document, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def read_collection(
    path: Path, *also: Path, max_bytes: int = MAX_BYTES, max_documents: int = MAX_DOCUMENTS
) -> Collection:
    """Read every document of a folder, recursively, or of a single file; then those of others.

    Of two documents with one id or one text the first is taken. Ids are paths below the folder in
    POSIX form, for JSON Lines the records' ids. Hidden files are passed over, links are not followed
    out of the folder. `max_bytes` limits a file, in JSON Lines a line. Raise CollectionError where one of
    them is neither a folder nor a file.
    """
    gathering = _Gathering(max_documents)
    for place in (path, *also):
        if not place.exists():
            raise CollectionError(f"There is no folder or file {place}. Make the folder, or name another one.")
        if place.is_dir():
            for file, name in _walk(place, gathering):
                _read_file(file, name, gathering, max_bytes, within=place)
        else:
            _read_file(place, place.name, gathering, max_bytes, within=None)
    return Collection(documents=tuple(gathering.documents), rejections=tuple(gathering.rejections))


class _Gathering:
    """Documents and rejections so far; the first of two with the same id, or the same text and day, wins."""

    def __init__(self, max_documents: int) -> None:
        self.documents: list[Document] = []
        self.rejections: list[Rejection] = []
        self._limit = max_documents
        self._sources: dict[str, str] = {}
        self._texts: dict[str, dict[dt.date | None, str]] = {}

    def reject(self, source: str, reason: str) -> None:
        """Note why something was skipped; the name is made printable."""
        printable = source.encode("utf-8", "backslashreplace").decode("utf-8")
        self.rejections.append(Rejection(source=printable, reason=reason))

    def attempt(self, source: str, read: Callable[[], Document]) -> bool:
        """Read one document and take it in, or note the reason; tell whether it was taken in."""
        try:
            self._admit(source, read())
        except ReadError as error:
            self.reject(source, str(error))
        except Exception as error:  # noqa: BLE001 - parsers raise anything on hostile files; the others go on
            self.reject(source, f"It could not be read ({type(error).__name__}); it may be damaged.")
        else:
            return True
        return False

    def _admit(self, source: str, document: Document) -> None:
        if len(self.documents) >= self._limit:
            raise ReadError(f"There are already {self._limit} documents, which is the limit.")
        if len(document.text) > MAX_CHARACTERS:
            told = f"It has {len(document.text):,} characters, and {MAX_CHARACTERS:,} is the limit for one document"
            raise ReadError(f"{told}. Split it.")
        if document.id in self._sources:
            raise ReadError(f"Its id is already that of {self._sources[document.id]}.")
        # The same words on another day mean other days ("on Friday"), and are kept.
        copies = self._texts.setdefault(document.text_hash, {})
        if copies and (document.date in copies or None in (document.date, *copies)):
            raise ReadError(f"It has the same text as {next(iter(copies.values()))}.")
        self._sources[document.id] = source
        copies[document.date] = document.id
        self.documents.append(document)


def _walk(folder: Path, gathering: _Gathering) -> Iterator[tuple[Path, str]]:
    """Yield every visible file below a folder with its POSIX path, sorted; links to folders are refused."""

    def refuse(error: OSError) -> None:
        failed = Path(error.filename)
        name = failed.relative_to(folder).as_posix() if failed.is_relative_to(folder) else str(failed)
        gathering.reject(name, f"It cannot be opened ({error.strerror}).")

    found: list[tuple[tuple[str, ...], Path]] = []
    for current, folders, files in os.walk(folder, onerror=refuse):
        here = Path(current)
        for name in sorted(folders):
            if (here / name).is_symlink() and not name.startswith("."):
                below = (here / name).relative_to(folder).as_posix()
                gathering.reject(below, "It is a link to a folder, and those are not followed.")
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                found.append(((here / name).relative_to(folder).parts, here / name))
    for parts, file in sorted(found):
        yield file, PurePosixPath(*parts).as_posix()


def _read_file(file: Path, name: str, gathering: _Gathering, max_bytes: int, *, within: Path | None) -> None:
    """Read the document or documents of one file."""
    ending = file.suffix.lower()
    if ending not in READERS and ending not in LINES:
        known = ", ".join(sorted([*READERS, *LINES]))
        gathering.reject(name, f"Its format is not one of those that are read ({known}).")
        return
    try:
        if within is not None and not file.resolve().is_relative_to(within.resolve()):
            gathering.reject(name, "It is a link that leads out of the folder.")
            return
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            gathering.reject(name, "It is not a regular file.")
            return
        if ending in LINES:
            _read_lines(file, name, gathering, max_bytes)
            return
        with file.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        reason = getattr(error, "strerror", None) or "a loop of links"
        gathering.reject(name, f"It cannot be opened ({reason}).")
        return
    if len(data) > max_bytes:
        gathering.reject(name, f"It is larger than {max_bytes:,} bytes, the limit for one document.")
        return
    gathering.attempt(name, lambda: READERS[ending](data, name))


def _read_lines(file: Path, name: str, gathering: _Gathering, max_bytes: int) -> None:
    """Read JSON Lines a line at a time; a bad line is rejected alone, a flood of them is summed up."""
    refused = 0
    with file.open("rb") as stream:
        for number, line in enumerate(_lines(stream, max_bytes), start=1):
            record = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if not record.strip():
                continue
            source = f"{name}, line {number}"
            if not gathering.attempt(source, partial(_read_line, record, max_bytes)):
                refused += 1
            if refused == _MAX_BAD_LINES:
                gathering.reject(name, f"After {refused} bad lines the rest of this file was left out.")
                return


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """Yield lines without their end; of one that is too long, enough to tell, never all of it."""
    while line := stream.readline(max_bytes + 2):
        yield line.rstrip(b"\r\n")
        while len(line) > max_bytes + 1 and not line.endswith(b"\n"):
            line = stream.readline(max_bytes + 2)


def _read_line(line: bytes, max_bytes: int) -> Document:
    if len(line) > max_bytes:
        raise ReadError(f"It is larger than {max_bytes:,} bytes, the limit for one document.")
    return read_record(line)
