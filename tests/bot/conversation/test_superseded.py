"""What a later document corrects does not stand alone, and what is of another matter corrects nothing."""

from __future__ import annotations

import pytest

from bot import messages
from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

ROWS = [
    {
        "id": "brine-1",
        "title": "Brine in Corran Creek",
        "date": "2024-04-02",
        "text": "About 40,000 gallons of brine ran into Corran Creek on Monday, the county said. A valve had failed.",
    },
    {
        "id": "brine-2",
        "title": "County on the creek",
        "date": "2024-04-05",
        "text": "The county revised its estimate of the spill from 40,000 to 52,000 gallons. Cleanup goes on.",
    },
    {
        "id": "debt-1",
        "title": "Larch Hollow schools in the red",
        "date": "2024-03-01",
        "text": "The Larch Hollow school district owes $4.2 million, Treasurer Paula Vance said.",
    },
    {
        "id": "debt-2",
        "title": "Larch Hollow school board meets",
        "date": "2024-03-09",
        "text": "The school board met. An earlier version of this article misstated the district's debt; it is "
        "$3.9 million.",
    },
    {
        "id": "fire-1",
        "title": "Fire on the ferry",
        "date": "2024-06-01",
        "text": "Seven people died when the ferry Oriole caught fire off Marrow Point, the coast guard said.",
    },
    {
        "id": "fire-2",
        "title": "Ferry fire",
        "date": "2024-06-03",
        "text": "Officials now put the toll of the fire on the ferry Oriole off Marrow Point at nine.",
    },
    {
        "id": "marsh-1",
        "title": "Officer shoots man",
        "date": "2024-07-01",
        "text": "Officer Dean Marsh shot a man on Elm Street on Sunday, police said.",
    },
    {
        "id": "marsh-2",
        "title": "For the record",
        "date": "2024-07-02",
        "text": "Correction: An earlier version of this article misidentified the officer who shot a man on Elm "
        "Street. He is Officer Daniel Moss, not Dean Marsh.",
    },
    {
        "id": "mill-1",
        "title": "Layoffs in Dorn",
        "date": "2024-08-01",
        "text": "The Dorn mill laid off 46 workers on Monday, manager Ilse Brandt said.",
    },
    {
        "id": "mill-2",
        "title": "Quist quarry",
        "date": "2024-08-09",
        "text": "The Quist quarry now says that it laid off 65 workers, not 50.",
    },
    {
        "id": "beds",
        "title": "Hospital",
        "date": "2024-09-01",
        "text": "Saint Anne hospital has 120 beds. Nurse Ada Holm said that the ward was full.",
    },
    {
        "id": "costs",
        "title": "Library to pay costs",
        "date": "2024-09-03",
        "text": "The library will pay $46,000 toward their costs. An earlier statement by the harbour board had given "
        "the sum as $64,000; a spokeswoman, Rosa Quill, who came to the post in May after nine years at the museum of "
        "the lighthouse keepers in Vardal, said on Tuesday morning in a short telephone interview that two figures had "
        "been transposed by a clerk who was new to the office and has since gone back to the archive.",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of(ROWS)


def ask(desk: Desk, *questions: str) -> Reply:
    """The reply to the last of some questions of one conversation."""
    replies = [desk.ask(Question(text=q, asker=" ".join(questions))) for q in questions]
    return replies[-1]


@pytest.mark.parametrize(
    ("question", "right", "old"),
    [
        ("How many gallons ran into Corran Creek?", "52,000", "40,000 gallons of brine"),
        ("How much does the district owe?", "$3.9 million", "$4.2 million"),
        ("How many people died in the ferry fire?", "at nine", "Seven"),
        ("Who shot the man on Elm Street?", "Daniel Moss", "Officer Dean Marsh shot"),
    ],
)
def test_the_correction_comes_first_and_what_it_corrects_behind(
    desk: Desk, question: str, right: str, old: str
) -> None:
    reply = ask(desk, question)
    assert isinstance(reply, Answer)
    assert reply.lead == messages.CORRECTED
    assert right in reply.snippets[0].text
    assert old in reply.snippets[1].text


def test_a_correction_right_behind_is_shown_in_one_with_it(desk: Desk) -> None:
    reply = ask(desk, "How much will the library pay toward their costs?")
    assert isinstance(reply, Answer)
    assert reply.lead == messages.WITH_ITS_CORRECTION
    assert "$46,000" in reply.snippets[0].text
    assert "transposed" in reply.snippets[0].text


@pytest.mark.parametrize(
    "question", ["How many workers did the Dorn mill lay off?", "How many beds does Saint Anne hospital have?"]
)
def test_what_is_of_another_matter_corrects_nothing(desk: Desk, question: str) -> None:
    reply = ask(desk, question)
    assert isinstance(reply, Answer)
    assert reply.lead is None
    assert "65" not in reply.snippets[0].text


def test_the_toll_of_the_injured_is_none_of_the_dead(desk_of: DeskOf) -> None:
    hurt = "Officials now put the number of injured in the fire on the ferry Oriole off Marrow Point at twenty."
    desk = desk_of([ROWS[4], {**ROWS[5], "text": hurt}])
    reply = ask(desk, "How many people died in the ferry fire?")
    assert isinstance(reply, Answer)
    assert reply.lead is None
    assert "Seven" in reply.snippets[0].text


def test_the_same_number_with_another_of_something_else_corrects_nothing(desk_of: DeskOf) -> None:
    rows = [
        {"id": "1", "title": "Fire", "date": "2024-01-05", "text": "Twelve homes burned in Dorn, Nora Pell said."},
        {"id": "2", "title": "Fire", "date": "2024-01-07", "text": "Twelve homes and three barns burned in Dorn, Nora "
         "Pell now says."},
    ]  # fmt: skip
    reply = ask(desk_of(rows), "How many homes burned in Dorn?")
    assert isinstance(reply, Answer)
    assert reply.lead not in {messages.CORRECTED, messages.CORRECTED_ALONG}


def test_what_is_older_corrects_nothing(desk_of: DeskOf) -> None:
    desk = desk_of([{**ROWS[0], "date": "2024-04-09"}, ROWS[1]])
    reply = ask(desk, "How much brine ran into Corran Creek?")
    assert isinstance(reply, Answer)
    assert reply.lead is None
    assert [s.document_id for s in reply.snippets[:1]] == ["brine-1"]


@pytest.mark.parametrize(
    "questions",
    [
        ("How many gallons ran into Corran Creek?", "Was that figure corrected?"),
        ("How many gallons ran into Corran Creek?", "Is that still right?"),
        ("How many gallons ran into Corran Creek?", "Did they revise it?"),
        ("How many gallons ran into Corran Creek?", "Which is right?"),
        ("Was the estimate of the spill revised?",),
        ("Did the county correct its estimate of the spill?",),
    ],
)
def test_asked_whether_it_was_corrected_the_correction_is_shown(desk: Desk, questions: tuple[str, ...]) -> None:
    reply = ask(desk, *questions)
    assert isinstance(reply, Answer)
    assert reply.lead == messages.A_CORRECTION
    assert "52,000" in reply.snippets[0].text


@pytest.mark.parametrize("question", ["Was that corrected?", "Is that still right?", "Did they revise it?"])
def test_where_nothing_is_corrected_that_is_said(desk: Desk, question: str) -> None:
    reply = ask(desk, "How many beds does Saint Anne hospital have?", question)
    assert isinstance(reply, Abstention)
    assert reply.reason == messages.NO_CORRECTION
    assert "120 beds" in reply.snippets[0].text


def test_of_a_topic_that_nothing_corrects_no_correction_is_told(desk: Desk) -> None:
    reply = ask(desk, "Was the number of beds revised?")
    assert getattr(reply, "lead", None) != messages.A_CORRECTION


def test_a_correction_that_an_answer_begins_with_is_shown_whole_and_called_so(desk_of: DeskOf) -> None:
    rows = [
        {
            "id": "b",
            "title": "Looting case",
            "date": "2024-05-09",
            "text": "Correction: An earlier report said that Otto Hoff was arrested. The man arrested was Karl Lund."
            "\n\nPolice chief Mark Olsen, who replaced the late Greta Moe, was sorry.",
        },
    ]
    desk = desk_of(rows)
    reply = desk.ask(Question(text="was Otto Hoff arrested?", asker="one"))
    assert isinstance(reply, Answer)
    assert reply.lead == messages.A_CORRECTION
    assert reply.snippets[0].text.endswith("The man arrested was Karl Lund.")
    other = desk.ask(Question(text="who is the police chief?", asker="two"))
    assert getattr(other, "lead", None) != messages.A_CORRECTION


def test_by_its_title_alone_a_notice_of_somebody_else_corrects_nothing(desk_of: DeskOf) -> None:
    rows = [
        {
            "id": "fair",
            "title": "Arrests at the Chicago fair: 31 men were arrested in Chicago",
            "date": "2024-05-09",
            "text": "The men came by boat. Police chief Mark Olsen spoke.\n\n"
            "Correction: A previous version of this story misstated whether a reporter had called Karl Brandt.",
        },
        {
            "id": "names",
            "title": "Names are out",
            "date": "2024-05-09",
            "text": "Police arrested 31 men in Chicago on Saturday, among them Otto Hansen.",
        },
    ]
    reply = desk_of(rows).ask(Question(text="who was arrested in Chicago?", asker="one"))
    assert isinstance(reply, Answer)
    assert not any("Correction" in s.text for s in reply.snippets), reply


def test_what_a_thing_is_no_new_figure_changes(desk_of: DeskOf) -> None:
    rows = [
        {"id": "a", "title": "Brewery", "date": "2025-02-11", "text": "The brewery filed for Chapter 11 bankruptcy "
         "protection on Monday, listing debts of $8.4 million."},
        {"id": "b", "title": "Brewery", "date": "2025-02-21", "text": "The brewery revised its debts from $8.4 "
         "million to $9.1 million, court papers show."},
    ]  # fmt: skip
    desk = desk_of(rows)
    owed = desk.ask(Question(text="how much debt does the brewery have?", asker="one"))
    assert isinstance(owed, Answer)
    assert "$9.1 million" in owed.snippets[0].text
    what = desk.ask(Question(text="what is Chapter 11?", asker="two"))
    assert not isinstance(what, Answer) or "Chapter 11" in what.snippets[0].text


@pytest.mark.parametrize(
    ("correction", "first"),
    [
        ("Correction: An earlier version misstated when Officer Tolliver was fined. It was in 2022, not 2021.", False),
        ("Correction: An earlier version misidentified Officer Tolliver. Brian Tolliver is a sergeant.", True),
    ],
)
def test_who_somebody_is_is_put_right_by_what_speaks_of_names(desk_of: DeskOf, correction: str, first: bool) -> None:
    rows = [
        {"id": "a", "title": "March", "date": "2025-05-06", "text": "Hundreds marched to City Hall. They want "
         "names. They are Officer Brian Tolliver and Officer Jessica Lund."},
        {"id": "b", "title": "Vote", "date": "2025-05-09", "text": f"The council voted on Thursday.\n\n{correction}"},
    ]  # fmt: skip
    reply = desk_of(rows).ask(Question(text="who is Officer Tolliver?"))
    assert ("Correction" in reply.snippets[0].text) is first
