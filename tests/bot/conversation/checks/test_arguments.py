"""Who does it to whom: a passage with another doer is a correction, not an answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.conversation.checks.arguments import doer_and_verb, other_doer
from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from knowledge.indexing import build
from knowledge.store.snapshot import open_snapshot
from tests.bot.conversation.conftest import DeskOf

Ask = Callable[[str], Reply]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Northern Ferries name Petra Lind as harbour master?", "city council"),
        ("Did Petra Lind call the closure a disaster?", "Lars Holm"),
    ],
)
def test_another_doer_is_a_correction(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    if reply.snippets:
        assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["Has anyone been convicted?", "who was arrested"])
def test_nobody_is_said_to_be_what_no_sentence_says(ask: Ask, question: str) -> None:
    assert ask(question).behaviour == "abstain"


def test_a_refusal_is_no_comment_though_other_words_stand_beside_it(ask: Ask) -> None:
    reply = ask("Did Northern Ferries comment on compensation?")
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert reply.lead == "Going by the context, Northern Ferries declined to comment:"
    assert "declined to comment on compensation" in reply.snippets[0].text


def test_who_refused_here_and_spoke_there_is_shown_with_both(ask: Ask) -> None:
    reply = ask("Did Northern Ferries comment?")
    assert isinstance(reply, Answer)
    texts = [s.text for s in reply.snippets]
    assert any("declined" in t for t in texts)
    assert any("bus service" in t for t in texts)


def test_an_accused_man_is_not_said_to_be_convicted(ask: Ask) -> None:
    assert ask("Was Leo Brandt convicted?").behaviour == "abstain"


def test_an_accusation_is_no_charge(ask: Ask) -> None:
    assert ask("What is Leo Brandt charged with?").behaviour == "abstain"
    assert ask("What is Leo Brandt accused of?").behaviour == "answer"


def test_the_day_of_the_telling_is_not_the_day_it_happened(ask: Ask) -> None:
    reply = ask("When did the harbour board open the inquiry?")
    assert isinstance(reply, Abstention)
    assert "I find no day of that" in reply.reason
    assert "said Friday it had opened" in " ".join(reply.snippets[0].text.split())


BORROWED = """Otto Falk met Lars Holm at the harbour on Monday. Falk was in a fury.

He borrowed the money of the harbour fund. Otto Falk borrowed the boat."""


@pytest.mark.parametrize(("question", "told"), [("the money", None), ("the boat", "Otto Falk")])
def test_a_correction_rests_on_a_name_and_on_no_pronoun(tmp_path: Path, question: str, told: str | None) -> None:
    (tmp_path / "fund.jsonl").write_text(json.dumps({"id": "fund", "text": BORROWED}), "utf-8")
    build(tmp_path / "fund.jsonl", tmp_path / "store", jobs=1)
    snapshot = open_snapshot(tmp_path / "store")
    turn = Desk(snapshot).turn(Question(text=f"Did Lars Holm borrow {question}?", asker="", channel=""))
    row = next(r for r in snapshot.sentences(0) if question in BORROWED[r.start : r.end])
    assert [e for e, *_ in snapshot.mentions(0, row.start, row.end)]
    assert other_doer(turn, 0, row.start, row.end) == told
    snapshot.close()


def test_the_board_of_a_firm_is_the_board_that_did_it(desk_of: DeskOf) -> None:
    text = """The sale, which was quietly backed by Vestra Corp.’s board, is to close in May.

