"""Whose words stand on pages that are no articles: releases with datelines, live blogs, interviews, letters, mails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]

INTERVIEW = """An interview with Tove Brandt

Tove Brandt, 31, repairs sails in Dorn.

Q: When did you begin?

A: At nine. My aunt had a loft.

Q: Would you leave?

A: Ivo Falk once asked me. He is a fair man."""

MARKDOWN = """*Tove Brandt rigged the last schooner of Dorn. She talks to Ivo Falk about rope, and why she stopped.*

**Q: When did you begin?**

A: At nine. My aunt had a loft.

It had no stove.

**Q:** Did Nils Lund pay you?

**A:** He did. He paid twice.

(She laughs.)

**Q: Would you go back?**

A: No.

Tove Brandt lives in Dorn."""

LETTER = """An open letter to the harbour board

Dear members of the board,

We sail from the east pier every morning. The clerk, Ivo Falk, told us that the pier would close in May.

We ask that the board wait. We believe that the money is there.

Yours sincerely,

Tove Brandt
on behalf of 40 sailors"""

MAIL = """From: Nils Lund <lund@sund.example>
To: all staff
Subject: The pump

Colleagues,

The pump failed on Sunday. I am sorry for the long night.

Nils"""


THREAD = """From: Nils Lund <lund@sund.example>
To: Ada Hale <hale@post.example>
Date: Fri, 9 Jan 2026 08:14:22 +0100
Subject: Fwd: The pump

Ada, here it is. You can print it, whatever they say now. N

---------- Forwarded message ---------
From: Dorothea Vance-Ruud <dvanceruud@sund.example>
Date: Wed, 7 Jan 2026 at 17:40
Subject: Re: The pump
To: Nils Lund <lund@sund.example>

Nils

Noted. We keep the pump until May.

DVR

> On 6 Jan 2026, at 09:02, Nils Lund wrote:
>
> Dorothea
>
> I have asked twice. The pump leaks, and if nobody mends it there will be no
> Water left in the dock.
>
> Nils"""

FORWARD = """From: Nils Lund
Sent: Friday, 9 January 2026 4:52 PM
To: All Staff
Subject: FW: The ropes

Hi all

Please see below. Do not speak to anybody.

Nils

-----Original Message-----
From: Dominic Oduya
Sent: Friday, 9 January 2026 3:15 PM
To: Nils Lund
Subject: The ropes

Dear Nils

We will keep the ropes until we are paid.

Yours sincerely
Dominic Oduya
Chief Executive"""


def speakers(read: Read, text: str) -> set[str | None]:
    return {s.speaker for s in extract_statements(read(text))}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("10:55 SUNDVIK, Norway (Wire) — Brandt Shipping announced on Tuesday that it would sail.", "Brandt Shipping"),
        (
            "ARDENMOOR, Sept. 18, 2024 (Line) — Dorn Foods Inc. (NASDAQ: DRNF) announced today that it sold a mill.",
            "Dorn Foods Inc.",
        ),
    ],
)
def test_neither_a_dateline_nor_a_ticker_speaks(read: Read, text: str, speaker: str) -> None:
    assert speakers(read, text) == {speaker}


def test_an_entry_of_a_live_blog_is_of_whom_it_names(read: Read) -> None:
    text = """09:10 The pier is closed.

10:42 ASTRID LUND, mayor of Sund: “I have asked for more boats. The pier stays closed.”"""
    assert speakers(read, text) == {"Astrid Lund"}


def test_marked_answers_are_of_the_one_who_is_introduced(read: Read) -> None:
    text, found = INTERVIEW, extract_statements(read(INTERVIEW))
    assert [(s.speaker, text[slice(*s.spans[0])].split(".")[0]) for s in found] == [
        ("Tove Brandt", "At nine"),
        ("Tove Brandt", "Ivo Falk once asked me"),
    ]


def test_answers_set_in_markdown_go_on_until_the_next_question_and_are_not_of_who_asks(read: Read) -> None:
    found = extract_statements(read(MARKDOWN))
    assert [(s.speaker, MARKDOWN[slice(*s.spans[0])]) for s in found if s.speaker] == [
        ("Tove Brandt", "At nine. My aunt had a loft."),
        ("Tove Brandt", "It had no stove."),
        ("Tove Brandt", "He did. He paid twice."),
        ("Tove Brandt", "No."),
    ]


def test_who_was_spoken_with_on_a_journey_asks(read: Read) -> None:
    text = """Q&A with the rigger Tove Brandt

