"""Documents as they were read, and spans into them."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field


class SpanError(ValueError):
    """A span that does not lie inside its document, or whose text the document does not hold there."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Text of one document, by place.

    `start` and `end` are Unicode code points into `Document.text`, half-open.
    """

    document_id: str
    start: int
    end: int
    text: str


class Document(BaseModel):
    """One document, exactly as it was read.

    `text` is the decoded file (or the record's text field), never edited: every offset in On Record
    counts Unicode code points into it. `body_start` is where the article begins after a metadata
    header that is part of the text; 0 where there is none. `date` is None where the source gives none.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1, max_length=500)
    text: str
    title: str | None = None
    date: dt.date | None = None
    outlet: str | None = None
    url: str | None = None
    body_start: int = Field(default=0, ge=0)

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the text; raise SpanError where it is empty or out of bounds."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{self.id}: no span [{start}, {end}) in a text of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    @property
    def content_hash(self) -> str:
        """SHA-256 over the text and the metadata: what an extraction of this document depends on."""
        return hashlib.sha256(self.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def text_hash(self) -> str:
        """SHA-256 over the words of the body, spaces folded: the same text twice has it twice."""
        body = " ".join(self.text[self.body_start :].split())
        return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
