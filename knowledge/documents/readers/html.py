"""Web pages: the article's own text and metadata, found by trafilatura."""

from __future__ import annotations

import logging
import re

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError, build_document, iso_date
from knowledge.documents.readers.decoding import decode

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def read_html(data: bytes, id: str) -> Document:
    """Read a page: `text` is the main text that was extracted, a blank line between its paragraphs.

    The date is the one that the page's metadata or text states; none is made up from elsewhere.
    """
    # Imported here: half a second that only a folder with web pages has to pay.
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # their complaints become our one sentence
    found = trafilatura.bare_extraction(
        _decode_page(data),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if found is None or isinstance(found, dict) or not text:
        raise ReadError("No article text was found in this web page.")
    return build_document(
        id=id,
        text=re.sub(r"\s*\n\s*", "\n\n", text),
        title=found.title,
        date=iso_date(found.date),
        outlet=found.sitename or found.hostname,
        url=found.url,
    )


def _decode_page(data: bytes) -> str:
    """Decode as UTF-8 or UTF-16, else by the encoding that the page declares."""
    try:
        return decode(data)
    except ReadError:
        declared = _DECLARED.search(data[:4096])
        if declared is None or b"\x00" in data:
            raise
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            raise ReadError("It is not written in the encoding that it declares; save it as UTF-8.") from None
