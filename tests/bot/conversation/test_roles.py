"""Which role the documents give somebody."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf


@pytest.mark.parametrize(
    ("called", "lead"),
    [
        ("a man of character", None),
        ("the treasurer of Dorn", "The documents call Olaf Reed “the treasurer of Dorn”."),
    ],
)
def test_what_somebody_is_praised_as_is_no_other_role(desk_of: DeskOf, called: str, lead: str | None) -> None:
    text = f"Olaf Reed, {called}, was fined by the league on Sunday because he had hidden a knife in his glove."
    desk = desk_of([{"id": "d", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="Why was captain Olaf Reed fined?", asker="a"))
    assert isinstance(reply, Answer)
    assert reply.lead == lead
