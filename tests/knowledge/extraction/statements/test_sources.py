"""Whose words a cue reports: the subject itself, never a name in what is told of it."""

import pytest
from spacy.tokens import Span

from knowledge.documents.model import Document
from knowledge.extraction.statements.sources import source_of
from knowledge.language.analysis import analyse


def source(text: str, cue: str, tagged: str | None = None) -> Span | None:
    doc = analyse(Document(id="d", text=text)).doc
    at = next(token.i for token in doc if token.text == cue)
    start = text.index(tagged) if tagged else 0
    span = doc.char_span(start, start + len(tagged)) if tagged else None
    return source_of(doc, at, (span.start, span.end) if span is not None else None)


@pytest.mark.parametrize("told", ["an outspoken friend of the mayor", "a critic of the harbour plan, of all plans,"])
def test_the_name_before_a_phrase_between_commas_speaks_where_the_parse_sees_none(told: str) -> None:
    told = told.rstrip(",")
    found = source(f'In a Tidewater interview Monday, Falk, {told}, told the outlet, "The pier is lost."', "told")
    assert found is not None
    assert found.text == "Falk"


def test_a_name_in_what_is_told_of_the_subject_does_not_speak() -> None:
    text = "Tarnwave, the ferry line once run by singer Ada Falk's brother Ivo Brandt, announced a new pier."
    found = source(text, "announced", "Ivo Brandt")
    assert found is not None
    assert found.text.startswith("Tarnwave")


def test_the_name_that_explains_a_subject_speaks() -> None:
    found = source("The line's new chief, Vera Quill, said that the pier was safe.", "said", "Vera Quill")
    assert found is not None
    assert found.text == "Vera Quill"


def test_what_was_announced_was_not_by_the_subject_of_another_clause() -> None:
    assert source("Hours after the results were announced, Falk left the hall.", "announced") is None


def test_of_two_subjects_the_nearer_speaks() -> None:
    text = "The vote was close.\n\nMinutes after the results were announced, Vale, the mayor, said the pier was safe."
    found = source(text, "said")
    assert found is not None
    assert found.text.startswith("Vale")


def test_that_tells_of_a_thing_and_not_of_the_body_it_went_to() -> None:
    found = source("Falk filed two returns with the HRS that hid his income and claimed a loss.", "claimed")
    assert found is not None
    assert found.text == "two returns"


def test_what_somebody_is_expected_to_do_is_others_word() -> None:
    text = "Falk is to make a short speech there but is not expected to meet Brandt."
    assert source(text, "expected", "Falk") is None


@pytest.mark.parametrize(
    ("text", "tagged", "speaks"),
    [
        (
            "The Harbour Board, which is looking into Falk and the end of Tarn and its firm Almeda, confirmed it.",
            "Falk",
            "The Harbour Board",
        ),
        (
            "The Harbour Board, which is looking into Falk and the end of Tarn and its firm Almeda, confirmed it.",
            "The Harbour Board, which is looking into Falk and the end of Tarn and its firm Almeda",
            "The Harbour Board",
        ),
        ("The board, who often met, heard that Falk, confirmed it.", "Falk", "Falk"),
    ],
)
def test_whom_a_clause_between_commas_tells_of_speaks_and_nobody_in_it(text: str, tagged: str, speaks: str) -> None:
    found = source(text, "confirmed", tagged)
    assert found is not None
    assert found.text == speaks


@pytest.mark.parametrize(
    ("text", "tagged", "speaks"),
    [
        (
            "After the quarrel with the banker Jonas Krell, the mayor of Dorn, Ada Lund, announced it.",
            "the quarrel with the banker Jonas Krell, the mayor of Dorn, Ada Lund,",
            "the mayor of Dorn, Ada Lund,",
        ),
        (
            "After a week in office, Jonas Krell, the mayor of Dorn, announced it.",
            "Jonas Krell, the mayor of Dorn,",
            "Jonas Krell, the mayor of Dorn,",
        ),
        (
            "In Dorn on Monday Jonas Krell, the mayor, announced it.",
            "Jonas Krell, the mayor,",
            "Jonas Krell, the mayor,",
        ),
        (
            "After a week in office Jonas Krell, the mayor, announced it.",
            "Jonas Krell, the mayor,",
            "Jonas Krell, the mayor,",
        ),
    ],
)
def test_a_name_that_ends_what_a_sentence_opens_with_does_not_speak(text: str, tagged: str, speaks: str) -> None:
    found = source(text, "announced", tagged)
    assert found is not None
    assert found.text == speaks


def test_a_participle_goes_on_from_a_participle_and_not_from_what_that_one_tells() -> None:
    text = (
        "Mr. Rusk did it slowly, acknowledging that Mr. Vale had won the vote but warning that his style would cost it."
    )
    found = source(text, "warning")
    assert found is not None
    assert found.text != "Mr. Vale"


def test_who_is_the_person_and_not_where_they_work() -> None:
    text = 'A contrary view is offered by Carl Quill, a port expert at Stanford University, who stated, "Ports rust."'
    found = source(text, "stated", "who")
    assert found is not None
    assert "Quill" in found.text or "expert" in found.text


def test_a_clause_with_its_comma_is_not_the_source() -> None:
    text = (
        "Rep. Ivo Quist of Westland, who chairs the Harbour Committee, told the Bugle's Ada Reed on Friday that he "
        '"would rather swim" than pay the toll of Dorn, saying "the pier is ours."'
    )
    found = source(text, "saying", ", who chairs the Harbour Committee")
    assert found is not None
    assert len(found)
