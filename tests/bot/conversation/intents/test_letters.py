"""Who wrote a letter, which of two inquiries, and words that are verbs elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "strike": """Tram drivers in Arden stopped work on Monday.

Transit director Ada Quist said the town would have to deal with the consequences for months.

A second inquiry, led by auditor Greta Holm, is looking at overtime. The first inquiry, led by former judge Jan Oster,
ended in March.

The deal that both sides signed in 2021 expires in June.
Council member Ivo Tarn said that the deal was too generous.""",
    "letter": """To the members of the board

Dear members,

Lines 4 and 9 will close on May 31. Nobody rides them any more.

Yours sincerely,

Ada Quist
Transit director""",
    "mail": """From: Ivo Tarn
To: Berit Falk
Subject: Offer

Dear Berit,

The offer about wages stands until Friday. We will not go further.

Ivo""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who signed the letter about the lines?", "Ada Quist"),
        ("who wrote the letter to the board", "Ada Quist"),
        ("Who sent the email about wages?", "Ivo Tarn"),
        ("Who wrote the wages email?", "Ivo Tarn"),
    ],
)
def test_a_letter_is_of_whom_it_says(ask: Callable[[str], Reply], question: str, name: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert reply.intent == "author"
    (snippet,) = reply.snippets
    assert name in snippet.text
    assert len(snippet.text) < 60


def test_what_the_only_letter_says_is_how_it_begins(desk_of: DeskOf) -> None:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": TEXTS[name]} for name in ("strike", "letter"))
    reply = desk.ask(Question(text="what does the letter say?", asker="one"))
    assert isinstance(reply, Answer)
    assert reply.lead == "The letter begins:"
    assert reply.snippets[0].text == "Lines 4 and 9 will close on May 31. Nobody rides them any more."


def test_of_a_mail_that_forwards_another_both_writers_are_shown(desk_of: DeskOf) -> None:
    thread = (
        "From: Berit Falk\nTo: Ada Quist\nSubject: Fwd: Offer\n\nPlease see what he wrote.\n\n"
        f"---------- Forwarded message ---------\n{TEXTS['mail']}"
    )
    desk = desk_of([{"id": "thread", "date": "2024-05-02", "text": thread}])
    reply = desk.ask(Question(text="Who sent the email about wages?", asker="one"))
    assert isinstance(reply, Answer)
    assert [snippet.text for snippet in reply.snippets] == ["From: Berit Falk", "From: Ivo Tarn"]
    said = desk.ask(Question(text="What did Tarn say about the offer?", asker="one"))
    assert isinstance(said, Answer)
    assert said.snippets[0].text.startswith("The offer about wages stands until Friday.")


def test_of_several_letters_none_is_the_letter(ask: Callable[[str], Reply]) -> None:
    assert ask("What does the letter say?").intent != "letter"


def test_of_what_no_letter_is_about_nobody_is_the_writer(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who wrote the letter about the harbour?")
    assert reply.intent != "author"
    assert isinstance(reply, Abstention) or "letter" not in (reply.lead or "")


@pytest.mark.parametrize(
    ("question", "leads", "does_not"),
    [
        ("Who leads the second inquiry?", "Greta Holm", "Oster"),
        ("who leads the 2nd inquiry", "Greta Holm", "Oster"),
        ("Who led the first inquiry?", "Jan Oster", "Holm"),
    ],
)
def test_one_of_two_inquiries_is_told_apart(
    ask: Callable[[str], Reply], question: str, leads: str, does_not: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert leads in (reply.lead or "")
    assert does_not not in (reply.lead or "")


def test_who_must_deal_with_something_has_not_commented_on_the_deal(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who has commented on the deal?")
    assert isinstance(reply, Answer)
    assert reply.lead == "Reported to have spoken: Ivo Tarn."
