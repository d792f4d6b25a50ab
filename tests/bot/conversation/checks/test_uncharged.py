"""Of whom no charge is told, what tells that there was none is shown along."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Question, Reply
from tests.bot.conversation.conftest import DeskOf


def charged(desk_of: DeskOf, text: str, whom: str) -> Reply:
    rows = [{"id": "news", "title": "News", "date": "2024-05-02", "text": text}]
    return desk_of(rows).ask(Question(text=f"was {whom} charged?"))


@pytest.mark.parametrize(
    ("text", "whom", "told"),
    [
        (
            "Otto Brandt and Nils Hage were held on Tuesday. Neither man had been charged by Wednesday.",
            "Otto Brandt",
            "Neither man had been charged",
        ),
        ("Rosa Quill carried the box. The mayor called it a theft. No one has been charged.", "Rosa Quill", "No one"),
        ("Ada Holm ran the fund. No charges have been filed.", "Ada Holm", "No charges have been filed"),
    ],
)
def test_that_nobody_was_charged_is_shown(desk_of: DeskOf, text: str, whom: str, told: str) -> None:
    reply = charged(desk_of, text, whom)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == f"I find nowhere in the documents that {whom} was charged. They tell:"
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Otto Brandt was driven home. Rosa Quill has never been charged.",
        "Otto Brandt was driven home.\n\nThe rain fell.\n\nThe bridge shook.\n\nTwo came. Neither was charged.",
    ],
)
def test_what_is_told_of_others_says_nothing_of_him(desk_of: DeskOf, text: str) -> None:
    reply = charged(desk_of, text, "Otto Brandt")
    assert not reply.snippets


def test_beside_no_charges_a_trial_comes_last(desk_of: DeskOf) -> None:
    text = "Otto Brandt asked for a jury trial in the suit on Monday. No charges have been filed against Otto Brandt."
    reply = charged(desk_of, text, "Otto Brandt")
    assert isinstance(reply, Abstention), reply
    assert "No charges" in reply.snippets[0].text


def test_where_something_else_is_alleged_that_there_was_no_charge_is_told(desk_of: DeskOf) -> None:
    text = "Police said no charges had been filed against Karl Vogt. Two men were arrested on Friday, and charged."
    reply = charged(desk_of, text, "Karl Vogt")
    assert isinstance(reply, Abstention), reply
    assert "no charges had been filed against Karl Vogt" in reply.snippets[0].text
