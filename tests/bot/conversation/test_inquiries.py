"""Who investigates somebody whom a question names; who does so no longer, or is only asked to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The FBI is investigating Mayor Carla Brandt over a missing bridge fund.

Police chief Otto Hale said that he had handed over every file.

Detectives are investigating threats against Nora Quist, a reporter.

The county sheriff is investigating a fire at the mill owned by Gene Albers. Albers said that he was away."""
LATER = """The Federal Bureau of Investigation opened the inquiry into Brandt in March.

Residents demanded an inquiry by the State Audit Office."""
ENDED = """The Harbour Police opened an inquiry into Ivan Moss in May.

The Harbour Police inquiry ended in August without charges."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "fund", "date": "2026-04-07", "title": "The bridge fund", "text": TEXT},
            {"id": "later", "date": "2026-04-09", "title": "More on the fund", "text": LATER},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who is investigating Carla Brandt?", "The FBI is investigating Mayor Carla Brandt"),
        ("who is investigating the mayor?", "The FBI is investigating Mayor Carla Brandt"),
        ("is Brandt being investigated?", "The FBI is investigating Mayor Carla Brandt"),
        ("who is investigating the fire?", "The county sheriff is investigating a fire"),
    ],
)
def test_who_investigates_is_told_of_what_is_named(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("who is investigating Otto Hale?", "Otto Hale"),
        ("who is investigating the police chief?", "the police chief"),
        ("who is investigating Gene Albers?", "Gene Albers"),
        ("is Otto Hale being investigated?", "Otto Hale"),
        ("was Hale investigated by the FBI?", "Hale"),
        ("is the FBI investigating Hale?", "Hale"),
    ],
)
def test_an_inquiry_into_something_else_is_shown_as_that(ask: Callable[[str], Reply], question: str, whom: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    told = f"I find nobody who is told to investigate “{whom}”. Of inquiries the documents tell this:"
    assert reply.reason == told
    assert reply.snippets


def test_whom_only_threats_are_made_against_is_not_said_to_be_investigated(ask: Callable[[str], Reply]) -> None:
    reply = ask("who is investigating Nora Quist?")
    assert isinstance(reply, Answer)
    assert reply.lead == "Investigating “threats against Nora Quist, a reporter”, as the documents tell: Detectives."


def test_each_body_is_listed_once_and_who_is_only_asked_to_apart(ask: Callable[[str], Reply]) -> None:
    lead = getattr(ask("who is investigating?"), "lead", None) or ""
    going, _, asked = lead.partition("Only asked or demanded to:")
    assert "Federal Bureau of Investigation" in going
    assert "FBI" not in going
    assert "State Audit Office" in asked
    assert "State Audit Office" not in going


@pytest.mark.parametrize("question", ["who is investigating Ivan Moss?", "who is investigating?"])
def test_an_inquiry_that_ended_is_told_to_have(desk_of: DeskOf, question: str) -> None:
    desk = desk_of([{"id": "moss", "date": "2026-09-07", "title": "Ivan Moss", "text": ENDED}])
    reply = desk.ask(Question(text=question))
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("Of an inquiry that has ended: ")
    assert "Investigating" not in (reply.lead or "")


def test_who_only_speaks_in_a_case_is_not_whom_it_is_into(desk_of: DeskOf) -> None:
    text = """Anna Lund, 30, has been missing since Sunday. Detective Bo Krantz is leading the investigation.

Her sister, Ida Lund, said that she had slept badly."""
    desk = desk_of([{"id": "lund", "date": "2026-04-07", "title": "Woman missing", "text": text}])
    assert isinstance(desk.ask(Question(text="who is investigating Ida Lund?", asker="a")), Abstention)
    reply = desk.ask(Question(text="who is investigating Anna Lund?", asker="b"))
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("Into whom, the text does not say. Investigating, as the documents tell:")


def test_over_the_weekend_ends_no_inquiry_and_its_subject_is_investigated(desk_of: DeskOf) -> None:
    text = """The Harbour Police launched a criminal probe into Moss Shipping over the weekend.

Moss Shipping is the subject of investigations by the State Audit Office, which enforces the law.

"The Coast Guard must fully investigate Moss Shipping," said Ada Reed."""
    desk = desk_of([{"id": "a", "date": "2026-05-02", "title": "A probe", "text": text}])
    reply = desk.ask(Question(text="who is investigating Moss Shipping?", asker="one"))
    assert isinstance(reply, Answer)
    lead = reply.lead or ""
    going, _, asked_for = lead.partition("Only asked or demanded")
    assert "Harbour Police" in going
    assert "State Audit Office" in going
    assert "ended" not in lead
    assert "Coast Guard" in asked_for
