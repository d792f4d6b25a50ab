"""Words in quotation marks: they stand so in what is shown, or it is said that they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = {
    "mill": """The mill in Dorn was sold on Monday. "We have a win for the whole of Dorn, and a fair price," said \
Tove Lind, the mayor of Dorn.

"It was a double-deal from the first day," said Nils Aker, who had rented the mill. Nils Aker is a baker.""",
    "hall": """''If the roof falls, we all go home,'' Odd Krag said.

But the evening was so quiet that Mr. Falk was prompted to say, ''So far I hear only the rain in here.''

Mr. Otto Falk, a baker from Quorne, left the hall at ten.""",
}
Ask = Callable[[str], Reply]


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Ask:
    desk = desk_of({"id": name, "date": "2024-05-02", "text": text} for name, text in TEXTS.items())
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question",
    [
        "did Tove Lind say 'long live Dorn'?",
        'did Tove Lind say "long live Dorn"?',
        "who said 'win-win'?",
        "who said ‘fair, fair’?",
    ],
)
def test_words_that_stand_nowhere_are_said_to(ask: Ask, question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention)
    assert "nowhere in the documents" in reply.reason


@pytest.mark.parametrize("quoted", ["'double-deal'", '"Double deal"', "“double-deal”", "''double-deal''"])
def test_two_words_that_stand_there_are_whose_they_are(ask: Ask, quoted: str) -> None:
    reply = ask(f"Who said {quoted}?")
    assert isinstance(reply, Answer)
    assert reply.lead == "Nils Aker said it:"
    assert "double-deal" in reply.snippets[0].text


def test_somebodys_very_words_are_shown(ask: Ask) -> None:
    reply = ask("did tove lind say 'a fair price'")
    assert isinstance(reply, Answer)
    assert reply.lead == "Tove Lind said:"
    assert "a fair price" in reply.snippets[0].text


def test_two_words_of_another_are_the_others(ask: Ask) -> None:
    reply = ask("did Tove Lind say 'double-deal'?")
    assert isinstance(reply, Abstention)
    assert "but of Nils Aker" in reply.reason


def test_whom_a_sentence_gives_words_to_goes_before_who_spoke_above(ask: Ask) -> None:
    words = '"So far I hear only the rain in here"'
    assert "Otto Falk" in (getattr(ask(f"Who said {words}?"), "lead", "") or "")
    assert "Odd Krag" not in (getattr(ask(f"Did Odd Krag say {words}?"), "lead", "") or "")
    told = ask(f"Did Otto Falk say {words}?")
    assert isinstance(told, Answer)
    assert "only the rain" in told.snippets[0].text
