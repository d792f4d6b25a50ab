"""How somebody is: what tells it of that very person, the newest first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CRASH = """Devon Pruitt, a junior at Arden High School, died at the scene, according to the coroner. The driver, Malik
Orr, 19, and another passenger, a 16-year-old girl, were taken to a hospital. Orr was in critical condition on Sunday.

Police Chief Nora Hale said the girl was stable. Hale, whose son was hurt in 2020, thanked the doctors."""
LATER = "Malik Orr remained in the hospital in serious condition. Chief Nora Hale survived a confidence vote."


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    days = (("2025-05-04", CRASH), ("2025-05-06", LATER))
    rows = [{"id": day, "title": "Crash", "date": day, "text": " ".join(text.split("\n"))} for day, text in days]
    desk = desk_of(rows)

    def asked(*texts: str) -> Reply:
        return [desk.ask(Question(text=text, asker=" ".join(texts))) for text in texts][-1]

    return asked


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("how is Orr?",), "in serious condition"),
        (("how's the driver doing",), "in serious condition"),
        (("what is Orr's condition?",), "in serious condition"),
        (("is Malik Orr dead?",), "in serious condition"),
        (("did Orr survive?",), "in serious condition"),
        (("who is Malik Orr?", "how is he?"), "in serious condition"),
        (("who is Malik Orr?", "is he still in the hospital?"), "in serious condition"),
        (("how is Devon Pruitt?",), "died at the scene"),
        (("did devon pruitt survive",), "died at the scene"),
    ],
)
def test_the_newest_that_tells_it_comes_first(ask: Callable[..., Reply], questions: tuple[str, ...], told: str) -> None:
    reply = ask(*questions)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "condition"
    assert told in reply.snippets[0].text


def test_what_is_told_of_others_is_not_how_somebody_is(ask: Callable[..., Reply]) -> None:
    reply = ask("how is Nora Hale?")
    assert isinstance(reply, Abstention), reply
    assert reply.reason == "I find nothing in the documents on how Nora Hale is."


@pytest.mark.parametrize(
    "question",
    [
        "how is Orr involved?",
        "how is Orr related to Hale?",
        "is Hale ok?",
        "how is the school?",
        "how was Orr in 2019?",
    ],
)
def test_other_questions_are_left_to_others(ask: Callable[..., Reply], question: str) -> None:
    assert ask(question).intent != "condition"


def test_whom_he_means_is_asked_back(ask: Callable[..., Reply]) -> None:
    reply = ask("how is he?")
    assert isinstance(reply, Abstention)
    assert "“he”" in reply.reason
