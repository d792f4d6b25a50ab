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
        ("who voted against the bypass?", "I find no vote on “bypass” recorded in the documents."),
        ("how did Olsen vote?", "I find no record of how “Olsen” voted."),
        ("did Ada Quill vote against the crane?", "I find no record of how “Ada Quill” voted."),
        ("did Sorley vote on the ferry subsidy?", "I find no record of how “Sorley” voted."),
        ("how did Carl Pratt vote?", "I find no record of how “Carl Pratt” voted, but of how A Pratt, B Pratt did:"),
        ("who abstained on night parking?", "I find no abstention recorded."),
    ],
)
def test_no_vote_is_concluded_from_anything_else(ask: Callable[..., Reply], question: str, refusal: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == refusal


BOARD = """TRUSTEES OF HALLAM COLLEGE

Trustee Moss moved to approve the purchase of two vans. Trustee Birk seconded. Motion carries 5-0.

Trustee Lind moved that the pool be closed for the summer. Trustee Moss seconded the motion. Discussion followed. \
Voting aye: Lind, Moss. Voting nay: Birk, Orr, Stahl. The motion failed.

Trustee Orr made a motion to hire a second nurse. Trustee Birk seconded. Ayes 4, Noes 1. Carried."""
PARISH = """# Parish meeting

## Playground

Proposal: to fence the playground.

| Member | Vote |
|---|---|
| Cllr Penn | For |
| Cllr Roe | Against |

Carried.

## Allotments

It was resolved to raise the allotment rent to £30.

Cr Ness Against
Cr Wills For
CARRIED 2/1"""
COUNTY = """The county commission approved the landfill on a 4-3 vote Tuesday night. Commissioner Dale Roper cast the \
deciding vote.

Commissioners Ann Teller and Luis Vega opposed the plan.

School board members rejected the new uniform 6-1, with Pat Dole dissenting.

The library board will vote next week on whether to close the branch. Jo Marsh urged it to vote against the closure."""


@pytest.fixture
def layouts(desk_of: DeskOf) -> Callable[[str], Reply]:
    texts = {"board": BOARD, "parish.md": PARISH, "county": COUNTY}
    desk = desk_of([{"id": name, "date": "2026-01-20", "text": text} for name, text in texts.items()])
    return lambda question: desk.ask(Question(text=question, asker=question))


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("what was the vote on the vans?", "Motion carries 5-0", "pool"),
        ("who voted against closing the pool?", "Voting nay: Birk, Orr, Stahl", "vans"),
        ("did Lind vote to close the pool?", "Voting aye: Lind, Moss", "vans"),
        ("did the motion to hire a nurse pass?", "Ayes 4, Noes 1. Carried.", "pool"),
        ("who voted against fencing the playground?", "Cllr Roe | Against", "allotment"),
        ("how did Wills vote?", "Cr Wills For", "playground"),
        ("who voted against the landfill?", "Luis Vega opposed the plan", "uniform"),
        ("how did Dale Roper vote?", "cast the deciding vote", "uniform"),
        ("who voted against the uniform?", "Pat Dole dissenting", "landfill"),
    ],
)
def test_one_vote_is_told_from_another_in_many_layouts(
    layouts: Callable[[str], Reply], question: str, told: str, other: str
) -> None:
    reply = layouts(question)
    assert reply.intent == "votes"
    assert told in _shown(reply)
    assert other not in _shown(reply)


@pytest.mark.parametrize("question", ["who voted to close the branch?", "did Jo Marsh vote against the closure?"])
def test_what_is_still_to_be_voted_on_is_no_vote(layouts: Callable[[str], Reply], question: str) -> None:
    reply = layouts(question)
    assert isinstance(reply, Abstention)
    assert reply.intent == "votes"


def test_of_many_votes_it_is_asked_on_what(desk_of: DeskOf) -> None:
    items = "\n\n".join(f"Moved by Cr Ness, seconded by Cr Wills: That lot {n} be sold. Carried 5-0." for n in range(9))
    desk = desk_of([{"id": "sale", "date": "2026-01-20", "title": "Minutes of the sale", "text": items}])
    reply = desk.ask(Question(text="what was the vote?"))
    assert isinstance(reply, Abstention)
    assert reply.reason == "The documents record many votes. Say on what, or whose vote you ask about."
    assert "lot 4" in _shown(desk.ask(Question(text="what was the vote on lot 4?")))


def test_a_count_names_nobody(ask: Callable[..., Reply]) -> None:
    reply = ask("who voted for the amendment?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find nobody named as voting for it. What is recorded:"
    assert "3 voting for and 4 against" in _shown(reply)


def test_who_kept_out_of_a_vote_is_shown_where_abstentions_are_asked_for(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "council", "date": "2026-02-03", "title": "Council minutes", "text": COUNCIL}])
    reply = desk.ask(Question(text="did anyone abstain?"))
    assert isinstance(reply, Abstention)
    assert "recused herself" in _shown(reply)


def test_a_run_of_letters_and_marks_keeps_the_reading_of_votes_not_busy(desk_of: DeskOf) -> None:
    # Read in more ways than one, this takes minutes.
    run = f"{'a-' * 9_000}{'a.' * 9_000}"
    text = f"The list of the harbour reads {run} and voted no.\n\nThe motion to close the pier carried 5-2."
    desk = desk_of([{"id": "list", "date": "2026-02-03", "title": "The pier", "text": text}])
    assert "carried 5-2" in _shown(desk.ask(Question(text="what was the vote on the pier?")))


def test_who_cast_the_lone_no_vote_voted_against(desk_of: DeskOf) -> None:
    text = "The council certified the election on 25 May by a vote of 6-1. Councilman Bud Hale cast the lone no vote."
    desk = desk_of([{"id": "a", "title": "Vote", "date": "2024-05-26", "text": text}])
    reply = desk.ask(Question(text="who voted against certifying?"))
    assert isinstance(reply, Answer), reply
    assert "Bud Hale" in reply.snippets[0].text
