"""Tokens: spaCy's tokenizer, asked for each new word alone before it reads the text.

It keeps what it cuts a word into, but no longer in a document once it has met a form that it knows by heart
("didn't", "Mr."), so that most words of most documents were cut anew. Met alone they are kept. The tokens are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST_KEPT = 50_000  # words
LONGEST = 40  # letters of a word worth keeping


class Tokens:
    """Cuts a text as the library's tokenizer does."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._tokenizer.max_cache_size = 2 * MOST_KEPT  # also counts white space and long words
        self._met: set[str] = set()

    def __call__(self, text: str) -> Doc:
        """Make a document of a text."""
        if len(self._met) < MOST_KEPT:
            for word in set(text.split()) - self._met:
                if len(word) <= LONGEST:
                    self._tokenizer(word)
                    self._met.add(word)
        doc: Doc = self._tokenizer(text)
        return doc


def install(nlp: Language) -> None:
    """Put it in front of the tokenizer of a loaded pipeline."""
    nlp.tokenizer = Tokens(nlp.tokenizer)
