"""Wives, brothers and lawyers of somebody, people said to be something, and people called by what they are alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "tax": """Mayor Peter Lang answered questions about the tax of his wife, Signe Dahl, on Monday.

His lawyer, Carla Benedetti, did not respond to questions about the ferry. Otto Wik, another lawyer for Lang, said:
"We won."

Lang's lawyer declined to comment when asked about the harbour tax.""",
    "trial": """Prosecutors said that the captain slept on the bridge.

Federal prosecutors told the court that the mate drank. Ida Quist, a prosecutor, said the trial would be long.

Norwegian officials said the ferry was sound. Witnesses told of a loud bang.""",
    "guy": """Jens Rud, a baker of three, drove two hours to Sund with a cart of bread.""",
    "study": """A reporter for the Sund Post, Nora Eide, was at the pier. "It was dark," Eide said.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


def shown(reply: Reply) -> str:
    return " ".join(s.text for s in reply.snippets)


@pytest.mark.parametrize("question", ["Who is Peter Lang's wife?", "whos langs wife", "who is mayor lang's wife"])
def test_whose_wife_somebody_is_may_be_told_by_his(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Signe Dahl:"


def test_several_lawyers_of_somebody_are_shown_each(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who is Peter Lang's lawyer?")
    assert "Carla Benedetti" in shown(reply)
    assert "Otto Wik" in shown(reply)


def test_a_husband_of_whom_nothing_is_told_is_no_name(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who is Carla Benedetti's husband?")
    assert isinstance(reply, Abstention)
    assert "nobody called" not in reply.reason


def test_a_refusal_is_shown_for_what_was_asked_about(ask: Callable[[str], Reply]) -> None:
    reply = ask("Did Lang's lawyer comment on the harbour tax?")
    assert isinstance(reply, Answer)
    assert [s.text for s in reply.snippets] == ["Lang's lawyer declined to comment when asked about the harbour tax."]
    assert reply.lead == "“Lang's lawyer” declined to comment:"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Who is Jens Rud, the man with the bread?", "What the documents say of Jens Rud:"),
        ("Who is Ida Quist, the mayor?", "The documents call Ida Quist “a prosecutor”."),
        ("Who is Otto Wik, the captain of the ferry?", "The documents call Otto Wik “another lawyer for Lang”."),
    ],
)
def test_what_a_comma_adds_to_a_name_is_no_part_of_it(ask: Callable[[str], Reply], question: str, lead: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "who_is"
    assert (reply.lead or "").startswith(lead)


@pytest.mark.parametrize(
    ("question", "lead", "words"),
    [
        ("What did prosecutors say about the captain?", "Prosecutors", "slept on the bridge"),
        ("what did federal prosecutors say", "Federal prosecutors", "drank"),
        ("What did Norwegian officials say about the ferry?", "Norwegian officials", "sound"),
    ],
)
def test_people_called_by_what_they_are_alone(
    ask: Callable[[str], Reply], question: str, lead: str, words: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == f"In the documents’ words, “{lead}” said:"
    assert words in shown(reply)
    assert "trial would be long" not in shown(reply)
    assert reply.snippets[0].note == f"attributed to “{lead}”, unresolved"


def test_a_report_is_no_reporter(ask: Callable[[str], Reply]) -> None:
    reply = ask("What does the report say?")
    assert "It was dark" not in shown(reply)
    assert "Eide" not in getattr(reply, "reason", "")


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("What did Marsh's wife say?", "Gabriela Marsh said:"),
        ("what did otto marsh's wife say", "Gabriela Marsh said:"),
        ("What did Reed's wife say?", None),
        ("What did Sund's lawyer say?", "Karl Lind said:"),
        ("What did Sund's wife say?", None),
    ],
)
def test_a_wife_is_of_the_one_whose_surname_she_has_and_no_lawyer(
    desk_of: DeskOf, question: str, lead: str | None
) -> None:
    told = {
        "letter": "Otto Marsh was jailed in May. Marsh is a good father, lawyer Paul Reed wrote. “We need him,” his "
        "wife, Gabriela Marsh, wrote in a letter.",
        "shot": "DORN — The mayor of Sund left.\n\nSund's lawyer, Karl Lind, said the shot came through the window of "
        "Peter Sund.\n\nSund's wife tried to help. Peter Sund died on Monday in Sund.",
    }
    desk = desk_of({"id": i, "date": "2024-05-06", "text": text} for i, text in told.items())
    reply = desk.ask(Question(text=question, asker="a"))
    if lead is None:
        assert not isinstance(reply, Answer) or reply.confidence < 0.5, reply
    else:
        assert isinstance(reply, Answer), reply
        assert reply.lead == lead
