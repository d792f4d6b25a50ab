"""By yes or no: what is to come, and what no sentence says in so many words."""

from __future__ import annotations

import pytest

from bot.conversation.checks.missing import PLAIN
from bot.conversation.reply import Abstention, Answer, Question
from tests.bot.conversation.conftest import DeskOf


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The factory will close in June.", "Will the factory close?"),
        ("The factory will close in June.", "will the factory close in june"),
        ("Ada Reed, the mayor, will soon retire.", "Will Reed retire?"),
        ("Ada Reed will not resign.", "Will Reed resign?"),
        ("Ada Reed won't be charged.", "Will Reed be charged?"),
        ("The mayor will be fined on Monday.", "will the mayor be fined"),
    ],
)
def test_what_will_be_is_told_by_what_says_so(desk_of: DeskOf, text: str, question: str) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    assert isinstance(reply, Answer)
    assert (reply.lead, reply.snippets[0].text) == (None, text)
    assert reply.confidence >= PLAIN


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("If the strike goes on, the factory will close.", "Will the factory close?"),
        ("Ada Reed may resign.", "Will Reed resign?"),
        ("Ada Reed resigned on Monday.", "Will Reed resign?"),
        ("Otto Hale denied that the school will close.", "Will the school close?"),
        ("Acme will be fined, a regulator warned.", "Will the regulator be fined?"),
        ("The factory was closed, and the mill will open.", "Will the factory open?"),
        ("The bill, which the governor opposed, was passed by the senate.", "Did the governor sign the bill?"),
        ("Police searched the offices of the firm on Monday.", "Did police arrest anyone at the firm?"),
        ("The council voted on Monday to delay the stadium.", "Did the council cancel the stadium?"),
    ],
)
def test_a_near_passage_is_never_shown_plainly(desk_of: DeskOf, text: str, question: str) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    assert reply.confidence < PLAIN
    assert isinstance(reply, Abstention) or "not sure" in (reply.lead or "")


def test_that_somebody_will_not_does_not_tell_that_they_did_not(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "text": "Ada Reed will not resign."}])
    assert desk.ask(Question(text="Has Reed resigned?", asker="a")).confidence < PLAIN


@pytest.mark.parametrize(
    "text", ["Otto Hale resigned as town manager on Friday.", "Otto Hale has resigned as its town manager."]
)
def test_who_did_it_as_that_has_done_it(desk_of: DeskOf, text: str) -> None:
    desk = desk_of([{"id": "a", "text": text}, {"id": "b", "text": "Acting town manager Ada Reed spoke in Dorn."}])
    reply = desk.ask(Question(text="Did the town manager resign?", asker="a"))
    assert isinstance(reply, Answer)
    assert (reply.lead, reply.snippets[0].text) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        "Otto Hale will not resign as town manager.",
        "Ada Reed called on Otto Hale to resign as town manager.",
        "Otto Hale never resigned as town manager.",
        "Otto Hale resigned as harbour master, and the town manager wept.",
    ],
)
def test_what_is_only_called_for_is_not_done(desk_of: DeskOf, text: str) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text="Did the town manager resign?", asker="a"))
    assert reply.confidence < PLAIN
