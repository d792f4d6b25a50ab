"""What happened before, after and in a time, be it a season or a decade; and what was done on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The kiln in Belmar was built in the 1920s and was mended in spring 2022.

The kiln burned down on 3 May 2023. Divers searched the canal on 9 May 2023.

Nils Hage was charged with arson on 12 May 2023. Ada Holm was charged with theft on 2 February 2023.

Nils Hage was sentenced to 30 months in prison for smuggling rum."""
Ask = Callable[[str], Reply]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk: Desk = desk_of([{"id": "a", "title": "Kiln", "date": "2023-05-16", "text": TEXT, "source": "Belmar Post"}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("what happened before 5 May 2023?", "burned down", "Divers"),
        ("what happened after 5 May 2023?", "Divers", "burned down"),
        ("what happened in spring 2022?", "mended", "burned down"),
        ("what happened in the 1920s?", "built", "burned down"),
        ("who was charged on 12 May 2023?", "arson", "theft"),
        ("who was charged in February 2023?", "theft", "arson"),
    ],
)
def test_only_what_is_of_the_time_is_told(ask: Ask, question: str, told: str, untold: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    shown = " ".join(s.text for s in (*reply.snippets, *reply.more))
    assert told in shown
    assert untold not in shown


def test_nobody_is_told_to_have_been_charged_in_another_year(ask: Ask) -> None:
    assert isinstance(ask("who was charged in 2019?"), Abstention)


def test_a_penalty_is_no_time_that_something_took(ask: Ask) -> None:
    reply = ask("how long did Nils Hage smuggle rum?")
    assert isinstance(reply, Abstention) or reply.lead is not None
    assert "30 months" in ask("how long was Nils Hage sentenced to prison for?").snippets[0].text


def test_of_a_day_what_was_some_day_of_its_month_is_not_told(desk_of: DeskOf) -> None:
    text = "Nils Hage resigned in August 2023. Four members met at the kiln on 24 August 2023."
    desk = desk_of([{"id": "a", "title": "Kiln", "date": "2023-09-16", "text": text}])
    reply = desk.ask(Question(text="what happened on 24 August 2023?"))
    assert isinstance(reply, Answer), reply
    assert [s.text for s in (*reply.snippets, *reply.more)] == ["Four members met at the kiln on 24 August 2023."]
    month = desk.ask(Question(text="what happened in August 2023?"))
    assert "Nils Hage resigned" in " ".join(s.text for s in month.snippets)
