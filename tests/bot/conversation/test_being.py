"""Who somebody is, by a sentence that says it outright."""

from __future__ import annotations

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

TEXT = """The town of Dorn held a fair on Monday. Otto Vik Sr. and Ada Reed were there in the rain.

According to papers filed in the court of Larn, Otto Vik Sr., is a member of the rowing club and a pillar of it."""


def test_a_sentence_that_says_what_somebody_is_goes_before_their_first_mention(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "fair", "date": "2024-05-02", "text": TEXT}]).ask(Question(text="Who is Otto Vik Sr.?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "What the documents say of Otto Vik Sr:"
    assert "is a member" in reply.snippets[0].text


def test_of_whom_nothing_is_said_the_first_mention_is_shown(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "fair", "date": "2024-05-02", "text": TEXT}]).ask(Question(text="Who is Ada Reed?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "I find no role of Ada Reed. What the documents say of Ada Reed:"
