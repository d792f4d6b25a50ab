from __future__ import annotations

import datetime as dt

import pytest

from knowledge.language.dates import find_question_times

ASKED = dt.date(2023, 7, 10)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("what happened on July 6 2023", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("what happened on july 6?", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("who spoke on the 6th", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("news of 6 July", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("what came last June?", dt.date(2023, 6, 1), dt.date(2023, 6, 30)),
        ("June 2010", dt.date(2010, 6, 1), dt.date(2010, 6, 30)),
        ("who won in 2010", dt.date(2010, 1, 1), dt.date(2010, 12, 31)),
        ("who spoke that Thursday", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("what did they say yesterday", dt.date(2023, 7, 9), dt.date(2023, 7, 9)),
        ("2023-07-06", dt.date(2023, 7, 6), dt.date(2023, 7, 6)),
        ("what changed in may", dt.date(2023, 5, 1), dt.date(2023, 5, 31)),
    ],
)
def test_days_of_a_question(question: str, first: dt.date, last: dt.date) -> None:
    (time,) = find_question_times(question, asked_on=ASKED, newest=None)
    assert (time.first, time.last) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "what may happen?",
        "did they march?",
        "who said so recently",
        "for three days",
        "what came that night?",
        "and the next day?",
        "what came a day later?",
    ],
)
def test_questions_without_days(question: str) -> None:
    assert find_question_times(question, asked_on=ASKED, newest=None) == []


def test_the_newest_document_stands_in_for_the_day_of_asking() -> None:
    (time,) = find_question_times("yesterday", asked_on=None, newest=ASKED)
    assert time.first == dt.date(2023, 7, 9)
