"""Of a charge or conviction that did not stand the documents say so, and so does the reply."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.checks.set_aside import LEAD
from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

OLD = """Nils Vik and Gro Aune were convicted of murder in March 1966. Rolf Krag was charged with theft in May 1966.

Ida Sund was charged with arson in June 1966. Bo Lind was convicted of fraud in July 1966.

Siv Moe was convicted of theft in 1966. Otto Falk was accused of theft in 1966."""
NEW = """Last year a judge dismissed the convictions of Nils Vik, now 84, and Gro Aune. The city of Dorn will pay them.

The charges against Rolf Krag were later dropped. Ida Sund asked the court to dismiss the charges.

Governor Bo Lind pardoned Siv Moe. Otto Falk was wrongfully accused, a court found."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of(
        [
            {"id": "old", "title": "Courts", "date": "1966-08-02", "text": OLD},
            {"id": "new", "title": "Exonerated", "date": "2022-05-02", "text": NEW},
        ]
    )
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("was Siv Moe convicted?", "pardoned Siv Moe"),
        ("was Otto Falk accused?", "wrongfully accused"),
        ("was Nils Vik convicted?", "dismissed the convictions"),
        ("what was Aune convicted of?", "dismissed the convictions"),
        ("was Rolf Krag charged?", "were later dropped"),
    ],
)
def test_what_did_not_stand_is_shown_along(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert any(told in s.text for s in reply.snippets)
    assert "1966" in reply.snippets[0].text or told in reply.snippets[0].text


def test_neither_a_verdict_that_was_read_nor_a_plea_is_set_aside(desk_of: DeskOf) -> None:
    text = """Nils Vik was found guilty on Monday. After the verdicts were read and the jury was dismissed, Vik wept.

Gro Aune has pleaded not guilty. A jury acquitted Gro Aune of theft."""
    desk = desk_of([{"id": "a", "title": "Courts", "date": "2022-05-02", "text": text}])
    for question in ("was Nils Vik convicted?", "did Gro Aune plead guilty?"):
        reply = desk.ask(Question(text=question, asker=question))
        assert isinstance(reply, Answer)
        assert reply.lead != LEAD


@pytest.mark.parametrize("question", ["was Ida Sund charged?", "was Bo Lind convicted?"])
def test_what_was_only_asked_for_or_befell_others_is_not(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.lead != LEAD
    assert not any("dismiss" in s.text for s in reply.snippets)
