"""To whom words were said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """Tram drivers in Arden stopped work on Monday.

"We asked for a raise and got a shrug," said Berit Falk, president of the tram union.

Mayor Otto Hale told reporters that there was no more money.

Falk told her members on Sunday that the offer was an insult.

Transit director Ada Quist wrote to the board on Friday. She told the trustees that two lines would close,
and riders would walk."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "strike", "date": "2024-05-07", "title": "Trams stand still", "text": TEXT}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Falk tell her members?", "an insult"),
        ("What did Hale tell reporters?", "no more money"),
        ("What did Quist tell the trustees?", "two lines"),
        ("What did Falk tell people?", "shrug"),
    ],
)
def test_what_somebody_was_told_is_shown(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert any(words in s.text for s in reply.snippets)
    assert "to whom" not in (reply.lead or "")


@pytest.mark.parametrize(
    ("question", "whom"),
    [("What did Hale tell the drivers?", "the drivers"), ("What did Falk tell her team?", "her team")],
)
def test_whom_no_words_name_was_told_nothing(ask: Callable[[str], Reply], question: str, whom: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert f"to “{whom}”" in reply.reason


def test_of_whom_somebody_speaks_need_not_have_heard_it(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Quist tell the riders?")
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("The words do not say to whom.")


def test_who_stands_beside_the_words_may_have_heard_them(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Falk tell the mayor?")
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("The words do not say to whom.")
    assert reply.confidence < 0.8
