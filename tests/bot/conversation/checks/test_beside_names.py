"""Whom a sentence only names to tell who somebody else is has not done, nor suffered, what that one did."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

HUSBAND = "Paul Marsh, the husband of senator Nancy Vane, was attacked on Friday. Vane was in Dorn."
MARRIED = "Paul Marsh, who is married to senator Nancy Vane, resigned on Friday."
OWNED = "Nancy Vane's husband was attacked on Friday."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    desk = desk_of([{"id": "a", "date": "2024-05-02", "title": "News", "text": text}])
    return desk.ask(Question(text=question, asker="one"))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (HUSBAND, "Was Nancy Vane attacked?"),
        (HUSBAND, "When was Nancy Vane attacked?"),
        (MARRIED, "Did Nancy Vane resign?"),
        (MARRIED, "When did Vane resign?"),
        (OWNED, "Was Nancy Vane attacked?"),
        ("Nancy Vane's house was attacked on Monday.", "Was Vane attacked?"),
        ("Greta Simmons, the daughter of Otto Hoff, resigned in June.", "Did Hoff resign?"),
        (
            "The Duke, Nancy Vane's husband and Canada's oldest clerk, resigned in June.",
            "When did Nancy Vane resign?",
        ),
        ("The mayor, Nancy Vane's old friend and ally, resigned on 9 June 2022.", "When did Vane resign?"),
    ],
)
def test_it_is_not_told_of_whom_a_sentence_only_names_to_say_who(desk_of: DeskOf, text: str, question: str) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason.startswith("I do not find that. What comes nearest")


def test_a_refusal_names_of_whom_it_is_told(desk_of: DeskOf) -> None:
    reply = ask(desk_of, MARRIED, "Did Nancy Vane resign?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I do not find that. What comes nearest, the documents tell of Paul Marsh:"


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        (HUSBAND, "Was Paul Marsh attacked?", "Paul Marsh, the husband of senator Nancy Vane, was attacked on Friday."),
        ("Otto Hoff, along with Greta Simmons, was fined.", "Was Simmons fined?", "along with Greta Simmons"),
        ("Nancy Vane and her husband, Paul Marsh, were attacked.", "Was Nancy Vane attacked?", "were attacked"),
        ("Nancy Vane, the wife of Paul Marsh, was fined, and Marsh was fined.", "Was Marsh fined?", "was fined"),
        ("Nancy Vane's campaign raised $2 million in May.", "Did Nancy Vane raise $2 million?", "raised"),
        ("Nancy Vane's lawyer denied the charge on Monday.", "Did Vane deny the charge?", "denied"),
        ("The board fired Nancy Vane, the wife of Paul Marsh.", "Was Nancy Vane fired?", "fired"),
        ("To Nancy Vane's husband, she said, Vane resigned in May.", "When did Nancy Vane resign?", "resigned"),
    ],
)
def test_who_does_it_with_them_or_for_them_is_told(desk_of: DeskOf, text: str, question: str, shown: str) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Answer), reply
    assert shown in reply.snippets[0].text


def test_who_served_under_somebody_is_not_that_one(desk_of: DeskOf) -> None:
    text = "Ada Boone, mayor under Otto Hoff, was fined in May. Otto Hoff, too, was fined."
    reply = ask(desk_of, text, "Was Hoff fined?")
    assert [s.text for s in reply.snippets] == ["Otto Hoff, too, was fined."]
