"""Dialogue: per asker and channel, for a while, and no more of them than fit."""

from __future__ import annotations

from bot.conversation import dialogue
from bot.conversation.dialogue import Dialogue, Memory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_memory_is_the_askers_and_the_channels_own() -> None:
    talks = Dialogue()
    talks.remember("a", "1", Memory(intent="x", question="q"))
    assert talks.recall("a", "1") is not None
    assert talks.recall("a", "2") is None
    assert talks.recall("b", "1") is None


def test_a_memory_expires() -> None:
    clock = Clock()
    talks = Dialogue(clock)
    talks.remember("a", "1", Memory(intent="x", question="q"))
    clock.now = dialogue.EXPIRES_AFTER + 1
    assert talks.recall("a", "1") is None


def test_a_memory_can_be_dropped() -> None:
    talks = Dialogue()
    talks.remember("a", "1", Memory(intent="x", question="q"))
    talks.forget("a", "1")
    assert talks.recall("a", "1") is None


def test_the_oldest_go_where_there_are_too_many() -> None:
    talks = Dialogue()
    for n in range(dialogue.MOST_CONVERSATIONS + 10):
        talks.remember(str(n), "1", Memory(intent="x", question="q"))
    assert talks.recall("0", "1") is None
    assert talks.recall(str(dialogue.MOST_CONVERSATIONS + 9), "1") is not None
