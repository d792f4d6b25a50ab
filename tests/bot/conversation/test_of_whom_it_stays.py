"""A follow-up stays with whom the first question names, and shows nothing of others in their place."""

from __future__ import annotations

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

SUIT = """Otto Falk, the father of the singer Ivo Falk, filed a lawsuit against the physician Conrad Holm on Friday.

The lawsuit of Mr Falk seeks damages of more than $75,000 over the death of his son. Holm had treated the singer.

“I did what I could,” Holm said. The singer Ivo Falk said in May that he was tired."""
EXCHANGE = """The trader Viktor Brandt was convicted of smuggling in 2011. He said that he was innocent, and he left.

The board of Tarn met on Monday about the pier. It did not vote, and the roads stay as they are.

Rain fell on the town for nine days. The ferries of the island were late, and the school was shut for a week.

The sailor Paul Thane, in a call from Dorn, said that he was arrested for a crime that never occurred. He is held at a \
camp in a remote part of Westland."""


def _last(desk: Desk, *questions: str) -> Reply:
    return [desk.ask(Question(text=text, asker="one")) for text in questions][-1]


def test_what_is_asked_of_nobody_by_name_changes_nobody_who_is_meant(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "Doctor sued", "date": "2024-05-02", "text": SUIT}])
    reply = _last(desk, "who sued Holm?", "for how much?", "did he comment?")
    assert isinstance(reply, Answer)
    assert "Conrad Holm" in (reply.lead or "")


def test_where_he_was_arrested_is_told_by_no_arrest_of_another(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "Prisoners exchanged", "date": "2024-05-02", "text": EXCHANGE}])
    reply = _last(desk, "what was Brandt convicted of?", "where was he arrested?")
    assert isinstance(reply, Abstention)
    told = _last(desk, "what did Thane say?", "where was he arrested?")
    assert isinstance(told, Answer)
    assert "remote part" in told.snippets[0].text
