"""Who criticised, accused, praised, warned or called somebody something did so, and did not only name them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "pier": """“No mayor has done more for the pier than Tove Lind,” Per Sund said in Dorn on Monday.

Odd Krag criticised Tove Lind sharply. “She has forgotten the ferries,” Krag said.""",
    "club": """Ida Tarp, a pupil, said she would remember the day with Nils Falk for years. “It was fun,” Tarp said.""",
    "traffic": """Drivers to the fair should not face major queues, the Quorne Road Guild said on Monday.""",
    "race": """“Whatever Sund does, his chances of winning the Velm race are very slim,” said Gro Aune, a trainer.""",
    "boat": """Ada Holm called Olaf Brandt a coward. “He is a coward, that Brandt,” Holm said.

Mira Sand said Brandt had left for Larn.""",
}
Ask = Callable[[str], Reply]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Who criticized Lind?", "Per Sund"),
        ("Who accused Lind?", "Per Sund"),
        ("Who accused Falk?", "Ida Tarp"),
        ("Who warned of queues?", "Quorne Road Guild"),
        ("Who said Sund would win the Velm race?", "Gro Aune"),
        ("Who called Brandt a liar?", "Ada Holm"),
        ("Who called Brandt a coward?", "Mira Sand"),
    ],
)
def test_who_only_names_somebody_did_not_do_it(ask: Ask, question: str, wrong: str) -> None:
    reply = ask(question)
    assert wrong not in (getattr(reply, "lead", "") or "")


@pytest.mark.parametrize(
    ("question", "told"), [("Who criticized Tove Lind?", "criticised"), ("Who called Brandt a coward?", "coward")]
)
def test_who_did_it_is_told(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text
