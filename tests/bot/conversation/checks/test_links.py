"""What a line that leads to another page says is told by no document here."""

from __future__ import annotations

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

TEXT = """The board met on Monday about the harbour police.

JUST WATCHED 'Turn in your badge': Child demands Chief Ivo Arden be fired Replay More Videos ...

More:Mayor Lena Quist fired Ivo Arden, and the board agrees

OPINION:Ivo Arden is the chief of all that is wrong with the harbour police

{told}Ivo Arden, the chief of the harbour police, did not attend."""


def test_a_link_tells_neither_that_somebody_did_something_nor_who_they_are(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "a", "title": "Board meets", "date": "2024-05-02", "text": TEXT.format(told="")}])
    for question in ("Was Ivo Arden fired?", "Who fired Ivo Arden?"):
        reply = desk.ask(Question(text=question, asker=question))
        assert not any("badge" in s.text or "agrees" in s.text for s in reply.snippets)
    who = desk.ask(Question(text="Who is Ivo Arden?", asker="who"))
    assert isinstance(who, Answer)
    assert not any("OPINION" in s.text for s in who.snippets)


def test_what_the_report_tells_itself_is_told(desk_of: DeskOf) -> None:
    told = "Mayor Lena Quist fired Ivo Arden on Monday.\n\n"
    desk = desk_of([{"id": "a", "title": "Board meets", "date": "2024-05-02", "text": TEXT.format(told=told)}])
    for question in ("Was Ivo Arden fired?", "Who fired Ivo Arden?"):
        reply = desk.ask(Question(text=question, asker=question))
        assert isinstance(reply, Answer)
        assert [s.text for s in reply.snippets] == [told.strip()]
