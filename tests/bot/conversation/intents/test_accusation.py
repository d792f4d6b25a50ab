"""Who is charged or sued is accused, in whatever word it is asked; who is neither is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

COURT = """Olaf Falk was charged with selling otter hides in Dorn on Monday.

Mira Sand was sued for the price of a boat. Ada Reed, the judge, sat in a new hall."""


OTHERS = """Tove Lind accused Per Sund of hiding the letters of the Dorn guild.

“The feud was prosecuted by both guilds under Lind,” said Gro Aune. Odd Krag may be indicted in May, she hopes."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "court", "text": COURT}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is Olaf Falk accused of?", "charged with selling"),
        ("What is Mira Sand accused of?", "sued for the price"),
    ],
)
def test_who_is_charged_or_sued_is_accused(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["What is Ada Reed accused of?", "What was Mira Sand charged with?"])
def test_who_is_not_so_is_not_told_to_be(ask: Callable[[str], Reply], question: str) -> None:
    assert isinstance(ask(question), Abstention)


@pytest.mark.parametrize(
    "question",
    ["What is Tove Lind accused of?", "Was Tove Lind prosecuted?", "Was Odd Krag indicted?", "Who was indicted?"],
)
def test_an_accuser_and_who_may_be_charged_are_no_accused(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([{"id": "guild", "text": OTHERS}]).ask(Question(text=question))
    assert getattr(reply, "lead", None) != "As the documents word it:"


def test_who_is_accused_is_told_all_the_same(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "guild", "text": OTHERS}]).ask(Question(text="What is Per Sund accused of?"))
    assert isinstance(reply, Answer)
    assert "hiding the letters" in reply.snippets[0].text


def test_a_run_of_capitals_between_names_keeps_nothing_busy(desk_of: DeskOf) -> None:
    text = f"Ada Reed {'A' * 4000}! Otto Falk was charged. Ada Reed AA{'A' * 300} B and Otto Falk were charged."
    reply = desk_of([{"id": "a", "date": "2024-03-01", "text": text}]).ask(Question(text="was Ada Reed charged?"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text.endswith("were charged.")
