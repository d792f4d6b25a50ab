"""How old somebody is, and how old they were when something happened."""

import pytest

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

TEXT = """Ada Reed fell ill at the age of four. Her father, Olaf Reed, died at the age of 71.

Reed, 53, now runs the ferry. The ferry left Dorn in May."""
CHILD = """Gerda Moe fell ill at the age of four. The ferry left Dorn in May."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How old is Ada Reed?", "53"),
        ("how old was olaf reed", "71"),
        ("How old was Ada Reed when she fell ill?", "age of four"),
    ],
)
def test_an_age_is_that_of_the_time_asked_about(desk_of: DeskOf, question: str, told: str) -> None:
    reply = desk_of([{"id": "reed", "date": "2024-05-02", "text": TEXT}]).ask(Question(text=question))
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_the_age_at_which_something_happened_is_not_how_old_somebody_is(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "moe", "date": "2024-05-02", "text": CHILD}]).ask(Question(text="How old is Gerda Moe?"))
    assert reply.intent != "age"


def test_the_hour_of_a_death_is_no_age(desk_of: DeskOf) -> None:
    text = "Ada Reed was pronounced dead at 5:03 p.m. on Friday. Olaf Moe was pronounced dead at 6 p.m. He was 71."
    desk = desk_of([{"id": "reed", "date": "2024-05-02", "text": text}])
    assert desk.ask(Question(text="How old was Ada Reed?", asker="one")).intent != "age"
    moe = desk.ask(Question(text="How old was Olaf Moe?", asker="two"))
    assert moe.intent != "age" or "71" in moe.snippets[0].text
