"""What is asked of anybody at all, told of somebody or of nobody."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation.intents.outright import OUTRIGHT
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

FIRE = """A fire burned down the Harrow mill on Monday. Two workers were hurt and a firefighter was treated for smoke.
Nobody was killed. No arrests have been made. No one has been charged."""
QUIET = "A gas leak closed Elm Street on Monday. No injuries were reported. Nobody was killed, Dana Price said."
CRUSH = "Ten people died in the crush on Saturday. No one died at the second concert."
BUS = "Nobody else was hurt when a bus hit Nora Hale on Elm Street on Monday. Hale, 40, was killed."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    rows: list[dict[str, Any]] = [{"id": "a", "title": "News", "date": "2024-05-01", "text": " ".join(text.split())}]
    return desk_of(rows).ask(Question(text=question))


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (FIRE, "was anyone hurt?", "Two workers were hurt"),
        (FIRE, "did anybody die", "Nobody was killed."),
        (FIRE, "were there any deaths?", "Nobody was killed."),
        (FIRE, "so has anyone been arrested yet?", "No arrests have been made."),
        (FIRE, "any arrests", "No arrests have been made."),
        (FIRE, "was anyone charged?", "No one has been charged."),
        (FIRE, "were charges filed over the fire?", "No one has been charged."),
        (QUIET, "was anyone injured?", "No injuries were reported."),
        (QUIET, "how many people were hurt?", "No injuries were reported."),
        (CRUSH, "did anyone die?", "Ten people died"),
        (BUS, "was anyone else hurt?", "Nobody else was hurt"),
    ],
)
def test_it_is_told_plainly_of_somebody_or_of_nobody(desk_of: DeskOf, text: str, question: str, told: str) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Answer), reply
    assert reply.lead is None
    assert reply.confidence == OUTRIGHT
    assert told in reply.snippets[0].text


def test_who_says_so_is_told(desk_of: DeskOf) -> None:
    reply = ask(desk_of, QUIET, "was anyone killed?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The text has this from Dana Price:"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("A fire burned down a mill on Monday. In 2019 two workers were hurt there.", "was anyone hurt?"),
        ("No one should be killed by a fire, Dana Price said.", "was anyone killed?"),
        ("If nobody is hurt, the mill may open.", "was anyone hurt?"),
        ("The state has no death penalty. It was abolished.", "did anyone die?"),
        ("No arrest warrant was issued for Karl Vogt.", "was anyone arrested?"),
        ("A bus hit a wall. Two passengers were hurt.", "was anyone else hurt?"),
        ("Harrow Foods runs a mill. Nobody was hurt at the mill.", "was anyone from Harrow Foods hurt?"),
    ],
)
def test_what_is_told_of_another_matter_is_no_plain_answer(desk_of: DeskOf, text: str, question: str) -> None:
    reply = ask(desk_of, text, question)
    assert not isinstance(reply, Answer) or reply.confidence < 0.5


def test_how_many_it_was_is_not_told_by_where_there_were_none(desk_of: DeskOf) -> None:
    reply = ask(desk_of, CRUSH, "how many people died?")
    assert isinstance(reply, Answer)
    assert "Ten people died" in reply.snippets[0].text


def test_of_many_stories_no_one_is_picked(desk_of: DeskOf) -> None:
    rows = [
        {
            "id": str(n),
            "title": "News",
            "date": f"2024-05-0{n}",
            "text": f"A fire burned mill {n}. Nobody was hurt there.",
        }
        for n in range(1, 6)
    ]
    reply = desk_of(rows).ask(Question(text="was anyone hurt?"))
    assert not isinstance(reply, Answer) or reply.confidence < 0.5


def test_the_newest_comes_first_and_what_was_talked_about_before_others(desk_of: DeskOf) -> None:
    rows = [
        {"id": "a", "title": "Leak", "date": "2024-05-01", "text": "A gas leak closed Elm Street. Nobody was hurt."},
        {
            "id": "b",
            "title": "Leak",
            "date": "2024-05-02",
            "text": "After the leak two people were hurt in all.",
        },
    ]
    desk = desk_of(rows)
    newest = desk.ask(Question(text="was anyone hurt?", asker="one"))
    assert "two people were hurt" in newest.snippets[0].text
    desk.ask(Question(text="what closed Elm Street?", asker="two"))
    assert "Nobody was hurt." in desk.ask(Question(text="was anyone hurt?", asker="two")).snippets[0].text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was any patient harmed?", "no patient had been harmed"),
        ("were any patients hurt?", "no patient had been harmed"),
        ("were any nurses hurt?", "Two nurses were hurt"),
        ("were any of the nurses hurt?", "Two nurses were hurt"),
        ("was any doctor hurt?", ""),
    ],
)
def test_of_what_kind_they_are_must_be_told_too(desk_of: DeskOf, question: str, told: str) -> None:
    text = "The clinic said no patient had been harmed in the attack on Sunday. Two nurses were hurt on Monday."
    reply = ask(desk_of, text, question)
    plain = isinstance(reply, Answer) and reply.confidence >= 0.5
    assert plain is bool(told), reply
    assert not plain or told in reply.snippets[0].text
