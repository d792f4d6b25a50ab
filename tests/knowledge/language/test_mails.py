"""Which mails a text holds, whose each is and what it says."""

from __future__ import annotations

import pytest

from knowledge.language.letters import body_of_letter, signatures
from knowledge.language.mails import mails
from knowledge.language.sentences import paragraphs

HEAD = "From: Ada Reed <reed@dorn.example>\nTo: Otto Falk\nSubject: The pier\n\n"


def held(text: str) -> list[tuple[str | None, list[str]]]:
    """Each mail's writer, and how its paragraphs begin."""
    found = mails(text, paragraphs(text))
    return [
        (text[slice(*mail.writer)] if mail.writer else None, [text[p.start : p.end][:12] for p in mail.body])
        for mail in found
        if mail.head or mail.body
    ]


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\nFrom: Otto Falk <falk@dorn.example>\nDate: 7 Jan 2026\n\n",
        "-----Original Message-----\nFrom: Otto Falk [mailto:falk@dorn.example]\nSent: 7 Jan 2026\n\n",
        "Begin forwarded message:\n\nFrom: Otto Falk\nSubject: Re: The pier\n\n",
        "From: Otto Falk\nSent: 7 Jan 2026\n\n",
        "On 7 Jan 2026, at 09:02, Otto Falk wrote:\n\n",
        "On Wed, Jan 7, 2026 at 9:02 AM Otto Falk <falk@dorn.example>\nwrote:\n\n",
    ],
)
def test_another_mail_begins_with_its_own_head(above: str) -> None:
    assert held(f"{HEAD}See below.\n\n{above}We close it.") == [
        ("Ada Reed", ["See below."]),
        ("Otto Falk", ["We close it."]),
    ]


def test_quoted_lines_are_of_whom_wrote_them_and_what_stands_below_is_not() -> None:
    text = f"{HEAD}I see.\n\nOtto Falk wrote:\n> We close it.\n>> When?\n> In May.\n\nI will come."
    assert held(text) == [("Ada Reed", ["I see.", "I will come."]), ("Otto Falk", ["> We close i", "> In May."])]


@pytest.mark.parametrize(
    "text",
    [
        "The pier burned.\n\nAda Reed wrote:\n\nIt was lit.\n\nThe board met.",
        "The pier burned.\n\nOn Monday, 5 May, Ada Reed wrote:\n\nIt was lit.\n\nThe board met.",
        "From: the archive\n\nThe pier burned.\n\nThe board met.",
    ],
)
def test_a_report_holds_no_mails(text: str) -> None:
    assert mails(text, paragraphs(text)) == []


def test_a_thread_shows_whose_each_mail_is_and_what_the_first_says() -> None:
    below = "From: Otto Falk\nSent: 7 Jan 2026\n\nDear Ada\n\nWe close it.\n\nYours,"
    text = f"{HEAD}Dear Otto\n\nI ask you to wait.\n\n{below}"
    parts = paragraphs(text)
    assert [text[a:b] for a, b in signatures(text, parts)] == ["From: Ada Reed <reed@dorn.example>", "From: Otto Falk"]
    place = body_of_letter(text, parts)
    assert place is not None
    assert text[slice(*place)] == "I ask you to wait."
