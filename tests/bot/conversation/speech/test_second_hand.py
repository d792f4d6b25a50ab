"""Words that somebody else tells of, or that stand on somebody's account, are shown as such."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TOLD = """Ada Dunmore says Ruth Olsen told her, “Do not sign it.” Police say Tom Hale texted his wife that it was done.

Ida Sund said Rolf Krag did not tell the board. Ida Sund said Krag may have told a clerk. Ida Sund said an
aide to Rolf Krag told her to wait.

According to the complaint, Nils Vik told a clerk, “Burn the list.” “It was a joke,” Gro Aune said, according to her
lawyer. The pier is safe, according to Bo Lind.

Otto Falk said the mayor is a fool, according to the complaint. “The mayor is no fool,” Otto Falk said on Monday."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "told", "title": "The list", "date": "2024-05-02", "text": TOLD}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "source", "told"),
    [
        ("what did Olsen say?", "Ada Dunmore", "Do not sign it"),
        ("what did Olsen tell Dunmore?", "Ada Dunmore", "Do not sign it"),
        ("what did Hale say?", "police, going by the context", "that it was done"),
    ],
)
def test_words_at_second_hand_are_told_to_be_so(
    ask: Callable[[str], Reply], question: str, source: str, told: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert f"at second hand. This is from {source}:" in (reply.lead or "")
    assert told in reply.snippets[0].text


def test_what_they_did_not_say_or_may_have_said_is_no_word_of_theirs(ask: Callable[[str], Reply]) -> None:
    assert isinstance(ask("what did Krag say?"), Abstention)


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("what did Vik say?", "According to “the complaint”, Nils Vik said:"),
        ("who said burn the list?", "According to “the complaint”, Nils Vik said it:"),
        ("what did Aune say?", "According to “her lawyer”, Gro Aune said:"),
        ("what did Lind say?", "Bo Lind said:"),
    ],
)
def test_on_whose_account_it_is_stands_before_it(ask: Callable[[str], Reply], question: str, lead: str) -> None:
    assert ask(question).lead == lead


def test_one_account_is_not_that_of_all_words(ask: Callable[[str], Reply]) -> None:
    assert "According" not in (ask("what did Falk say?").lead or "")


def test_who_is_told_to_have_said_it_did_at_second_hand(desk_of: DeskOf) -> None:
    text = "Ada Dunmore said that Ruth Olsen had told the board that the pier was unsafe. The board met in May."
    desk = desk_of([{"id": "pier", "title": "The pier", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="who said the pier was unsafe?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Ruth Olsen said it, at second hand: this is from Ada Dunmore:"
    reply = desk.ask(Question(text="who said Olsen told the board it was unsafe?", asker="b"))
    assert (reply.lead or "").startswith("Ada Dunmore")
