import functools

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from knowledge.documents.model import Document
from knowledge.language import named_entities
from knowledge.language.analysis import analyse_all
from knowledge.language.model import load_model, model_folder

TEXTS = [
    "",
    "\n",
    "Quist",
    "TARNMOUTH, Westland (HN) — Mayor Orla Quist of the Tarnmouth Harbor Board said on Friday, Nov. 20, that the\n"
    "  \tNational Bank of Eastland and Bram  Tolliver Jr. owe $2.5 million, or 12 percent, to the city.\n\n"
    "“The Great Pier Act of 1968 is law,” she told The Tarnmouth Courier. Two-thirds of the French agree.\n\n"
    "Ines Vale\n\nBram",
    "The United Nations Office for the Coordination of Humanitarian Affairs, the First Bank of the State of Westland "
    "and the Southern Reformed Church of North Tarnmouth met in New York City "
    "at 5 p.m. on the first Tuesday of May 2021.",
]


@functools.cache
def published() -> Language:
    """The model as it was published."""
    return spacy.load(model_folder())


def entities(doc: Doc) -> list[tuple[str, int, str, str]]:
    return [(t.text, t.idx, t.ent_iob_, t.ent_type_) for t in doc]


def by_the_library(doc: Doc) -> Doc:
    """The recogniser's own entities over the same tokens and sentences."""
    bare = Doc(
        published().vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )
    return published().get_pipe(named_entities.RECOGNISER)(bare)


def check(texts: list[str]) -> int:
    """Compare the entities of texts read in one batch; how many there are."""
    found = 0
    for analysis in analyse_all(Document(id=str(k), text=text) for k, text in enumerate(texts)):
        assert entities(analysis.doc) == entities(by_the_library(analysis.doc))
        found += len(analysis.doc.ents)
    return found


def test_entities_are_those_of_the_library() -> None:
    assert check(TEXTS) > 15


WORDS = ["Orla", "Quist", "of", "the", "Board", "Friday", "$", "5", "million", "\n\n", "  ", ".", "New", "York", "said"]


def joined(words: list[str]) -> str:
    """One text; what the model does not get to see, blanks ahead of it, is left off."""
    return " ".join(words).lstrip()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(joined), min_size=1, max_size=3))
def test_entities_of_any_words_are_those_of_the_library(texts: list[str]) -> None:
    check(texts)


def test_the_recogniser_itself_no_longer_runs() -> None:
    assert named_entities.RECOGNISER not in load_model().pipe_names
    assert len(load_model().get_pipe(named_entities.NAME)(load_model().make_doc(""))) == 0
