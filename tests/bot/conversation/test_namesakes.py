"""Names that several people have, in whole or in part, and countries whose people are called by an adjective."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.names import spelt_alike
from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

_DAYS = "Tom Varga spoke in town {n}. Tom Varga then left town {n} by train, and Tom Varga slept."
TEXTS = (
    "\n\n".join(_DAYS.format(n=n) for n in range(8)) + '\n\n"The dam must hold," Tom Varga said on Monday.',
    'His wife, Eva Varga, said "Tom is tired." In the crowd stood Lina Varga, who did not speak.',
    'Ada B. Reed opened the bridge. "It took nine years," Ada B. Reed said.',
    'Ada Reed closed the bridge again. "It shook," Ada Reed said.',
    'ADa Reed is ill. Danish Prime Minister Kaja Holm said: "We will help her."',
    "On Monday Mayor Ida Torp tweeted a vow to support the ferrymen.\n\n“I will row with you,” she tweeted.",
    "Stephen Lund laughed. “I work on the song,” Stephen Lund said. Ada Lund said the cake was burnt.",
    "Gov. Pia Rask told the Valby Post about the dam: “It leaks.” Boxer Liv “King” Moe won. Ola King said: “I lost.”",
    "Jens Bang-Moe has led the choir of Sund for years.\n\nMr. Bang’s successor is to take over the choir on June 1.",
    "Nurse Bodil Taylor was buried in Sund. Taylor was 26. The harbour is swift to freeze. Jon Rud left to cook.",
    'Minister Astrid May opened the pier in April. "It is dry," Astrid May said. In May the pier was shut.',
    "Rower Merrel Quint won. Merrel Quint has rowed since 2003, and rows on.",
    "“The oars are new,” rower Merrell Quint said. Rower Dorrin Quent lost. “The oars are old,” Dorrun Quent said.",
    "Painter Murvin Solmaz was asked of the wall. “The paint is dry,” Murvin Solmaz said.",
    "Skater Odd Brekke won. “I slept well,” Odd Brekke said. Brekke’s sister, Runa, called the ice “rotten.”",
    "The fans hoped that Jon Falk would be the greatest driver of all. Driver Jon Falk lost.",
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": f"d{n}", "date": f"2024-03-{n + 1:02}", "text": text} for n, text in enumerate(TEXTS))
    return lambda text: desk.ask(Question(text=text, asker=text))


def shown(reply: Reply) -> str:
    return " ".join(s.text for s in reply.snippets)


@pytest.mark.parametrize("question", ["What did Varga say?", "what did mr varga say", "What did Tom Varga say?"])
def test_a_surname_means_whom_the_documents_are_about(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert getattr(reply, "lead", "") == "Tom Varga said:"
    assert "The dam must hold" in shown(reply)


def test_a_title_tells_a_woman_from_a_man(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("What did Mrs. Varga say?"), "lead", "").endswith("Eva Varga said:")


@pytest.mark.parametrize("question", ["What did Lina Varga say?", "What did Lina Reed say?"])
def test_another_given_name_is_another_person(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert reply.behaviour == "abstain"
    assert "The dam" not in shown(reply)


def test_a_given_name_told_alone_is_meant_with_its_surname(ask: Callable[[str], Reply]) -> None:
    assert "rotten" in shown(ask("What did Runa Brekke say about the ice?"))
    assert "slept" not in shown(ask("What did Runa Brekke say?"))


@pytest.mark.parametrize("question", ["What did Murvin Solmas say?", "What did Murvvin Solmas say about the paint?"])
def test_a_full_name_a_letter_off_is_who_was_meant(ask: Callable[[str], Reply], question: str) -> None:
    assert getattr(ask(question), "lead", "") == "Murvin Solmaz said:"


def test_another_surname_is_no_slip(ask: Callable[[str], Reply]) -> None:
    assert "dry" not in shown(ask("What did Murvin Salmas say about the paint?"))


def test_an_initial_makes_nobody_else(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Ada Reed say?")
    assert reply.behaviour == "answer"
    assert "It shook" in shown(reply)
    assert "nine years" in shown(reply)


def test_a_name_is_spelt_as_most_documents_do(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("Who is Ada Reed?"), "lead", "").endswith("What the documents say of Ada Reed:")


@pytest.mark.parametrize("question", ["What did Denmark's prime minister say?", "what did the danish pm say"])
def test_an_adjective_stands_for_its_country(ask: Callable[[str], Reply], question: str) -> None:
    assert "We will help her" in shown(ask(question))


def test_what_somebody_might_be_is_not_who_they_are(ask: Callable[[str], Reply]) -> None:
    assert ask("Who is Jon Falk?").snippets[0].text == "Driver Jon Falk lost."


def test_an_announcement_comes_with_the_words_behind_it(ask: Callable[[str], Reply]) -> None:
    assert "“I will row with you,” she tweeted." in ask("What did Ida Torp say about the ferrymen?").snippets[0].text


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("What did Steph Lund say?", "Stephen Lund said:"),
        ("What did Lund say about the song?", "Stephen Lund said:"),
        ("What did Lund say about the cake?", "Ada Lund said:"),
    ],
)
def test_a_short_form_or_the_topic_tells_who_is_meant(ask: Callable[[str], Reply], question: str, lead: str) -> None:
    assert getattr(ask(question), "lead", "") == lead


def test_of_two_who_speak_on_everything_neither_is_chosen(ask: Callable[[str], Reply]) -> None:
    assert ask("What did Lund say?").behaviour == "clarify"


def test_a_role_that_is_not_theirs_is_put_right(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("Where did mayor Jon Falk lose?"), "lead", "").startswith(
        "The documents call Jon Falk “Driver”."
    )
    assert "documents call" not in (getattr(ask("Where did driver Jon Falk lose?"), "lead", None) or "")


def test_a_governor_is_no_mayor(ask: Callable[[str], Reply]) -> None:
    reply = ask("What did Mayor Pia Rask say about the dam?")
    assert getattr(reply, "lead", "").startswith("The documents call Pia Rask “Gov.”.")


def test_to_whom_it_was_told_is_no_part_of_who_tells_it(ask: Callable[[str], Reply]) -> None:
    assert "It leaks" in shown(ask("what did pia rask tell the valby post about the dam"))


def test_a_surname_that_is_a_title_is_a_surname(ask: Callable[[str], Reply]) -> None:
    assert getattr(ask("what did king say"), "lead", "").endswith("Ola King said:")


def test_who_is_called_by_a_part_of_their_name_is_not_absent(ask: Callable[[str], Reply]) -> None:
    assert "on June 1" in shown(ask("When does the successor of Jens Bang-Moe take over the choir?"))


def test_what_is_told_of_a_namesake_is_not_told_of_them(ask: Callable[[str], Reply]) -> None:
    reply = ask("When did Lina Varga leave town 3 by train?")
    assert reply.behaviour == "abstain"


@pytest.mark.parametrize(
    "question",
    [
        "What did Taylor Swift say?",
        "what did taylor swift say",
        "did taylor swift comment",
        "What did Tom Taylor say?",
        "what did jon cook say",
    ],
)
def test_a_surname_is_not_the_given_name_of_somebody_else(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert reply.behaviour == "abstain"
    assert {"Bodil", "Falk"}.isdisjoint(reply.reason.split())


@pytest.mark.parametrize("question", ["What did Astrid May say?", "what did Mrs. May say", "What did May say?"])
def test_a_minister_is_no_month(ask: Callable[[str], Reply], question: str) -> None:
    assert "It is dry" in shown(ask(question))


def test_a_month_is_no_minister(ask: Callable[[str], Reply]) -> None:
    assert "pier was shut" in shown(ask("What happened in May?"))


@pytest.mark.parametrize("question", ["What did Merrel Quint say?", "what did merrell quint say about the oars"])
def test_a_given_name_that_another_report_spells_otherwise_is_one_person(
    ask: Callable[[str], Reply], question: str
) -> None:
    reply = ask(question)
    assert getattr(reply, "lead", "") == "Merrell Quint said:"
    assert "The oars are new" in shown(reply)


def test_two_whom_one_report_names_are_two(ask: Callable[[str], Reply]) -> None:
    assert "The oars are old" not in shown(ask("What did Dorrin Quent say?"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("merrel", "merrell", True),
        ("merrel", "merril", True),
        ("merrel", "kerrel", False),
        ("eric", "erik", False),
        ("ada", "adda", False),
        ("merrel", "merlin", False),
    ],
)
def test_usual_given_names_are_no_slips_of_one_another(one: str, other: str, alike: bool) -> None:
    assert spelt_alike(one, other) is alike


@pytest.mark.parametrize("called", ["colm sandell", "everett sandell", "Blorf Sandell", "amara sandell"])
def test_a_first_name_that_is_not_theirs_is_somebody_else(desk_of: DeskOf, called: str) -> None:
    text = (
        "Brett Sandell was arrested on Monday and charged with theft. “I took nothing,” Sandell said. "
        "Detective Colm Reardon led the search. Everett Nash is a lawyer. The sheriff thanked them."
    )
    desk = desk_of([{"id": "a", "title": "Arrest", "date": "2024-05-02", "text": text}])
    for question in (f"was {called} charged", f"what did {called} say", f"was {called} arrested"):
        reply = desk.ask(Question(text=question, asker=question))
        assert isinstance(reply, Abstention) or reply.confidence < 0.5, question
    for title in ("sherrif", "mr", "govenor", "brett"):
        reply = desk.ask(Question(text=f"what did {title} sandell say", asker=title))
        assert isinstance(reply, Answer), title


def test_a_middle_name_makes_nobody_else_unless_there_are_two(desk_of: DeskOf) -> None:
    texts = ["Guard Thomas Ryan Russell left.", "Thomas Russell founded the club.", "Nurse Mary Ann Hansen sang."]
    desk = desk_of({"id": f"m{n}", "text": text} for n, text in enumerate([*texts, "Pilot Mary Beth Hansen flew."]))
    one = desk.ask(Question(text="Who is Thomas Russell?", asker="a"))
    assert one.behaviour == "answer", one
    two = desk.ask(Question(text="Who is Mary Hansen?", asker="b"))
    assert two.behaviour == "clarify", two
