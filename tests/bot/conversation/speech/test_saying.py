"""How words of one speaker are shown: what stands together as one, in the order of the document."""

from __future__ import annotations

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf


def test_a_long_report_is_shown_with_the_quotation_right_behind_it(desk_of: DeskOf) -> None:
    text = (
        "Harbour master Ada Reed said on Monday that the new fees for the pilots of Sund were far too high, that the "
        "council of Sund had not asked anybody of the harbour before it set them, and that nobody would have advised "
        "the council to do so in the middle of the winter, when the boats lie still and the pilots have no work.\n\n"
        "“The fees for the pilots are a disgrace, and the pilots of Sund will not pay the fees until the council has "
        "heard us and has looked into what the fees do to a pilot who has a family in Sund,” Reed said."
    )
    desk = desk_of([{"id": "fees", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="What did Ada Reed say about the new fees for the pilots?"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text == text


def test_words_found_later_that_stand_before_others_are_shown_before_them(desk_of: DeskOf) -> None:
    text = (
        "“Sund needs the harbour,” harbour master Ada Reed said on Monday.\n\n"
        "“The fees of the harbour are too high for the pilots of Sund,” Reed said."
    )
    desk = desk_of([{"id": "fees", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="What did Ada Reed say about the fees of the harbour in Sund?"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text == text
