"""Who was found guilty did not plead so, and who pleaded guilty was found so by no jury."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Question, Reply
from tests.bot.conversation.conftest import DeskOf

COURT = """Mira Sand, a dealer of Dorn, pleaded guilty on Monday to selling otter hides at a market.

Sand sold nine hides because she needed money. The hides were sold to hunters from Valby.

Olaf Falk, who drove the hides to Dorn, was convicted after a jury trial in May. Falk drove them because Sand paid him.

Ada Reed pleaded not guilty to driving the hides. Reed is to be tried in June."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "court", "text": COURT}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Olaf Falk plead guilty to driving the hides?", "was convicted after a jury trial"),
        ("How did the jury find Mira Sand guilty of selling otter hides?", "pleaded guilty on Monday"),
        ("Why did Mira Sand plead not guilty to selling the hides?", "pleaded guilty on Monday"),
    ],
)
def test_what_was_otherwise_is_shown_as_that(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "They tell otherwise" in reply.reason
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What did Mira Sand plead guilty to?",
        "When was Olaf Falk convicted by a jury?",
        "What did Ada Reed plead not guilty to?",
        "Did Olaf Falk plead guilty?",
        "When did the friends of Olaf Falk plead guilty?",
    ],
)
def test_what_is_as_asked_is_let_through(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert not isinstance(reply, Abstention) or "otherwise" not in reply.reason
