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
