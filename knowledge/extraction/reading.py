"""What every extractor starts from: a document with its analysis, its cast and its dates."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.facts import TimeExpression
from knowledge.language.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read: sentences and tokens, who is who, and every date resolved.

    `times` are in document order.
    """

    analysis: Analysis
    cast: Cast
    times: tuple[TimeExpression, ...] = ()

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.analysis.document

    @property
    def text(self) -> str:
        """The document's text."""
        return self.analysis.document.text

    def times_within(self, start: int, end: int) -> list[TimeExpression]:
        """Dates whose expression lies inside [start, end), in order."""
        return [t for t in self.times if t.start >= start and t.end <= end]
