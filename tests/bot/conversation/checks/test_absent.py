"""Names of a question that a passage lacks, and those that it only seems to lack."""

from __future__ import annotations

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf


def test_whose_words_a_passage_has_is_not_missing_in_it(desk_of: DeskOf) -> None:
    text = (
        "“They are too high,” said harbour master Ada Reed. “We had a long winter here. The spring was cold as well. "
        "The boats lay still. The high charges drive all ships to Larn in the end.”"
    )
    desk = desk_of([{"id": "sund", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="Where do the charges drive all ships, in Ada Reed's view?"))
    assert isinstance(reply, Answer), reply
    assert "to Larn" in reply.snippets[0].text
