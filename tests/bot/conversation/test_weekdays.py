"""A weekday by itself in a question, and what hangs on a day that the question does not name."""

from __future__ import annotations

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

KILN = """The kiln in Dorn burned down on Thursday night.

“The kiln will be rebuilt,” Mayor Mira Solberg said on Friday. The day before, divers had searched the canal."""
MARKET = "The market in Belmar moved to the quay on Monday, traders said."
POTTER = """A potter was charged with arson on Monday over last week's fire at the kiln in Dorn.

Nils Hage, 51, appeared before magistrates on Monday afternoon and was remanded in custody."""
NEWS = [
    {"id": "a", "title": "Kiln burns", "date": "2023-05-05", "text": KILN, "source": "Dorn Herald"},
    {"id": "c", "title": "Potter charged", "date": "2023-05-09", "text": POTTER, "source": "Dorn Herald"},
    {"id": "b", "title": "Market moves", "date": "2023-06-20", "text": MARKET, "source": "Belmar Post"},
]


@pytest.fixture
def desk(desk_of: DeskOf) -> Desk:
    return desk_of(NEWS)


def ask(desk: Desk, text: str) -> Reply:
    return desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [("what happened on Monday?", "market"), ("what happened on Thursday night?", "burned down")],
)
def test_a_weekday_is_the_latest_of_which_anything_is_told(desk: Desk, question: str, told: str) -> None:
    reply = ask(desk, question)
    assert isinstance(reply, Answer), reply
    assert any(told in s.text for s in reply.snippets)


def test_words_of_a_weekday_are_the_latest_that_were_said_on_one(desk: Desk) -> None:
    reply = ask(desk, "what did Mira Solberg say on Friday?")
    assert isinstance(reply, Answer), reply
    assert "rebuilt" in reply.snippets[0].text


def test_a_relative_day_in_a_passage_is_told_with_its_value(desk: Desk) -> None:
    reply = ask(desk, "when did the kiln in Dorn burn down?")
    assert isinstance(reply, Answer), reply
    assert "2023-05-04" in (reply.snippets[0].note or "")


def test_last_monday_is_that_one_alone(desk: Desk) -> None:
    assert isinstance(ask(desk, "what happened last Wednesday?"), Abstention)


def test_that_night_is_not_that_of_the_newest_document(desk: Desk) -> None:
    reply = ask(desk, "what happened that night?")
    assert "2023-06" not in (getattr(reply, "reason", None) or "")


def test_when_behind_what_was_not_told_dates_nothing_else(desk: Desk) -> None:
    asked = [
        desk.ask(Question(text=text, asker="one", channel="one"))
        for text in ("who was dismissed by the council?", "when?")
    ]
    assert isinstance(asked[0], Abstention)
    assert isinstance(asked[1], Abstention)
