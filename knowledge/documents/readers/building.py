"""What every reader shares: the one error, the one way to build a Document, metadata checked."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from knowledge.documents.model import Document
from knowledge.documents.readers.own_day import own_day

MAX_ID = 500
_MAX_NAME = 500
_MAX_URL = 2000
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class ReadError(ValueError):
    """A document that is refused; its message is one clear sentence about the reason."""


def build_document(
    *,
    id: str,
    text: str,
    title: str | None = None,
    date: dt.date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    body_start: int = 0,
) -> Document:
    """Build a Document with its text untouched; raise ReadError where it cannot be one.

    Where no `date` is given it has the day that its text bears at its head, as a letter does.
    """
    if not id.strip() or len(id) > MAX_ID or _UNSEEN.search(id):
        raise ReadError(f"Its id must be 1 to {MAX_ID} printable characters.")
    if "\x00" in text or len(_CONTROLS.findall(text)) > len(text) / 20:
        raise ReadError("It is binary data, not text.")
    if _SURROGATE.search(text):
        raise ReadError("Its text holds broken Unicode (half of a surrogate pair).")
    if not text[body_start:].strip():
        raise ReadError("It is empty.")
    return Document(
        id=id,
        text=text,
        title=tidy_name(title),
        date=date or own_day(text[body_start:]),
        outlet=tidy_name(outlet),
        url=web_address(url),
        body_start=body_start,
    )


def tidy_name(value: str | None) -> str | None:
    """Fold the spaces of a title or an outlet's name; None where nothing is left or it is broken."""
    if value is None or _SURROGATE.search(value):
        return None
    folded = " ".join(_CONTROLS.sub(" ", value).split())
    return folded[:_MAX_NAME] or None


def web_address(value: str | None) -> str | None:
    """Return an http or https address as it stands, None for anything else: it becomes a link."""
    address = (value or "").strip()
    if not address or len(address) > _MAX_URL or re.search(r"[\s<>\"\\]", address) or _UNSEEN.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def outlet_and_url(source: str | None, url: str | None) -> tuple[str | None, str | None]:
    """Tell an outlet's name from a web address where one field may hold either."""
    address = web_address(source)
    if address is not None:
        return None, web_address(url) or address
    return source, url


def iso_date(value: str | None) -> dt.date | None:
    """Read an ISO date, or the day of an ISO date and time as written; never guess.

    None where there is none; raise ReadError where what stands there is not an ISO date.
    """
    written = (value or "").strip()
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(written).date()
    except ValueError:
        shown = tidy_name(written[:40]) or "…"
        raise ReadError(f"Its date “{shown}” is not a day written as YYYY-MM-DD.") from None
