"""Follow-ups that stay with whom and what was asked about, and with whom the answer named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "fires": """Meanwhile, fires also burned abroad. Tens of thousands of people were evacuated in Sardinia as
firefighters battled fires that ripped through its wine villages, the island said.

Roads were shut, and trains ran late for much of the week.

Nobody saw it coming.

The Vell Fire has burned nearly 15 farms and was 5% contained on Saturday.

Evacuation orders were put in effect on Saturday for over 300 people who live across the hills, said Odd Sten.""",
    "ball": """Ivar Holm hit the ball of the year on Sunday. Tor Vik caught Holm's ball with his hat.

Holm said he may keep or sell it. “I may keep or sell it,” Holm said.

A tailor by trade, Vik said it is not sure that he will keep or sell it.""",
    "talk": """"The tide was high," Rowan Sund said. He rows.

"My friend Gro rows well," Sund said. He sleeps on the boat.

"I steer by the stars," said Gro Lie. She steers.""",
}
Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of({"id": name, "date": "2024-05-06", "text": text} for name, text in TEXTS.items())


@pytest.fixture
def ask(desk: Desk, request: pytest.FixtureRequest) -> Callable[..., Reply]:
    def asked(*texts: str) -> Reply:
        return [desk.ask(Question(text=text, asker=request.node.name)) for text in texts][-1]

    return asked


def test_a_follow_up_asks_of_what_was_named_before(ask: Ask) -> None:
    reply = ask("How contained was the Vell Fire on Saturday?", "and how many people had to evacuate?")
    assert "over 300" in reply.snippets[0].text


def test_he_is_whom_the_answer_names_and_not_whose_the_thing_was(ask: Ask) -> None:
    assert getattr(ask("Who caught Holm's ball?", "what did he say?"), "lead", "") == "Tor Vik said:"


def test_what_else_somebody_said_is_nobody_elses(ask: Ask) -> None:
    reply = ask("What did Rowan Sund say about Gro?", "what else did she say?")
    assert reply.behaviour == "clarify"


def test_what_else_goes_on_with_whoever_the_answer_says_said_it(ask: Ask) -> None:
    reply = ask("Who said Gro rows well?", "what else did he say?")
    assert getattr(reply, "lead", "") == "Rowan Sund said:"
