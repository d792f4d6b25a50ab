"""Offices that change hands: who holds one now, who held it before, and who only shares the name of a holder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

ROWS = [
    ("1", "2024-01-05", "Police chief Walter Strand praised his officers in Ashby. Ada Holm, a clerk, thanked him."),
    (
        "2",
        "2024-03-05",
        "Former police chief Walter Strand was not at the meeting. Deputy chief Ilse Brandt is acting police chief.",
    ),
    ("3", "2024-01-05", "Board president Nora Pell praised the nurses. Her doctor, Tor Lie, was there."),
    ("4", "2024-02-05", "The hospital board named Otto Grand president on Monday, succeeding Nora Pell."),
    ("5", "2024-01-05", "The ousted clinic director, Rosa Quill, sued on Monday."),
    ("6", "2024-01-05", "Superintendent Ada Holm said that schools will open."),
    ("7", "2024-01-05", "Librarian Lena Brodd opened the reading room, her third this year."),
    ("8", "2024-02-07", "Brodd, who left the post in May, was missed. The council elected Rosa Quill to succeed her."),
    ("9", "2024-01-05", "The former nurse Ida Torp, principal of Vardal School, greeted pupils."),
    ("10", "2024-02-05", "The council wants to replace Coroner Nils Hage. A new coroner may be named in May."),
    ("11", "2024-01-05", "Coroner Nils Hage praised the crew."),
]  # fmt: skip


@pytest.fixture(scope="module")
def desk(desk_of: DeskOf) -> Desk:
    return desk_of([{"id": name, "title": "News", "date": date, "text": text} for name, date, text in ROWS])


@pytest.fixture(scope="module")
def ask(desk: Desk) -> Callable[[str], Reply]:
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("who is the police chief now?", "Ilse Brandt is acting police chief"),
        ("who is the board president?", "Otto Grand"),
        ("who is the librarian?", "Rosa Quill"),
    ],
)
def test_who_came_after_is_named_first(ask: Callable[[str], Reply], question: str, named: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "it has changed" in (reply.lead or "")
    assert named in reply.snippets[0].text


def test_who_only_once_held_it_is_told_of_as_that(ask: Callable[[str], Reply]) -> None:
    reply = ask("who is the clinic director?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I find nobody who is that now. What the documents say of Rosa Quill:"
    assert "ousted" in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("is Strand still police chief?", "Former police chief"),
        ("is Nora Pell still president?", "succeeding Nora Pell"),
        ("is Brodd still the librarian?", "left the post"),
    ],
)
def test_whoever_no_longer_holds_it_is_told_to_have_left(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "has changed" in (reply.lead or "")
    assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["is Ida Torp still principal?", "is Nils Hage still coroner?"])
def test_a_former_something_else_and_a_wish_change_nothing(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert "has changed" not in (reply.lead or "")


def test_who_is_told_to_be_it_is_not_said_to_be_nobody(desk_of: DeskOf) -> None:
    text = "The company's former chief executive, Otto Brandt, was there. Its chief executive is Rosa Quill."
    reply = desk_of([{"id": "a", "title": "News", "date": "2024-01-05", "text": text}]).ask(
        Question(text="who is the chief executive?")
    )
    assert isinstance(reply, Answer), reply
    assert any("Rosa Quill" in s.text for s in reply.snippets)


def test_she_is_asked_about_behind_another_question(desk: Desk) -> None:
    for question in ("who is Nora Pell?", "is she still president?"):
        reply = desk.ask(Question(text=question, asker="she"))
    assert isinstance(reply, Answer)
    assert reply.lead == "The documents tell that this has changed for Nora Pell:"


def test_who_held_it_before_is_whoever_has_left(ask: Callable[[str], Reply]) -> None:
    reply = ask("who was board president before?")
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Nora Pell:"


def test_where_nobody_has_left_nobody_held_it_before(ask: Callable[[str], Reply]) -> None:
    reply = ask("who was superintendent before?")
    assert isinstance(reply, Abstention), reply
    assert "nobody who was that before" in reply.reason


HALES = [
    {"id": "a", "title": "Count", "date": "2024-05-07", "text": "Ruth Falk won the race for mayor of Portland."},
    {"id": "b", "title": "Vote", "date": "2024-05-08", "text": "Mayor Victor Hale presided. "
     "Nadia Hale, a teacher, spoke. Nadia Hale said that she had read the contract. Nadia Hale voted no."},
    {"id": "c", "title": "After", "date": "2024-07-02", "text": "Former Mayor Victor Hale was sorry. "
     "Mayor Ruth Falk bore him no ill will. Mayor Ruth Falk went to Pellham."},
]  # fmt: skip


def test_the_role_chooses_between_two_of_one_name(desk_of: DeskOf) -> None:
    reply = desk_of(HALES).ask(Question(text="is Hale still mayor?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The documents tell that this has changed for Victor Hale:"


def test_the_one_who_is_mayor_now_is_the_mayor_of_the_place_whose_race_she_won(desk_of: DeskOf) -> None:
    reply = desk_of(HALES).ask(Question(text="who is the mayor of Portland?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Ruth Falk:"
    reply = desk_of(HALES).ask(Question(text="who is the mayor of Pellham?"))
    assert not (isinstance(reply, Answer) and reply.lead == "Ruth Falk:")


def test_of_several_the_one_who_still_is_it_is_told_first(desk_of: DeskOf) -> None:
    reply = desk_of(HALES).ask(Question(text="who is the mayor now?"))
    assert isinstance(reply, Answer), reply
    assert reply.lead == "The documents call Ruth Falk that, and tell of others that it has changed:"
    assert "Former Mayor Victor Hale" in reply.snippets[-1].text


SWORN = """Mayor Ada Boone resigned on Tuesday. Tom Brandt, the council president, was sworn in as acting mayor.

