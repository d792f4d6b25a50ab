"""Who did it to somebody is told where that very one stands behind the verb, or before a passive with a "by"."""

from __future__ import annotations

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

WIFE = "Two officers arrested Ada Quist, the wife of Otto Hoff. A judge fined Quist's brother."
FOUNDED = "Kessler Group, founded by Ada Quist in 2019, sells boats. Quist, a pilot, founded a club."
FINED = "The court fined Kessler Group and Tom Brandt. Otto Hoff was there."
AIDE = "The board fired Otto Hoff's longtime aide, Tom Brandt, in May."


def ask(desk_of: DeskOf, text: str, question: str) -> Reply:
    desk = desk_of([{"id": "a", "date": "2024-05-02", "title": "News", "text": text}])
    return desk.ask(Question(text=question, asker="one"))


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        ("Dorn police arrested Otto Hoff on Monday. Hoff was late.", "who arrested hoff?", "Dorn police arrested"),
        (
            "Dorn police arrested Otto Hoff on Monday. Hoff was late.",
            "who was hoff arrested by",
            "Dorn police arrested",
        ),
        ("Otto Hoff was arrested on Monday by agents at home. It rained.", "Who arrested Hoff?", "by agents at home."),
        (FOUNDED, "Who founded the Kessler Group?", "Kessler Group, founded by Ada Quist in 2019, sells boats."),
        (FINED, "who fined Brandt", "The court fined Kessler Group and Tom Brandt."),
        (AIDE, "Who fired Tom Brandt?", AIDE),
        (WIFE, "Who arrested Quist?", "Two officers arrested Ada Quist, the wife of Otto Hoff."),
        ("Greta Lund, who fired Tom Brandt, resigned. Brandt sang.", "who fired brandt", "who fired Tom Brandt"),
    ],
)
def test_who_did_it_is_told_by_the_sentence_that_has_it_done_to_them(
    desk_of: DeskOf, text: str, question: str, shown: str
) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Answer), reply
    assert (reply.lead, len(reply.snippets), reply.confidence) == (None, 1, 0.9)
    assert shown in reply.snippets[0].text


@pytest.mark.parametrize(
    ("text", "question", "reason"),
    [
        (WIFE, "Who arrested Hoff?", "I do not find that. What comes nearest tells it of Ada Quist:"),
        (WIFE, "Who fined Quist?", "The passage that comes nearest tells of “Quist's brother”, and not of “Quist”:"),
        (FINED, "Who fined Otto Hoff?", "I do not find that. What comes nearest tells it of Kessler Group:"),
    ],
)
def test_what_was_done_to_another_is_put_right(desk_of: DeskOf, text: str, question: str, reason: str) -> None:
    reply = ask(desk_of, text, question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "The mayor accused Otto Hoff of having shot Tom Brandt.",
        "Otto Hoff, accused of having shot Tom Brandt, was freed.",
    ],
)
def test_what_somebody_is_accused_of_is_shown_as_that(desk_of: DeskOf, text: str) -> None:
    reply = ask(desk_of, text, "Who shot Brandt?")
    assert isinstance(reply, Answer)
    assert reply.lead == "The text says “accused”:"


def test_what_is_denied_or_wanted_is_not_told_as_done(desk_of: DeskOf) -> None:
    text = "Police want to arrest Otto Hoff. They have not arrested Hoff. Others arrested Ada Quist."
    reply = ask(desk_of, text, "Who arrested Hoff?")
    assert reply.confidence != 0.9


def test_who_did_what_no_passage_has_is_not_told_for_sure(desk_of: DeskOf) -> None:
    text = "Police said on Tuesday that Otto Hoff, 34, was found dead in his home. Officers have made no arrests."
    reply = ask(desk_of, text, "who killed Hoff?")
    assert not isinstance(reply, Answer) or reply.confidence < 0.5


def test_what_was_founded_years_ago_by_somebody_founds_nothing_there(desk_of: DeskOf) -> None:
    text = "Kessler Group, founded in 2019 by Ada Quist, sells boats."
    reply = ask(desk_of, text, "Who founded Kessler Group?")
    assert isinstance(reply, Answer), reply
    assert reply.snippets[0].text == text
    other = ask(desk_of, "Kessler Group founded a school in 2019 by the sea.", "Who founded Kessler Group?")
    assert isinstance(other, Abstention), other
