"""JSON Lines: a document a line, {"id", "title", "date", "text", "source", "url"}."""

from __future__ import annotations

from typing import Any

import orjson

from knowledge.documents.model import Document
from knowledge.documents.readers.building import ReadError, build_document, iso_date, outlet_and_url


def read_record(line: bytes) -> Document:
    """Read one line; `text` is the record's, exactly; keys that are not known are ignored.

    Raise ReadError where the line is no such record.
    """
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ReadError(f"It is not valid JSON ({error.msg}, at character {error.colno}).") from None
    if not isinstance(record, dict):
        raise ReadError("It is not a JSON object.")
    id = record.get("id")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str):
        raise ReadError("It has no “id”.")
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError("It has no “text”.")
    outlet, url = outlet_and_url(_words(record, "source"), _words(record, "url"))
    return build_document(
        id=id,
        text=text,
        title=_words(record, "title"),
        date=iso_date(_words(record, "date")),
        outlet=outlet or _words(record, "outlet"),
        url=url,
    )


def _words(record: dict[str, Any], key: str) -> str | None:
    """Return a field that is text or absent; raise ReadError where it is something else."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"Its “{key}” is not text.")
    return value
