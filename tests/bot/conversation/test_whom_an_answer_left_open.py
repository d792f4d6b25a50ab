"""Pronouns behind "who did it?": they are whoever did, and nobody where the answer was not sure who that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from tests.bot.conversation.conftest import DeskOf

SUIT = """Ada Brandt and nine other bakers sued Holm Shipping in county court last week.

"Somebody knew," Ada Brandt said on Monday. "They have lied to us," Holm Shipping said in a statement.

In a letter to the court Holm Shipping's lawyer, Vera Quist, called the suit a mistake."""
SEARCH = """The cabin by the lake belongs to Olaf Sund, a welder. Otto Sund was questioned there on Monday.

Peter Lind denied everything. Mira Holt, an agent of the bureau, said that they had walked for nine days.

"It was cold," said Ivo Manne, a sergeant, who walked ahead of the dogs. "It was dark," Peter Lind said."""

Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk: Desk = desk_of(
        [
            {"id": "suit", "date": "2024-05-02", "title": "Bakers sue", "text": SUIT},
            {"id": "search", "date": "2024-05-03", "title": "A cabin", "text": SEARCH},
        ]
    )

    def asked(*texts: str) -> Reply:
        return [desk.ask(Question(text=text, asker=" ".join(texts), channel="one")) for text in texts][-1]

    return asked


def test_they_are_whoever_did_it_and_not_whom_it_was_done_to(ask: Ask) -> None:
    reply = ask("Who sued Holm Shipping?", "What did they say?")
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text.startswith('"Somebody knew,"')


def test_it_is_still_the_company(ask: Ask) -> None:
    reply = ask("Who sued Holm Shipping?", "What did it say?")
    assert isinstance(reply, Answer)
    assert "They have lied to us" in reply.snippets[0].text


def test_anothers_lawyer_is_not_theirs(ask: Ask) -> None:
    reply = ask("Who sued Holm Shipping?", "Who is their lawyer?")
    assert isinstance(reply, Abstention)
    assert "nobody who is plainly “their lawyer”" in reply.reason
    assert ["Vera Quist" in s.text for s in reply.snippets] == [True]


@pytest.mark.parametrize("question", ["what did he say?", "did he comment?"])
def test_he_is_nobody_where_the_answer_is_not_sure_and_names_several(ask: Ask, question: str) -> None:
    unsure = ask("who led the walk to the cabin")
    assert isinstance(unsure, Answer)
    assert unsure.lead is not None
    reply = ask("who led the walk to the cabin", question)
    assert isinstance(reply, Clarification)
    assert "“he”" in reply.reason


def test_he_is_whom_a_sure_answer_names(ask: Ask) -> None:
    reply = ask("Who is Peter Lind?", "What did he say?")
    assert isinstance(reply, Answer)
    assert any("It was dark" in s.text for s in reply.snippets)
