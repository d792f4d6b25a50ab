"""Whose vote it is, where several share a surname; and votes told in the words of an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

MINUTES = """Minutes of the Tarn Bay Town Council

Present: Council members Lewis Brandt, Ida Flores and Otto Krantz. Mayor Carla Norton presided.

Ms. Flores moved to close the pool. Mr. Krantz seconded. Ayes: Flores, Krantz. Noes: Brandt. The motion passed 2 to 1.

Respectfully submitted, Helga Brandt, town clerk."""
NEWS = """The Tarn Bay school board voted 4 to 3 on Tuesday to sell the old mill.

Voting to sell it were Doreen Pike, Gene Albers, Paul Flores and, to some surprise, Sylvia Mott. Doris Mott and Ray \
Toll voted no, joined by Nadia Norton.

A deputy, Harold Pike, had read the letter from Judge Simon Toll.

Paul Flores said that he had no regrets. Carl Nyman was away; he would have voted no."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of(
        [
            {"id": "minutes", "date": "2026-02-03", "title": "Council minutes", "text": MINUTES},
            {"id": "news", "date": "2026-03-11", "title": "Board sells mill", "text": NEWS},
        ]
    )
    return lambda *asked: [desk.ask(Question(text=q, asker=asked[0], channel=str(len(asked)))) for q in asked][-1]


def _shown(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how did Doreen Pike vote?", "were Doreen Pike"),
        ("how did Sylvia Mott vote?", "Sylvia Mott"),
        ("how did Doris Mott vote?", "Doris Mott and Ray Toll voted no"),
        ("how did Nadia Norton vote?", "joined by Nadia Norton"),
        ("how did Ray Toll vote?", "Ray Toll voted no"),
        ("how did Ida Flores vote on the pool?", "Ayes: Flores"),
    ],
)
def test_who_shares_a_surname_has_a_vote_of_their_own(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "votes"
    assert told in _shown(reply)


@pytest.mark.parametrize(
    ("question", "who", "others"),
    [
        ("how did Harold Pike vote?", "Harold Pike", "Doreen Pike"),
        ("how did judge Toll vote?", "judge Toll", "Ray Toll"),
        ("how did mayor Norton vote?", "mayor Norton", "Nadia Norton"),
        ("how did Helga Brandt vote?", "Helga Brandt", "Lewis Brandt"),
        ("how did Greg Mott vote?", "Greg Mott", "Sylvia Mott, Doris Mott"),
    ],
)
def test_a_namesakes_vote_is_shown_as_that(ask: Callable[..., Reply], question: str, who: str, others: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == f"I find no record of how “{who}” voted, but of how {others} did:"
    assert reply.snippets


def test_a_surname_that_two_in_the_text_have_is_that_of_the_member(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Lewis Brandt vote?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents record this; “Brandt” in it is Lewis Brandt, by the context:"


def test_of_a_surname_alone_it_is_told_whose_votes_are_shown(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Mott vote?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents record how Sylvia Mott, Doris Mott voted:"


def test_who_votes_under_a_title_of_nobody_is_named(ask: Callable[..., Reply]) -> None:
    reply = ask("how did governor Albers vote?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents record how Gene Albers voted:"


def test_who_would_have_voted_did_not(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Carl Nyman vote?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find no record of how “Carl Nyman” voted."


@pytest.mark.parametrize(("follow_up", "told"), [("and sylvia?", "Sylvia Mott"), ("and flores?", "Paul Flores")])
def test_a_short_question_behind_one_of_a_vote_asks_for_the_vote_of_another(
    ask: Callable[..., Reply], follow_up: str, told: str
) -> None:
    reply = ask("how did Ray Toll vote on the mill?", follow_up)
    assert reply.intent == "votes"
    assert told in _shown(reply)


def test_an_office_takes_the_place_of_who_voted(ask: Callable[..., Reply]) -> None:
    reply = ask("how did Otto Krantz vote?", "and the clerk?")
    assert isinstance(reply, Abstention)
    assert reply.reason.startswith("I find no record of how “Helga Brandt” voted")


def test_of_two_members_of_one_surname_nobody_knows_whose_vote_it_is(desk_of: DeskOf) -> None:
    text = """Mayor Carla Brandt opened the meeting. Council members present: Lewis Brandt, Ida Flores, Otto Krantz.

Ms. Flores moved to close the pool. Mr. Krantz seconded. Ayes: Flores, Krantz. Noes: Brandt. The motion passed, 2-1."""
    desk = desk_of([{"id": "council", "date": "2026-02-03", "title": "Minutes", "text": text}])
    for who in ("Carla Brandt", "Lewis Brandt"):
        reply = desk.ask(Question(text=f"how did {who} vote?", asker=who))
        assert isinstance(reply, Abstention)
        assert reply.reason == f"I find no record of how “{who}” voted. It says only “Brandt”, and not which one:"
    reply = desk.ask(Question(text="how did Brandt vote?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents record this of “Brandt”, by the surname alone:"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who voted to sell the mill?", "Voting to sell it were Doreen Pike"),
        ("who voted against selling the mill?", "joined by Nadia Norton"),
    ],
)
def test_voting_to_do_it_were_is_a_record(ask: Callable[..., Reply], question: str, told: str) -> None:
    assert told in _shown(ask(question))
