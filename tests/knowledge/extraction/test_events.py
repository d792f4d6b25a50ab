"""Events: which day, and why that day."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
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


def test_the_day_of_a_dateline_is_not_that_of_what_is_told() -> None:
    (event,) = events("BELMAR, July 7 (Northwire) - The Ardo ferry sank on Thursday.")
    assert event.date == "2023-07-06"


def test_what_was_decided_long_ago_was_decided_then() -> None:
    (event,) = events("The council decided to build the pier in June 2021.")
    assert (event.date, event.modality, event.predicate) == ("2021-06", "happened", "decide")


def test_what_was_before_a_year_is_told_so() -> None:
    (event,) = events("The pier closed before 2019.")
    assert event.reason == "from 'before 2019' in this sentence"


def test_the_end_of_a_range_hangs_on_the_verb() -> None:
    found = of_days("Between 3 March 2021 and 9 May 2022 the pier was closed, and the mayor resigned.")
    assert found["2022-05-09"][0] == found["2021-03-03"][0]


def test_a_motion_that_was_denied_is_no_saying() -> None:
    (event,) = events("The motion was denied on Thursday.")
    assert "it was said" not in (event.reason or "")


@pytest.mark.parametrize("beside", ["(2016-2019)", "(2016–19)", "(2019)", "(2016-)"])
def test_years_beside_a_name_date_nothing_that_the_sentence_tells(beside: str) -> None:
    (event,) = events(f"Ida Solberg {beside} was followed by Nils Hage on Thursday.")
    assert event.date == "2023-07-06"


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


def of_days(text: str) -> dict[str, tuple[str | None, list[str]]]:
    """The predicate and the own words of each day's event."""
    return {e.date or "": (e.predicate, [text[slice(*span)] for span in e.spans]) for e in events(text)}


def test_two_dates_in_one_sentence_each_have_their_own_clause() -> None:
    assert of_days("Leo Brandt was arrested on Monday and charged on Thursday.") == {
        "2023-07-03": ("arrest", ["was arrested on Monday"]),
        "2023-07-06": ("charge", ["charged on Thursday"]),
    }
    assert of_days("The council, which voted on Monday to close the pier, was sued on Thursday.") == {
        "2023-07-03": ("vote", ["which voted on Monday to close the pier"]),
        "2023-07-06": ("sue", ["The council", "was sued on Thursday"]),
    }


def test_dates_of_nouns_under_one_verb_are_the_nouns() -> None:
    found = of_days("The fire on 3 May and the inquiry of 5 May were discussed.")
    assert {day: predicate for day, (predicate, _) in found.items()} == {"2023-05-03": "fire", "2023-05-05": "inquiry"}


def test_the_reason_names_the_verb_where_a_sentence_has_several() -> None:
    first, second = events("Leo Brandt was arrested on Monday and charged on Thursday.")
    assert first.reason is not None
    assert second.reason is not None
    assert "of 'arrested'" in first.reason
    assert "of 'charged'" in second.reason


@pytest.mark.parametrize(
    ("text", "modality", "word"),
    [
        ("The school may reopen on Friday.", "possible", "may"),
        ("The school will reopen on Monday.", "ahead", "will"),
        ("The trial is scheduled for 20 July.", "ahead", "scheduled"),
        ("The trial was postponed until Friday.", "ahead", "postponed"),
        ("Officials plan to reopen the pier on Friday.", "ahead", "plan"),
        ("The funeral is expected on Friday.", "ahead", "expected"),
        ("Leo Brandt is due to be sentenced on Friday.", "ahead", "due"),
        ("A vigil takes place tonight.", "ahead", None),
        ("The meeting was to be held on Monday.", "possible", "was"),
        ("If the rain stops on Friday, the match goes ahead.", "possible", "If"),
        ("The fair opens on 12 July.", "ahead", None),
        ("The school reopened on Thursday.", "happened", None),
        ("Neighbours could not be reached on Thursday.", "happened", None),
    ],
)
def test_what_had_not_happened_when_it_was_told(text: str, modality: str, word: str | None) -> None:
    (event,) = events(text)
    assert event.modality == modality
    assert (text[slice(*event.modality_span)] if event.modality_span else None) == word
    assert ("told" in (event.reason or "")) == (modality != "happened")


def test_a_plan_for_a_day_that_is_past_is_not_ahead() -> None:
    (event,) = events("The budget was due to be passed on 28 June.")
    assert (event.date, event.modality) == ("2023-06-28", "possible")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Leo Brandt was charged over the May 3, 2021, death of Ida Solberg.", "death"),
        ("The council's 3 May order was lifted.", "order"),
    ],
)
def test_a_date_before_a_noun_is_the_nouns(text: str, noun: str) -> None:
    (event,) = events(text)
    assert event.predicate == noun


def test_a_clause_with_a_subject_of_its_own_is_told_apart() -> None:
    (event,) = events("The Tern is the second boat of the line, after the Gull was launched in January.")
    assert [event.date, len(event.spans)] == ["2023-01", 1]
    (whole,) = events("The Tern was launched in January.")
    assert whole.spans == ()