“The Vestra Board looked at it for long,” chairman Otto Vinn of the Vestra Board said."""
    desk = desk_of([{"id": "sale", "date": "2024-05-02", "text": text}])
    assert desk.ask(Question(text="Did the Vestra Board back the sale quietly?")).behaviour == "answer"


def test_what_is_hardly_ever_written_small_is_a_name_behind_did(desk_of: DeskOf) -> None:
    text = "\n\n".join(
        (
            "Otto Falk made an offer for Vestra Shipping on Monday. Vestra has nine boats.",
            "Vestra lost its owner in May. Vestra was founded in Dorn. Its page is https://vestra.example/boats now.",
            "The staff of Vestra and the board of Vestra met. Vestra took no vote. Vestra will meet again.",
            "“We would like Vestra,” Falk said. Vestra once sold a ferry to Falk. Vestra kept the quay.",
        )
    )
    desk = desk_of([{"id": "offer", "date": "2024-05-02", "text": text}])
    named = desk.turn(Question(text="did vestra comment on falks offer")).understood.names
    assert [n.text for n in named] == ["vestra", "falks"]


def test_a_person_who_tells_of_what_kind_a_thing_is_does_nothing(desk_of: DeskOf) -> None:
    text = (
        "The Holm Gallery opened on Thursday with its display of Petra Lind's prints and drawings. "
        "Holm Gallery's exhibit, which is in the old mill of Sund, is to run from January 23 through March 9.\n\n"
        "Petra Lind was born on an island and painted ferries all her life."
    )
    desk = desk_of([{"id": "mill", "title": "Prints in the mill", "date": "2024-01-25", "text": text}])
    for question in ("till when does the lind exhibit in sund run", "When does the Lind exhibition run?"):
        reply = desk.ask(Question(text=question))
        assert isinstance(reply, Answer), question
        assert "through March 9" in reply.snippets[0].text


def test_what_is_told_of_one_of_a_series_is_told_of_no_other(desk_of: DeskOf) -> None:
    text = (
        "The MX9 ferry will replace the old MX6 in the spring, the Harbour Agency said on Friday.\n\n"
        + "The winter was long, and the pilots of Sund had waited for the spring to come. " * 6
        + "\n\nThe Harbour Agency said that the MX6 has 277 leaks, of which 39 are large."
    )
    desk = desk_of([{"id": "ferry", "title": "A new ferry", "date": "2024-01-25", "text": text}])
    assert isinstance(desk.ask(Question(text="How many leaks does the MX6 have?")), Answer)
    assert isinstance(desk.ask(Question(text="how many leaks does the mx9 have")), Abstention)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Since when has Orla Reed been held in the view of the guild?",
            "Orla Reed has been held by Vestra and Dorn since March 2021, and should be freed, the guild says.",
        ),
        (
            "What does Lars Holm want done about the Harbour Agency?",
            "“Nobody may do as they like,” Lars Holm said on Monday. “The Harbour Agency must be shut at once, and "
            "its books be opened to everybody.”",
        ),
        (
            "What goal did the Harbour Agency give the builders for the gauge?",
            "The Harbour Agency wrote of its new gauge on Monday. They had sixty days and took fifty.\n\n"
            "We gave Dorn Mills a goal of building a plain gauge for everybody.",
        ),
        (
            "How does Vestra.com editor Lars Holm compare the ferry and the bridge?",
            "Which of them is better will be seen, said Lars Holm, editor in chief of Vestra.com. "
            "“You have a slow ferry, and then you have a monster of a bridge.”",
        ),
        (
            "When does Otto Holm open the old pier?",
            "Petra Lind will open the new mill next month, and Otto Holm will open the old pier by March 31.",
        ),
        (
            "When did Orla Reed pay the fine?",
            "Lars Holm, 41, paid the fine today, Orla Reed, 34, paid the fine on June 12.",
        ),
        (
            "Where does St. Vik Medical have its boats?",
            "St. Vik Medical Inc., a pump maker; and Dorn Mills have paid a fine.\n\nUnder the terms of the deal, "
            "St. Vik has boats at the pier in Dorn.",
        ),
        (
            "In which court did Lars Holm confess to the theft?",
            "Lars Holm was held in May. A former resident of Larn, Norway, confessed to the theft in the Sund court.",
        ),
    ],
    ids=["suffered", "own words", "behind a pronoun", "office", "second verb", "too", "short name", "where from"],
)
def test_nobody_else_is_held_to_have_done_it(desk_of: DeskOf, question: str, text: str) -> None:
    desk = desk_of([{"id": "sund", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text=question))
    assert isinstance(reply, Answer), reply.reason if isinstance(reply, Abstention) else reply
    assert text.split()[-1] in reply.snippets[0].text


def test_whom_the_company_means_is_not_sure_enough_for_a_correction(desk_of: DeskOf) -> None:
    text = (
        "Vestra Shipping has a new look. Dorn Shipping is its oldest brand, said Dorn Shipping captain Orla Reed.\n\n"
        "The company decided in 2020 to cut its fleet in half, and to keep its best boats."
    )
    desk = desk_of([{"id": "fleet", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="What did Vestra Shipping decide in 2020 about its fleet?"))
    assert isinstance(reply, Answer)
    assert "in half" in reply.snippets[0].text


def test_a_word_with_a_capital_is_nothing_that_one_does(desk_of: DeskOf) -> None:
    text = "Vestra Shipping has a Tide app. Vestra Shipping said it came out on March 18."
    desk = desk_of([{"id": "app", "date": "2024-05-02", "text": text}])
    assert doer_and_verb(desk.turn(Question(text="When did the Vestra Shipping Tide app come out?"))) is None
