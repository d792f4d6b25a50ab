"""Which union is that? — whom an answer told of by what it is."""

from __future__ import annotations

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The Fraternal Order of Pilots did not return the Dorn Herald's request for comment about the barge.

Mayor Mira Solberg said on Friday that the barge would be raised. "We will raise it," Solberg said.

The Arden Port Department and the Belmar Water Department said they would help the mayor."""


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "barge", "title": "Barge sinks", "date": "2023-05-05", "text": TEXT}])


def talk(desk: Desk, asker: str, *questions: str) -> Reply:
    return [desk.ask(Question(text=text, asker=asker, channel="one")) for text in questions][-1]


@pytest.mark.parametrize(
    "asked", ["which union is that?", "what's that union called?", "which union?", "whats the name of that union"]
)
def test_the_union_of_an_answer_is_named(desk: Desk, asked: str) -> None:
    reply = talk(desk, asked, "did the union comment?", asked)
    assert isinstance(reply, Answer), reply
    assert reply.lead == "That is the Fraternal Order of Pilots:"
    assert [s.text for s in reply.snippets] == [TEXT.split("\n\n", maxsplit=1)[0]]


def test_the_mayor_of_an_answer_is_named(desk: Desk) -> None:
    reply = talk(desk, "mayor", "what did the mayor say?", "which mayor is that?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "That is Mira Solberg:"


@pytest.mark.parametrize(
    "questions",
    [
        ("which union is that?",),
        ("what did the mayor say?", "which union is that?"),
        ("who will help the mayor?", "which department is that?"),
    ],
    ids=["behind nothing", "behind an answer that tells of none", "behind one that tells of two"],
)
def test_nothing_is_named_where_it_is_not_clear(desk: Desk, questions: tuple[str, ...]) -> None:
    assert talk(desk, str(questions), *questions).intent != "which_it_was"
