"""What the words around somebody tell of them."""

from __future__ import annotations

import pytest

from bot.conversation.intents.outright import AS_WORDED, OUTRIGHT
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CALLED = "Nora Hale, the fired superintendent of Arden schools, sued the board on Monday."
VOTED = "The Arden school board voted 4-3 early Tuesday to fire Superintendent Nora Hale."
RESIGNED = "Leonard Osei resigned in August."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    return desk_of([{"id": "a", "title": "News", "date": "2024-05-01", "text": text}]).ask(Question(text=question))


@pytest.mark.parametrize(
    ("text", "question", "lead"),
    [
        (CALLED, "was Hale fired?", None),
        (VOTED, "was Nora Hale fired?", None),
        (VOTED, "was the superintendent fired?", None),
        (CALLED, "did Hale resign?", AS_WORDED),
        (VOTED, "did Hale resign?", AS_WORDED),
        (RESIGNED, "was Osei fired?", AS_WORDED),
        ("Paula Hoff filed a federal lawsuit against the county on Monday.", "did Hoff sue the county?", None),
        ("Paula Hoff refused to concede.", "did Hoff concede?", None),
        ("Paula Hoff, the mayor, has so far declined to resign.", "did Hoff resign?", None),
    ],
)
def test_what_was_done_to_somebody_is_told(desk_of: DeskOf, text: str, question: str, lead: str | None) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Answer), reply
    assert (reply.lead, reply.confidence) == (lead, OUTRIGHT)
    assert reply.snippets[0].text == text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The school board will vote on Tuesday to fire Superintendent Nora Hale.", "was Hale fired?"),
        ("The school board voted not to fire Superintendent Nora Hale.", "was Hale fired?"),
        ("The school board voted to fire Nora Hale's deputy.", "was Hale fired?"),
        ("Nora Hale, the superintendent of Arden schools, fired a coach.", "was Hale fired?"),
        (RESIGNED, "was Osei arrested?"),
        ("Paula Hoff may file a lawsuit against the county.", "did Hoff sue the county?"),
        ("Paula Hoff refused to say whether she would resign.", "did Hoff resign?"),
    ],
)
def test_what_was_not_is_not(desk_of: DeskOf, text: str, question: str) -> None:
    reply = ask(desk_of, text, question)
    assert not isinstance(reply, Answer) or reply.confidence < OUTRIGHT


def test_a_lawsuit_by_somebody_tells_that_they_sued(desk_of: DeskOf) -> None:
    reply = ask(desk_of, "The court dismissed a lawsuit by Mayor Paula Hoff on Monday.", "did Hoff sue?")
    assert isinstance(reply, Answer), reply
    assert reply.confidence >= 0.7
