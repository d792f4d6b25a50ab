"""Refusals that would be untrue: what is asked for stands there in another word, or is called by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation.checks.missing import PLAIN, SURE
from bot.conversation.checks.untold import untold
from bot.conversation.reply import Abstention, Answer, Question
from tests.bot.conversation.conftest import DeskOf

# What the reader says of a passage in which it finds no answer.
_IN_VAIN = -3.0


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (
            "How many officers of Vestra Shipping were charged with theft?",
            "Vestra Shipping of Dorn and five of its officers were indicted for theft by a jury in Larn.",
            "five of its officers",
        ),
        (
            "Is the diver Ada Reed guilty already?",
            "The diver Ada Reed is presumed innocent until she is proven guilty in court, the judge said.",
            "proven guilty",
        ),
        (
            "When did the Dane Karl Hus enter the network of Vestra Shipping?",
            "Karl Hus, 21, a Danish sailor, was held on Monday.\n\nKarl Hus entered the network of Vestra Shipping on "
            "May 12, 2004, the court heard.",
            "May 12",
        ),
    ],
    ids=["charged", "already", "Dane"],
)
def test_what_the_passage_tells_is_not_refused(desk_of: DeskOf, question: str, text: str, told: str) -> None:
    reply = desk_of([{"id": "dorn", "date": "2024-05-02", "text": text}]).ask(Question(text=question))
    assert isinstance(reply, Answer), reply.reason if isinstance(reply, Abstention) else reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "text", "refused"),
    [
        (
            "What is the name of Ada Reed's firm in Larn?",
            "A judge in Dorn has barred Ada Reed, and her Larn-based business, Tidal Money Services LLC, from lending.",
            False,
        ),
        (
            "What is the name of the boat that Ada Reed bought?",
            "Ada Reed bought a fishing vessel called Zero Tide in Larn, and sold it to the diver Otto Vik in May.",
            False,
        ),
        (
            "What is the name of the boat that Ada Reed bought?",
            "Ada Reed bought a fishing boat in Larn, and sold it to the diver Otto Vik in May.",
            True,
        ),
        (
            "What is the name of Ada Reed's firm in Larn?",
            f"A judge in Dorn has barred Ada Reed and her business in Larn from lending to {'A' * 70} for good.",
            True,
        ),
    ],
    ids=["firm", "called", "none", "a run of capitals, which can be read in more ways than there is time for"],
)
def test_a_name_that_is_told_is_not_refused_where_the_reader_finds_none(
    desk_of: DeskOf, question: str, text: str, refused: bool
) -> None:
    turn = desk_of([{"id": "dorn", "date": "2024-05-02", "text": text}]).turn(Question(text=question))
    unread = [replace(p, read=_IN_VAIN) for p in turn.search(turn.query(), limit=1)]
    assert (untold(turn, unread, follows=False) is not None) == refused


def test_words_of_an_address_are_not_written_small(desk_of: DeskOf) -> None:
    text = "The Quorne Works are shut. See www.dorn.example/quorne-works or write to quorne@dorn.example today."
    common = desk_of([{"id": "dorn", "date": "2024-05-02", "text": text}]).snapshot.common_words
    assert "quorne" not in common
    assert "today" in common


def test_an_endless_run_of_signs_is_read_once(desk_of: DeskOf) -> None:
    text = f"The pier is shut. {'@' * 20_000} {'a.' * 10_000}z today."
    assert "today" in desk_of([{"id": "dorn", "date": "2024-05-02", "text": text}]).snapshot.common_words


def test_who_does_the_very_thing_is_not_held_to_suffer_the_like(desk_of: DeskOf) -> None:
    text = (
        "Lund had told Vestra Shipping to bill Acme Ferries for more than $34 million in fares. Acme Ferries paid more "
        "than $29 million on these fares."
    )
    reply = desk_of([{"id": "dorn", "date": "2024-05-02", "text": text}]).ask(
        Question(text="How much did Acme Ferries pay Vestra Shipping?")
    )
    assert isinstance(reply, Answer), reply.reason if isinstance(reply, Abstention) else reply
    assert "$29 million" in reply.snippets[0].text


_ODD = (
    "Who paid for the repairs of the boat house last winter?",
    "how much did the pier cost to build",
    "Why did the ferry stop running in the storm?",
    "What colour are the new boats?",
    "When will the harbour be dredged?",
    "Where do the seals sleep at night?",
    "which insurers covered the damage to the quay",
    "Who painted the lighthouse?",
)


def test_no_passage_below_the_cutoff_is_an_answer(desk_of: DeskOf) -> None:
    text = (
        "The pier of Dorn was repaired last winter, the town said.\n\nA storm tore boats from the quay in January.\n\n"
        "The ferry runs on weekdays. Its boats are built in Larn.\n\nSeals rest on the rocks at low tide."
    )
    desk = desk_of([{"id": "pier", "date": "2024-05-02", "text": text}])
    doubts = [desk.ask(Question(text=q, asker=q)) for q in _ODD]
    shown = [r.confidence for r in doubts if isinstance(r, Answer)]
    refused = [r for r in doubts if isinstance(r, Abstention)]
    assert refused
    assert all(sure >= SURE for sure in shown)


def test_all_of_a_short_document_is_no_answer_to_whatever_is_asked(desk_of: DeskOf) -> None:
    # Its one window has no rival, which was taken for a sure sign that it answers.
    text = (
        "The pier of Dorn was repaired last winter, the town said.\n\nA storm tore boats from the quay in January.\n\n"
        "The ferry runs on weekdays. Its boats are built in Larn.\n\nSeals rest on the rocks at low tide."
    )
    desk = desk_of([{"id": "pier", "date": "2024-05-02", "text": text}])
    asked = ("What colour are the new boats?", "Who painted the lighthouse?", "which insurers covered the quay")
    replies = [desk.ask(Question(text=question, asker=question)) for question in asked]
    assert [r for r in replies if isinstance(r, Answer) and r.confidence >= PLAIN] == []
    told = desk.ask(Question(text="When does the ferry run?"))
    assert isinstance(told, Answer)
    assert told.confidence >= PLAIN
