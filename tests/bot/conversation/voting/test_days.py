"""On which day it was voted, on what with which number, and which of several votes is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

AUTUMN = """The Corrie harbour board voted 4 to 3 on Tuesday to paint the east pier.

"We had no choice," said Ida Flores, who cast the deciding vote.

Otto Krantz and Ray Toll voted no.

In another vote the board approved Item 6, the purchase of a crane, 6 to 1."""
WINTER = """The Corrie harbour board voted 5 to 2 on Monday to open the east pier again.

Ida Flores, who had voted in October to paint the pier, changed her mind. She voted yes.

Flores was joined by Otto Krantz and Sylvia Mott.

The price of the repairs has not been told. Gene Albers and Doris Mott voted no."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of(
        [
            {"id": "autumn", "date": "2025-10-15", "title": "A coat for the pier", "text": AUTUMN},
            {"id": "winter", "date": "2026-01-13", "title": "Pier opens", "text": WINTER},
        ]
    )
    return lambda *asked: [desk.ask(Question(text=q, asker=asked[0], channel=str(len(asked)))) for q in asked][-1]


def _shown(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("how did Otto Krantz vote in October?", "Krantz and Ray Toll voted no", "joined by"),
        ("how did Otto Krantz vote in January?", "joined by Otto Krantz", "Ray Toll"),
        ("how did Ida Flores vote in October?", "had voted in October to paint", "nothing else"),
        ("what was the vote in January?", "5 to 2", "4 to 3"),
        ("how did Sylvia Mott vote on Monday?", "Sylvia Mott", "Ray Toll"),
    ],
)
def test_a_vote_is_told_by_its_day(ask: Callable[..., Reply], question: str, told: str, other: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "votes"
    assert told in _shown(reply)
    assert other not in _shown(reply)


def test_what_was_voted_another_time_is_shown_as_that(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Gene Albers vote in October?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find no record of how “Gene Albers” voted in October, but at another time:"
    assert "Gene Albers and Doris Mott voted no" in _shown(reply)
    reply = ask("how did the board vote in June?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find no vote in June recorded, but another time:"


def test_a_follow_up_keeps_the_day(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Ray Toll vote in October?", "and Otto?")
    assert "Krantz and Ray Toll voted no" in _shown(reply)
    assert "joined by" not in _shown(reply)


def test_who_voted_is_told_with_what_it_was_on(ask: Callable[..., Reply]) -> None:
    assert "voted 5 to 2 on Monday to open the east pier" in _shown(ask("how did Doris Mott vote?"))


def test_how_somebody_had_voted_before_is_not_what_was_voted(ask: Callable[..., Reply]) -> None:
    shown = _shown(ask("what was the vote to paint the pier?"))
    assert "4 to 3" in shown
    assert "5 to 2" not in shown


@pytest.mark.parametrize("question", ["did item 4 pass?", "what was the vote on item 4?"])
def test_a_count_of_votes_is_no_number_of_what_was_voted_on(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "4 to 3" not in _shown(reply)


def test_the_number_of_what_was_voted_on_is_found(ask: Callable[..., Reply]) -> None:
    reply = ask("what was the vote on item 6?")
    assert isinstance(reply, Answer)
    assert "approved Item 6" in _shown(reply)


@pytest.mark.parametrize("question", ["what was the vote?", "how many voted against?", "was the vote unanimous?"])
def test_of_votes_in_several_documents_the_newest_is_shown_as_that(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents record several votes. Say on what you ask; this is the newest:"
    assert "voted 5 to 2 on Monday" in _shown(reply)
    assert "4 to 3" not in _shown(reply)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many voted to paint the east pier?", "voted 4 to 3"),
        ("was the vote on the crane unanimous?", "6 to 1"),
    ],
)
def test_of_one_vote_it_is_told_how_many(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert reply.intent == "votes"
    assert told in _shown(reply)


def test_it_is_unanimous_or_not_by_the_vote_shown_before(ask: Callable[..., Reply]) -> None:
    assert "6 to 1" in _shown(ask("what was the vote on the crane?", "was it unanimous?"))


def test_who_voted_for_somebody_is_no_vote_on_them(ask: Callable[..., Reply]) -> None:
    assert ask("how many people voted for Ida Flores?").intent != "votes"


def test_of_few_votes_on_which_somebody_took_a_side_all_are_shown(ask: Callable[..., Reply]) -> None:
    shown = _shown(ask("who voted no?"))
    assert "Ray Toll voted no" in shown
    assert "Doris Mott voted no" in shown
