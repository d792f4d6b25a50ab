"""Who is asked to be investigating and is not told to: what comes near it is shown. Offices written short."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

AUDIT = """Robert Kline, a lawyer for Nora Hale, would sue. The FBI declined to say whether it was investigating.

The U.S. attorney's office declined to comment. The district attorney's office said it was reviewing the report."""


def ask(desk_of: DeskOf, question: str) -> Reply:
    return desk_of([{"id": "a", "title": "Audit", "date": "2025-09-02", "text": AUDIT}]).ask(Question(text=question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("is the fbi investigating?", "The FBI declined to say whether it was investigating."),
        ("is the da investigating?", "The district attorney's office said it was reviewing the report."),
    ],
)
def test_what_comes_near_an_inquiry_is_shown(desk_of: DeskOf, question: str, told: str) -> None:
    reply = ask(desk_of, question)
    assert isinstance(reply, Abstention), reply
    assert [s.text for s in reply.snippets] == [told]
    assert reply.reason.endswith("in the documents, only this:")


@pytest.mark.parametrize("question", ["is the mayor investigating?", "is Kline investigating?"])
def test_of_others_nothing_is(desk_of: DeskOf, question: str) -> None:
    assert not ask(desk_of, question).snippets


@pytest.mark.parametrize("called", ["the us attorney", "the US attorney", "the u.s. attorney", "the U.S. attorney"])
def test_the_us_attorney_is_nobodys_lawyer(desk_of: DeskOf, called: str) -> None:
    reply = ask(desk_of, f"did {called} comment?")
    assert isinstance(reply, Answer), reply
    assert [s.text for s in reply.snippets] == ["The U.S. attorney's office declined to comment."]
