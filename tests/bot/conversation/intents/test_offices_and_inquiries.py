"""Who holds an office no longer, and inquiries of a kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

MARCH = """Traffic chief Lena Brodd said that 41,000 cars cross the bridge each day. Mayor Tove Lindh called on harbor
master Ivar Strand to resign. Police chief Nils Hage may be dismissed, the mayor said. Sheriff Olaf Kvist praised fire
chief Ida Torp and the chair of the dock board, Bo Aune."""
APRIL = """Lena Brodd resigned as traffic chief on Monday. Sheriff Olaf Kvist, who lost the election to Gro Lind, left.
The council voted 5-2 on Friday to dismiss Fire Chief Ida Torp. Bo Aune himself stepped down on Sunday. The mayor said a
successor would be named in May.

Prosecutors have opened a criminal investigation into Nordvik Shipping, Henrik Dahl said. The Maritime Accident Board
has opened an inquiry into the collision. The Audit Board said it was looking into the ferry fares. The city is looking
into ways to raise money. A fire is being investigated by the Kalm Division of the Federal Bureau of Investigation."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "march", "title": "Barge strikes bridge", "date": "2024-03-14", "text": MARCH},
            {"id": "april", "title": "Traffic chief leaves", "date": "2024-04-11", "text": APRIL},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize("question", ["who is the traffic chief?", "who is the new traffic chief?"])
def test_whoever_has_left_an_office_is_told_to_have(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The documents call Lena Brodd that, and tell that it has changed:"
    assert reply.snippets[0].text == "Lena Brodd resigned as traffic chief on Monday."
    assert len(reply.snippets) > 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is the sheriff?", "lost the election"),
        ("who is the fire chief?", "voted 5-2 on Friday to dismiss"),
        ("who is the chair of the dock board?", "himself stepped down"),
    ],
)
def test_offices_are_lost_in_many_ways(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert "tell that it has changed" in (getattr(reply, "lead", "") or ""), reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["is Lena Brodd still traffic chief?", "is Brodd the traffic chief?"])
def test_whether_somebody_still_holds_an_office_is_told_by_their_leaving(
    ask: Callable[[str], Reply], question: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The documents tell that this has changed for Lena Brodd:"
    assert reply.snippets[0].text == "Lena Brodd resigned as traffic chief on Monday."


def test_who_has_not_left_is_still_what_they_were(ask: Callable[[str], Reply]) -> None:
    reply = ask("is Ivar Strand still harbor master?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "What the documents say of Ivar Strand:"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("who was the traffic chief?", "Lena Brodd:"),
        ("who is the harbor master?", "Ivar Strand:"),
        ("who is the police chief?", "Nils Hage:"),
    ],
    ids=["asked of the past", "only called on to resign", "may be dismissed"],
)
def test_nobody_else_is(ask: Callable[[str], Reply], question: str, lead: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == lead


@pytest.mark.parametrize("question", ["is there a criminal investigation?", "was there a criminal probe into Nordvik?"])
def test_an_investigation_is_of_the_kind_asked_for(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "criminal investigation" in reply.snippets[0].text
    assert not any("Maritime" in s.text for s in reply.snippets)


def test_a_kind_that_no_text_tells_is_said_to_be_lacking(ask: Callable[[str], Reply]) -> None:
    reply = ask("is there a parental investigation?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I find no parental investigation in the documents."


@pytest.mark.parametrize("question", ["who is the new mayor?", "who is the next harbor master?"])
def test_whom_no_text_calls_new_is_not_the_new_one(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).intent != "role_holder"


@pytest.mark.parametrize("question", ["who is looking into the fares?", "is the Audit Board investigating?"])
def test_who_looks_into_something_investigates(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "Audit Board" in (reply.lead or "")
    assert "looking into the ferry fares" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["is the FBI investigating?", "is there an fbi investigation?"])
def test_initials_are_those_of_a_body_that_is_told_in_full(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "Federal Bureau of Investigation" in reply.snippets[0].text


def test_whose_rank_it_is_is_left_to_what_the_texts_say(ask: Callable[[str], Reply]) -> None:
    assert ask("is there a congressional investigation?").intent != "investigation"


def test_of_several_the_newest_comes_first_and_who_has_left_last(desk_of: DeskOf) -> None:
    rows = [
        {
            "id": "old",
            "title": "Talks",
            "date": "2022-07-05",
            "text": "Prime Minister Bo Jansen said no. He has a boat.",
        },
        {
            "id": "mid",
            "title": "Talks",
            "date": "2022-09-05",
            "text": "Prime Minister Liv Trost said so. She has a boat.",
        },
        {
            "id": "left",
            "title": "Out",
            "date": "2022-10-20",
            "text": "Liv Trost resigned. Former Prime Minister Jon Mo rose.",
        },
        {"id": "new", "title": "In", "date": "2022-10-24", "text": "Prime Minister Rik Sund said yes. He has a boat."},
    ]
    reply = desk_of(rows).ask(Question(text="who is the prime minister?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert "Rik Sund" in reply.snippets[0].text
    assert "Bo Jansen" in reply.snippets[1].text


@pytest.mark.parametrize("question", ["who is being investigated?", "what is being investigated?"])
def test_who_is_investigated_is_not_who_investigates(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "investigation"
    assert any("investigation into Nordvik Shipping" in s.text for s in (*reply.snippets, *reply.more))


@pytest.mark.parametrize("question", ["did the ferry get investigated?", "has the ferry gotten investigated"])
def test_to_get_investigated_is_to_be(desk_of: DeskOf, question: str) -> None:
    text = "The Dorn police are investigating the ferry. The mayor said that it was late."
    reply = desk_of([{"id": "a", "date": "2022-12-19", "text": text}]).ask(Question(text=question, asker="one"))
    assert isinstance(reply, Answer)
    assert [s.text for s in reply.snippets] == ["The Dorn police are investigating the ferry."]
