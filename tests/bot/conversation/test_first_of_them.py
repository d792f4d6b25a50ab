"""Whether somebody is the first, the only or the youngest of a kind is more than whether they are of it."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

RACE = """Challenger Monica Abbot led incumbent Mayor Hal Brennan by 37 votes on Wednesday.

Monica Abbot, 44, will be the first female mayor of Arden, and its youngest."""


def ask(desk_of: DeskOf, question: str) -> Reply:
    return desk_of([{"id": "a", "title": "Race", "date": "2024-11-07", "text": RACE}]).ask(Question(text=question))


@pytest.mark.parametrize("question", ["is Abbot the first female mayor?", "is Monica Abbot the youngest mayor?"])
def test_what_tells_that_is_shown(desk_of: DeskOf, question: str) -> None:
    reply = ask(desk_of, question)
    assert isinstance(reply, Answer), reply
    assert "first female mayor" in reply.snippets[0].text


def test_whether_somebody_is_it_at_all_is_told_as_before(desk_of: DeskOf) -> None:
    reply = ask(desk_of, "is Brennan the mayor?")
    assert isinstance(reply, Answer), reply
    assert reply.intent == "who_is"
