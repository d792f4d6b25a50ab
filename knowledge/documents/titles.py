"""What to call a document that has no title of its own."""

from __future__ import annotations

import re

from knowledge.documents.model import Document

_EXTENSION = re.compile(r"\.(?:txt|text|md|markdown|html?|pdf)$", re.IGNORECASE)
_LEADING_DATE = re.compile(r"^\d{4}[-_.]\d{2}[-_.]\d{2}[-_. ]*")


def display_title(document: Document) -> str:
    """Return the document's title, else one made from its id: the file's name without date and ending."""
    return document.title or title_from_id(document.id)


def title_from_id(id: str) -> str:
    """Make a readable title of an id ("news/2024-03-02-bridge-closed.txt" is "Bridge closed")."""
    name = _EXTENSION.sub("", id.rsplit("/", 1)[-1])
    words = re.sub(r"[-_\s]+", " ", _LEADING_DATE.sub("", name)).strip()
    return words[:1].upper() + words[1:] if words else id
