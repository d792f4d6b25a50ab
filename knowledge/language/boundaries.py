"""A spaCy component that gives the parser our sentence boundaries."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_sentences"
_INSIDE = np.uint64(2**64 - 1)  # -1: the parser may not start a sentence here
Doc.set_extension("sentence_starts", default=(), force=True)


@Language.component(NAME)
def mark_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence at every token that covers one of `doc._.sentence_starts` (code points)."""
    if not len(doc):
        return doc
    begins: Any = np.full(len(doc), _INSIDE, dtype=np.uint64)
    size = len(doc.text)
    starts = [s for s in doc._.sentence_starts if s < size]
    at = np.searchsorted(doc.to_array(IDX).astype(np.int64), starts, side="right") - 1
    begins[np.maximum(at, 0)] = 1
    begins[0] = 1
    doc.from_array([SENT_START], begins)
    return doc
