"""Who investigates and who prosecutes in a collection of many stories, each of which its documents call "the case"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

FERRY = """Tarn Ferries underpaid its harbour dues for six years, a court in Arden was told on Monday.

Its owner, Olaf Falk, admitted that he had kept two sets of books. Falk is to be sentenced in May.

The Arden Harbour Board investigated the matter.

Trial Attorney Ruth Vang of the Dues Section is prosecuting the case."""

HIDES = """A dealer in Dorn was found with the hides of nine otters, which nobody may sell.

Mira Sand, the dealer, sold the otter hides to hunters from Valby at a market.

The case was investigated by the Wardens Division of the Dorn Parks Department and is being prosecuted by Tor Lie."""

SCHOOL = """The school in Valby has a new roof. Kai Lund, who built it, took no money for the work.

Pupils sang for Lund on Friday, and the mayor gave him a medal."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    rows = [{"id": name, "text": text} for name, text in (("ferry", FERRY), ("hides", HIDES), ("school", SCHOOL))]
    desk = desk_of(rows)
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


def first(reply: Reply) -> str:
    assert isinstance(reply, Answer)
    return reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Who investigated Tarn Ferries over its harbour dues?",
        "who investigatd the tarn ferries that underpaid harbour dues",
        "olaf falk harbour dues case investigators",
        "tarn ferries dues investigation agency",
        "Which agency looked into Olaf Falk?",
        "tarn ferries harbour dues investigated by",
    ],
)
def test_who_investigated_is_told_by_the_document_of_the_story(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert first(reply).startswith("The Arden Harbour Board investigated")
    assert {s.document_id for s in reply.snippets} == {"ferry"}


def test_the_investigators_are_named_whole(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who investigated Mira Sand?")
    assert isinstance(reply, Answer)
    assert "the Wardens Division of the Dorn Parks Department" in (reply.lead or "")


@pytest.mark.parametrize(
    "question",
    [
        "Who is prosecuting Olaf Falk, the owner of Tarn Ferries?",
        "Who are the prosecutors against Falk?",
        "tarn ferries falk prosecutor",
        "Which lawyers are prosecuting Falk?",
    ],
)
def test_who_prosecutes_is_told_by_the_document_of_the_story(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert "Ruth Vang" in first(reply)
    assert {s.document_id for s in reply.snippets} == {"ferry"}


@pytest.mark.parametrize("question", ["Who investigated Kai Lund?", "Who is prosecuting Kai Lund for the school roof?"])
def test_nobody_of_another_story_is_shown(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).intent not in {"investigation", "prosecution"}


def test_what_somebody_did_in_a_case_is_no_question_of_who_investigates(ask: Callable[[str], Reply]) -> None:
    assert ask("What did Mira Sand do before the investigation?").intent != "investigation"


TRIAL = {
    "id": "boats",
    "title": "Boat Dealer Convicted in Arden",
    "date": "2024-03-01",
    "text": """A jury in Arden convicted Randy Holm, a dealer in boats, of fraud and of rolling back hours on Monday.
The jury acquitted the Dorn resident of two counts of theft.

On 4 May 2023 a grand jury had charged Holm, who worked as a harbour pilot for many years.

The inquiry was initiated by Danish customs officers. Assistant Harbour Master Ruth Vang took part in it.""",
}


def test_another_fate_right_behind_is_told_too(desk_of: DeskOf) -> None:
    reply = desk_of([TRIAL]).ask(Question(text="What was Randy Holm acquitted of?"))
    assert isinstance(reply, Answer)
    assert "two counts of theft" in reply.snippets[0].text


def test_who_began_an_inquiry_is_told_as_it_is_worded(desk_of: DeskOf) -> None:
    reply = desk_of([TRIAL]).ask(Question(text="Who initiated the inquiry?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Investigating, as the documents tell: Danish customs officers."


def test_an_assistants_office_is_not_the_masters(desk_of: DeskOf) -> None:
    reply = desk_of([TRIAL]).ask(Question(text="Who is the harbour master?"))
    assert not isinstance(reply, Answer)
    assert "harbour master" in reply.reason


def test_a_timeline_of_a_story_has_the_days_of_its_document(desk_of: DeskOf) -> None:
    other = {"id": "roof", "date": "2024-02-02", "text": "The school of Valby got a roof on 3 January 2024, it said."}
    desk = desk_of([TRIAL, other])
    reply = desk.ask(Question(text="timeline of the boat dealer story"))
    assert isinstance(reply, Answer)
    assert {s.document_id for s in reply.snippets} == {"boats"}
    assert {e.document_id for e in desk.timeline("boat dealer story")} == {"boats"}
    assert desk.timeline("the comet over Larn") == []


def test_what_somebody_worked_as_is_their_role(desk_of: DeskOf) -> None:
    reply = desk_of([TRIAL]).ask(Question(text="Is Randy Holm a pilot?"))
    assert reply.intent == "who_is"


def test_whether_anybody_spoke_of_what_nobody_spoke_of_is_refused(desk_of: DeskOf) -> None:
    reply = desk_of([TRIAL]).ask(Question(text="did anyone comment on the theft?"))
    assert not isinstance(reply, Answer)
    assert "anyone" not in reply.reason
