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
