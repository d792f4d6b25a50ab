"""Numbers and days in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping


def long_date(day: dt.date) -> str:
    """Write a day so that nobody takes the month for the day ("7 July 2023")."""
    return f"{day.day} {day:%B} {day.year}"


def as_of(day: dt.date) -> str:
    """Say how recent the newest document behind an answer is."""
    return f"As of {long_date(day)}"


def paragraph(number: int) -> str:
    """Name a paragraph, counted from 1."""
    return f"paragraph {number}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Count things in words that agree ("1 document", "3 documents")."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def coverage(documents: int, first: dt.date | None, last: dt.date | None) -> str:
    """Say how many documents there are and from which days."""
    if first is None or last is None:
        return count(documents, "document")
    days = long_date(first) if first == last else f"{long_date(first)} to {long_date(last)}"
    return f"{count(documents, 'document')}, {days}"


def facts_known(facts: Mapping[str, int]) -> str:
    """List how many facts of each kind there are, most first."""
    names = {"no_comment": "no comment", "date": "date"}
    plural = {"no_comment": "refusals to comment"}
    return ", ".join(
        count(number, names.get(kind, kind), plural.get(kind))
        for kind, number in sorted(facts.items(), key=lambda item: (-item[1], item[0]))
        if number
    )


def day(value: str) -> str:
    """Write an ISO day in words; a month, a year or anything less exact stays as it is."""
    try:
        return long_date(dt.date.fromisoformat(value))
    except ValueError:
        return value
