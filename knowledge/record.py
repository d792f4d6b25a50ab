"""A document's record: everything that was read out of it, in one value that can be stored and reused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.facts import AnyFact, Offsets

# Every flag of `SentenceRow.holds`, in the order in which they stand there.
FLAGS = "%@DLMNOPQRTh"


class SentenceRow(BaseModel):
    """One sentence: its span, its paragraph (from 0), and which kinds of name or value it holds.

    `holds` is a string of flags: P person, O organisation, L place, D date, N number, M money,
    % percentage, Q quotation marks, R reason ("because"), T duration, @ an address, h heading or caption.
    """

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    paragraph: int
    holds: str = ""


class DocumentRecord(BaseModel):
    """One document with its sentences, its cast and its facts; offsets are code points into its text."""

    model_config = ConfigDict(frozen=True)

    document: Document
    sentences: tuple[SentenceRow, ...]
    cast: Cast
    facts: tuple[AnyFact, ...]

    def checked(self) -> tuple[DocumentRecord, int]:
        """Drop every fact that has a span outside the text or an empty one; also tell how many went."""
        text = self.document.text
        sound = [
            fact
            for fact in self.facts
            if fact.document_id == self.document.id and all(_holds(text, span) for span in fact.all_spans())
        ]
        dropped = len(self.facts) - len(sound)
        return (self if not dropped else self.model_copy(update={"facts": tuple(sound)})), dropped


def _holds(text: str, span: Offsets) -> bool:
    start, end = span
    return 0 <= start < end <= len(text) and not text[start:end].isspace()
