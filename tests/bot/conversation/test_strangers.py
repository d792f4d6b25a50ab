"""Which capitalised words of a question the documents know nothing of, and which they only write otherwise."""

from __future__ import annotations

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

_PIER = (
    "The Harbour Department closed the pier on Tuesday, officials said. The Syrian freighter Dorn lay there for weeks. "
    "A congressional inquiry into the pier began in New Hampshire. Agent Oskar Vellmann said the pier was unsafe "
    "and that he had warned the mayor. Opal Quist, a baker, sold bread there. Lena Hale sued the baker Rolf Sund "
    "over a television show in Dornwick. Tomas Brekke of Skarn Press said the show was a flop. Skarn praised it. "
    "Painter Sue Bakken painted the pier, and Sue liked it. Rower Pia Lund said the water was cold."
)


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": "pier", "title": "Pier closed", "date": "2022-05-10", "text": _PIER}])


def _ask(desk: Desk, text: str) -> Reply:
    return desk.ask(Question(text=text, asker="a", channel=text))


@pytest.mark.parametrize(
    "text",
    [
        "Who closed the pier of the Harbour Departmant?",
        "What does the TV show have to do with Hale?",
        "Who lay at the pier from Syria?",
        "Where did the inquiry of Congress begin?",
        "Did an inquiry begin in NH?",
        "Who closed the pier in October 2022?",
    ],
)
def test_what_is_only_written_otherwise_is_no_stranger(desk: Desk, text: str) -> None:
    assert desk.turn(Question(text=text, asker="a", channel="a")).understood.strangers == ()


@pytest.mark.parametrize("text", ["Who closed the pier in Brazil?", "Did an inquiry begin in WY?"])
def test_what_no_document_mentions_is_a_stranger(desk: Desk, text: str) -> None:
    reply = _ask(desk, text)
    assert isinstance(reply, Abstention)
    assert "do not mention" in reply.reason


def test_a_misspelt_surname_behind_its_given_name_is_somebody(desk: Desk) -> None:
    reply = _ask(desk, "What did Oskar Vilmann say?")
    assert isinstance(reply, Answer)
    assert "the pier was unsafe" in reply.snippets[0].text


def test_a_misspelt_surname_that_an_ending_hides_is_somebody(desk: Desk) -> None:
    # "Brekk" is what the forms of "Brekke" have in common, and no word.
    found = desk.turn(Question(text="what did Brekk say", asker="a", channel="a")).understood
    assert [e.name for n in found.names for e in n.entities] == ["Tomas Brekke"]


@pytest.mark.parametrize("text", ["When did Hale sue Sund?", "when did hale sue sund"])
def test_what_somebody_does_is_nobodys_given_name(desk: Desk, text: str) -> None:
    found = desk.turn(Question(text=text, asker="a", channel="a")).understood
    assert "Sue Bakken" not in [e.name for n in found.names for e in n.entities]


def test_whom_a_place_only_tells_from_others_is_meant(desk: Desk) -> None:
    reply = _ask(desk, "Who is Tomas Brekke of Lund?")
    assert isinstance(reply, Answer)
    assert "Tomas Brekke" in (reply.lead or "")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("who closed the pier w/o hale", "who closed the pier without hale"),
        ("what did quist sell w/ hale n sund", "what did quist sell with hale and sund"),
        ("what was the show bout", "what was the show about"),
    ],
)
def test_what_is_written_short_is_read_in_full(desk: Desk, typed: str, read: str) -> None:
    assert desk.turn(Question(text=typed, asker="a", channel="a")).understood.plain == read
