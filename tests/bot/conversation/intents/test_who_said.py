"""Who said it, and who did not: whom it was said to, and who wrote what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "debate": """Tove Lind said the ferry in Dorn was safe. Per Sund asked Lind about the ferry. Lind left early.""",
    "bill": """“Bill 12 will sink the ferries of Dorn,” said Gro Aune, the head of the guild.

Odd Krag, the author of Bill 12, was not there.""",
    "inquiry": """Counsel Yusuf Holm asked Ada Berg who told her to change the scores. “Nils did,” she said. The report
on the scores is due by 31 August.""",
}


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_who_was_asked_did_not_ask(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who asked Lind about the ferry in Dorn?")
    assert "Tove Lind" not in (getattr(reply, "lead", "") or "")


def test_who_wrote_a_bill_is_not_who_speaks_of_it(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who wrote Bill 12?")
    assert "Gro Aune" not in (getattr(reply, "lead", "") or "")


def test_what_is_said_somewhere_asks_for_no_speaker(ask: Callable[[str], Reply]) -> None:
    assert ask("What exactly is said about the ferries of Dorn?").intent != "who_said"


def test_who_asks_who_said_it_did_not_say_it(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who told her to change the scores?")
    assert "Yusuf Holm said" not in (getattr(reply, "lead", "") or ""), reply


def test_when_a_report_is_due_is_not_when_it_was_published(ask: Callable[[str], Reply]) -> None:
    reply = ask("when is the report due?")
    assert reply.intent != "published"
    assert "31 August" in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which president said that travellers may have compensation?", "Joe Brand"),
        ("Which senators called for money for the disruption?", "Edgar Mark"),
        ("Which senators said that travellers may have compensation?", None),
        ("Which officials said that travellers may have compensation?", "Joe Brand"),
    ],
)
def test_which_senators_said_it_names_no_president(desk_of: DeskOf, question: str, named: str | None) -> None:
    text = (
        "President Joe Brand said on Tuesday that travellers may have compensation for lost time. In "
        'a joint statement, Sens. Edgar Mark and Rhea Blum called for "not only new tickets, but money for the '
        'disruption."'
    )
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text=question, asker="one"))
    lead = getattr(reply, "lead", "") or ""
    assert named in lead if named else "said it" not in lead


@pytest.mark.parametrize(
    "question", ["Who accused her of joining the guild?", "who accused tove lind of joining the guild"]
)
def test_who_denies_an_accusation_did_not_make_it(desk_of: DeskOf, question: str) -> None:
    text = (
        "Tove Lind went to court in Dorn on Monday. She also denied accusations made by Krag's brother, Odd, that she "
        "joined a secret guild."
    )
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    desk.ask(Question(text="Did Tove Lind go to court?", asker="one"))
    reply = desk.ask(Question(text=question, asker="one"))
    assert "Tove Lind" not in (getattr(reply, "lead", "") or ""), reply
    assert "Krag's brother, Odd" in reply.snippets[0].text


def test_who_denies_one_thing_and_accuses_somebody_has_accused(desk_of: DeskOf) -> None:
    text = "Tove Lind denied it and accused Odd Krag of burning the pier in Dorn."
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="Who accused Krag of burning the pier?", asker="one"))
    assert "Tove Lind" in (getattr(reply, "lead", "") or reply.snippets[0].text), reply


@pytest.mark.parametrize(
    ("question", "speaks"),
    [("who declared krag dead?", False), ("Who declared Krag dead?", False), ("who declared krag was dead?", True)],
)
def test_who_declared_somebody_dead_is_not_who_speaks_of_the_death(
    desk_of: DeskOf, question: str, *, speaks: bool
) -> None:
    text = "Bernhard Sund said Krag was dead when the boat came.\n\nOdd Krag was a baker."
    desk = desk_of([{"id": "a", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text=question, asker="one"))
    assert ("Bernhard Sund" in (getattr(reply, "lead", "") or "")) is speaks, reply
