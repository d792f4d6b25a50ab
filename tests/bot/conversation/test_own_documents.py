"""What is asked of documents that are no articles: minutes, dockets, letters, live blogs, notes."""

from __future__ import annotations

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf


def _ask(desk: Desk, *questions: str) -> Reply:
    channel = " ".join(questions)
    return [desk.ask(Question(text=q, asker="a", channel=channel)) for q in questions][-1]


def _told(reply: Reply) -> str:
    lead = reply.lead or "" if isinstance(reply, Answer) else reply.reason
    return "\n".join((lead, *(s.text for s in reply.snippets)))


def test_who_says_it_does_not_investigate_is_no_investigator(desk_of: DeskOf) -> None:
    text = "The ferry of Sund is bankrupt. The Sund Harbour Board said it was not investigating the company."
    desk = desk_of([{"id": "a", "date": "2024-03-01", "text": text}])
    for question in ("who is investigating?", "is the harbour board investigating the company?"):
        told = _told(_ask(desk, question))
        assert "not investigating" in told
        assert not told.startswith("Investigating")
