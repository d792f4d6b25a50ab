"""What else somebody said: the same one's words, of what is talked about first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

ICE = """The harbour of Sel froze over on Monday. In her first speech since the flood, meanwhile, President Lund on \
Thursday said new rules will target "the ferry firms, including their owners." """
MARKET = """"The price report confirms what we all know. The cold is hitting Dorn hard," President Kari Lund said at \
the market of Dorn, where she opened a hall.

The hall has nine doors. "I understand," Lund said. "Prices are a real challenge to the families of Dorn."

Lund also blamed the frost for it.

Ivar Rud said on Monday that the hall was cold.

Jonas Falk, who was not at the market, believes that the number of stalls there has fallen by half.

"What we worry about is the rate of decline," said Jonas Falk, a historian at Kvam University."""
LUND = "What did Lund say about prices at the market of Dorn?"
FALK = "What did Jonas Falk say about the rate of decline?"


@pytest.fixture
def talk(desk_of: DeskOf) -> Callable[..., Reply]:
    """Ask questions one after the other; the last one's reply."""
    desk = desk_of(
        [
            {"id": "ice", "date": "2024-02-25", "text": ICE},
            {"id": "market", "date": "2024-06-10", "text": MARKET},
        ]
    )
    return lambda *questions: [desk.ask(Question(text=q)) for q in questions][-1]


def test_of_two_who_go_by_one_name_the_one_just_quoted_goes_on(talk: Callable[..., Reply]) -> None:
    reply = talk(LUND, "what else did she say?")
    assert [s.text for s in reply.snippets] == ["Lund also blamed the frost for it."]


def test_nothing_else_is_said_by_nobody_else(talk: Callable[..., Reply]) -> None:
    reply = talk(LUND, *("what else did she say?",) * 2)
    assert reply.behaviour == "abstain"
    assert "Lund" in reply.reason


def test_what_is_told_of_somebodys_words_without_quoting_them_is_shown_last(talk: Callable[..., Reply]) -> None:
    reply = talk(FALK, "what else did he say?")
    assert isinstance(reply, Answer)
    assert "believes" in reply.snippets[0].text
    assert talk(FALK, *("what else did he say?",) * 2).behaviour == "abstain"


@pytest.mark.parametrize("whence", ["from Kvam", "of Kvam"])
def test_where_somebody_is_from_is_no_part_of_them_nor_of_the_next(talk: Callable[..., Reply], whence: str) -> None:
    asked = f"What did Jonas Falk {whence} say about the {{}}?"
    assert "the rate of decline" in talk(asked.format("rate of decline")).snippets[0].text
    assert "the hall was cold" in talk(asked.format("hall"), "and Ivar Rud?").snippets[0].text


def test_and_about_something_is_of_the_words_of_the_same_one(talk: Callable[..., Reply]) -> None:
    reply = talk(LUND, "what else did she say?", "and about the frost?")
    assert "Lund" in (getattr(reply, "lead", None) or "")
    assert "frost" in reply.snippets[0].text
