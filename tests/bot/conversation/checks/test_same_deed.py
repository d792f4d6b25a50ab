"""What is asked by yes or no, where a sentence tells the deed in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.intents.outright import OUTRIGHT
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

WEEK = (
    "Health secretary Sajid Moe dramatically quit on Tuesday. Rikard Lund announced his decision to resign later. "
    "Chris Holm, who stepped down from his post as whip, was seen on Friday. Suella Berg announced the resignation of "
    "Kvist Aker. Ida Torp has not stepped down.\n\nOtto Hale was dismissed in May. Bo Lind stepped in for him. Gro "
    "Aune was found dead on Monday. Pia Strand was taken into custody, and Nils Vik issued a public apology."
    "\n\nRolf Krag murdered Ida Sund in May."
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "week", "title": "A week of leaving", "date": "2024-05-02", "text": WEEK}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did Moe resign?", "dramatically quit"),
        ("did Lund resign?", "announced his decision to resign"),
        ("did Holm resign?", "who stepped down"),
        ("did Torp resign?", "has not stepped down"),
        ("was Hale fired?", "was dismissed in May"),
        ("did Hale get fired?", "was dismissed in May"),
        ("did Aune die?", "was found dead"),
        ("was Strand arrested?", "taken into custody"),
        ("did Vik apologise?", "issued a public apology"),
        ("did Krag kill Sund?", "murdered Ida Sund"),
    ],
)
def test_other_words_tell_the_same_deed(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.confidence == OUTRIGHT
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["did Berg resign?", "did Lind resign?"])
def test_words_of_another_deed_do_not(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).confidence < OUTRIGHT
