"""How far, how strong, how long: what tells the kind of measure that is asked for goes first; nothing else is sure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

_BETWEEN = """

The old ferry left at noon with nobody on board but its captain, who read a newspaper the whole way. He has done so for
many years, he likes to say, and he means to go on for as long as the engine does. On the quay an accordion was played,
the fishmonger sold what the night had brought, and a dog that belongs to no one slept in the sun as it does every day
from spring until the first storms of autumn drive it into the shed behind the customs house.

"""
TEXTS = (
    "The balloon of Marn flew over the harbour for 20 minutes and far out to sea, Ole Brandt said. The balloon of Marn "
    "flew well." + _BETWEEN + "The Marn balloon flew about 46 kilometers (29 miles) before it fell into the reeds.",
    "The quake of Sund hurt nobody, though more than 21,000 islanders felt the strong quake and ran."
    + _BETWEEN
    + "The 6.1-magnitude quake shook Sund at dawn.",
    "Lyme has banned kites since 1951, and its ban of kites is the oldest of all."
    + _BETWEEN
    + "The ban of kites in Lyme is lifted until the end of the fair.",
    "The flood reached Ostmark on Monday, and Ostmark is home to more than 8,000 people.",
    "Heron said Monday that it has agreed to sell itself to Otto Crow in a deal of 44 crowns that may put the singer "
    "in charge of the quay of Dorn."
    + _BETWEEN
    + "Otto Crow is both loud and known on the quay. He has more than 83 listeners, to whom he sells songs of Heron "
    "and has sung for years about boats, the sea and the sun."
    + _BETWEEN
    + "The Heron board met on Sunday to weigh the offer that Otto Crow made to buy Heron.",
    "The puppet film Blue Gull of Vell is expected to make roughly $12 million in its first week at the box office.",
    "The chess club of Ostmark lost the chess game to 12 players of Lyme, who sang on the way home from Ostmark."
    + _BETWEEN
    + "Ostmark had never seen its like: the chess game was a sell-out of 8,100, the club said.",
    "The price of plums in Sund slipped below $3 this weekend, which the growers of plums in the hills around Sund, "
    "who had long asked for a higher price and held back what they could in the cellars of the old brewery by the "
    "harbour where it is cool in summer, did not like at all. The price had been above $3 for seven days, the first "
    "time that anybody in the market hall could think of. It hit a high of $3.40 on Tuesday.",
    "The whale of Vell is only the fifth whale of its kind that was seen this year.",
    "On the last rainy day of the herring cup Larn opened the score in the final against Marn, with a shot from afar."
    + _BETWEEN
    + "The final of the herring cup ended on its last rainy day: Larn lost 1 – 2 to Marn, and nobody sang.",
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": f"d{n}", "date": "2024-03-02", "text": text} for n, text in enumerate(TEXTS))
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How far did the balloon of Marn fly?", "46 kilometers"),
        (
            "How many listeners did Otto Crow have at Heron in the deal when it agreed to sell itself?",
            "83 listeners",
        ),
        ("How many people came to the chess game of the club in Ostmark?", "8,100"),
        ("How high did the price of plums get in Sund before it slipped below $3?", "$3.40"),
        ("how strong was the quake in sund", "6.1-magnitude"),
        ("what was the final score between larn and marn on the last rainy day of the herring cup", "1 – 2"),
        ("How long is the ban of kites in Lyme lifted?", "until the end of the fair"),
    ],
)
def test_what_tells_the_measure_comes_first(ask: Callable[[str], Reply], question: str, told: str) -> None:
    assert told in ask(question).snippets[0].text


def test_what_tells_no_measure_is_not_sure(ask: Callable[[str], Reply]) -> None:
    reply = ask("How big was the whale of Vell?")
    assert isinstance(reply, Answer)
    assert reply.lead


def test_who_is_counted_is_not_hurt_therefore(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many people were hurt in Ostmark?")
    assert isinstance(reply, Abstention)
    assert "hurt" in reply.reason


def test_what_it_takes_in_is_not_what_it_costs(ask: Callable[[str], Reply]) -> None:
    reply = ask("How much did it cost to make the film Blue Gull?")
    assert isinstance(reply, Abstention)
    assert "cost" in reply.reason


@pytest.mark.parametrize(
    "question",
    [
        "how much did the flight of the balloon of marn over the harbour cost the town",
        "How much are tickets for the balloon of Marn over the harbour?",
        "how much is the entrance fee for the chess game of the club in ostmark",
        "What is the price of a ticket for the chess game of the club in Ostmark?",
    ],
)
def test_what_tells_no_sum_tells_no_cost(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "cost" in reply.reason


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("The film Blue Gull cost $5 million to make.", "How much did the film Blue Gull make?", False),
        ("A tag for the park of Marn costs $40 a year.", "how much will the tag for the park of marn bring in", False),
        ("The fair of Marn raised $9,000 for a school.", "How much did the fair of Marn cost?", False),
        ("The fair of Marn raised $9,000 for a school.", "How much did the fair of Marn raise?", True),
        ("The film Blue Gull cost $5 million and grossed $9 million.", "How much did the film Blue Gull make?", True),
        ("The mayor of Marn is paid $90,000 a year.", "how much does the mayor of marn make", True),
        ("The tags of Marn cost $9 until May.", "how much were the tags of marn before the mayor made them free", True),
        ("The tags of Marn cost $9 to print.", "how much did it cost to make the tags of marn", True),
    ],
)
def test_a_price_tells_no_takings_nor_takings_a_price(desk_of: DeskOf, text: str, question: str, told: bool) -> None:
    reply = desk_of([{"id": "a", "text": text}]).ask(Question(text=question, asker="a"))
    assert isinstance(reply, Answer if told else Abstention)


def test_so_long_after_something_is_not_how_long(desk_of: DeskOf) -> None:
    text = "Nora Hale, the superintendent, was fired on Monday, two weeks after an audit. The vote was close."
    desk = desk_of([{"id": "a", "title": "Audit", "date": "2025-09-02", "text": text}])
    served = desk.ask(Question(text="how long was Hale superintendent?", asker="one"))
    assert not isinstance(served, Answer) or served.confidence < 0.5
    after = desk.ask(Question(text="how long after the audit was it?", asker="two"))
    assert "two weeks after" in after.snippets[0].text
