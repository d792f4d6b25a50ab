"""A document as the taggers read it: everything that many sequences share, computed once and kept in lists."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LIKE_NUM, LOWER, POS, TAG

from knowledge.extraction.cast.lexicon import BODY_NOUNS, PERSON_NOUNS
from knowledge.extraction.statements.cues import MANNER_OF, PLAIN_CUES, SPEECH_NOUNS, THOUGHT_VERBS
from knowledge.extraction.statements.templates import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from knowledge.extraction.cast.quotations import Quotation
    from knowledge.language.analysis import Analysis

KINDS_KEPT = 100_000  # kinds of token whose features are kept for the next documents
BARE, PUNCTUATION = -1, -2
OUTSIDE = -1  # the number of what stands beyond a window: "#"
Base = tuple[str, str, str, str, str]  # word, lemma, tag, dependency label, class


@dataclass(frozen=True, slots=True)
class Columns:
    """The same tokens in columns: base features, behind them those of what is OUTSIDE; quotation, sentence, head."""

    word: Column
    lemma: Column
    tag: Column
    label: Column
    kind: Column
    quote_of: Any
    sentence_of: Any
    heads: Any

    @classmethod
    def of(cls, base: list[Base], quote_of: list[int], sentence_of: list[int], heads: list[int]) -> Columns:
        """Turn lists into columns."""
        fields = zip(*base, ("#",) * 5, strict=True)
        numbers = (np.array(each, dtype=np.intp) for each in (quote_of, sentence_of, heads))
        return cls(*map(Column.of, fields), *numbers)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document's tokens: their base features, quotation, sentence and head.

    `words_in` tells of each token the quotation it stands in, BARE outside, PUNCTUATION where it is no word.
    """

    doc: Doc
    quote_of: list[int]
    words_in: list[int]
    base: list[Base]
    sentence_of: list[int]
    bounds: list[tuple[int, int]]
    paragraph_of: list[int]
    heads: list[int]
    columns: Columns


def prepare(analysis: Analysis, quotations: Sequence[Quotation]) -> Prepared:
    """Compute once what every sequence of a document shares."""
    doc = analysis.doc
    quote_of = [BARE] * len(doc)
    for k, quote in enumerate(quotations):
        inside = analysis.tokens(quote.outer_start, quote.outer_end)
        quote_of[inside.start : inside.end] = [k] * len(inside)
    offsets: list[int] = doc.to_array(IDX).tolist()
    heads: list[int] = (np.arange(len(doc)) + doc.to_array(HEAD).astype(np.int64)).tolist()
    bounds: list[tuple[int, int]] = []
    sentence_of = [0] * len(doc)
    at = 0
    for number, sentence in enumerate(analysis.sentences):
        before = at
        while at < len(doc) and offsets[at] < sentence.start:
            at += 1
        first = at
        while at < len(doc) and offsets[at] < sentence.end:
            at += 1
        sentence_of[before:at] = [number] * (at - before)
        bounds.append((first, at))
    attributes = [LOWER, LIKE_NUM, LEMMA, TAG, DEP, POS, ENT_TYPE]
    base = [_base(doc.vocab.strings, *row) for row in doc.to_array(attributes).tolist()]
    words_in = [PUNCTUATION if b[4] == "PUNCT" else k for b, k in zip(base, quote_of, strict=True)]
    paragraph_of = [sentence.paragraph for sentence in analysis.sentences]
    columns = Columns.of(base, quote_of, sentence_of, heads)
    return Prepared(doc, quote_of, words_in, base, sentence_of, bounds, paragraph_of, heads, columns)


@functools.lru_cache(maxsize=KINDS_KEPT)
def _base(strings: StringStore, lower: int, number: int, lemma: int, tag: int, dep: int, pos: int, entity: int) -> Base:
    """Word, lemma, tag, dependency label, and class of a token, from the hashes of its attributes."""
    word, lemma_text = strings[lower], strings[lemma].lower()
    if number:
        word = "0"
    return word, lemma_text, strings[tag], strings[dep], _word_class(lemma_text, strings[pos], strings[entity])


def _word_class(lemma: str, pos: str, entity: str) -> str:
    if pos in ("VERB", "AUX"):
        if lemma in PLAIN_CUES:
            return "V!"
        if lemma in MANNER_OF:
            return "Vs"
        return "Vt" if lemma in THOUGHT_VERBS else "V"
    if entity in ("PERSON", "ORG", "NORP", "GPE"):
        return entity
    if lemma in SPEECH_NOUNS:
        return "Ns"
    if lemma in PERSON_NOUNS:
        return "Np"
    if lemma in BODY_NOUNS:
        return "Nb"
    return pos
