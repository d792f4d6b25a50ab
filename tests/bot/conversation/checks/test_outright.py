"""What is asked by yes or no, where a sentence says so of that very person or body in so many words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.conversation.intents.outright import OTHER_DAYS, OUTRIGHT
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

BRIDGE = """Traffic chief Lena Brodd said that 41,000 cars cross the Kalm Bridge each day.

Councillor Dag Moen called on Brodd to resign. "She was warned in 2021 that the piers had no fenders," he said.

Nordvik Shipping has owned the barge since 2019. In 2022 it was fined 300,000 kronor after a barge ran aground."""
REPORT = """The bridge reopened to one lane on April 2. Lena Brodd resigned as traffic chief on Monday.

Nordvik Shipping's chief executive, Ulla Rask, apologized on Thursday and said the company would pay. Sven Aker, the
board's director, thanked her. Mayor Tove Lindh denied that Moen threatened Aker. Pia Holm may sue Nordvik Shipping.
If Dag Moen runs for mayor, Lindh will not. The council did not approve the budget. The United Dock Workers won a
seat on the board after it fired Rob Tierney."""
RACE = """A judge on Wednesday dismissed Sheriff Roy Pickett's lawsuit over the ballots. Roy Pickett congratulated Carla
Munoz in a statement but did not concede. Clerk Denise Okafor, who ran the recount, has not resigned.

