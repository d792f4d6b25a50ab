"""What is told in other words than the question's, and by documents that look back, is told all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation.checks.missing import missing
from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question
from knowledge.language.words import stem
from tests.bot.conversation.conftest import DeskOf

_TEXTS = {
    "tax": (
        "2021-06-03",
        "Lena Hale said that she would publish her tax returns.\n\n"
        "“I will publish mine next week,” Hale told Rolf Sund during an interview filed for Sunday’s Harbour Hour.\n\n"
        "Hale, a son of Dornwick where the family lived until 1990, now lives in Vellby. The council met on Tuesday.",
    ),
    "eggs": (
        "2022-06-10",
        "The office said that nearly everything cost more.\n\n"
        "Prices of bread rose 11.9%, the largest increase since 1979, with eggs up 32.2%.\n\nWages rose, too.",
    ),
    "law": (
        "2022-06-07",
        "It takes somebody like the lawyer Tomas Brekke, who manages scandals for singers like Pia Lund and Ada Reed."
        "\n\nThe lawyer has an office in Vellby. Lawyer Opal Quist has none.",
    ),
    "rink": (
        "2022-08-20",
        "The rink has soared again thanks to a big investment from Ola Varga, who made the same bet last year.\n\n"
        "The rink is popular, and the town wants a second one. It repaid Varga $84,000 in July. "
        "Skater Ida Torp, who is married to the baker Jens Rud, skates there.",
    ),
}


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": k, "title": k, "date": day, "text": text} for k, (day, text) in _TEXTS.items()])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How much did the price of eggs rise in May 2022?", "32.2%"),
        ("Who is the lawyer that hushes up scandals for Pia Lund and Ada Reed?", "Tomas Brekke"),
        ("Who made a big investment in the rink in August 2022?", "Ola Varga"),
        ("did the rink repay varga the 84k", "$84,000"),
        ("Who is the husband of Ida Torp?", "Jens Rud"),
        ("were did the lawyer have an office", "in Vellby"),
    ],
)
def test_what_is_told_otherwise_is_told(desk: Desk, text: str, told: str) -> None:
    reply = desk.ask(Question(text=text, asker="a", channel=text))
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Which programme was the Hale interview recorded for?",
        "Where did Hale grow up as a child with brothers?",
    ],
)
def test_where_the_reader_finds_an_answer_its_words_need_not_be_those_of_the_question(desk: Desk, text: str) -> None:
    turn = desk.turn(Question(text=text, asker="a", channel=text))
    best = replace(turn.search(turn.query())[0], confidence=0.1, met=0.3)
    assert missing(turn, [replace(best, read=-3.0)], follows=False) is not None
    assert missing(turn, [replace(best, read=1.0)], follows=False) is None


def test_where_only_the_kind_asked_for_is_lacking_it_is_not_told(desk: Desk) -> None:
    text = "Which hospital does Hale live in?"
    turn = desk.turn(Question(text=text, asker="a", channel=text))
    best = replace(turn.search(turn.query())[0], confidence=0.1, read=1.0, lacking=frozenset({stem("hospital")}))
    assert "hospital" in (missing(turn, [best], follows=False) or "")


def test_an_office_of_a_town_that_nobody_holds_is_held_by_nobody(desk: Desk) -> None:
    text = "Who is the mayor of Vellby?"
    assert isinstance(desk.ask(Question(text=text, asker="a", channel=text)), Abstention)
