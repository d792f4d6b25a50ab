"""Questions in other languages are told apart by how they were typed."""

from __future__ import annotations

import pytest

from bot.conversation.languages import foreign
from bot.conversation.reply import Abstention, Question
from tests.bot.conversation.conftest import DeskOf

FERRY = {"id": "ferry", "title": "Ferry", "date": "2024-03-01", "text": "The harbour board is investigating the fire."}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Quién está investigando?", "Spanish"),
        ("quien esta investigando?", "Spanish"),
        ("que dijo el alcalde", "Spanish"),
        ("wer ermittelt?", "German"),
        ("wer hat das gesagt", "German"),
        ("qui enquête ?", "French"),
    ],
)
def test_another_language_is_named(desk_of: DeskOf, question: str, language: str) -> None:
    reply = desk_of([FERRY]).ask(Question(text=question))
    assert isinstance(reply, Abstention)
    assert reply.intent == "language"
    assert language in reply.reason


@pytest.mark.parametrize("question", ["who is investigating?", "wat did the board say", "El Nino", "die board", "qui"])
def test_english_and_single_words_are_not(question: str) -> None:
    assert foreign(question.casefold().split(), known=lambda w: w == "board") is None


def test_a_word_that_asks_and_that_no_document_has_tells_the_language_by_itself() -> None:
    known = frozenset({"falk"}).__contains__
    assert foreign(["warum", "wurde", "falk", "entlassen"], known=known) == "German"
    assert foreign(["hat", "falk", "geschossen"], known=known) == "German"
    assert foreign(["hat", "falk", "gone"], known=known) is None
