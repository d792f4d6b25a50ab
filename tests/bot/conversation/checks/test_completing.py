"""What a shown passage takes along so that it is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation.checks.completing import joined, with_sentence_behind, without_tail
from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question
from bot.conversation.turn import Turn
from knowledge.retrieval.search import Passage
from knowledge.retrieval.windows import WIDTH
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


def _tides(*between: str) -> str:
    """A text of two long paragraphs on the tides of Sund, with others between them or none."""
    first = (
        "The pilots of the harbour of Sund asked the council of Sund in a long letter to undo the fees of the harbour, "
        "since they hold that the boats stay away for it and go to Larn with all that they carry, be it bread or tea, "
        "and come back with nothing."
    )
    second = (
        "The council of Sund told the pilots on Monday that they stay as they are, and that no letter, be it long or "
        "short, would change that before the winter has come and gone, and that Larn may well have the boats."
    )
    return "\n\n".join((first, *between, second, "Rain fell on Dorn in May."))


_ASKED = Question(
    text="What did the pilots of the harbour of Sund ask the council of Sund in a long letter on the fees?"
)


def _passages(desk: Desk) -> tuple[Turn, list[Passage]]:
    turn = desk.turn(_ASKED)
    return turn, turn.search(turn.query(), limit=4)


def _parted(desk: Desk, text: str) -> tuple[Turn, Passage, Passage]:
    """The passage of a text of two paragraphs, as two that stand beside each other."""
    turn, found = _passages(desk)
    end = text.index("\n\n")
    candidate = replace(found[0].candidate, start=0, end=end)
    first = replace(found[0], start=0, end=end, candidate=candidate)
    last = len(text)
    return turn, first, replace(first, start=end + 2, end=last, candidate=replace(candidate, start=end + 2, end=last))


@pytest.mark.parametrize("behind_first", [False, True])
def test_passages_beside_each_other_are_shown_as_one_in_their_order(desk_of: DeskOf, behind_first: bool) -> None:
    text = "The pilots asked the council of Sund in a letter to end the fees.\n\nThe council told them that they stay."
    turn, one, other = _parted(desk_of([{"id": "sund", "title": "Pilots", "date": "2024-03-01", "text": text}]), text)
    shown = joined(turn, [other, one] if behind_first else [one, other])
    assert [(p.start, p.end) for p in shown] == [(0, len(text))]


def test_passages_that_are_too_long_together_stay_apart(desk_of: DeskOf) -> None:
    text = _tides()
    turn, found = _passages(desk_of([{"id": "sund", "title": "Pilots", "date": "2024-03-01", "text": text}]))
    before, behind = sorted(found[:2], key=lambda p: p.start)
    assert behind.end - before.start > WIDTH
    assert joined(turn, [behind, before]) == [behind, before]
    assert joined(turn, [before, behind]) == [before, behind]


def test_passages_with_something_between_them_stay_apart(desk_of: DeskOf) -> None:
    text = _tides("Ada Reed sells tea and bread at the old mill of Dorn on most days of the week.")
    turn, found = _passages(desk_of([{"id": "sund", "title": "Pilots", "date": "2024-03-01", "text": text}]))
    assert joined(turn, found[:2]) == found[:2]


def test_passages_that_a_heading_parts_stay_apart(desk_of: DeskOf) -> None:
    text = _tides("The council")
    turn, found = _passages(desk_of([{"id": "sund", "title": "Pilots", "date": "2024-03-01", "text": text}]))
    assert joined(turn, found[:2]) == found[:2]


@pytest.mark.parametrize(
    ("led", "begins"),
    [
        ("“We sail at dawn. The sea is ours. It makes us strong.”", "The ferry"),
        ("He said: “We sail at dawn.” It makes us strong.", "It makes us strong."),
    ],
)
def test_the_end_of_a_quotation_above_is_left_off(desk_of: DeskOf, led: str, begins: str) -> None:
    text = f"Rain fell on Dorn.\n\n{led}\n\nThe ferry of Larn was sold to the baker Ada Rehn in May."
    desk = desk_of([{"id": "ferry", "title": "Ferries", "date": "2024-03-01", "text": text}])
    turn = desk.turn(Question(text="Who bought the ferry of Larn?"))
    best = next(p for p in turn.search(turn.query(), limit=4) if "sold" in text[p.start : p.end])
    shown = without_tail(turn, replace(best, start=text.index("It makes us strong")))
    assert text[shown.start :].startswith(begins)


def test_what_stands_before_the_best_sentence_makes_room_for_the_one_that_tells(desk_of: DeskOf) -> None:
    boats = "the harbour of Sund has nine boats, each with a bell, a lamp, a very small blue oar and a long red rope, "
    before = boats * 3
    best = "The council of Sund closed the pier."
    text = f"{before}it is said. {best} It did so because the planks were rotten."
    desk = desk_of([{"id": "sund", "title": "Pier", "date": "2024-03-01", "text": text}])
    turn = desk.turn(Question(text="Why did the council of Sund close the pier?"))
    found = turn.search(turn.query(), limit=4)[0]
    start = text.index(best)
    end = start + len(best)
    passage = replace(found, start=0, end=end, candidate=replace(found.candidate, start=start, end=end))
    assert end - passage.start <= WIDTH < len(text)
    told = with_sentence_behind(turn, passage)
    assert text[told.start : told.end] == f"{best} It did so because the planks were rotten."