Nils Hage left on Friday. He did not return calls."""
NEWS = [
    {"id": "race", "title": "Judge tosses suit", "date": "2024-11-20", "text": RACE},
    {"id": "bridge", "title": "Barge strikes bridge", "date": "2024-03-14", "text": BRIDGE},
    {"id": "report", "title": "Pilot was asleep", "date": "2024-04-11", "text": REPORT},
]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    # One line a paragraph: so short a text is not known to be wrapped.
    desk = desk_of([{**row, "text": re.sub(r"(?<!\n)\n(?!\n)", " ", row["text"])} for row in NEWS])

    def asked(*texts: str) -> Reply:
        return [desk.ask(Question(text=text, asker=" ".join(texts), channel="one")) for text in texts][-1]

    return asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did Brodd resign?", "Lena Brodd resigned as traffic chief on Monday."),
        ("has Lena Brodd resigned as traffic chief?", "Lena Brodd resigned as traffic chief on Monday."),
        ("did Rask apologise?", "Ulla Rask, apologized on Thursday"),
        ("did Aker thank Rask?", "thanked her."),
        ("did Moen call on Brodd to resign?", "Councillor Dag Moen called on Brodd to resign."),
        ("did the bridge reopen?", "The bridge reopened to one lane on April 2."),
        ("has Nordvik owned the barge since 2019?", "Nordvik Shipping has owned the barge since 2019."),
        ("was Tierney fired?", "it fired Rob Tierney"),
        ("did the union win a seat on the board?", "The United Dock Workers won a"),
        ("was the lawsuit dismissed?", "A judge on Wednesday dismissed"),
        ("did the judge dismiss the lawsuit?", "A judge on Wednesday dismissed"),
        ("did Pickett concede?", "but did not concede"),
        ("has Okafor resigned?", "has not resigned"),
        ("did the mayor deny that Moen threatened Aker?", "Mayor Tove Lindh denied"),
    ],
)
def test_the_sentence_that_says_so_is_plain(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead is None
    assert told in reply.snippets[0].text


def test_she_is_whom_the_talk_is_about(ask: Callable[..., Reply]) -> None:
    reply = ask("what did Brodd say?", "did she resign?")
    assert isinstance(reply, Answer), reply
    assert reply.snippets[0].text == "Lena Brodd resigned as traffic chief on Monday."


@pytest.mark.parametrize(
    ("question", "told", "lead"),
    [
        ("was Nordvik fined?", "In 2022 it was fined 300,000 kronor", "Going by the context:"),
        ("was Brodd warned?", "She was warned", "Going by the context; the text has this from Dag Moen:"),
        ("did Hage return calls?", "He did not return calls.", "Going by the context:"),
    ],
)
def test_what_a_pronoun_tells_goes_by_the_context_and_is_shown_with_it(
    ask: Callable[..., Reply], question: str, told: str, lead: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == lead
    assert told in reply.snippets[0].text
    assert {"Nordvik", "Brodd", "Hage"} & set(reply.snippets[0].text.split())


@pytest.mark.parametrize(
    "question",
    [
        "did Moen resign?",  # another did
        "did Moen threaten Aker?",  # it is denied
        "did Holm sue Nordvik?",  # it may be
        "did Moen run for mayor?",  # "if"
        "did Rask thank Aker?",  # the other way round
        "was Rask fired?",  # another was
        "did Munoz concede?",  # it is another who did not
    ],
)
def test_what_is_not_told_outright_is_no_surer_than_the_search(ask: Callable[..., Reply], question: str) -> None:
    assert ask(question).confidence < OUTRIGHT


def test_what_another_did_is_no_answer_for_whom_the_documents_do_not_name(ask: Callable[..., Reply]) -> None:
    reply = ask("did the pilot resign?")
    assert not isinstance(reply, Answer), reply


@pytest.mark.parametrize("question", ["did Rask apologize on Monday?", "did Brodd resign in March?"])
def test_what_was_on_another_day_is_put_right(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason == OTHER_DAYS
    assert reply.snippets


@pytest.mark.parametrize("question", ["did Rask apologize on Thursday?", "did Brodd resign on April 8?"])
def test_the_day_may_be_worded_otherwise(ask: Callable[..., Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead is None


def test_of_a_long_sentence_before_a_pronoun_nothing_is_shown(desk_of: DeskOf) -> None:
    told = "During the hearing Keller admitted that he wrote a note to a family that lived next door to him."
    long = f"The office announced that Robert Keller pleaded guilty {'in the court of the district ' * 15}on Monday."
    desk = desk_of([{"id": "plea", "title": "Plea", "date": "2014-09-23", "text": f"{long} {told}"}])
    reply = desk.ask(Question(text="did Keller write a note?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert [s.text for s in reply.snippets] == [told]


def test_what_was_done_to_another_is_put_right(desk_of: DeskOf) -> None:
    text = '"It is hard," Chief Executive Dana Whitlock said. She took over in 2022 after the board fired Rob Tierney.'
    desk = desk_of([{"id": "chain", "title": "Chain files for bankruptcy", "date": "2024-09-03", "text": text}])
    reply = desk.ask(Question(text="was Whitlock fired?", asker="a"))
    assert isinstance(reply, Abstention), reply
    assert (reply.reason or "").endswith("the documents tell of Rob Tierney:")
    assert isinstance(desk.ask(Question(text="was Tierney fired?", asker="b")), Answer)


@pytest.mark.parametrize(
    "text",
    [
        "An aide to Ada Reed resigned on Monday.",
        "A spokesman for Ada Reed, the mayor, resigned on Monday.",
        "Ivo Hale, an aide to Ada Reed, resigned on Monday.",
        "Ivo Hale, who criticised Ada Reed, resigned on Monday.",
        "The man who shot Ada Reed resigned on Monday.",
        "Ada Reed's deputy resigned on Monday.",
        "Asked by Ada Reed, Ivo Hale left the room but did not resign.",
        "Neither Ivo Hale nor Ada Reed resigned on Monday.",
        "The man accused of helping Ada Reed resigned on Monday.",
        "Had Ada Reed resigned on Monday, nothing would have changed.",
        "Rumours that Ada Reed resigned on Monday are false.",
        "Ada Reed had nearly resigned on Monday.",
    ],
)
def test_what_others_did_beside_somebody_is_not_theirs(desk_of: DeskOf, text: str) -> None:
    desk = desk_of([{"id": "d", "title": "A week in Dorn", "date": "2024-09-03", "text": text}])
    assert desk.ask(Question(text="did Ada Reed resign?", asker="a")).confidence < OUTRIGHT


@pytest.mark.parametrize(
    "text",
    [
        "The board fired Ada Reed aide Ivo Hale on Monday.",
        "The board fired lawyer Ivo Hale, Ada Reed said.",
        "The board fired Ivo Hale and Ada Reed left.",
    ],
)
def test_what_was_done_to_others_beside_somebody_is_not_theirs(desk_of: DeskOf, text: str) -> None:
    desk = desk_of([{"id": "d", "title": "A week in Dorn", "date": "2024-09-03", "text": text}])
    assert desk.ask(Question(text="was Ada Reed fired?", asker="a")).confidence < OUTRIGHT


def test_a_surname_that_two_have_goes_by_the_context(desk_of: DeskOf) -> None:
    text = "Mayor Stella Brand met her husband, Lars Brand, on Monday. Brand denied the claim. Lars Brand paid a fine."
    desk = desk_of([{"id": "couple", "title": "The Brands", "date": "2024-05-02", "text": text}])
    reply = desk.ask(Question(text="did Lars Brand deny the claim?", asker="a"))
    assert reply.confidence < OUTRIGHT
    assert (getattr(reply, "lead", "") or "").startswith("Going by the context") or not isinstance(reply, Answer), reply
    reply = desk.ask(Question(text="did Lars Brand pay a fine?", asker="a"))
    assert reply.confidence == OUTRIGHT


HARBOUR = (
    "The harbour board dismissed Ada Reed's complaint on Friday. Otto Hale murdered Ida Sund's dog in May. The harbour "
    "board sacked Rob Tierney in June.\n\nAda Reed is a pilot. Ida Sund wept, and Otto Hale is a baker."
)


@pytest.mark.parametrize("question", ["did the harbour board fire Reed?", "did Hale kill Sund?"])
def test_what_is_done_to_somebodys_is_not_done_to_them(desk_of: DeskOf, question: str) -> None:
    desk = desk_of([{"id": "harbour", "title": "The harbour", "date": "2024-05-02", "text": HARBOUR}])
    reply = desk.ask(Question(text=question, asker="a"))
    assert reply.confidence < 0.5 or not isinstance(reply, Answer), reply


@pytest.mark.parametrize("question", ["did the harbour board fire Rob Tierney?", "was Tierney fired?"])
def test_whom_it_is_done_to_stands_behind_the_verb(desk_of: DeskOf, question: str) -> None:
    desk = desk_of([{"id": "harbour", "title": "The harbour", "date": "2024-05-02", "text": HARBOUR}])
    reply = desk.ask(Question(text=question, asker="a"))
    assert reply.confidence == OUTRIGHT, reply
    assert "sacked Rob Tierney" in reply.snippets[0].text


def test_that_somebody_says_they_will_not_is_told_and_of_nobody_else(desk_of: DeskOf) -> None:
    text = "Mayor Ada Boone was late. Boone said she would not resign. Boone sang. Otto Hoff said she would not pay."
    desk = desk_of([{"id": "a", "title": "News", "text": text}])
    reply = desk.ask(Question(text="did Boone resign?", asker="one"))
    assert isinstance(reply, Answer)
    assert (reply.lead, [s.text for s in reply.snippets]) == (
        "The text has this from Ada Boone:",
        ["Boone said she would not resign."],
    )
    other = desk.ask(Question(text="did Hoff pay?", asker="two"))
    assert getattr(other, "lead", None) != "The text has this from Otto Hoff:"
