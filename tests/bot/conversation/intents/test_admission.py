"""Did somebody admit it? Any words of theirs are no admission."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CASE = """Rolf Krag accused Nils Vik of cheating at the regatta on Monday.
“Cheating is a threat to the sport,” Krag said.

Vik acknowledged that he had moved a buoy. Gro Aune said, “I was wrong, and I am sorry.”
Ida Sund pleaded guilty to theft.

Dorn Ferries paid the fine, but did not admit fault. Bo Lind said the race would go on in the spring.

“It was not my fault,” Otto Falk said. Chris Holm refused to acknowledge that he lied. “I am sorry for the families,”
Siv Berg said. “I regret nothing,” Ruth Olsen said. “I never said I was wrong,” Lars Aas said.

Mats Moe has admitted mistakes at the bank. He denied that he had committed fraud."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "case", "title": "The regatta", "date": "2024-05-02", "text": CASE}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did Vik admit it?", "acknowledged that he had moved a buoy"),
        ("did Vik admit that he moved a buoy?", "acknowledged that he had moved a buoy"),
        ("did aune admit she was wrong", "I was wrong"),
        ("did Sund admit theft?", "pleaded guilty to theft"),
        ("did dorn ferries admit fault?", "did not admit fault"),
        ("did Holm admit that he lied?", "refused to acknowledge that he lied"),
        ("did Moe admit mistakes at the bank?", "has admitted mistakes at the bank"),
    ],
)
def test_what_owns_up_is_an_admission(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "did Krag admit cheating?",
        "did Lind admit it?",
        "has krag ever admitted to cheating",
        "did Falk admit it?",
        "did Berg admit it?",
        "did Aas admit it?",
        "did Olsen admit it?",
        "did Moe admit fraud?",
    ],
)
def test_other_words_are_none(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason.startswith("I find nowhere that ")
