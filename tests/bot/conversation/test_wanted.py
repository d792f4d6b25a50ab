"""What a question word asks for: a share of a whole, where to write to, the time of day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.phrasings import Token
from bot.conversation.reply import Abstention, Question, Reply
from bot.conversation.wanted import wanted_of
from knowledge.language.words import words
from tests.bot.conversation.conftest import DeskOf

_TOWNS = ("Vell", "Marn", "Sund", "Ostmark", "Lyme")
_BETWEEN = """

The old ferry left at noon with nobody on board but its captain, who read a newspaper the whole way. He has done so for
many years, he likes to say, and he means to go on for as long as the engine does. On the quay an accordion was played,
the fishmonger sold what the night had brought, and a dog that belongs to no one slept in the sun as it does every day
from spring until the first storms of autumn drive it into the shed behind the customs house.

"""
TEXTS = (
    "The 400 islanders of the north want the bridge most. The council of Vell met about the bridge on Monday."
    + _BETWEEN
    + """The island of Vell votes in May. Only a quarter of the islanders asked want the bridge.""",
    "The town of Marn wants new arms. The mayor can send his own drawing to Sund, where drawings will be shown."
    + _BETWEEN
    + "Who sends a drawing to Marn can send it to arms@marn.example until June.",
    "Two colleagues called Hanna Moe a fraud, the Ostmark Herald said.",
    *(f"Ole Brandt is a mayor like few others, {town} says. A mayor like Ole Brandt walks." for town in _TOWNS),
    "Ole Brandt was born in Sund. The neighbours say that Brandt was a vegetarian for years and still is.",
    "The bill, known as the “Reef Protection Act”, was passed in April."
    + _BETWEEN
    + "The Reef Protection Act would ban all nets near the reef of Sund.",
    "A quilt of Lyme was the talk of the fair. The quilts of Lyme were sold out by noon, at 40 crowns or $9 each."
    + _BETWEEN
    + "The paper says that whoever took part in the swap of Kari Moe and the spy takes pride in it.",
    "The swap of the spy and Kari Moe happened in Ostmark.",
    'Rower Siv Aak won her 41st race off Lyme, her 41st in all. Her 41st prize is a clock. "I keep a parrot," said '
    "Captain Ivo Dre. Her dress was wet, and no dress was dry."
    + _BETWEEN
    + "The drummer Tor Vik said yes to the fair of Lyme. Dag Ruud said that he had turned down the fair of Lyme.",
    "Kari Moe grew up in Lyme. Her mother was a baker and her father a smith. She went to school in Sund.",
    "By Una Berg. The ferry company has sunk two boats in nine years." + _BETWEEN + "Una Berg.",
    "The council of Vell met at 8:30 p.m. in the school, as the bridge was much talked about.",
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": f"d{n}", "date": "2024-03-02", "text": text} for n, text in enumerate(TEXTS))
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question", ["What percentage of islanders want the bridge?", "what % of the islanders want the bridge"]
)
def test_a_share_may_be_written_in_words(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert "a quarter of the islanders" in reply.snippets[0].text


def test_what_tells_no_share_is_no_answer_to_what_share(ask: Callable[[str], Reply]) -> None:
    reply = ask("What share of the drawings will be shown in Sund?")
    assert isinstance(reply, Abstention)
    assert "share" in reply.reason


@pytest.mark.parametrize("question", ["Where can I send my drawing?", "where do i send drawings for marn"])
def test_where_to_send_is_told_by_an_address(ask: Callable[[str], Reply], question: str) -> None:
    assert "arms@marn.example" in ask(question).snippets[0].text


def test_what_time_is_told_by_an_hour(ask: Callable[[str], Reply]) -> None:
    assert "8:30 p.m." in ask("What time did the council of Vell meet about the bridge?").snippets[0].text


def test_a_day_is_no_time_of_day(ask: Callable[[str], Reply]) -> None:
    reply = ask("What time will the island of Vell vote?")
    assert isinstance(reply, Abstention)
    assert "time of day" in reply.reason


def test_happening_is_no_word_to_look_for(ask: Callable[[str], Reply]) -> None:
    assert "in May" in ask("When will the vote of Vell happen?").snippets[0].text


def test_a_title_that_no_document_uses_is_no_stranger(ask: Callable[[str], Reply]) -> None:
    assert "Two colleagues" in ask("Which colleagues of Dr. Moe called Moe a fraud?").snippets[0].text


def test_yes_or_no_is_told_by_a_passage_further_down(ask: Callable[[str], Reply]) -> None:
    assert (
        "a vegetarian for years" in ask("Is Ole Brandt, a mayor like few others, also a vegetarian?").snippets[0].text
    )


def test_what_something_would_do_is_not_what_it_is(ask: Callable[[str], Reply]) -> None:
    assert "ban all nets" in ask("What would the Reef Protection Act do?").snippets[0].text


def test_whose_account_is_asked_for_its_text_need_not_say(ask: Callable[[str], Reply]) -> None:
    reply = ask("How many boats has the ferry company sunk, according to the letter by Ole Brandt?")
    assert "two boats" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["How much does a quilt of Lyme cost?", "what is the price of a lyme quilt"])
def test_a_price_is_told_by_an_amount(ask: Callable[[str], Reply], question: str) -> None:
    assert "$9 each" in ask(question).snippets[0].text


def test_where_it_took_place_is_where_it_happened(ask: Callable[[str], Reply]) -> None:
    assert "happened in Ostmark" in ask("Where did the swap of Kari Moe take place?").snippets[0].text


def test_parents_are_a_mother_and_a_father(ask: Callable[[str], Reply]) -> None:
    assert "a baker and her father" in ask("What did Kari Moe's parents do for a living?").snippets[0].text


@pytest.mark.parametrize("question", ["whatd the ostmark herald say", "What'd the Ostmark Herald say?"])
def test_did_may_be_shortened(ask: Callable[[str], Reply], question: str) -> None:
    assert "a fraud" in ask(question).snippets[0].text


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which big US city was first?", "where"),
        ("Which global leader did the mayor welcome?", "who"),
        ("What did the city say?", ""),
        ("What happened to the singer?", ""),
        ("What kind of company is it?", ""),
        ("How strong was it when it hit?", "how_much"),
        ("How did it end when it hit?", ""),
        ("What is the price of a boat?", "how_much"),
        ("What did Ole Brandt pay for the quay?", "how_much"),
        ("What did Ole Brandt pay tribute to?", ""),
        ("What does the mayor say boats cost?", ""),
        ("What is the website template based on?", ""),
        ("Did the harbour give a date for the new website?", ""),
        ("What is the website of the harbour?", "address"),
        ("what is the agency's phone number", "address"),
    ],
)
def test_what_is_asked_for_may_stand_behind_other_words(question: str, wanted: str) -> None:
    tokens = [Token(w.start, w.end, w.folded, True) for w in words(question)]
    assert wanted_of(question, tokens) == wanted


@pytest.mark.parametrize("question", ["what prize did siv aak win with no 41", "What did Siv Aak win for No. 41?"])
def test_the_number_of_something_may_be_its_ordinal(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert not isinstance(reply, Abstention)
    assert "41st" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["was Ole Brandt a vegetarian or nah", "was ole brandt a vegetarian tho lol"])
def test_what_is_only_added_to_a_question_asks_nothing(ask: Callable[[str], Reply], question: str) -> None:
    told = ask("was Ole Brandt a vegetarian")
    assert (ask(question).snippets, ask(question).confidence) == (told.snippets, told.confidence)


def test_whoever_said_yes_to_something_agreed_to_it(ask: Callable[[str], Reply]) -> None:
    reply = ask("Who said yes to the fair of Lyme?")
    assert "Tor Vik" in reply.snippets[0].text
    assert reply.intent != "who_said"


def test_an_owner_may_be_typed_without_the_mark(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("what was captain dres statement"), "lead", "") == "Ivo Dre said:"
