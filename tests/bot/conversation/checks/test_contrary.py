"""Where a sentence tells the contrary of what is asked by yes or no, of the very one."""

from __future__ import annotations

import pytest

from bot.conversation.intents.outright import AS_WORDED
from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

REJECTED = "The union rejected the offer on Friday. Talks go on."
TWICE = "The council rejected the plan on Monday. On Friday the council approved the plan."
LOST = "Paula Hoff lost the election to Ray Sund by 40 votes. Paula Hoff lost her keys."


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (REJECTED, "did the union accept the offer?", "The union rejected"),
        (REJECTED, "has the union accepted the offer?", "The union rejected"),
        (LOST, "did Hoff win the election?", "lost the election"),
        ("The appeals court upheld the verdict on Monday.", "was the verdict overturned?", "upheld"),
        ("Karl Vogt was acquitted of arson on Monday.", "was Vogt convicted of arson?", "acquitted"),
    ],
)
def test_the_contrary_is_shown_as_the_documents_word_it(desk_of: DeskOf, text: str, question: str, told: str) -> None:
    reply = desk_of([{"id": "a", "date": "2024-05-01", "text": text}]).ask(Question(text=question))
    assert isinstance(reply, Answer)
    assert reply.lead == AS_WORDED
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (TWICE, "did the council approve the plan?"),
        (TWICE, "did the council reject the plan?"),
        (LOST, "did Hoff win?"),
        (REJECTED, "will the union accept the offer?"),
        (REJECTED, "did the union accept the invitation?"),
        ("Paula Hoff declined to resign on Monday.", "was Hoff fired?"),
        ("The Mill Street bridge was closed on Monday.", "was the bridge reopened?"),
        ("Karl Vogt was jailed on Monday.", "was Vogt released?"),
        ("The union did not reject the offer.", "did the union accept the offer?"),
    ],
)
def test_not_where_the_thing_itself_is_told_or_another(desk_of: DeskOf, text: str, question: str) -> None:
    reply = desk_of([{"id": "a", "date": "2024-05-01", "text": text}]).ask(Question(text=question))
    assert not isinstance(reply, Answer) or reply.lead != AS_WORDED
