import functools
from typing import Any, cast

import numpy as np
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from knowledge.language import token_vectors
from knowledge.language.model import load_model, model_folder
from knowledge.language.token_vectors import TokenVectors

TEXTS = [
    "Quist",
    "\n",
    "Mayor Orla Quist didn't say on Friday, Nov. 20, that  the pier — all $2.5 million of it — is gone.",
    "The pier is old. THE PIER IS OLD! “The pier,” said Quist, “is old.”",
]


@functools.cache
def published() -> Language:
    """The model as it was published."""
    return spacy.load(model_folder())


def models() -> list[Any]:
    """The layers that tagger and parser share, and the recogniser's own."""
    shared, recogniser = (cast("Any", published().get_pipe(name)) for name in (token_vectors.LAYERS, "ner"))
    return [shared.model, recogniser.model.get_ref("tok2vec").layers[0]]


def docs(texts: list[str]) -> list[Doc]:
    return [published().make_doc(text) for text in texts]


def check(texts: list[str]) -> None:
    """Compare the vectors of texts read in one batch with those of the library."""
    for model in models():
        expected = model.predict(docs(texts))
        for found, wanted in zip(TokenVectors(model).predict(docs(texts)), expected, strict=True):
            np.testing.assert_allclose(found, wanted, atol=1e-3, rtol=1e-3)


def test_vectors_are_those_of_the_library() -> None:
    check(TEXTS)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.sampled_from("abQ .'’—7\n"), min_size=1, max_size=60), min_size=1, max_size=4))
def test_vectors_of_any_texts_are_those_of_the_library(texts: list[str]) -> None:
    check(texts)


def test_forms_are_forgotten_when_too_many_are_kept(monkeypatch: Any) -> None:
    monkeypatch.setattr(token_vectors, "MOST_KEPT", 3)
    vectors = TokenVectors(models()[0])
    first = [vectors.predict(docs([text]))[0] for text in TEXTS]
    again = [vectors.predict(docs([text]))[0] for text in reversed(TEXTS)]
    for a, b in zip(first, reversed(again), strict=True):
        np.testing.assert_allclose(a, b, atol=1e-5)


def test_the_pipeline_sets_vectors_and_keeps_empty_documents() -> None:
    nlp = load_model()
    assert token_vectors.LAYERS not in nlp.pipe_names
    full, empty = (nlp.get_pipe(token_vectors.NAME)(nlp.make_doc(text)) for text in (TEXTS[2], ""))
    assert full.tensor.shape == (len(full), 96)
    assert len(empty) == 0
