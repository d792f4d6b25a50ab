"""Whether somebody asked another for something, in other words for it."""

from __future__ import annotations

import pytest

from bot.conversation.intents.outright import OUTRIGHT
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CALLED = "The Dock Union called on Gordon Pell to step down on Friday. Gordon Pell said he would stay."
DEMANDED = "Mayor Carla Brandt demanded the resignation of Sheriff Paul Keller on Monday."
NOT = "Mayor Carla Brandt did not call on Sheriff Paul Keller to resign on Monday."
OTHER = "Mayor Carla Brandt called on Sheriff Paul Keller to help. Nora Hale resigned."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    return desk_of([{"id": "a", "title": "News", "date": "2024-05-01", "text": text}]).ask(Question(text=question))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (CALLED, "did the union ask pell to resign?"),
        (CALLED, "did the dock union demand that Pell quit?"),
        (DEMANDED, "did Brandt ask Keller to resign?"),
        (DEMANDED, "did the mayor call for keller's resignation?"),
        (NOT, "did Brandt ask Keller to step down?"),
    ],
)
def test_it_is_told_in_other_words(desk_of: DeskOf, text: str, question: str) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Answer), reply
    assert reply.confidence == OUTRIGHT
    assert reply.snippets[0].text == text.split(" Gordon Pell said")[0]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (CALLED, "did the union ask Pell to apologize?"),
        (CALLED, "did Pell resign?"),
        (DEMANDED, "did Keller ask Brandt to resign?"),
        (OTHER, "did Brandt ask Keller to resign?"),
    ],
)
def test_what_was_asked_for_by_others_or_is_something_else_is_not(desk_of: DeskOf, text: str, question: str) -> None:
    reply = ask(desk_of, text, question)
    assert not isinstance(reply, Answer) or reply.confidence < OUTRIGHT