The council adds a new park. Ilse Falk, a former mayor of Dorn, was named to its board."""


@pytest.mark.parametrize(
    "questions",
    [("who replaced Boone?",), ("who took over from Ada Boone",), ("did Boone resign?", "who replaced her?")],
)
def test_who_is_sworn_in_has_replaced_whoever_left(desk_of: DeskOf, questions: tuple[str, ...]) -> None:
    desk = desk_of([{"id": "a", "title": "News", "date": "2024-02-05", "text": SWORN}])
    reply = [desk.ask(Question(text=q, asker=questions[0])) for q in questions][-1]
    assert isinstance(reply, Answer)
    assert reply.snippets[0].text == "Tom Brandt, the council president, was sworn in as acting mayor."


def test_who_replaced_somebody_is_told_before_who_was_sworn_in(ask: Callable[[str], Reply]) -> None:
    reply = ask("who succeeded Nora Pell?")
    assert isinstance(reply, Answer)
    assert "named Otto Grand president" in reply.snippets[0].text


def test_nobody_has_replaced_who_has_not_left(ask: Callable[[str], Reply]) -> None:
    assert ask("who replaced Ada Holm?").intent != "successor"


_WEATHER = "In the harbor the wind rose, boats broke loose, and the old crane fell over into the sea. "
CABINET = f"""Treasurer Karl Brandt and Health Secretary Otto Hansen announced their decisions to quit on Tuesday.

Karl Brandt and Otto Hansen spoke to nobody. {_WEATHER * 6}

