"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
import statistics

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError, build_document

_MAX_PAGES = 3000
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"\w+-$")


def read_pdf(data: bytes, id: str) -> Document:
    """Read the text layer: lines are joined into paragraphs, a blank line between them.

    The day a PDF was produced is not the day its text was published, so `date` stays missing. Raise
    ReadError for an encrypted file and for one that holds pictures of pages alone.
    """
    from pypdf import PdfReader  # here, not above: only a folder with PDF files has to pay for it
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints become our one sentence
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise ReadError("It is an encrypted PDF; save it without a password.")
        if len(reader.pages) > _MAX_PAGES:
            raise ReadError(f"It is a PDF of more than {_MAX_PAGES} pages.")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except PyPdfError:
        raise ReadError("It is not a PDF file that can be read; it may be damaged.") from None
    if not any(page.strip() for page in pages):
        raise ReadError("It is a scanned PDF without a text layer; run text recognition (OCR) on it first.")
    named = isinstance(title, str) and not re.search(r"\.\w{2,5}$|^untitled\b", title.strip(), re.IGNORECASE)
    return build_document(id=id, text=unwrap(pages), title=title if named else None)


def unwrap(pages: list[str]) -> str:
    """Join the lines of pages into paragraphs, a blank line between them.

    A paragraph ends at a blank line, and at a short line that ends a sentence. A word broken at a line
    end is mended where the text has it unbroken elsewhere, else it keeps its hyphen.
    """
    lines = [" ".join(line.split()) for page in pages for line in page.splitlines()]
    width = statistics.quantiles([len(line) for line in lines if line] * 2, n=10)[-1]
    known = {word.lower() for line in lines for word in re.findall(r"\w+", line)}
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if line:
            current = _joined(current, line, known)
        if current and (not line or (_ENDS.search(line) and len(line) < 0.8 * width)):
            paragraphs.append(current)
            current = ""
    return "\n\n".join([*paragraphs, current] if current else paragraphs)


def _joined(before: str, line: str, known: set[str]) -> str:
    """Put a line behind the ones before it."""
    if not before:
        return line
    broken = _BROKEN_WORD.search(before)
    if broken is None or not line[:1].islower():
        return f"{before} {line}"
    rest = re.match(r"\w+", line)
    whole = broken[0][:-1] + (rest[0] if rest else "")
    return before[:-1] + line if whole.lower() in known else before + line
