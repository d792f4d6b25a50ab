"""What is asked in a role's place and is none: what somebody does, what was done to them, a name with its story."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

WARDEN = """A court in Dorn found the dealer Mira Sand guilty of smuggling otter hides on Monday.

Tor Lie, the chief warden of Dorn, had followed the sheriff to her market. "She sold nine," said acting mayor Ada Reed.

Reed thanked Lie and the sheriff, Olaf Falk."""

FERRY = (
    """Ada Reed, a pilot of the Arden ferry, was praised on Monday. The ferry sank near Arden, and Reed saved nine."""
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "warden", "text": WARDEN}, {"id": "ferry", "text": FERRY}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


@pytest.mark.parametrize(
    "question",
    [
        "Who is suing the sheriff of Valby?",
        "Who is chasing the Dorn warden?",
        "Who was found guilty sheriff of smuggling in Valby?",
    ],
)
def test_a_verb_is_never_offered_as_a_role(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer) or "nobody called" not in reply.reason


def test_a_role_that_begins_as_a_verb_does_is_one_where_the_documents_word_it_so(ask: Callable[[str], Reply]) -> None:
    reply = ask("who is acting mayor")
    assert isinstance(reply, Answer)
    assert "acting mayor Ada Reed" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["Who is Tor Lie in the otter hides case?", "who is tor lie otter hides case"])
def test_a_name_with_its_story_asks_who_that_is(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert reply.intent == "who_is"
    assert "chief warden" in reply.snippets[0].text


def test_the_story_tells_which_document_goes_first(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who is Ada Reed in the ferry story?")
    assert isinstance(reply, Answer)
    assert reply.snippets[0].document_id == "ferry"


def test_somebody_of_no_such_story_is_not_told_of(ask: Callable[[str], Reply]) -> None:
    assert ask("Who is Tor Lie in the ferry pilot case?").intent != "who_is"


def test_a_justice_is_a_judge(desk_of: DeskOf) -> None:
    text = "Mr Justice Anthony Reed agreed with the ferry line on Monday. The line had sailed for a year."
    reply = desk_of([{"id": "ferry", "date": "2024-05-02", "text": text}]).ask(Question(text="who is the judge?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead is not None
    assert "Anthony Reed" in reply.lead


def test_a_role_of_the_united_nations_is_one_of_the_un(desk_of: DeskOf) -> None:
    text = "Filip Grand, the United Nations High Commissioner for Refugees, was sceptical. The un-Dornish pact stands."
    desk = desk_of([{"id": "pact", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="who is the UN high commissioner for refugees?"))
    assert isinstance(reply, Answer), reply
    assert "Filip Grand" in reply.snippets[0].text


def test_one_person_with_and_without_an_initial_is_one(desk_of: DeskOf) -> None:
    rows = [
        {"id": "one", "date": "2023-05-02", "text": "Jan Krag, the chief of Dorn Ferries, bought a ship."},
        {"id": "two", "date": "2023-05-03", "text": "Jan B. Krag, the chief of Dorn Ferries, sold a ship."},
    ]
    reply = desk_of(rows).ask(Question(text="Who is the chief of Dorn Ferries?", asker="one"))
    assert isinstance(reply, Answer)
    assert reply.lead in ("Jan Krag:", "Jan B. Krag:")
    assert {s.document_id for s in reply.snippets} == {"one", "two"}


HOFF = """Rep. Liz Vale has been a fierce critic of Otto Hoff. Tom Brandt is Hoff's lawyer.

Ada Moe, who represents the Fifth Ward, left. Rep. Liz Vale is a critic of Ada Moe, too."""


@pytest.mark.parametrize("question", ["who represents Hoff?", "who is representing otto hoff"])
def test_a_critic_in_parliament_represents_nobody_she_criticises(desk_of: DeskOf, question: str) -> None:
    desk = desk_of([{"id": "hoff", "date": "2023-05-02", "text": HOFF}])
    reply = desk.ask(Question(text=question, asker=question))
    assert isinstance(reply, Answer)
    assert reply.lead == "Tom Brandt:"
    assert desk.ask(Question(text="who represents Ada Moe?", asker="two")).intent != "role_holder"
    ward = desk.ask(Question(text="who represents the fifth ward?", asker="three"))
    assert isinstance(ward, Answer)
    assert ward.lead == "Ada Moe:"


def test_several_lawyers_represent_somebody_as_one_does(desk_of: DeskOf) -> None:
    text = "Susan Miller left early. “It is politics,” Miller's lawyers Tom Becker and Karl Brandt said on Monday."
    desk = desk_of([{"id": "a", "date": "2024-05-02", "title": "News", "text": text}])
    reply = desk.ask(Question(text="who represents Susan Miller?", asker="one"))
    assert reply.intent == "role_holder", reply
    assert "Tom Becker and Karl Brandt" in reply.snippets[0].text
