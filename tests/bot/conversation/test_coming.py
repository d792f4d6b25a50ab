"""The next hearing is the first that is still to come on the day of asking, in whatever document it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

HELD = """Nils Hage appeared before magistrates in Belmar on Monday. His next hearing is on 9 May.

The harbour board meets on 12 May."""
LATER = """The judge heard from divers at a hearing in the case of Nils Hage on Tuesday.

The hearing was adjourned to 6 June. A hearing for Ada Holm is listed for 1 June."""
NEWS = [
    {"id": "b", "title": "Hage heard", "date": "2023-05-10", "text": LATER, "source": "Belmar Post"},
    {"id": "a", "title": "Hage charged", "date": "2023-05-03", "text": HELD, "source": "Belmar Post"},
]
Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk: Desk = desk_of(NEWS)

    def asked(text: str, on: dt.date | None = None) -> Answer:
        reply = desk.ask(Question(text=text, asker=text, asked_on=on))
        assert isinstance(reply, Answer), reply
        return reply

    return asked


def test_the_next_one_is_not_one_that_has_been(ask: Ask) -> None:
    reply = ask("when is Nils Hage's next hearing?")
    assert [s.note[:16] for s in reply.snippets if s.note] == ["dated 2023-06-06"]
    assert reply.lead is None


def test_the_next_one_of_all_is_the_first(ask: Ask) -> None:
    assert "1 June" in ask("when is the next hearing?").snippets[0].text


def test_it_is_counted_from_the_day_of_asking(ask: Ask) -> None:
    assert "6 June" in ask("when is the next hearing?", dt.date(2023, 6, 2)).snippets[0].text


def test_where_none_is_to_come_it_is_said(ask: Ask) -> None:
    reply = ask("when is the next hearing?", dt.date(2023, 6, 8))
    assert (reply.lead or "").startswith("I find none that is still to come after 8 June 2023.")
    assert "6 June" in reply.snippets[0].text


def test_whose_it_is_may_stand_elsewhere_in_the_document(ask: Ask) -> None:
    assert "6 June" in ask("when is the next hearing in the Hage case?").snippets[0].text
