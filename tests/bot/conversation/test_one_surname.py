"""Two people of one surname in one text: nobody's words are plainly given to the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

BROTHERS = """Two brothers sat on opposite sides of the Dorn council on Monday. Councilor Per Lund, a Liberal, backed
the tram; Councilor Ole Lund, of the Center Party, did not.

"It will pay for itself," Per Lund said.

"It will ruin us," said his brother. Lund added that the debt would reach 40 million crowns.

Asked about the debt, Lund declined to comment."""
COUPLE = """Skipper Arne Falk sold the ketch on Monday. "She leaks," Falk said.

His wife, Berit Falk, wept. Arne Falk said that he would buy a sloop. "A dry one," Falk said."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "tram", "title": "Council splits", "date": "2023-06-12", "text": BROTHERS},
            {"id": "ketch", "title": "Ketch sold", "date": "2023-06-13", "text": COUPLE},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_a_name_in_full_is_plain(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Per Lund say of paying for itself?")
    assert isinstance(reply, Answer), reply
    assert (reply.lead, reply.snippets[0].note) == ("Per Lund said:", "Per Lund")


def test_a_surname_of_two_is_nobodys_plainly(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Per Lund say about the debt?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Going by the context, Per Lund said:"


def test_words_that_may_be_a_namesakes_are_shown_as_such(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Ole Lund say?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I find no words that are surely Ole Lund’s. These may be theirs or a namesake’s:"
    assert [s.text for s in reply.snippets] == ["Lund added that the debt would reach 40 million crowns."]


def test_nor_does_one_of_two_plainly_keep_silent(ask: Callable[[str], Reply]) -> None:
    reply = ask("did Per Lund comment on the debt?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Going by the context, Per Lund declined to comment:"
    assert reply.snippets[0].note == "Per Lund, going by the context"


def test_a_wife_takes_nothing_from_whom_the_text_is_about(ask: Callable[[str], Reply]) -> None:
    reply = ask("what did Arne Falk say?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Arne Falk said:"
    assert "Berit" not in "".join(s.note or "" for s in reply.snippets)
