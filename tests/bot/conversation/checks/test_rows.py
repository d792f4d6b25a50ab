"""What several did or suffered together, each of them did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.intents.outright import OUTRIGHT
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CLUB = (
    "Head coach Anna Cromer and first assistant coach Sam Gower have been dismissed. Rolf Krag, 61, and Ida Sund, 48, "
    "resigned on Tuesday. Nils Vik, Gro Aune and Bo Lind were arrested on 3 April.\n\n"
    "The board met Pia Strand, and Otto Hale was dismissed on Monday. Chris Holm sued the aide, and Ruth Olsen quit."
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "club", "title": "A week of leaving", "date": "2024-05-02", "text": CLUB}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was Cromer fired?", "Cromer and first"),
        ("was Gower dismissed?", "Cromer and first"),
        ("did Krag resign?", "resigned on Tuesday"),
        ("did Sund resign?", "resigned on Tuesday"),
    ],
)
def test_each_of_a_row_is_told_of(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.confidence == OUTRIGHT
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("name", ["Vik", "Aune", "Lind"])
def test_the_day_of_a_row_is_that_of_each(ask: Callable[[str], Reply], name: str) -> None:
    reply = ask(f"when was {name} arrested?")
    assert isinstance(reply, Answer), reply
    assert "3 April" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["was Strand dismissed?", "did Holm quit?"])
def test_who_only_stands_before_a_name_is_in_no_row(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).confidence < OUTRIGHT
