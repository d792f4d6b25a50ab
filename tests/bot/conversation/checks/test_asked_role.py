"""Whose lawyer somebody is: another's answers no question for this one's."""

from __future__ import annotations

from bot.conversation.reply import Abstention, Answer, Question
from tests.bot.conversation.conftest import DeskOf

SWAP = (
    "Steve Zorn, Brandt's lawyer in the west, told the Courier that the swap of the singer Lena Gray for the "
    "trader Viktor Brandt was fair. Gray said that she was glad."
)


def test_anothers_lawyer_is_not_shown_plainly_as_theirs(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "Swap", "date": "2024-05-02", "text": SWAP}])
    reply = desk.ask(Question(text="Who is Lena Gray's lawyer?", asker="a"))
    assert isinstance(reply, Abstention)
    assert "Lena Gray" in reply.reason
    theirs = desk.ask(Question(text="Who is Brandt's lawyer?", asker="b"))
    assert isinstance(theirs, Answer)
    assert theirs.lead == "Steve Zorn:"


def test_whose_lawyer_is_told_in_other_words_is_shown(desk_of: DeskOf) -> None:
    text = f"{SWAP} Gray is represented by the lawyer Ada Holm, who said that Gray was well."
    desk = desk_of([{"id": "a", "title": "Swap", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="Who is Lena Gray's lawyer?", asker="a"))
    assert isinstance(reply, Answer)
    assert any("Ada Holm" in s.text for s in reply.snippets)
