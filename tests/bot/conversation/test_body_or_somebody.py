"""A surname that a body's name begins with: whichever of the two is talked about is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

Ask = Callable[..., Reply]

GOVERNOR = 'Gov. Greg Alden criticized the new rule on Monday. "It is an assault on business," Alden said.'
POWDER = """The maker Alden Nutrition has recalled three lots of powder over dirt in its plant.

The Food Safety Board said that the plant was dirty. Alden Nutrition said that it would clean the plant."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk = desk_of([{"id": "governor", "text": GOVERNOR}, {"id": "powder", "text": POWDER}])

    def asked(*questions: str) -> Reply:
        for question in questions:
            reply = desk.ask(Question(text=question, asker=" ".join(questions), channel="here"))
        return reply

    return asked


BEFORE = "what did the Food Safety Board say?"


@pytest.mark.parametrize("question", ["did alden comment?", "what did Alden say?"])
def test_the_body_is_meant_where_it_was_talked_about(ask: Ask, question: str) -> None:
    reply = ask(BEFORE, question)
    assert isinstance(reply, Answer)
    assert "Alden Nutrition" in (reply.lead or "")
    assert not any("assault" in s.text for s in reply.snippets)


def test_a_place_of_that_name_does_not_keep_the_body_from_being_meant(desk_of: DeskOf) -> None:
    town = {"id": "town", "text": "He was born in Alden, a town near Dorn, and left Alden for Arden in May."}
    desk = desk_of([{"id": "governor", "text": GOVERNOR}, {"id": "powder", "text": POWDER}, town])
    desk.ask(Question(text=BEFORE, asker="one", channel="here"))
    reply = desk.ask(Question(text="did alden comment?", asker="one", channel="here"))
    assert "Alden Nutrition" in (getattr(reply, "lead", "") or "")


@pytest.mark.parametrize("questions", [("did alden comment?",), (BEFORE, "did governor alden comment?")])
def test_the_person_is_meant_else(ask: Ask, questions: tuple[str, ...]) -> None:
    reply = ask(*questions)
    assert isinstance(reply, Answer)
    assert "Greg Alden" in (reply.lead or "")


def test_the_person_stays_meant_whom_what_was_shown_tells_of(ask: Ask) -> None:
    reply = ask("what did Greg Alden say?", "did alden comment?")
    assert "Greg Alden" in (getattr(reply, "lead", "") or "")
