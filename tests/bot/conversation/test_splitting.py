"""Several questions in one message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import Question
from bot.conversation.splitting import MOST_QUESTIONS, parts, split_questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Who is investigating? And when did it start?", ["Who is investigating?", "And when did it start?"]),
        ("what did he say and when did he say it", ["what did he say", "when did he say it"]),
        ("What burned?\nwho put it out\nwhere was that", ["What burned?", "who put it out", "where was that"]),
        ("I saw the fire. What burned? Who put it out?", ["I saw the fire. What burned?", "Who put it out?"]),
    ],
)
def test_each_question_is_told_apart(message: str, questions: list[str]) -> None:
    assert list(split_questions(message)) == questions


@pytest.mark.parametrize(
    "message",
    [
        "who said what and when?",
        "I read about the fire. Who is investigating?",
        "Who died? I ask because my cousin was there.",
        "Who said “who is it? what is it?” to her?",
        "the mayor?",
        "who investigates how and why the pier burned",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split_questions(message) == (message,)


def test_what_is_over_three_stays_with_the_third() -> None:
    message = "Who is it? What is it? Where is it? When was it?"
    assert split_questions(message) == ("Who is it?", "What is it?", "Where is it? When was it?")


@given(st.text(alphabet=st.sampled_from("who is it?\n and when did.\"“”'"), max_size=200))
def test_any_text_gives_some_questions_made_of_its_own_words(message: str) -> None:
    found = split_questions(message)
    assert 1 <= len(found) <= MOST_QUESTIONS
    assert all(part in message for part in found)


def test_parts_keep_who_asked_and_where() -> None:
    question = Question(text="Who is it? What was it?", asker="a", channel="c", document_id="d")
    assert [(p.text, p.asker, p.channel, p.document_id) for p in parts(question)] == [
        ("Who is it?", "a", "c", "d"),
        ("What was it?", "a", "c", "d"),
    ]
