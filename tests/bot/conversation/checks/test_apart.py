"""What may stand between whoever does something and the verb."""

from __future__ import annotations

import pytest

from bot.conversation.checks.apart import ways_on
from bot.conversation.phrasings import Token
from bot.conversation.reply import Answer, Question
from tests.bot.conversation.conftest import DeskOf

REJECT = Token(0, 6, "reject", known=True)


@pytest.mark.parametrize(
    ("behind", "way"),
    [
        (" at the Harrow mill rejected it", " rejected it"),
        (" to raise the minimum wage was passed", " was passed"),
        (", which was reopened", " was reopened"),
        (", 12, who went missing on Monday, was found", " was found"),
        (", the mayor, resigned", " resigned"),
    ],
)
def test_what_tells_more_of_somebody_is_left_out(behind: str, way: str) -> None:
    assert way in ways_on(behind, REJECT, one_comma=False)


@pytest.mark.parametrize(
    "behind",
    [
        " at the mill said the company rejected it",
        " at the mill that was rejected",
        " of those who rejected it",
        " in a city that they rejected",
        " at was rejected",
        "",
    ],
)
def test_nothing_is_left_out_where_another_verb_stands_between(behind: str) -> None:
    assert list(ways_on(behind, REJECT, one_comma=False)) == [behind]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("A bill to raise the minimum wage was passed by the Senate on Tuesday.", "was the bill passed?"),
        ("A bill to raise the minimum wage was passed by the Senate on Tuesday.", "did the senate pass the bill?"),
        ("The Senate met. The bill was not passed by the Senate.", "did the senate pass the bill?"),
        ("The Mill Street bridge, which was reopened on Friday, carries 4,000 cars.", "was the bridge reopened?"),
        ("Anna Holloway, 12, who went missing on Monday, was found on Friday.", "was Anna found?"),
        ("The ban on fireworks in the park was lifted on Monday.", "was the ban on fireworks lifted?"),
    ],
)
def test_it_is_told_by_yes_or_no_all_the_same(desk_of: DeskOf, text: str, question: str) -> None:
    desk = desk_of([{"id": "a", "date": "2024-05-01", "text": f"{text} A stall sold soup nearby."}])
    told = desk.ask(Question(text=question))
    assert isinstance(told, Answer)
    assert told.lead is None
    assert told.confidence >= 0.9


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The bill, if passed by the Senate, would cut the tax.", "did the senate pass the bill?"),
        ("The bill is to be passed by the Senate in May.", "did the senate pass the bill?"),
        ("The union at the mill said the company rejected the offer.", "did the union reject the offer?"),
        ("The report on the bridge was published on Friday.", "was the bridge published?"),
        ("Paula Hoff won 48 percent on Friday.", "did Hoff win?"),
    ],
)
def test_what_is_told_of_something_else_or_only_possible_is_no_plain_yes(
    desk_of: DeskOf, text: str, question: str
) -> None:
    told = desk_of([{"id": "a", "date": "2024-05-01", "text": text}]).ask(Question(text=question))
    assert not isinstance(told, Answer) or told.confidence < 0.5
