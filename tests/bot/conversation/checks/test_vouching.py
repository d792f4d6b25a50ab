"""What is asked by yes or no, where a document has it from somebody or only alleges it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.intents.outright import OUTRIGHT
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TRIAL = (
    "Mayor Ada Reed allegedly killed her neighbour Otto Hale in May. Prosecutors say Reed took bribes from Acme Corp. "
    'in 2021. "Reed stole the ledger and burned it," Councillor Pia Holm said. Reed reportedly hired Sven Aker.'
    "\n\nReed probably left the city. Holm resigned in June. The council, Mayor Reed said, rejected the budget."
    "\n\nThe clerk, Lena Brodd, reportedly sold the house. Brodd sold the house in April."
)
NEWS = [{"id": "trial", "title": "Mayor on trial", "date": "2024-11-20", "text": TRIAL}]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(NEWS)
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("did Reed kill Hale?", "The text says “allegedly”:"),
        ("did Reed hire Aker?", "The text says “reportedly”:"),
        ("did Reed take bribes?", "The text has this from “Prosecutors”:"),
        ("did Reed steal the ledger?", "The text has this from Pia Holm:"),
        ("did the council reject the budget?", "The text has this from Ada Reed:"),
    ],
)
def test_who_vouches_for_it_is_said_before_it(ask: Callable[[str], Reply], question: str, lead: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == lead
    assert reply.confidence < OUTRIGHT


@pytest.mark.parametrize("question", ["did Holm resign?", "did Brodd sell the house?"])
def test_what_the_document_tells_itself_needs_nobody(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead is None
    assert "reportedly" not in reply.snippets[0].text


def test_what_is_only_guessed_is_not_told(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("did Reed leave the city?"), Abstention)


def test_what_somebody_claimed_is_theirs_though_but_a_part_was_quoted(desk_of: DeskOf) -> None:
    told = (
        "According to the Tarnmouth Post, who first broke the news about the departure, an anonymous individual "
        '" with direct knowledge of the situation " claimed that Pia Holm had been ousted over various matters'
    )
    question = Question(text="was Holm ousted?")
    reply = desk_of([{"id": "holm", "date": "2024-03-01", "text": f"{told}."}]).ask(question)
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("The text has this from “an anonymous individual")
    text = "An official claimed that the plan was bad, and Pia Holm was ousted on Monday."
    reply = desk_of([{"id": "holm", "date": "2024-03-01", "text": text}]).ask(question)
    assert isinstance(reply, Answer)
    assert reply.lead is None
