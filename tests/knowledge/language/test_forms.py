import functools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from knowledge.documents.model import Document
from knowledge.language import forms
from knowledge.language.analysis import analyse
from knowledge.language.model import load_model, model_folder

TEXT = (
    "Let's see what they're gonna say. There's a pier and there were two cafés; isn't it lovely?\n\n"
    "  \tThe mayor's staff ain't telling, but she'd gotten 3 letters. Y'all have got to go, 'cause it's closing. "
    "“I think that that was hers,” said Quist, who doesn't read them. The better boats sailed; buses ran."
)


@functools.cache
def published() -> Language:
    """The model as it was published."""
    return spacy.load(model_folder())


def rows(doc: spacy.tokens.Doc) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc]


def by_rules(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """The two components' own answers on the same tags and labels."""
    bare = spacy.tokens.Doc(
        published().vocab,
        words=[t.text for t in doc],
        tags=[t.tag_ for t in doc],
        deps=[t.dep_ for t in doc],
        heads=[t.head.i for t in doc],
    )
    return published().get_pipe(forms.LEMMAS)(published().get_pipe(forms.RULES)(bare))


def test_forms_are_those_of_the_library() -> None:
    doc = analyse(Document(id="d", text=TEXT)).doc
    assert rows(doc) == rows(by_rules(doc))
    assert {t.lemma_ for t in doc} >= {"be", "go", "boat", "bus"}


WORDS = ["gon", "na", "let", "'s", "there", "are", "ai", "n't", "y'", "all", "got", "ta", "said", "mice", "\n\n", "It"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_neighbours_change_forms_as_the_library_has_it(words: list[str]) -> None:
    text = " ".join(words).lstrip()
    if not text.strip():
        return
    doc = analyse(Document(id="d", text=text)).doc
    assert rows(doc) == rows(by_rules(doc))


def test_the_tables_may_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = rows(analyse(Document(id="d", text=TEXT)).doc)
    monkeypatch.setattr(forms, "MOST_KEPT", 0)
    assert rows(analyse(Document(id="d", text=TEXT)).doc) == first


def test_an_empty_document_has_no_forms() -> None:
    assert len(load_model().get_pipe(forms.NAME)(load_model().make_doc(""))) == 0
