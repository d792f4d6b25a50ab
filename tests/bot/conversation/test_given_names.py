"""A given name alone: of who is named in full where there is one, and asked back where there are two."""

from __future__ import annotations

from bot.conversation.reply import Answer, Clarification, Question
from tests.bot.conversation.conftest import DeskOf

FULL = {
    "id": "a",
    "date": "2024-05-02",
    "text": "Mayor Jonas Brandt opened the pier on Monday. Jonas said that it was safe.",
}
ALONE = {"id": "b", "date": "2024-05-03", "text": 'A boy named Jonas told the board about it. "It shook," Jonas said.'}
OTHER = {
    "id": "c",
    "date": "2024-05-04",
    "text": "Captain Jonas Thane closed the pier on Friday. Jonas said that it was broken.",
}


def test_of_one_named_in_full_and_one_by_the_given_name_alone_the_former_is_meant(desk_of: DeskOf) -> None:
    reply = desk_of([FULL, ALONE]).ask(Question(text="What did Jonas say?", asker="a"))
    assert isinstance(reply, Answer)
    assert "Jonas Brandt said:" in (reply.lead or "")
    assert {s.document_id for s in reply.snippets} == {"a"}


def test_of_two_named_in_full_it_is_asked_back(desk_of: DeskOf) -> None:
    reply = desk_of([FULL, ALONE, OTHER]).ask(Question(text="What did Jonas say?", asker="a"))
    assert isinstance(reply, Clarification)
    assert {"Jonas Brandt", "Jonas Thane"} <= {c.label for c in reply.choices}


def test_who_is_known_by_the_given_name_alone_is_meant_by_it(desk_of: DeskOf) -> None:
    reply = desk_of([ALONE]).ask(Question(text="What did Jonas say?", asker="a"))
    assert isinstance(reply, Answer)
    assert any("shook" in s.text for s in reply.snippets)
