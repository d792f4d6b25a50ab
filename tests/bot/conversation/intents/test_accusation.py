"""Who is charged or sued is accused, in whatever word it is asked; who is neither is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

COURT = """Olaf Falk was charged with selling otter hides in Dorn on Monday.

Mira Sand was sued for the price of a boat. Ada Reed, the judge, sat in a new hall."""


OTHERS = """Tove Lind accused Per Sund of hiding the letters of the Dorn guild.

“The feud was prosecuted by both guilds under Lind,” said Gro Aune. Odd Krag may be indicted in May, she hopes."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "court", "text": COURT}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is Olaf Falk accused of?", "charged with selling"),
        ("What is Mira Sand accused of?", "sued for the price"),
    ],
)
def test_who_is_charged_or_sued_is_accused(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["What is Ada Reed accused of?", "What was Mira Sand charged with?"])
def test_who_is_not_so_is_not_told_to_be(ask: Callable[[str], Reply], question: str) -> None:
    assert isinstance(ask(question), Abstention)


@pytest.mark.parametrize(
    "question",
    ["What is Tove Lind accused of?", "Was Tove Lind prosecuted?", "Was Odd Krag indicted?", "Who was indicted?"],
)
def test_an_accuser_and_who_may_be_charged_are_no_accused(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([{"id": "guild", "text": OTHERS}]).ask(Question(text=question))
    assert getattr(reply, "lead", None) != "As the documents word it:"


def test_who_is_accused_is_told_all_the_same(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "guild", "text": OTHERS}]).ask(Question(text="What is Per Sund accused of?"))
    assert isinstance(reply, Answer)
    assert "hiding the letters" in reply.snippets[0].text


def test_a_run_of_capitals_between_names_keeps_nothing_busy(desk_of: DeskOf) -> None:
    text = f"Ada Reed {'A' * 4000}! Otto Falk was charged. Ada Reed AA{'A' * 300} B and Otto Falk were charged."
    reply = desk_of([{"id": "a", "date": "2024-03-01", "text": text}]).ask(Question(text="was Ada Reed charged?"))
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text.endswith("were charged.")


FAMILY = """The Post reported on Monday that Ida Falk, chair of the harbour, had been charged with fraud. She was not.

Prosecutor Dean Abel dropped the charge against Paula Strand on Friday. Residents of Dorn accused Kvist Metals of
dumping solvent into the river. Otto Falk was convicted of arson in June.

Falk's son, Otto Falk Jr., was removed from the courtroom after he shouted. Leo Brandt has not been charged with theft.
"""
LATER = "Leo Brandt was charged with theft of a boat on Friday. Brandt will be tried in Dorn."


@pytest.fixture(scope="module")
def ask_of_family(desk_of: DeskOf) -> Callable[[str], Reply]:
    rows = [
        {"id": "family", "title": "Court", "date": "2024-05-02", "text": re.sub(r"(?<!\n)\n(?!\n)", " ", FAMILY)},
        {"id": "later", "title": "Charge", "date": "2024-06-02", "text": LATER},
    ]
    desk = desk_of(rows)
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_what_the_text_takes_back_is_shown_with_that(ask_of_family: Callable[[str], Reply]) -> None:
    reply = ask_of_family("Was Ida Falk charged with fraud?")
    assert reply.lead == "The text goes on to say otherwise:"
    assert reply.snippets[0].text.endswith("She was not.")


def test_who_drops_a_charge_was_not_charged(ask_of_family: Callable[[str], Reply]) -> None:
    reply = ask_of_family("Was Dean Abel charged?")
    assert isinstance(reply, Abstention), reply
    reply = ask_of_family("Was Paula Strand charged?")
    assert isinstance(reply, Answer), reply


def test_what_is_told_of_a_fuller_name_is_shown_as_that(ask_of_family: Callable[[str], Reply]) -> None:
    reply = ask_of_family("What is Kvist accused of?")
    assert "dumping solvent" in reply.snippets[0].text


def test_a_father_is_not_his_son(ask_of_family: Callable[[str], Reply]) -> None:
    reply = ask_of_family("Was Otto Falk Jr. convicted?")
    assert isinstance(reply, Abstention), reply
    assert "They tell it of Otto Falk:" in reply.reason
    reply = ask_of_family("Was Otto Falk removed from the courtroom?")
    assert getattr(reply, "lead", "") is not None or reply.confidence < 0.5, reply


def test_what_a_newer_document_has_overtaken_comes_last(ask_of_family: Callable[[str], Reply]) -> None:
    reply = ask_of_family("Was Leo Brandt charged?")
    assert "was charged with theft" in reply.snippets[0].text
    assert "has not been charged" in reply.snippets[-1].text


