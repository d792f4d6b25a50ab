"""Words that go on behind whom they are said to be of, in a text without quotation marks."""

from __future__ import annotations

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

TEXT = """The town will shut the pier on Monday.

The pier is old and its planks are rotten, said Ada Reed, the harbour master of Dorn. Notably, bathers will be given a \
new slide at the mole by the summer. The tide was high.

Otto Vik, the baker, has a shop there."""


def test_what_the_paragraph_goes_on_with_is_shown_where_it_is_nearer_to_the_topic(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "pier", "date": "2024-05-02", "text": TEXT}])
    reply = desk.ask(Question(text="What did Ada Reed say about a new slide for bathers?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Words of Ada Reed, and what their paragraph goes on with:"
    assert "new slide" in reply.snippets[0].text


def test_words_on_the_topic_are_shown_alone(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "pier", "date": "2024-05-02", "text": TEXT}])
    reply = desk.ask(Question(text="What did Ada Reed say about the planks of the pier?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Ada Reed said:"
    assert "slide" not in reply.snippets[0].text
