"""Words of people who speak for what a body is called: "a spokeswoman for the state police", "Police Chief"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CHASE = """ARDENMOOR — A boy died when a car struck a truck on Saturday. Police Chief Walter Hargrove said the
officers followed the rules.

The car was not stolen, a spokeswoman for the state police, Lt. Karen Voss, said Sunday. Mayor Ellen Brandt flew to
Dunmore on Monday."""
MARCH = "Hundreds marched in Ardenmoor on Monday, and some in Dunmore. Ellen Brandt, the mayor of Ardenmoor, watched."


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    texts = (" ".join(CHASE.split("\n")), MARCH)
    desk = desk_of(
        [{"id": str(n), "title": "Chase", "date": f"2025-05-0{n + 4}", "text": t} for n, t in enumerate(texts)]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what did the state police say?", "Karen Voss"),
        ("did the state police comment?", "Karen Voss"),
        ("what did the police say?", "Walter Hargrove"),
        ("what did Ardenmoor police say?", "Walter Hargrove"),
    ],
)
def test_those_who_speak_for_it_are_found(ask: Callable[[str], Reply], question: str, speaker: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert (reply.lead or "").startswith(speaker)


def test_the_police_of_a_place_that_no_document_names_say_nothing(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("what did the Quistby police say?"), Abstention)


def test_the_unions_president_speaks_for_it(desk_of: DeskOf) -> None:
    text = "The union's president, Carla Hale, said managers had ignored warnings. Nora Reed, a union nurse, wept."
    reply = desk_of([{"id": "a", "date": "2026-02-06", "text": text}]).ask(Question(text="what did the union say?"))
    assert isinstance(reply, Answer), reply
    assert (reply.lead or "").startswith("Carla Hale, “The union's president”")
