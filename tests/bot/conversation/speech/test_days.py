"""Days on which words are asked for, and days that are spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "race": """Asked about running for mayor in 2029 or 2033, Tove Lind was coy. “It is too early to tell,” said Lind.

Lind was in Quorne.""",
    "speech": """Per Sund said the Sunday speech would be on the ferry. Sund owns two boats.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does Lind say about running in 2029 or 2033?", "too early"),
        ("What did Lind say about running in 2029?", "too early"),
        ("What does Per Sund say the Sunday speech will be about?", "on the ferry"),
    ],
)
def test_a_time_within_a_topic_is_spoken_of(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert words in reply.snippets[0].text


@pytest.mark.parametrize("day", ["in 2019", "on June 13"])
def test_what_was_not_said_then_stays_unsaid(ask: Callable[[str], Reply], day: str) -> None:
    assert isinstance(ask(f"What did Lind say about running {day}?"), Abstention)
