"""What a shown passage takes along so that it is whole."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

LONG = "The ferry line of Sund has had a long and winding history that nobody has told in full until now. " * 4


@pytest.mark.parametrize(
    ("paragraph", "question", "shown"),
    [
        (
            f'{LONG}Lena Quist wanted the green ferry most of all. "It is green. It is fast."',
            "Which ferry did Lena Quist want most of all?",
            'Lena Quist wanted the green ferry most of all. "It is green. It is fast."',
        ),
        (
            f"{LONG}Lena Quist wanted the green ferry most of all. “It is green. It is fast.” The blue one sank.",
            "Why did Lena Quist want the green ferry, is it green?",
            "“It is green. It is fast.”",
        ),
        (
            f'{LONG}"Most people are wrong. The green ferry sails at nine in the winter," Lena Quist said.',
            "When does the green ferry sail in the winter?",
            '"Most people are wrong. The green ferry sails at nine in the winter," Lena Quist said.',
        ),
    ],
)
def test_a_quotation_is_not_cut_off(desk_of: DeskOf, paragraph: str, question: str, shown: str) -> None:
    desk = desk_of([{"id": "ferry", "title": "Ferries", "date": "2024-03-01", "text": f"The ferries\n\n{paragraph}"}])
    reply = desk.ask(Question(text=question))
    assert isinstance(reply, Answer)
    assert shown in reply.snippets[0].text


def test_a_quotation_that_nothing_closes_takes_nothing_along(desk_of: DeskOf) -> None:
    text = f'The ferries\n\n{LONG}Lena Quist wanted the green ferry. "It is green. {LONG}'
    desk = desk_of([{"id": "ferry", "title": "Ferries", "date": "2024-03-01", "text": text}])
    reply = desk.ask(Question(text="Which ferry did Lena Quist want?"))
    assert isinstance(reply, Answer)
    assert len(reply.snippets[0].text) <= 400
