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
    assert reply.lead == "I looked for the next “hearing” after 8 June 2023 and find none. The latest before:"
    assert "6 June" in reply.snippets[0].text


def test_whose_it_is_may_stand_elsewhere_in_the_document(ask: Ask) -> None:
    assert "6 June" in ask("when is the next hearing in the Hage case?").snippets[0].text


MINUTES = """TARNBY PARISH COUNCIL
Minutes of the meeting held on Thursday, 5 March 2026

The clerk reported that the gate was mended. The library board meets on 12 March 2026.

12. DATE OF NEXT MEETING
The next ordinary meeting would be held on 16 April 2026."""
BLOG = """Rolf Eide's next court date is a preliminary hearing on March 20.

Kari Strand pleaded guilty to theft. Sentencing is set for May 4."""
LETTER = """Judge Ida Moss ruled on Wednesday that there is enough evidence to send Rolf Eide to trial.

Trial is set for September 14.

Karl Vang runs the choir. Kari Strand runs the kitchen.

The court building will be painted on April 2."""


@pytest.fixture(scope="module")
def town(desk_of: DeskOf) -> Ask:
    desk = desk_of(
        [
            {"id": "minutes", "title": "Minutes", "date": "2026-03-05", "text": MINUTES},
            {"id": "blog", "title": "Live from the court", "date": "2026-03-10", "text": BLOG},
            {"id": "letter", "title": "This week in Tarnby", "date": "2026-03-25", "text": LETTER},
        ]
    )

    def asked(text: str, on: dt.date | None = None) -> Answer:
        reply = desk.ask(Question(text=text, asker=text, asked_on=on))
        assert isinstance(reply, Answer), reply
        return reply

    return asked


def test_of_which_body_a_meeting_is_may_stand_elsewhere_in_the_document(town: Ask) -> None:
    reply = town("when's the next council meeting?", dt.date(2026, 3, 9))
    assert reply.lead is None
    assert reply.snippets[0].text == "The next ordinary meeting would be held on 16 April 2026."


def test_whose_meeting_it_is_may_be_named_in_full(town: Ask) -> None:
    reply = town("when is Tarnby Parish Council's next meeting?", dt.date(2026, 3, 9))
    assert "16 April 2026" in reply.snippets[0].text


def test_where_none_is_to_come_the_last_of_the_body_is_shown(town: Ask) -> None:
    reply = town("when is the next council meeting?", dt.date(2026, 4, 20))
    assert reply.lead == "I looked for the next “council meeting” after 20 April 2026 and find none. The latest before:"
    assert "16 April 2026" in reply.snippets[0].text


def test_a_trial_is_a_court_date(town: Ask) -> None:
    reply = town("when is Rolf Eide's next court date?")
    assert reply.lead is None
    assert len(reply.snippets) == 1
    assert reply.snippets[0].text.startswith("Judge Ida Moss ruled")
    assert reply.snippets[0].text.endswith("Trial is set for September 14.")


def test_a_sentencing_is_the_next_court_date_of_whom_the_text_goes_on_about(town: Ask) -> None:
    assert "May 4" in town("when is Kari Strand's next court date?").snippets[0].text


def test_a_trial_is_no_hearing_but_comes_nearest_to_one(town: Ask) -> None:
    reply = town("when is Eide's next hearing?")
    assert reply.lead == "I looked for the next “hearing” after 25 March 2026 and find none. Nearest to it:"
    assert "September 14" in reply.snippets[0].text


def test_the_next_one_after_a_day_may_have_been(town: Ask) -> None:
    assert "March 20" in town("when was Eide's next hearing after 11 March 2026?").snippets[0].text
