"""Calendars: what RFC 5545 asks of every line."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.icalendar import escape, fold, icalendar
from knowledge.retrieval.timeline import TimelineEntry

STAMP = dt.datetime(2024, 4, 3, 14, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def entry(date: str, text: str = "The quay opened.", start: int = 0) -> TimelineEntry:
    return TimelineEntry(date=date, document_id="quay", start=start, end=start + len(text), text=text, reason="why")


def unfolded(calendar: str) -> list[str]:
    assert calendar.endswith("\r\n")
    return calendar.replace("\r\n ", "").split("\r\n")[:-1]


def test_an_all_day_event_with_its_citation() -> None:
    lines = unfolded(icalendar([(entry("2024-02-29"), "Quay · Courier")], stamp=STAMP))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    assert "DTSTAMP:20240403T120000Z" in lines
    assert "DTSTART;VALUE=DATE:20240229" in lines
    assert "DTEND;VALUE=DATE:20240301" in lines
    assert "SUMMARY:The quay opened." in lines
    assert "DESCRIPTION:The quay opened.\\nQuay · Courier\\nwhy" in lines


@pytest.mark.parametrize(
    ("date", "first", "after"), [("2024-02", "20240201", "20240301"), ("2024", "20240101", "20250101")]
)
def test_what_is_coarse_fills_all_its_days(date: str, first: str, after: str) -> None:
    lines = unfolded(icalendar([(entry(date), "")], stamp=STAMP))
    assert f"DTSTART;VALUE=DATE:{first}" in lines
    assert f"DTEND;VALUE=DATE:{after}" in lines


def test_years_at_the_ends_of_the_calendar() -> None:
    assert "DTSTART;VALUE=DATE:04760904" in unfolded(icalendar([(entry("0476-09-04"), "")], stamp=STAMP))
    assert not any(line.startswith("DTEND") for line in unfolded(icalendar([(entry("9999-12-31"), "")], stamp=STAMP)))


def test_what_is_no_calendar_date_is_refused() -> None:
    with pytest.raises(ValueError, match="PRESENT_REF"):
        icalendar([(entry("PRESENT_REF"), "")], stamp=STAMP)


def test_identifiers_are_stable_and_differ() -> None:
    def identifiers(*entries: TimelineEntry) -> list[str]:
        calendar = unfolded(icalendar([(e, "") for e in entries], stamp=STAMP))
        return [line for line in calendar if line.startswith("UID:")]

    one, other, later = entry("2024-03-01"), entry("2024-03-01", start=40), entry("2024-03-02")
    assert identifiers(one, other, later) == identifiers(one) + identifiers(other) + identifiers(later)
    assert len(set(identifiers(one, other, later))) == 3


def test_escaped_text() -> None:
    assert escape("a, b; c\\d\r\ne\x00\x07\tf") == "a\\, b\\; c\\\\d\\ne\tf"


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n"), max_size=300))
def test_folding_loses_nothing_and_keeps_within_75_octets(line: str) -> None:
    folded = fold(line)
    assert all(len(part.encode()) <= 75 for part in folded)
    assert all(part.startswith(" ") for part in folded[1:])
    assert folded[0] + "".join(part[1:] for part in folded[1:]) == line
