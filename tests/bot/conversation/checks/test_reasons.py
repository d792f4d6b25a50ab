"""Why: a sentence that has all of the question and a reason behind it, or after what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.checks.reasons import AFTER_LEAD
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The Kalm Bridge was closed on Wednesday after a barge struck its east pier, and it may stay shut for weeks.

The ferry was cancelled because its engine had failed. The museum was evacuated after Monday, the guide said.

Nordvik Shipping has owned the barge since 2019. In 2022 it was fined 300,000 kronor after another ran aground."""


OFFICE = """Ada Reed resigned as mayor on Monday. "I cannot go on," she said.

Nils Hale, who stepped in for Reed during a difficult debate, was seen as a favourite over the summer. Hale woke Reed by
shouting over the noise, and Reed has fundamental questions about the council following the vote.

The council fired Pia Holm after she lost the ledger. Holm was seen in town."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "bridge", "title": "Barge strikes bridge", "date": "2024-03-14", "text": TEXT}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize("question", ["why is the bridge closed?", "why was the bridge closed?"])
def test_after_what_it_was_is_told_as_that(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == AFTER_LEAD
    assert "after a barge struck" in reply.snippets[0].text


def test_a_reason_is_told_plainly(ask: Callable[[str], Reply]) -> None:
    reply = ask("why was the ferry cancelled?")
    assert isinstance(reply, Answer), reply
    assert reply.lead is None
    assert "because its engine had failed" in reply.snippets[0].text


def test_after_a_day_is_no_reason(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("why was the museum evacuated?"), "lead", None) != AFTER_LEAD


def test_a_passage_tells_where_no_fact_does(ask: Callable[[str], Reply]) -> None:
    reply = ask("why was Nordvik fined?")
    assert isinstance(reply, Answer), reply
    assert "it was fined 300,000 kronor after" in reply.snippets[0].text


@pytest.fixture(scope="module")
def office(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of([{"id": "office", "title": "Reed out", "date": "2024-03-14", "text": OFFICE}])
    return lambda *texts: [desk.ask(Question(text=text, asker=str(texts))) for text in texts][-1]


@pytest.mark.parametrize(
    "questions", [("why did Reed resign?",), ("did Reed resign?", "why?"), ("was Reed sued?", "why?")]
)
def test_what_others_did_or_what_was_no_cause_is_not_why(
    office: Callable[..., Reply], questions: tuple[str, ...]
) -> None:
    assert getattr(office(*questions), "lead", None) != AFTER_LEAD


def test_whom_it_was_done_to_stands_behind_the_verb(office: Callable[..., Reply]) -> None:
    reply = office("why was Holm fired?")
    assert reply.lead == AFTER_LEAD
    assert "after she lost the ledger" in reply.snippets[0].text
