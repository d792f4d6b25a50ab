"""Questions that are worded like one for somebody's words, and who speaks in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from bot.conversation.speech.asking import parted
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "guild": """Tove Lind, a harbour expert, said the bakers would keep away from Per Sund. The bakers like bread.

Per Sund compared the Dorn State Guild to a broken clock. The State Guild was closed in May.""",
    "judge": """The court of Velm ruled that the claim of Nils Tarp was false. Ida Tarp has three boats. Nils Tarp and
Ida Tarp said that the sea is cold.""",
    "post": """Odd Krag, the head of the Dorn lighthouse, was in Quorne on Sunday. Krag has two dogs.""",
    "sign": """A road sign in Quorne was hacked on Sunday. It read, “Free fish for all.” The mayor laughed.""",
    "militia": """The bakers of Velm kept a militia to defend themselves against the wolves. In 1901 the guard Bo Falk
added a bell to their tower. The official name of the tower is Gull Rock.""",
    "site": """The lighthouse in Dorn is open. There are ninety stairs, according to its website, and no lift.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_a_capitalised_word_of_a_name_is_no_verb(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Per Sund compare the Dorn State Guild to?")
    assert isinstance(reply, Answer)
    assert "broken clock" in reply.snippets[0].text


def test_a_post_held_now_is_no_opinion(ask: Callable[[str], Reply]) -> None:
    reply = ask("What is Odd Krag's present position?")
    assert isinstance(reply, Answer)
    assert "head of the Dorn lighthouse" in reply.snippets[0].text


def test_who_thinks_something_ends_before_the_verb(ask: Callable[[str], Reply]) -> None:
    reply = ask("What does Tove Lind think bakers say about Per Sund?")
    assert isinstance(reply, Answer)
    assert reply.lead == "Tove Lind said:"


def test_all_capitals_of_a_title_leave_a_verb_a_verb(ask: Callable[[str], Reply]) -> None:
    assert ask("What Did Tove Lind Say About Per Sund?").lead == "Tove Lind said:"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did the hacked sign in Quorne say?", "Free fish"),
        ("What does the Dorn lighthouse website say about the stairs?", "ninety stairs"),
    ],
)
def test_what_a_thing_says_is_read_in_a_passage(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert words in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How did the bakers of Velm defend themselves?", "militia"),
        ("What did Bo Falk add to the tower?", "bell"),
        ("What is the tower's official name?", "Gull Rock"),
    ],
)
def test_what_somebody_did_is_no_speech(ask: Callable[[str], Reply], question: str, words: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert words in reply.snippets[0].text


def test_keywords_name_who_spoke_and_then_of_what(ask: Callable[[str], Reply]) -> None:
    reply = ask("tove lind per sund bakers statement")
    assert reply.lead == "Tove Lind said:"


def test_keywords_on_which_somebody_said_nothing_are_not_answered(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("tove lind lighthouse stairs statement"), Abstention)


def test_what_is_somebodys_is_no_verb(ask: Callable[[str], Reply]) -> None:
    reply = ask("Did the court rule Tarp's claim false?")
    assert isinstance(reply, Answer)
    assert "ruled that the claim" in reply.snippets[0].text


def test_how_something_was_said_is_no_part_of_who_said_it(desk_of: DeskOf) -> None:
    turn = desk_of([{"id": "d", "date": "2024-05-02", "text": "Per Sund spoke."}]).turn(
        Question(text="What did Per Sund falsely claim about bread?")
    )
    told = parted(replace(turn, slots={"who": (2, 5), "topic": (7, 8)}))
    assert told.slots == {"who": (2, 4), "topic": (7, 8)}
