"""Who investigates what: inquiries of the story asked about, and none of another that the same document tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

FILLING = " ".join(
    f"The {word} was painted {colour} for the fair."
    for word in ("pier", "gate", "hall", "mill", "barn")
    for colour in ("red", "blue", "green")
)
DIGEST = f"""Today: the hammer attack on Bob Lund, a vote abroad and a fair at the harbor.

{FILLING}

President Juan Ortega lost the vote on Sunday. A Senate investigation goes on and a Supreme Court inquiry is open.

{FILLING}

Bob Lund was attacked with a hammer at home in Dorn on Friday."""
REPORT = """Bob Lund, the husband of Senator Eva Lund, was attacked at their home in Dorn on Friday.

The Dorn Police opened an investigation, and the Harbors Department is looking into how the man came by boat. The
attack investigation is separate from a Census Bureau inquiry. The DOH has opened an inquiry into the attack as well."""
COUNCIL = """Councillor Edda Reed has faced a string of investigations into her spending. She would not comment."""
MILL = """The Fire Board is investigating Brian Miller over the ferry.

A grand jury in Chicago is investigating Brian Miller over the mill."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "digest", "title": "A vote, a fair, charges over Lund", "date": "2024-03-14", "text": DIGEST},
            {"id": "report", "title": "What we know about Bob Lund", "date": "2024-03-15", "text": REPORT},
            {"id": "council", "title": "Reed in trouble", "date": "2024-03-16", "text": COUNCIL},
            {"id": "mill", "title": "Two inquiries", "date": "2024-03-17", "text": MILL},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


def test_a_digest_lends_no_inquiry_of_another_matter(ask: Callable[[str], Reply]) -> None:
    reply = ask("who is investigating the attack?")
    assert isinstance(reply, Answer), reply
    assert "Dorn Police" in (reply.lead or "")
    assert "Senate" not in (reply.lead or "")
    assert not any("Senate" in s.text for s in reply.snippets)


def test_an_inquiry_told_as_separate_is_another(ask: Callable[[str], Reply]) -> None:
    assert "Census" not in (getattr(ask("who is investigating the attack?"), "lead", "") or "")


def test_a_department_and_its_initials_are_told_once(ask: Callable[[str], Reply]) -> None:
    lead = getattr(ask("who is investigating the attack?"), "lead", "") or ""
    assert ("Harbors Department" in lead) != ("DOH" in lead)


@pytest.mark.parametrize("question", ["who is investigating Edda Reed?", "who is investigating the councillor?"])
def test_where_nobody_is_told_to_investigate_the_reply_says_so(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead == "Who investigates, the text does not plainly tell:"


def test_the_place_of_a_question_chooses_between_inquiries(ask: Callable[[str], Reply]) -> None:
    reply = ask("who is investigating Brian Miller in Chicago?")
    assert isinstance(reply, Answer), reply
    assert "Fire Board" not in (reply.lead or "")
    assert "Fire Board" in (getattr(ask("who is investigating Brian Miller?"), "lead", "") or "")


def test_who_wants_an_inquiry_ended_does_not_lead_it(desk_of: DeskOf) -> None:
    row = {
        "id": "mayor",
        "date": "2024-03-14",
        "text": "Mayor Juan Ortega denied that he asked Sheriff Eva Lund to stop investigating Brian Miller. Sheriff "
        "Lund testified that Ortega requested that she put an end to the Harbour Board's inquiry into Brian Miller.",
    }
    desk = desk_of([row])
    reply = desk.ask(Question(text="who is investigating miller?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Investigating, as the documents tell: the Harbour Board."
    asked = desk.ask(Question(text="did ortega ask lund to stop investigating miller?"))
    assert "he asked Sheriff Eva Lund to stop" in asked.snippets[0].text


def test_an_inquiry_that_is_called_for_is_only_asked_for(desk_of: DeskOf) -> None:
    text = "Mayor Juan Ortega called for an inquiry by the Harbour Board into Brian Miller."
    desk = desk_of([{"id": "mayor", "date": "2024-03-14", "text": text}])
    reply = desk.ask(Question(text="who is investigating miller?"))
    assert isinstance(reply, Answer)
    assert reply.lead == "Only asked or demanded to: the Harbour Board."


@pytest.mark.parametrize(
    ("into", "theirs"),
    [
        ("possible collusion between Mayor Juan Ortega's campaign and Dorn", False),
        ("whether Mayor Juan Ortega's campaign broke the law", False),
        ("Mayor Juan Ortega's brother", False),
        ("Mayor Juan Ortega's spending", True),
        ("Mayor Juan Ortega and his aides", True),
        ("Mayor Juan Ortega's role in the fire", True),
    ],
)
def test_an_inquiry_into_those_who_belong_to_somebody_is_not_into_them(
    desk_of: DeskOf, into: str, theirs: bool
) -> None:
    text = f"Sheriff Eva Lund is leading an inquiry into {into}."
    desk = desk_of([{"id": "mayor", "date": "2024-03-14", "text": text}])
    for question in ("is ortega under investigation?", "who is investigating ortega?"):
        reply = desk.ask(Question(text=question, asker=question))
        assert reply.behaviour == ("answer" if theirs else "abstain")
        assert into in reply.snippets[0].text
