"""The simple present of what is to come."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.extract import extract
from knowledge.facts import TimeExpression
from knowledge.language.analysis import analyse

FRIDAY = dt.date(2026, 2, 6)


def day(text: str) -> str:
    (time,) = (
        f for f in extract(analyse(Document(id="d", text=text, date=FRIDAY))).facts if isinstance(f, TimeExpression)
    )
    return time.value


@pytest.mark.parametrize(
    "text",
    [
        "Belmar plays Ardo on Monday.",
        "The trial continues on Monday.",
        "She appears in court on Monday.",
        "The pier, which was shut, reopens on Monday.",
        "Belmar is playing Ardo on Monday.",
        "The clubs are meeting in Dorn on Monday.",
    ],
)
def test_a_timetables_weekday_is_the_next_one(text: str) -> None:
    assert day(text) == "2026-02-09"


@pytest.mark.parametrize(
    "text",
    [
        "Belmar played Ardo on Monday.",
        "The report shows that it burned on Monday.",
        "Belmar is facing charges over a crash on Monday.",
    ],
)
def test_other_weekdays_are_the_last_one(text: str) -> None:
    assert day(text) == "2026-02-02"


def test_a_headline_tells_in_the_present_of_what_has_been() -> None:
    assert day("Belmar plays Ardo on Monday") == "2026-02-02"


def test_who_is_running_in_a_month_runs_in_the_next_one() -> None:
    assert day("Nair, who is running against Hutto in November, said he was old.") == "2026-11"
