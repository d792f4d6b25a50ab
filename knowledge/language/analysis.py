"""Linguistic analysis of one document: paragraphs, sentences, and spaCy's tokens over the same offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from knowledge.documents.model import Document
from knowledge.language.model import load_model
from knowledge.language.sentences import Paragraph, Sentence, sentences

# Length-preserving: the copy that spaCy reads has the document's offsets.
_FOLD = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "\u00a0": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its paragraphs and sentences (ours) and its tokens (spaCy's).

    Token and sentence offsets are the document's own (code points, half-open).
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    doc: Doc

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def tokens(self, start: int, end: int) -> Span:
        """spaCy's tokens that touch [start, end); an empty span where there are none."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span if span is not None else self.doc[0:0]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, or None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None


def fold_for_parser(text: str) -> str:
    """Copy text with quotation marks and white space made plain, every offset unchanged."""
    return text.translate(_FOLD)


def _prepare(document: Document) -> tuple[Doc, tuple[Paragraph, ...], tuple[Sentence, ...]]:
    blocks, found = sentences(document.text, document.body_start)
    begin = found[0].start if found else document.body_start
    doc = load_model().make_doc(fold_for_parser(document.text[begin:]))
    doc._.sentence_starts = tuple(s.start - begin for s in found)
    return doc, tuple(blocks), tuple(found)


def _moved(doc: Doc, begin: int) -> Doc:
    """The same behind so many blanks in place of what comes before the article, so that its offsets are the document's.

    The model does not get to see them: a run of blanks costs it the name that an article begins with.
    """
    if not begin:
        return doc
    blank = Doc(doc.vocab, words=[" " * begin], spaces=[False], pos=["SPACE"], tags=["_SP"], heads=[0], deps=["dep"])
    left_out = ["tensor", "user_data"]
    # The library's type stub does not know this argument.
    whole = Doc.from_docs([blank, doc], ensure_whitespace=False, exclude=left_out)  # type: ignore[call-arg]
    assert whole is not None
    return whole


def analyse(document: Document) -> Analysis:
    """Analyse one document; raise ModelError where the model is missing or altered."""
    return next(analyse_all([document]))


def analyse_all(documents: Iterable[Document], *, batch_size: int = 16) -> Iterator[Analysis]:
    """Analyse documents in order, in batches."""
    nlp = load_model()
    prepared = (
        (doc, (document, blocks, found)) for document in documents for doc, blocks, found in [_prepare(document)]
    )
    for doc, (document, blocks, found) in nlp.pipe(prepared, as_tuples=True, batch_size=batch_size):
        moved = _moved(doc, found[0].start if found else document.body_start)
        yield Analysis(document=document, paragraphs=blocks, sentences=found, doc=moved)