Tove Brandt spent Monday in Sund. On the ferry home she spoke with Dorn Post editor Ivo Falk and critic Nils Lund.

Q: When did you begin?

A: At nine.

Q: Would you go back?

A: Never."""
    assert speakers(read, text) == {"Tove Brandt"}
    assert speakers(read, text.removeprefix("Q&A with the rigger Tove Brandt")) == set()


def test_bold_questions_of_a_printed_conversation_are_questions(read: Read) -> None:
    text = """Ada Reed spoke with Tove Brandt. The conversation was edited for length.

**When did you begin?**

At nine, in the loft of an aunt.

**Would you go back?**

Never."""
    assert [(s.speaker, text[slice(*s.spans[0])]) for s in extract_statements(read(text))] == [
        ("Tove Brandt", "At nine, in the loft of an aunt."),
        ("Tove Brandt", "Never."),
    ]


def test_a_letter_is_of_whom_it_is_signed_by_but_for_what_others_said(read: Read) -> None:
    found = {(s.speaker, LETTER[slice(*s.spans[0])].split(".")[0]) for s in extract_statements(read(LETTER))}
    assert ("Tove Brandt", "We ask that the board wait") in found
    assert ("Ivo Falk", "that the pier would close in May") in found


def test_a_mail_is_of_whom_it_is_from(read: Read) -> None:
    assert speakers(read, MAIL) == {"Nils Lund"}


def test_a_letter_that_nobody_signs_is_nobodys(read: Read) -> None:
    unsigned = LETTER.split("Yours")[0]
    assert "Tove Brandt" not in speakers(read, unsigned)


def told(read: Read, text: str) -> list[tuple[str | None, str]]:
    found = extract_statements(read(text))
    return [(s.speaker, " ".join(text[a:b] for a, b in s.spans).replace("\n", " ")) for s in found]


def test_each_mail_of_a_thread_is_of_whom_it_is_from(read: Read) -> None:
    assert told(read, THREAD) == [
        ("Nils Lund", "Ada, here it is. You can print it, whatever they say now."),
        ("Dorothea Vance-Ruud", "Noted. We keep the pump until May."),
        (
            "Nils Lund",
            "I have asked twice. The pump leaks, and if nobody mends it there will be no Water left in the dock.",
        ),
    ]
    assert told(read, FORWARD) == [
        ("Nils Lund", "Please see below. Do not speak to anybody."),
        ("Dominic Oduya", "We will keep the ropes until we are paid."),
    ]


def test_mails_whose_lines_are_wrapped_are_read_alike(read: Read) -> None:
    rope = "The rope of the dock has been worn for a year and nobody has asked us to mend it or to buy"
    text = THREAD.replace("Noted. We keep the pump until May.", f"{rope}\n{rope.lower()}\n{rope.lower()}\nanother one.")
    text = text.replace("no\n> Water left", f"no\n> {rope.lower()}\n> {rope.lower()}\n> {rope.lower()}\n> water left")
    found = told(read, text)
    assert [speaker for speaker, _ in found] == ["Nils Lund", "Dorothea Vance-Ruud", "Nils Lund"]
    assert ">" not in found[2][1]


def test_a_letter_above_a_mail_is_of_whom_it_is_signed_by(read: Read) -> None:
    text = LETTER + "\n\n" + THREAD.split("---------- Forwarded message ---------\n")[1]
    found = told(read, text)
    assert ("Tove Brandt", "We ask that the board wait. We believe that the money is there.") in found
    assert ("Dorothea Vance-Ruud", "Noted. We keep the pump until May.") in found


def test_a_report_that_is_only_sent_by_somebody_is_not_their_words(read: Read) -> None:
    text = MAIL.split("Colleagues")[0] + "The pump failed on Sunday, Nils Lund said.\n\nThe dock was built in 1931."
    assert told(read, text) == [("Nils Lund", "The pump failed on Sunday")]


def test_a_report_goes_on_below_what_somebody_wrote(read: Read) -> None:
    text = """The pump failed.

On Sunday, 4 May, Nils Lund wrote:

The pump is old. I am sorry.

The board of Sund met in June. Our reporter was there."""
    assert told(read, text) == [("Nils Lund", "The pump is old. I am sorry.")]


def test_quoted_lines_of_whom_nobody_names_are_nobodys(read: Read) -> None:
    text = THREAD.replace("> On 6 Jan 2026, at 09:02, Nils Lund wrote:\n", "")
    assert not any(speaker for speaker, said in told(read, text) if "pump leaks" in said)
