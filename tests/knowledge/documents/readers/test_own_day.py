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


@pytest.mark.parametrize(
    "head",
    [
        "TOWN OF BELMAR\nFriday, January 9, 2026, 6:30 p.m.\nTown Hall\n\n",
        "MINUTES of the meeting of the HARBOUR BOARD held in the Sail Loft on Friday, 9 January 2026 at 6.30 pm\n\n",
        "Minutes of the annual meeting held on 9 January 2026 at the Customs House, Belmar\n\n",
        "HARBOUR BOARD\nHeld Friday 9 January 2026 commencing 5.30pm\n\n",
        "Belmar Lifeboats\nStatement\nIssued: Friday 9 January 2026, 16:00\n\n",
        "From: Ada Reed\nDate: Fri, 9 Jan 2026 08:14:22 +0100\nSubject: The pier\n\n",
        "From: Ada Reed\nSent: Friday, 9 January 2026 4:52 PM\nTo: Otto Falk\n\n",
        "Transcript: briefing of the harbour board, January 9, 2026\n(Lightly edited.)\n\n",
        "BELMAR TOWN MEETING - SAIL LOFT - 9 JANUARY 2026\nUnofficial transcript\n\n",
        "Harbour Union (@harbourunion) · Jan 9, 2026\n\n",
        "Harbour Union, east branch\n9 January 2026 at 7:12 am\n\n",
        "Your questions about the pier\nPage last updated: 9 January 2026\n\n",
        "# The pier\n\n*Published 9 January 2026*\n\n",
    ],
)
def test_a_day_with_an_hour_or_behind_what_the_document_is_is_the_documents(head: str) -> None:
    assert own_day(f"{head}The board met on Tuesday.") == DAY


def test_a_complaint_has_the_day_that_it_was_filed_on() -> None:
    parties = "THE BELMAR HARBOUR BOARD; OTTO FALK; NILS LUND; and FALK & SONS BOATYARD OF THE EAST PIER, INC.,\n"
    caption = f"IN THE DISTRICT COURT\nNo. 26-18\n\nADA REED,\nPlaintiff,\nv.\n{parties * 2}Defendants.\n\nCOMPLAINT\n"
    assert own_day(f"{caption}Filed January 9, 2026\n\n1. The pier burned on 3 May 2025.") == DAY


def test_a_mail_has_the_day_of_its_own_head_and_not_of_what_it_quotes() -> None:
    first = "From: Ada Reed\nDate: Fri, 9 Jan 2026 08:14:22 +0100\nSubject: Fwd: The pier\n\nSee below.\n\n"
    assert own_day(f"{first}From: Otto Falk\nDate: Wed, 7 Jan 2026 at 17:40\n\nClose the pier.") == DAY


def test_when_a_page_was_changed_counts_last() -> None:
    assert own_day("The pier\nUpdated: 12 January 2026\n9 January 2026\n\nThe board met.") == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The board had met twice before, in Belmar, on Friday, 9 January 2026\nand in Dorn.",
        "The ferry sank off the east pier of Belmar - 9 January 2026\nwas a Friday.",
        "The day that the ferry was lost, 9 January 2026\n\nNobody slept.",
        "Ada Reed, 3 March 1931 - 9 January 2026\n\nShe sailed.",
        "Photo: the east pier, 9 January 2026\n\nThe board met.",
        "Next meeting: Customs House, 9 January 2026\n\nThe board met.",
        "1. Minutes of the meeting, 9 January 2026\n\nThey were approved.",
        "Minutes of the meeting held on 9 January 2026 in the loft were confirmed\n\nThe board met.",
        "A course for sailors\n9 January 2026, from 9:30 a.m. to 11:30 a.m.\n\nRegister now.",
        f"{'The board invites sailors. ' * 5}\n\nDate: 9 January 2026\n\nPlace: the loft",
        "Budget vote, 9 January 2026\nVote of the appeal board, 3 February 2026\n\nBoth were lost.",
        "> 9 January 2026\n\nThe board met.",
    ],
)
def test_a_day_that_tells_of_something_else_is_not(text: str) -> None:
    assert own_day(text) is None


def test_a_header_goes_before_the_text() -> None:
    assert read_plain(b" date 2026-02-01 \n9 January 2026\nThe board met.", "x").date == dt.date(2026, 2, 1)
