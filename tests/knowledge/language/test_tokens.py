import functools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from knowledge.language import tokens
from knowledge.language.model import load_model, model_folder
from knowledge.language.tokens import Tokens

TEXT = (
    "Mr. Quist didn't say (on Friday) that it's “done”: he'd gone to St. Vale's pier-house at 5 p.m. for $2.5m...  "
    "He didn't say.\n\n\tHe said “it's done”, Mr. Vale."
)


PIECES = ["can't", "Mr.", "U.S.", "(", ")", "pier-house", "'s", " ", "  ", "\n", "—", ".", "gonna", "7"]


@functools.cache
def published() -> Tokenizer:
    """The tokenizer as it was published."""
    tokenizer = spacy.load(model_folder()).tokenizer
    assert isinstance(tokenizer, Tokenizer)
    return tokenizer


def rows(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.whitespace_, t.norm_, t.lower_) for t in doc]


def test_tokens_are_those_of_the_library() -> None:
    for text in (TEXT, "", " ", "\n", TEXT.upper(), TEXT + TEXT):
        assert rows(load_model().make_doc(text)) == rows(published()(text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["can't", "Mr.", "U.S.", "(", ")", "pier-house", "'s", " ", "  ", "\n", "—", ".", "gonna", "7"])
    )
)
def test_tokens_of_any_words_are_those_of_the_library(words: list[str]) -> None:
    text = "".join(words)
    assert rows(load_model().make_doc(text)) == rows(published()(text))


def test_words_are_cut_the_same_when_no_more_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_KEPT", 2)
    monkeypatch.setattr(tokens, "LONGEST", 4)
    few = Tokens(spacy.load(model_folder()).tokenizer)
    for text in (TEXT, TEXT.lower(), TEXT):
        assert rows(few(text)) == rows(published()(text))
