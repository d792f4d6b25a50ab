"""Votes are shown by the lines that record them, with what was moved; nobody's vote is concluded from anything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

COUNCIL = """TOWN OF ELDERFORD
MINUTES OF THE TOWN COUNCIL
Monday, February 2, 2026

PRESENT: Mayor Quill; Council Members Brandt, Ibsen, Moen, Sorley, Tveit

4. RESOLUTION 2026-03: FERRY SUBSIDY
Motion by Brandt, second by Tveit, to pay the ferry company $40,000 for the winter service. Council Member Sorley \
recused herself.
Roll call: Brandt, aye; Ibsen, nay; Moen, aye; Tveit, aye.
Motion carried 3-1.

5. ORDINANCE 2026-04: NIGHT PARKING
Motion by Ibsen, second by Moen, to forbid parking on Quay Street at night.
AYES: Ibsen, Moen, Sorley. NAYS: Brandt, Tveit.
Motion carried 3-2.

6. LIBRARY ROOF
Motion by Tveit to repair the library roof. Motion failed for lack of a second.

7. ADJOURNMENT
The meeting adjourned at 9:10 p.m."""

SHIRE = """WANDALONG SHIRE COUNCIL
MINUTES - ORDINARY MEETING

Item 6.1 Saleyards Lease

Moved Cr Pratt, seconded Cr Oduya: That Council renew the lease of the saleyards for five years.

An amendment was moved by Cr Vickers and seconded by Cr Lomax that the lease run for two years only. On being put to \
the vote the amendment was LOST, 3 voting for and 4 against.

A recorded vote having been requested, there voted on the original motion:
For: Councillors A Pratt, Oduya, Teague and Marsh (4)
Against: Councillors Vickers, B Pratt and Lomax (3)
Abstentions: None

CARRIED 4/3"""

ARTICLE = """The harbour board voted 5-2 on Tuesday to sell the old crane, with Greta Falk abstaining. Nils Ramm and \
Otto Hale voted against.

Hale said the crane was worth more than the board was told.

The board will vote in May on whether to sell the slipway. Mayor Ada Quill urged members to vote against it."""


@pytest.fixture
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of(
        [
            {"id": "council", "date": "2026-02-03", "title": "Council minutes", "text": COUNCIL},
            {"id": "shire", "date": "2026-03-11", "title": "Shire minutes", "text": SHIRE},
            {"id": "harbour", "date": "2026-04-01", "title": "Board sells crane", "text": ARTICLE},
        ]
    )

    def asked(*questions: str) -> Reply:
        return [desk.ask(Question(text=q, asker=questions[0], channel=str(len(questions)))) for q in questions][-1]

    return asked


def _shown(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who voted against the ferry subsidy?", "Ibsen, nay"),
        ("who voted for paying the ferry company", "Brandt, aye"),
        ("which councillors voted against night parking?", "NAYS: Brandt, Tveit"),
        ("did Moen vote for the ferry subsidy?", "Moen, aye"),
        ("what was the vote on night parking", "Motion carried 3-2"),
        ("Did the night parking ordinance pass?", "Motion carried 3-2"),
        ("what happened to the motion to repair the library roof", "Motion failed for lack of a second"),
        ("who voted against the saleyards lease?", "Against: Councillors Vickers, B Pratt and Lomax (3)"),
        ("did Cr Oduya vote for the lease?", "For: Councillors A Pratt, Oduya"),
        ("what happened to the amendment?", "the amendment was LOST, 3 voting for and 4 against"),
        ("how did the council vote on the saleyards", "CARRIED 4/3"),
        ("who voted against selling the crane?", "Nils Ramm and Otto Hale voted against"),
        ("how did Greta Falk vote?", "with Greta Falk abstaining"),
        ("did Ramm vote against?", "Nils Ramm and Otto Hale voted against"),
        ("who abstained from the crane vote?", "with Greta Falk abstaining"),
    ],
)
def test_a_vote_is_shown_by_its_own_lines(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "votes"
    assert told in _shown(reply)
    assert reply.lead is not None
    assert reply.lead.startswith("The documents record ")


def test_what_was_moved_stands_with_its_vote(ask: Callable[..., Reply]) -> None:
    shown = _shown(ask("Who voted against the ferry subsidy?"))
    assert "Motion by Brandt, second by Tveit, to pay the ferry company" in shown
    assert "Quay Street" not in shown


def test_a_second_vote_under_one_heading_is_on_what_was_moved_first(ask: Callable[..., Reply]) -> None:
    shown = _shown(ask("who voted against the saleyards lease?"))
    assert shown.index("That Council renew the lease") < shown.index("Against: Councillors")


def test_all_votes_of_somebody_are_shown(ask: Callable[..., Reply]) -> None:
    shown = _shown(ask("How did Ibsen vote?"))
    assert "Ibsen, nay" in shown
    assert "AYES: Ibsen" in shown
    assert "crane" not in shown


def test_it_is_what_was_voted_on_before(ask: Callable[..., Reply]) -> None:
    reply = ask("What was the vote on night parking?", "Did Sorley vote for it?")
    assert "AYES: Ibsen, Moen, Sorley" in _shown(reply)
    assert len(reply.snippets) == 1


def test_a_follow_up_asks_of_another_vote(ask: Callable[..., Reply]) -> None:
    assert "Ibsen, nay" in _shown(ask("who voted against the saleyards lease?", "and the ferry subsidy?"))
    reply = ask("who voted against the ferry subsidy?", "and the motion on the library roof?")
    assert "Motion failed" in _shown(reply)


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("who voted against the bypass?", "I find no vote on “the bypass” recorded in the documents."),
        ("how did Olsen vote?", "I find no record of how “Olsen” voted."),
        ("did Ada Quill vote against the crane?", "I find no record of how “Ada Quill” voted."),
        ("did Sorley vote on the ferry subsidy?", "I find no record of how “Sorley” voted."),
        ("how did Carl Pratt vote?", "I find no record of how “Carl Pratt” voted."),
        ("who abstained on night parking?", "I find no abstention recorded."),
    ],
)
def test_no_vote_is_concluded_from_anything_else(ask: Callable[..., Reply], question: str, refusal: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == refusal


def test_a_count_names_nobody(ask: Callable[..., Reply]) -> None:
    reply = ask("who voted for the amendment?")
    assert isinstance(reply, Answer)
    assert reply.lead == "I find nobody named as voting for it. What is recorded:"
    assert "3 voting for and 4 against" in _shown(reply)


def test_who_kept_out_of_a_vote_is_shown_where_abstentions_are_asked_for(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "council", "date": "2026-02-03", "title": "Council minutes", "text": COUNCIL}])
    reply = desk.ask(Question(text="did anyone abstain?"))
    assert isinstance(reply, Abstention)
    assert "recused herself" in _shown(reply)
