"""A spaCy component that gives the parser our sentence boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "onrecord_sentences"
Doc.set_extension("sentence_starts", default=(), force=True)


@Language.component(NAME)
def mark_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence at every token that covers one of `doc._.sentence_starts` (code points)."""
    starts: Iterable[int] = doc._.sentence_starts
    pending = sorted(starts, reverse=True)
    for token in doc:
        begins = False
        while pending and pending[-1] < token.idx + len(token) + len(token.whitespace_):
            pending.pop()
            begins = True
        token.is_sent_start = begins or token.i == 0
    return doc
