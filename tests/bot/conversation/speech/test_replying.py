"""Who responded to somebody, and what is offered where nobody did, or not then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

UNION = """The ferry union opposes any rise in fares, its president, Tove Lind, said on Tuesday.

"Nobody can pay that," Lind said."""
MAYOR = """Mayor Mira Solberg announced on Tuesday that ferry fares will double in June.

"The boats are old and we must replace them," Solberg said in a statement. The council's finance chair, Nils Hage,
welcomed the move on Wednesday. "It is overdue," Hage said."""
NEWS = [
    {"id": "union", "title": "Union against dearer ferries", "date": "2023-05-02", "text": UNION},
    {"id": "mayor", "title": "Mayor announces fares", "date": "2023-05-09", "text": MAYOR},
]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(NEWS)
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize("question", ["who has responded to the mayor?", "did anyone reply to the mayor?"])
def test_who_responds_to_somebody_is_somebody_else(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "Nils Hage" in (reply.lead or "")
    assert "Solberg" not in (reply.lead or "")


def test_the_mayor_is_among_those_who_spoke_of_the_fares(ask: Callable[[str], Reply]) -> None:
    reply = ask("who has commented on the ferry fares?")
    assert isinstance(reply, Answer), reply
    assert "Mira Solberg" in (reply.lead or "")


@pytest.mark.parametrize("question", ["did Hage respond to Solberg's announcement?", "did Hage comment on the union?"])
def test_who_did_not_say_that_is_shown_with_what_they_said(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert (reply.reason or "").endswith("Nils Hage did say:")
    assert "overdue" in reply.snippets[0].text


def test_words_of_another_week_are_offered_with_their_day(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Lind say this week?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I find no words of Tove Lind from those days. Tove Lind did say:"
    assert "Nobody can pay that" in reply.snippets[0].text
    assert str(reply.snippets[0].date) == "2023-05-02"


def test_one_day_is_called_that_day(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Lind say on May 9?")
    assert isinstance(reply, Abstention), reply
    assert (reply.reason or "").startswith("I find no words of Tove Lind from that day.")
