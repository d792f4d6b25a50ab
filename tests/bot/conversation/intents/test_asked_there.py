"""What a document asks itself in a heading, and answers below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.intents.asked_there import LEAD
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "page": """The pier: what people ask

Who is leading the inquiry?

Judge Greta Holm was appointed on 3 May. She replaces Jan Oster.

When will it report?

By the end of June, the board hopes.

Will Falk Boats pay for the pier?

Nothing has been decided. The board will meet in May.

Did anybody see the fire?

I saw it from the loft.

Can the ferry still land?

Where will the ferry land?

At the west quay.""",
    "report": """Will the ferry sail again?

The harbour board of Dorn opened an investigation into Falk Boats on Monday. Nils Lund sails the ferry.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2026-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is leading the inquiry?", "Judge Greta Holm was appointed on 3 May. She replaces Jan Oster."),
        ("who's leading the inquiry", "Judge Greta Holm was appointed on 3 May. She replaces Jan Oster."),
        ("When will it report?", "By the end of June, the board hopes."),
        ("will falk boats pay for the pier", "Nothing has been decided. The board will meet in May."),
    ],
)
def test_what_a_document_asks_itself_is_answered_by_what_stands_below(
    ask: Callable[[str], Reply], question: str, told: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert reply.lead == LEAD
    assert [snippet.text for snippet in reply.snippets] == [told]


@pytest.mark.parametrize(
    "question",
    [
        "Who is not leading the inquiry?",
        "Did Falk Boats pay for the pier?",
        "Did anybody see the fire?",
        "Can the ferry still land?",
        "Will the ferry sail again?",
    ],
)
def test_another_question_a_headline_and_words_of_somebody_are_not(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert not isinstance(reply, Answer) or reply.lead != LEAD


def test_what_points_to_what_was_talked_about_asks_for_something_else(desk_of: DeskOf) -> None:
    desk = desk_of({"id": name, "date": "2026-05-02", "text": text} for name, text in TEXTS.items())
    desk.ask(Question(text="Who sails the ferry?", asker="one"))
    reply = desk.ask(Question(text="When will it report?", asker="one"))
    assert not isinstance(reply, Answer) or reply.lead != LEAD


POWDER = """There are ways to get through the shortage.

Can I make powder at home?

No.

"There is talk about making your own powder at home, and I really want to discourage that," Dr. Abel Abrams said.

Can I keep powder for a year?

It was kept for long in my time."""


@pytest.mark.parametrize("question", ["can i make powder at home", "Can you make powder at home?"])
def test_a_no_below_a_heading_is_shown_with_what_goes_on_behind_it(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([{"id": "a", "text": POWDER}]).ask(Question(text=question, asker="one"))
    assert isinstance(reply, Answer)
    assert reply.lead == LEAD
    assert reply.snippets[0].text.startswith("No.")
    assert "Abrams said" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["can i make powder", "can you keep powder for a year"])
def test_other_questions_and_what_somebody_says_of_themselves_are_not_below_it(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([{"id": "a", "text": POWDER}]).ask(Question(text=question, asker="one"))
    assert getattr(reply, "lead", None) != LEAD
