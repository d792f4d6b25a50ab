"""The day that a text bears at its head."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.documents.readers.own_day import own_day
from knowledge.documents.readers.plain import read_plain

DAY = dt.date(2026, 1, 9)


@pytest.mark.parametrize(
    "head",
    [
        "The Harbour Board, Belmar\n\n9 January 2026\n\n",
        "Belmar, 9 January 2026\n",
        "FOR IMMEDIATE RELEASE: January 9, 2026\n",
        "Ferry sinks\nPublished: Friday, Jan. 9, 2026\n\n",
        "Date: 2026-01-09\n",
        "BELMAR, Jan. 9, 2026 (Northwire) - ",
    ],
)
def test_a_day_at_the_head_is_the_documents(head: str) -> None:
    text = f"{head}The board met on Tuesday."
    assert own_day(text) == DAY
    assert read_plain(text.encode(), "letter").date == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on 9 January 2026.",
        "9 January 2026\nThe board met.\n\n16 January 2026\nThe board met again.",
        f"{'The board met. ' * 9}\n\n9 January 2026\n\nIt met again.",
        "31 February 2026\nThe board met.",
        "The board met.\n" * 9 + "9 January 2026\n",
        "The board met on Tuesday.",
    ],
)
def test_other_days_are_not(text: str) -> None:
    assert own_day(text) is None


def test_a_header_goes_before_the_text() -> None:
    assert read_plain(b" date 2026-02-01 \n9 January 2026\nThe board met.", "x").date == dt.date(2026, 2, 1)
