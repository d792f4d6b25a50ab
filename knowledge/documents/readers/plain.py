"""Plain text, with or without a ` date YYYY-MM-DD ` header."""

from __future__ import annotations

import re

from knowledge.documents.model import Document
from knowledge.documents.readers.building import build_document, iso_date
from knowledge.documents.readers.decoding import decode

_HEADER = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?:\s+|\Z)", re.IGNORECASE)


def read_plain(data: bytes, id: str) -> Document:
    """Read a text file: `text` is all of it; the body begins after the header, where there is one."""
    text = decode(data)
    header = _HEADER.match(text)
    if header is None:
        return build_document(id=id, text=text)
    return build_document(id=id, text=text, date=iso_date(header[1]), body_start=header.end())
