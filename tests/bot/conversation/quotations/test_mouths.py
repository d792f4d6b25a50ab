"""Quotations that a question puts into the mouth of somebody whose words they are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Question, Reply
from bot.conversation.speech.saying import called
from knowledge.facts import Statement
from tests.bot.conversation.conftest import DeskOf

TEXT = """The ferry to Elm Bay was sold on Monday, after thirty years with the Brandt family.

"Nobody will row across that bay again for a living," the harbour master Piet Vos said. "It is a pity."

Olga Brandt, who owned the ferry, said she was tired. "My back hurts when the wind turns east," Brandt said.

"She has been steady at the oar," harbour pilot Helen Strand told the Elm Echo. "She is one of those who \
row on.

"The bay is wide. It takes all rowers … but the love this town has for boats, Olga built that."

"We paid what it was worth and not a crown more," said Nils Aker, a spokesman for Fjord Lines."""

Ask = Callable[[str], Reply]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk = desk_of([{"id": "ferry", "date": "2024-05-02", "text": TEXT}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question",
    [
        'Why did Olga Brandt say "Nobody will row across that bay again"?',
        "did olga brandt say “nobody will row across that bay again for a living”",
        'What did Brandt mean by "Nobody will row across that bay again"?',
        'What did Brandt mean when she said that "nobody will row across that bay"?',
        '"Nobody will row across that bay again": did Olga Brandt say that?',
    ],
)
def test_words_in_the_wrong_mouth_are_put_right(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert reply.behaviour == "abstain"
    assert "not words of Olga Brandt" in getattr(reply, "reason", "")
    assert "of Piet Vos" in getattr(reply, "reason", "")
    assert "Nobody will row" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        'Why did Piet Vos say "Nobody will row across that bay again"?',
        'What did Olga Brandt say about "Nobody will row across that bay again"?',
        'Did Olga Brandt deny "Nobody will row across that bay again"?',
        'Why did Fjord Lines say "We paid what it was worth and not a crown more"?',
        'Who told Olga Brandt "Nobody will row across that bay again"?',
    ],
)
def test_words_that_may_be_theirs_or_are_said_to_be_nobodys_are_let_be(ask: Ask, question: str) -> None:
    assert "not words of" not in getattr(ask(question), "reason", "")


def test_words_that_go_on_in_what_is_shown_are_as_surely_theirs(ask: Ask) -> None:
    reply = ask("What did Helen Strand say about the love of boats?")
    assert "Olga built that" in reply.snippets[0].text
    assert "told the Elm Echo" in reply.snippets[0].text
    assert getattr(reply, "lead", "") == "Helen Strand said:"
    assert reply.snippets[0].note == "Helen Strand"


def test_the_people_offered_are_as_many_as_are_told_of(desk_of: DeskOf) -> None:
    text = "“It leaks,” Ada Berg said. “It holds,” Otto Berg said. In the hall sat Lina Berg."
    reply = desk_of([{"id": "weir", "text": text}]).ask(Question(text="What did Berg say?"))
    assert reply.behaviour == "clarify"
    assert "any of 2 people" in getattr(reply, "reason", "")


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Elm Bay legend and former guard Olga Brandt", "Olga Brandt"),
        ("Olga Brandt", "Olga Brandt"),
        ("the state Supreme Court", "the state Supreme Court"),
        ("a spokesman for Fjord Lines", "a spokesman for Fjord Lines"),
        ("two officials", "two officials"),
    ],
)
def test_what_somebody_is_stands_before_a_full_name_and_is_no_part_of_it(role: str, name: str) -> None:
    statement = Statement.model_construct(speaker=None, speaker_role=role)
    assert called(statement) == name
