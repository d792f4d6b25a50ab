"""Which body, whose words and which kind a question means; and what was only to happen did not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from tests.bot.conversation.conftest import DeskOf

Ask = Callable[[str], Reply]

DOCKS = """The Amalgamated Dock Workers said its members would strike on 4 May. “We did not want this,” said its \
secretary, Tove Lind.

Sundline, which runs the ferries, said that the strike was needless. The company has 90 boats. If talks fail, \
the company will close its yard in Dorn. The owner, Hugo Brandt, demands that Lind resign."""

WEAVERS = """Local 318, which represents the weavers of Arden, called the sale of the mill a betrayal.

Police spokeswoman Anna Vik said that the gate was open. A neighbour complained to the police about the noise.

If convicted, the owner Per Sund faces six years in prison. Weavers cheated by Sund have formed a group. Sund \
said that the mill was his."""

GAMES = """Arden has won seven gold medals.

The men's relay was won by Dorn in a games record. Two swimmers were injured in the women's marathon."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    rows = [{"id": "docks", "text": DOCKS}, {"id": "weavers", "text": WEAVERS}, {"id": "games", "text": GAMES}]
    desk = desk_of([*rows, {"id": "headline", "text": "Quarry owner Ivo Thane fined over dust at Kestrel Moor"}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


@pytest.mark.parametrize("question", ["What did the union say?", "Did the union comment?"])
def test_of_several_unions_it_is_asked_back_which(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Clarification)
    assert {c.label for c in reply.choices} == {"Amalgamated Dock Workers", "Local 318"}


def test_the_union_that_speaks_on_the_matter_is_meant(ask: Ask) -> None:
    reply = ask("What did the union say about the mill?")
    assert isinstance(reply, Answer)
    assert "Local 318" in (reply.lead or "")


def test_the_company_is_the_one_that_is_called_so(ask: Ask) -> None:
    reply = ask("What did the company say about the strike?")
    assert isinstance(reply, Answer)
    assert "needless" in reply.snippets[0].text


def test_who_speaks_for_the_police_is_named_as_such(ask: Ask) -> None:
    reply = ask("What did the police say?")
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("Anna Vik, “Police spokeswoman”")


def test_those_whom_a_clause_tells_of_are_not_who_is_named_in_it(ask: Ask) -> None:
    reply = ask("What did the weavers cheated by Sund say?")
    assert not any("the mill was his" in s.text for s in reply.snippets)


def test_who_complained_to_somebody_is_not_who_speaks_for_them(ask: Ask) -> None:
    reply = ask("Who complained to the police?")
    assert "A neighbour complained" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    ["Was Sund convicted?", "Did the company close its yard in Dorn?", "Did Brandt resign?", "Did Lind resign?"],
)
def test_what_is_only_to_happen_is_not_told_to_have_happened(ask: Ask, question: str) -> None:
    assert isinstance(ask(question), Abstention)


@pytest.mark.parametrize(
    ("question", "told"), [("Who won the women's relay?", "women"), ("Who won the men's relay?", "")]
)
def test_one_kind_is_not_told_for_the_other(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention) == bool(told)
    assert not told or f"not of “{told}”" in reply.reason


def test_gold_is_no_silver(ask: Ask) -> None:
    reply = ask("How many silver medals has Arden won?")
    assert isinstance(reply, Abstention)


def test_a_document_that_is_a_headline_tells_what_that_says(ask: Ask) -> None:
    reply = ask("What happened to Ivo Thane?")
    assert isinstance(reply, Answer)
    assert "fined over dust" in reply.snippets[0].text


HELP = """Bins are collected by Grenhaul. If a bin is missed twice, call the waste line on 0800 555 019.

Anyone who saw the fire is asked to call Detective Ivo Falk at 555-0142."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What's the phone number for the waste line?", "0800 555 019"),
        ("What number do I call about the fire?", "555-0142"),
        ("What does the faq say about a missed bin?", "missed twice"),
    ],
)
def test_a_number_to_call_and_what_a_page_says_are_found(desk_of: DeskOf, question: str, told: str) -> None:
    desk = desk_of([{"id": "help", "title": "Bins", "text": HELP}, {"id": "games", "text": GAMES}])
    reply = desk.ask(Question(text=question))
    assert isinstance(reply, Answer)
    assert told in reply.snippets[0].text


def test_where_no_number_to_call_is_told_it_is_not_called_an_address(ask: Ask) -> None:
    reply = ask("What's the phone number of the mill in Arden?")
    assert isinstance(reply, Abstention)
    assert "address" not in reply.reason


CASE = """CHIEF LORNA FALK TODAY ANNOUNCED THAT OFFICER DEAN HOLM IS ON LEAVE.

Astrid Lund was shot on Monday, and the clerk, Ivo Sand, saw it. Odd Krag was tried and convicted in 2009. However, a \
higher court set him free.

A deckhand was killed and nine passengers were injured on the ferry to Vell.

The Sund Guild said that Holm was brave. Its president, Rick Aune, asked that the public wait for an answer.

The League of Arden asked that the owner, Rep. Dana Brandt, take down the sign. “We owe you the truth,” Falk said."""


@pytest.fixture(scope="module")
def case(desk_of: DeskOf) -> Ask:
    desk = desk_of([{"id": "case", "text": CASE}, {"id": "games", "text": GAMES}])
    return lambda text: desk.ask(Question(text=text, asker=text, channel="here"))


def test_that_somebody_was_shot_does_not_plainly_tell_by_whom(case: Ask) -> None:
    reply = case("Who shot Astrid Lund?")
    assert not isinstance(reply, Answer) or reply.lead is not None


def test_what_takes_a_conviction_back_is_shown_with_it(case: Ask) -> None:
    reply = case("Was Odd Krag convicted?")
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text.rstrip().endswith("set him free.")


def test_his_lawyer_is_nobodys_where_nobody_was_talked_about(case: Ask) -> None:
    assert isinstance(case("What did his lawyer say?"), Clarification)


def test_a_name_in_a_line_of_capitals_ends_before_the_day(case: Ask) -> None:
    reply = case("Who said “We owe you the truth”?")
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("Lorna Falk")


def test_what_somebody_is_asked_to_do_is_not_told_as_done(case: Ask) -> None:
    assert isinstance(case("Did Brandt take down the sign?"), Abstention)


def test_who_was_hurt_is_not_counted_as_killed(case: Ask) -> None:
    reply = case("How many passengers were killed on the ferry?")
    assert isinstance(reply, Abstention)
    assert "not of “killed”" in reply.reason


def test_what_others_said_before_is_not_what_somebody_asked(case: Ask) -> None:
    reply = case("Did Rick Aune say that Holm was brave?")
    assert not (isinstance(reply, Answer) and (reply.lead or "").startswith("Rick Aune said"))


def test_who_gets_an_answer_does_not_answer(case: Ask) -> None:
    assert case("Did Rick Aune get an answer?").intent != "comment"


@pytest.mark.parametrize("question", ["hat krag geschossen", "warum wurde krag verurteilt"])
def test_german_is_known_by_its_verbs(case: Ask, question: str) -> None:
    assert case(question).intent == "language"


def test_who_has_a_role_in_a_union_is_named_for_it(desk_of: DeskOf) -> None:
    text = "Anna Vik, president of Dock Workers Local 12, said the yard had been warned."
    reply = desk_of([{"id": "yard", "text": text}]).ask(Question(text="Did the union comment?"))
    assert isinstance(reply, Answer)
    assert (reply.lead or "").startswith("Anna Vik, whose role")


STORE = """The school board has not commented. A board member, Anna Vik, speaking for herself, said it should settle.

Employees who lost their jobs will be paid until June, said the owner, Tove Lind."""


@pytest.mark.parametrize("question", ["What did the board say?", "What did the employees who lost their jobs say?"])
def test_neither_a_members_words_nor_the_owners_are_plainly_theirs(desk_of: DeskOf, question: str) -> None:
    reply = desk_of([{"id": "store", "text": STORE}, {"id": "games", "text": GAMES}]).ask(Question(text=question))
    assert not isinstance(reply, Answer) or "not sure" in (reply.lead or "") or "No passage" in (reply.lead or "")
