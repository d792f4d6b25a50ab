"""Dates inside quotations count from the day the words were said."""

from __future__ import annotations

import datetime as dt

from knowledge.documents.model import Document
from knowledge.extraction.extract import extract_all
from knowledge.facts import TimeExpression

TEXT = (
    'On Monday, Harbour Commissioner Maria Quist told the council: "The pier burned yesterday." '
    "The council met again today."
)


def values(text: str, day: dt.date) -> dict[str, str]:
    (record,) = extract_all([Document(id="d", text=text, date=day)])
    return {text[f.start : f.end]: f.value for f in record.facts if isinstance(f, TimeExpression)}


def test_yesterday_in_a_quotation_is_the_day_before_it_was_said() -> None:
    found = values(TEXT, dt.date(2024, 3, 15))
    assert found["Monday"] == "2024-03-11"
    assert found["yesterday"] == "2024-03-10"
    assert found["today"] == "2024-03-15"
