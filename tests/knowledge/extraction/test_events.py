"""Events: which day, and why that day."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast import build_cast
from knowledge.extraction.events import extract_events
from knowledge.extraction.reading import Reading
from knowledge.facts import Event
from knowledge.language.analysis import analyse
from knowledge.language.dates import find_times

FRIDAY = dt.date(2023, 7, 7)


def events(text: str, date: dt.date | None = FRIDAY) -> list[Event]:
    document = Document(id="d", text=text, date=date)
    analysis = analyse(document)
    times = find_times(text, document_id="d", anchor=date)
    return extract_events(Reading(analysis=analysis, cast=build_cast(analysis), times=tuple(times)))


def test_an_event_has_the_day_its_sentence_names() -> None:
    (event,) = events("The Ardo ferry sank on Thursday.")
    assert event.date == "2023-07-06"
    assert event.reason == "from 'Thursday' in this sentence, by the document's date, 7 July 2023"


@pytest.mark.parametrize(
    "text",
    [
        "The council confirmed Friday that it had closed the pier.",
        "Leo Brandt released a statement on Friday about the pier.",
    ],
)
def test_the_day_it_was_said_is_told_apart(text: str) -> None:
    (event,) = events(text)
    assert event.date == "2023-07-07"
    assert event.reason is not None
    assert event.reason.endswith("the day it was said, not the day it happened")


def test_a_day_inside_what_was_said_is_the_events_own() -> None:
    said, happened = events("The council said on Friday that the pier had burned on Wednesday.")
    assert said.reason is not None
    assert happened.reason is not None
    assert "it was said" in said.reason
    assert happened.date == "2023-07-05"
    assert "it was said" not in happened.reason


def test_a_lede_without_a_day_has_the_documents() -> None:
    (event,) = events("The Ardo ferry sank in Belmar harbour.")
    assert (event.date, event.date_span) == ("2023-07-07", None)
    assert event.reason == "published 7 July 2023; the opening names no other day"


def test_later_sentences_without_a_day_have_none() -> None:
    text = "The ferry sank on Thursday. Nine people were aboard. The line opened long before. It closed again."
    assert [e.date for e in events(text) if e.start > 60] == []


def test_what_is_coarse_stays_coarse_and_the_unresolved_is_left_out() -> None:
    (event,) = events("The line closed in 2019.")
    assert event.date == "2019"
    assert events("It closed recently.", None) == []


def test_participants_are_the_people_and_bodies_of_the_sentence() -> None:
    (event,) = events("Leo Brandt left the Harbour Board on Thursday.")
    assert "Leo Brandt" in event.participants


def test_a_date_in_a_sentence_without_a_verb_ends_the_climb() -> None:
    # The climb to the verb once compared tokens by identity and never ended at the root.
    assert isinstance(events("Tuesday, June 2, 2020"), list)
    assert isinstance(events("The old pier in 1931."), list)
