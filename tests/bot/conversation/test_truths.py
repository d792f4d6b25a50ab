"""Whether something is true is asked as if it were asked right away."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question
from bot.conversation.truths import asked_right_away
from tests.bot.conversation.conftest import DeskOf

TEXT = "The mayor, Susan Miller, was fired on Monday. Karl Brandt resigned on Friday. It rained in Chicago."


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Is it true that Karl Brandt was fired?", "Was Karl Brandt fired?"),
        ("so is it true brandt has resigned", "Has brandt resigned"),
        ("is it true that they charged Miller?", "Did they charge Miller?"),
        ("is it correct that Miller knew Brandt?", "Did Miller know Brandt?"),
        ("was it true that the fired mayor stopped it?", "Did the fired mayor stop it?"),
        ("is it true that the man who was hurt died?", "Did the man who was hurt died?"),
        ("Is that true?", "Is that true?"),
        ("is it true for Miller?", "is it true for Miller?"),
        ("is it right to sue him?", "is it right to sue him?"),
        ("What is true of Miller?", "What is true of Miller?"),
    ],
)
def test_a_question_for_the_truth_is_asked_right_away(asked: str, meant: str) -> None:
    assert asked_right_away(asked) == meant


def test_what_is_asked_to_be_true_is_held_against_the_text(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "News", "date": "2024-03-14", "text": TEXT}])
    told = desk.ask(Question(text="is it true that Karl Brandt resigned?", asker="a"))
    assert isinstance(told, Answer)
    assert told.lead is None
    assert told.snippets[0].text == "Karl Brandt resigned on Friday."
    other = desk.ask(Question(text="is it true that Susan Miller resigned?", asker="b"))
    assert isinstance(other, Abstention) or other.lead is not None