Nora Patel, who was previously Education Secretary, was appointed as Treasurer, while Tom Becker became the new Health
Secretary. Helen Marsh replaced Patel as Education Secretary."""
MAYOR = """Mayor Susan Miller resigned on Monday. Miller had named Tom Becker as the new fire chief in May. It ended
with revelations that Miller appointed as her deputy mayor Karl Brandt, who had been accused of theft."""


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("who replaced Otto Hansen?", "Tom Becker became the new Health"),
        ("who replaced Hansen as health secretary?", "Tom Becker became the new Health"),
        ("who replaced Karl Brandt as treasurer?", "Nora Patel, who was"),
    ],
)
def test_the_whole_office_tells_who_came_after(desk_of: DeskOf, question: str, first: str) -> None:
    desk = desk_of([{"id": "cabinet", "title": "Two quit", "date": "2024-01-05", "text": CABINET}])
    reply = desk.ask(Question(text=question, asker=question))
    assert isinstance(reply, Answer), reply
    assert reply.lead is None
    assert first in reply.snippets[0].text
    assert not any("Helen Marsh" in s.text for s in reply.snippets)


def test_whom_somebody_appointed_did_not_replace_them(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "mayor", "title": "Mayor resigns", "date": "2024-01-05", "text": MAYOR}])
    reply = desk.ask(Question(text="who replaced Susan Miller?", asker="a"))
    assert reply.intent != "successor", reply


def test_a_mayor_who_was_a_lawyer_is_the_mayor(desk_of: DeskOf) -> None:
    text = "Chicago's new mayor, Susan Miller, spoke on Friday. Miller, a 60-year-old lawyer, called for peace."
    desk = desk_of([{"id": "lawyer", "title": "New mayor", "date": "2024-01-05", "text": text}])
    assert getattr(desk.ask(Question(text="who is the mayor of Chicago?", asker="a")), "lead", "") == "Susan Miller:"


def test_who_was_only_vice_president_is_shown_behind_the_president(desk_of: DeskOf) -> None:
    text = (
        "Susan Miller was vice president of the Harbor Board in 2021. It rained. "
        "Harbor Board President Susan Miller spoke on Friday."
    )
    desk = desk_of([{"id": "board", "title": "Board", "date": "2024-01-05", "text": text}])
    reply = desk.ask(Question(text="who is the president of the Harbor Board?", asker="a"))
    assert "spoke on Friday" in reply.snippets[0].text


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("Jordan Hill will be the interim public works director, the mayor said.", "Jordan Hill"),
        ("Jordan Hill was named deputy public works director on Monday.", "Charles Wills"),
        ("Jordan Hill was named fire chief by the public works director on Monday.", "Charles Wills"),
        ("Jordan Hill should not be the interim public works director, the mayor said.", "Charles Wills"),
    ],
)
def test_a_newer_document_that_names_another_comes_first(desk_of: DeskOf, told: str, first: str) -> None:
    rows = [
        {"id": "old", "date": "2021-03-09", "text": "Public Works Director Charles Wills said that the pier was shut."},
        {"id": "new", "date": "2022-08-30", "text": told},
    ]
    reply = desk_of(rows).ask(Question(text="Who is the public works director?", asker="one"))
    assert first in reply.snippets[0].text
    assert any("Wills" in s.text for s in reply.snippets)


def test_an_older_document_puts_nobody_first(desk_of: DeskOf) -> None:
    rows = [
        {"id": "new", "date": "2022-03-09", "text": "Public Works Director Charles Wills said that the pier was shut."},
        {"id": "old", "date": "2021-08-30", "text": "Jordan Hill will be the interim public works director in May."},
    ]
    reply = desk_of(rows).ask(Question(text="Who is the public works director?", asker="one"))
    assert [s.text for s in reply.snippets] == ["Public Works Director Charles Wills said that the pier was shut."]


ANDERS = (
    "Prince Anders, the queen's son, lost his posts on Thursday. Hugo Falk, a member of the guild, and Otto Lund, the "
    "late Duke of Arn, were friends.\n\nTo be clear: Anders retains his Duke of Dorn title and he is still a member of "
    "the royal family, but he will not speak for the queen."
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Is Prince Anders still Duke of Dorn?", "retains his Duke of Dorn title"),
        ("Is Anders still a member of the royal family?", "still a member of the royal family"),
        ("Is Anders a prince?", "Prince Anders, the queen's son"),
    ],
)
def test_a_title_does_not_tell_another_that_is_asked_for(desk_of: DeskOf, question: str, words: str) -> None:
    reply = desk_of([{"id": "a", "text": ANDERS}]).ask(Question(text=question, asker="one"))
    assert words in reply.snippets[0].text