def test_of_whom_it_is_taken_back_is_not_named_first(desk_of: DeskOf) -> None:
    text = (
        "Nils Vik was charged with lying to the police about the kidnapping. He is not charged with kidnapping. "
        "Rolf Krag, a clerk, was charged with kidnapping on Thursday. The court met in Dorn."
    )
    desk = desk_of([{"id": "k", "title": "Charges", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="who was charged with kidnapping?"))
    assert isinstance(reply, Answer), reply
    assert reply.snippets[0].text.startswith("Rolf Krag")
    assert not any(s.text.startswith("He is not") for s in (*reply.snippets, *reply.more))


def test_of_somebody_unnamed_beside_a_name_is_said_to_be_so(desk_of: DeskOf) -> None:
    text = (
        "A man has been indicted over five attacks in Dorn, the court announced on Monday. During the attacks, Ola "
        "Hauk, 28, hurt six people. Sheriff Ada Reed said the street was safe. The fair opens in May."
    )
    desk = desk_of([{"id": "k", "title": "Attacks", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="was Hauk indicted?", asker="a"))
    assert isinstance(reply, Abstention), reply
    assert reply.reason.endswith("of somebody whom they do not name:")
    assert reply.snippets[0].text.startswith("A man has been indicted")
    reply = desk.ask(Question(text="was Reed indicted?", asker="b"))
    assert isinstance(reply, Abstention), reply
    assert not reply.snippets


BALLOTS = "Otto Hoff was charged with burning ballots in May. Greta Lund was charged with fraud over a boat in June."


@pytest.mark.parametrize(
    ("question", "reason", "told"),
    [
        (
            "was Lund charged over the ballots?",
            "I find nowhere in the documents that Greta Lund was charged over the ballots. They do tell this:",
            "Greta Lund was charged with fraud over a boat in June.",
        ),
        (
            "was Hoff charged with fraud?",
            "I find nowhere in the documents that Otto Hoff was charged with fraud. They do tell this:",
            "Otto Hoff was charged with burning ballots in May.",
        ),
    ],
)
def test_another_charge_is_none_of_what_is_asked(desk_of: DeskOf, question: str, reason: str, told: str) -> None:
    reply = desk_of([{"id": "a", "date": "2024-07-02", "text": BALLOTS}]).ask(Question(text=question))
    assert isinstance(reply, Abstention)
    assert (reply.reason, [s.text for s in reply.snippets]) == (reason, [told])


def test_who_was_charged_over_it_is_nobody_charged_over_something_else(desk_of: DeskOf) -> None:
    reply = desk_of([{"id": "a", "date": "2024-07-02", "text": BALLOTS}]).ask(
        Question(text="who was charged over the ballots?")
    )
    assert [s.text for s in reply.snippets] == ["Otto Hoff was charged with burning ballots in May."]


@pytest.mark.parametrize("question", ["was Vale charged?", "was Vale charged with perjury?"])
def test_a_trial_over_money_is_no_charge(desk_of: DeskOf, question: str) -> None:
    text = """Ada Moe, who argued during the trial that Otto Vale pushed the lie for money, questioned Vale on Monday.

Tom Brandt asked the jurors to award Vale a dollar for each of the compensation charges."""
    reply = desk_of([{"id": "a", "date": "2024-07-02", "text": text}]).ask(Question(text=question))
    assert not (isinstance(reply, Answer) and reply.confidence > 0.5), reply
    assert not any("argued during the trial" in s.text for s in reply.snippets[:1])


def test_what_may_come_is_no_charge_yet(desk_of: DeskOf) -> None:
    text = """The filing raised the possibility that Otto Hoff and his lawyers could face obstruction charges.

"Let us play it straight," said Tom Brandt, Hoff's lawyer from his second impeachment trial."""
    reply = desk_of([{"id": "a", "date": "2024-07-02", "text": text}]).ask(Question(text="was hoff charged?"))
    assert isinstance(reply, Abstention)
    assert reply.reason == "I find nowhere in the documents that Otto Hoff was charged, only that it may come:"
    assert [s.text for s in reply.snippets] == [text.split("\n")[0]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Otto Krag was not named in the indictment.", "only this:"),
        ("Otto Krag could face charges of fraud.", "only that it may come:"),
    ],
)
def test_what_is_denied_is_not_said_to_come(desk_of: DeskOf, text: str, told: str) -> None:
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="Was Otto Krag charged?", asker="one"))
    assert isinstance(reply, Abstention), reply
    assert reply.reason.endswith(told)
