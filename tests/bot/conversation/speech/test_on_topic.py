"""Whether somebody said just that: the rarest word of what is asked stands in their words."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question
from bot.conversation.speech.sharing import of_another
from tests.bot.conversation.conftest import DeskOf

TEXT = """“I am not convinced that Lind was born there,” Nils Aker said of the birth papers in Dorn.

Some in Dorn say Tove Lind was born in Velm. The papers are old."""


def test_words_on_a_birth_do_not_tell_where_it_was(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "papers", "date": "2024-05-02", "text": TEXT}])
    assert isinstance(desk.ask(Question(text="Did Nils Aker say Lind was born in Velm?", asker="a")), Abstention)
    assert isinstance(desk.ask(Question(text="Did Nils Aker say he was not convinced?", asker="b")), Answer)


def test_words_come_before_the_telling_that_there_were_some(desk_of: DeskOf) -> None:
    text = """When the engineer Nils Aker first introduced the pier, Aker praised the pier's pillar design.

Storms came. Aker said that the pillars of the pier were “blown out of all proportion” and cost too much."""
    desk = desk_of([{"id": "pier", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="What did Nils Aker say about the pillars of the pier?"))
    assert [("praised" in s.text, "blown" in s.text) for s in reply.snippets] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("asked", "another"),
    [
        ("What did Quist say Lind's comment might do to Falk's base?", False),
        ("What did Quist say Lind's comment might do?", True),
    ],
)
def test_whom_the_question_names_besides_is_no_other(desk_of: DeskOf, asked: str, another: bool) -> None:
    text = "Hilda Quist said that the comment might fire up Ada Falk's base.\n\nTove Lind swore at the mayor."
    turn = desk_of([{"id": "row", "date": "2024-05-02", "text": text}]).turn(Question(text=asked))
    lind = next(n for n in turn.understood.names if n.text == "lind")
    assert of_another(turn, 0, [(0, text.index("."))], lind, "Hilda Quist") is another


def test_what_somebody_agreed_to_do_stands_behind_their_words(desk_of: DeskOf) -> None:
    rows = [
        {"id": "a", "date": "2023-05-03", "text": "Otto Hoff agreed to be moved to Dorn, where a court has fined him."},
        {"id": "b", "date": "2023-05-02", "text": "“The pier is safe,” Otto Hoff said on Tuesday in Dorn."},
    ]
    desk = desk_of(rows)
    reply = desk.ask(Question(text="What did Otto Hoff say?"))
    assert [s.document_id for s in reply.snippets] == ["b", "a"]
    fined = desk.ask(Question(text="Who fined Otto Hoff?", asker="another"))
    assert isinstance(fined, Answer)
    assert "has this from" not in (fined.lead or "")
