"""Words and numbers of a question that documents write out, or otherwise."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

PIER = [
    {"id": "pier", "date": "2024-05-02", "text": "Orla Reed paid the harbour $8,000 for a pier. It lasted two years."}
]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("how many yrs did it last", "how many years did it last"),
        ("did the dept pay the atty outta that", "did the department pay the attorney out that"),
        ("who paid 8000 for the pier", "who paid 8 000 for the pier"),
        ("who paid 9000 for the pier", "who paid 9000 for the pier"),
    ],
)
def test_what_is_short_in_a_question_is_read_as_documents_write_it(desk_of: DeskOf, typed: str, read: str) -> None:
    assert desk_of(PIER).turn(Question(text=typed)).understood.plain == read


@pytest.mark.parametrize("typed", ["O'Quill", "O’Quill", "o'quill", "oquill", "Carl O'Quill"])
def test_a_name_written_apart_is_found_as_people_type_it(desk_of: DeskOf, typed: str) -> None:
    desk = desk_of(
        [{"id": "pier", "date": "2024-05-02", "text": "“The pier is old,” said Carl O 'Quill, an engineer."}]
    )
    assert "pier is old" in desk.ask(Question(text=f"what did {typed} say?", asker=typed)).snippets[0].text


@pytest.mark.parametrize("typed", ["Pippa", "pippa", "zora", "dame zora"])
def test_a_given_name_alone_is_found_in_small_letters(desk_of: DeskOf, typed: str) -> None:
    text = (
        "Pippa Crane owns the Dorn brewery. “We shall not sell it,” Pippa Crane said on Monday. "
        "Dame Zora Falk bought the yard. “We shall not sell either,” Zora Falk said on Monday."
    )
    reply = desk_of([{"id": "yard", "date": "2024-05-02", "text": text}]).ask(Question(text=f"what did {typed} say?"))
    assert isinstance(reply, Answer), reply
    assert (reply.lead or "").casefold().startswith(typed.split()[-1].casefold())


def test_a_word_written_small_is_nobody_who_has_it_for_a_given_name(desk_of: DeskOf) -> None:
    text = "Hunter Crane owns the Dorn brewery. “We shall not sell it,” Hunter Crane said on Monday."
    desk = desk_of([{"id": "yard", "date": "2024-05-02", "text": text}])
    assert not desk.turn(Question(text="what did the hunter shoot?")).understood.names


def test_a_short_form_of_a_given_name_is_the_same_person(desk_of: DeskOf) -> None:
    text = "Norman Quist, the clerk of Dorn, resigned on Monday. The pier was closed."
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="who is norm quist", asker="one"))
    assert isinstance(reply, Answer)
    assert reply.lead == "What the documents say of Norman Quist:"
    other = desk.ask(Question(text="who is bill quist", asker="two"))
    assert getattr(other, "lead", None) != "What the documents say of Norman Quist:"
