"""An office of a part of what is asked about, or a deputy's, is not the office of the whole."""

from __future__ import annotations

import pytest

from bot.conversation.offices import is_of_a_part, only_its_part
from bot.conversation.reply import Abstention, Answer, Question
from knowledge.language.words import STOP, words
from tests.bot.conversation.conftest import DeskOf

PART = "Ada Reed, director of the Harbour Office's pilot service, said on Monday that the port was safe."
WHOLE = "Ada Reed, the director of the Harbour Office, said on Monday that the port was safe."
DEPUTY = "Ada Reed, the deputy director of the Harbour Office, said on Monday that the port was safe."


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (PART, "Who is the director of the Harbour Office?"),
        ("Ada Reed, head of pilots at the Harbour Office, spoke on Monday.", "Who is the head of the Harbour Office?"),
        ("Ada Reed, chief of the city's fire brigade, spoke on Monday.", "who is the chief of the city"),
        ("Ada Reed leads the Harbour Office's pilot service.", "Who leads the Harbour Office?"),
        (DEPUTY, "Who is the director of the Harbour Office?"),
        (DEPUTY, "Who is the director?"),
        ("The deputy mayor, Ada Reed, spoke in Dorn on Monday.", "Who is the mayor?"),
        ("Dorn deputy mayor Ada Reed spoke on Monday.", "Who is the mayor?"),
        ("Assistant police chief Ada Reed spoke on Monday.", "Who is the police chief?"),
    ],
)
def test_another_office_is_shown_as_no_more_than_the_nearest(desk_of: DeskOf, text: str, question: str) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    assert isinstance(reply, Abstention)
    assert "I find nobody" in reply.reason
    assert [text[s.start : s.end] for s in reply.snippets] == [text]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (PART, "Who is the director of the pilot service?"),
        (PART, "Who is the director of the Harbour Office's pilot service?"),
        (WHOLE, "Who is the director of the Harbour Office?"),
        (DEPUTY, "Who is the deputy director of the Harbour Office?"),
        ("Ada Reed is chairwoman of the board of Norfield Steel.", "Who is the chairwoman of Norfield Steel?"),
        ("Ada Reed chairs Norfield Steel's board.", "Who chairs Norfield Steel?"),
        ("Ada Reed, chief of the city's fire brigade, spoke on Monday.", "Who is the city's fire chief?"),
        ("Dorn deputy mayor Ada Reed spoke on Monday.", "Who is the deputy mayor?"),
    ],
)
def test_the_office_asked_for_is_told(desk_of: DeskOf, text: str, question: str) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text == text


def test_who_holds_the_office_comes_before_who_heads_a_part(desk_of: DeskOf) -> None:
    texts = [PART, "Mira Quist, the director of the Harbour Office, was away."]
    desk = desk_of([{"id": str(n), "text": t} for n, t in enumerate(texts)])
    reply = desk.ask(Question(text="Who is the director of the Harbour Office?", asker="a"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Mira Quist:"


@pytest.mark.parametrize(
    ("role", "asked", "part"),
    [
        ("president of the teachers union's Norfield chapter", "president of the teachers union", True),
        ("chief executive of Acme's parent company", "chief executive of Acme", True),
        ("manager of Norland's women's team", "manager of Norland", False),
        ("president of the University of Arden", "president of the University of Arden", False),
        ("Secretary of State for Defence", "defence secretary", False),
        ("director of the agency", "director", False),
    ],
)
def test_a_part_is_told_from_the_whole_by_what_is_asked(role: str, asked: str, part: bool) -> None:
    assert is_of_a_part(role, [w.stem for w in words(asked) if w.folded not in STOP]) is part


def test_a_name_that_also_stands_alone_is_no_mere_owner() -> None:
    assert only_its_part("Reed runs Acme's mills.", "acme")
    assert not only_its_part("Reed runs Acme, and Acme's mills.", "acme")
    assert not only_its_part("Reed runs a mill.", "acme")


PILOTS = "Ada Reed, a pilot, spoke on Monday. The Harbour Office pays its pilots well, and the office said so in May."


@pytest.mark.parametrize(
    ("text", "question", "lead"),
    [
        (PILOTS, "Who leads the Harbour Office pilots?", None),
        (WHOLE, "Who leads the Harbour Office?", "Ada Reed:"),
        ("Ada Reed, chairwoman of Norfield Steel, spoke on Monday.", "who chairs norfield steel", "Ada Reed:"),
        ("Ada Reed, manager of Norland's team, spoke on Monday.", "who manages norland's team?", "Ada Reed:"),
    ],
)
def test_who_leads_is_called_so_by_office(desk_of: DeskOf, text: str, question: str, lead: str | None) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    told = reply.lead if isinstance(reply, Answer) and reply.intent == "role_holder" else None
    assert told == lead
