"""Names of a question that a passage lacks, and those that it only seems to lack."""

from __future__ import annotations

from bot.conversation.reply import Abstention, Answer, Question
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


TRIAL = """Ada Reed, a diver from Larn, was sentenced on Monday to two years for the theft of the Sund bell. Reed had \
denied it. Reed told the court that she was at sea. Her lawyer spoke of an error.

The summer was dry. The boats lay still. The pier was empty.

The defendant hid the bell in a barrel because the tower was watched, the court found. The barrel was green.

The autumn was wet. The mole broke. The ferry stopped.

Otto Vik drove the stolen lorry to the quarry because the road was closed."""


def test_whom_a_document_is_about_is_told_of_where_nobody_is_named(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "bell", "date": "2024-05-02", "text": TRIAL}])
    reply = desk.ask(Question(text="Why did Ada Reed hide the bell in a barrel?"))
    assert isinstance(reply, Answer), reply
    assert "The defendant hid" in reply.snippets[0].text


def test_what_is_told_of_somebody_named_is_not_told_of_whom_the_document_is_about(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "bell", "date": "2024-05-02", "text": TRIAL}])
    assert isinstance(desk.ask(Question(text="Why did Ada Reed drive the stolen lorry to the quarry?")), Abstention)


def test_a_name_that_tells_which_trial_is_meant_is_missing_in_no_passage_on_it(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "bell", "date": "2024-05-02", "text": TRIAL}])
    reply = desk.ask(Question(text="who drove the stolen lorry to the quarry in the Reed case"))
    assert isinstance(reply, Answer), reply
    assert "Otto Vik" in reply.snippets[0].text
