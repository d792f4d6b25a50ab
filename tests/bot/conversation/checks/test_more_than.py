"""Who is found dead need not have been murdered; who was murdered is dead."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

FOUND = "Dana Price, 34, was found dead in her home on Monday. Her husband, Karl Vogt, was questioned."
MURDERED = "Dana Price was murdered on Monday. Her husband, Karl Vogt, was questioned."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    return desk_of([{"id": "a", "title": "News", "date": "2024-05-01", "text": text}]).ask(Question(text=question))


@pytest.mark.parametrize("question", ["was Price murdered?", "who murdered Dana Price?"])
def test_who_is_found_dead_is_not_told_to_have_been_murdered(desk_of: DeskOf, question: str) -> None:
    reply = ask(desk_of, FOUND, question)
    assert isinstance(reply, Abstention), reply
    assert "“dead”, and not of “murdered”" in reply.reason


@pytest.mark.parametrize("question", ["did Price die?", "was Price killed?", "is Dana Price dead?"])
def test_who_was_murdered_has_died(desk_of: DeskOf, question: str) -> None:
    reply = ask(desk_of, MURDERED, question)
    assert isinstance(reply, Answer), reply
    assert reply.confidence >= 0.7
