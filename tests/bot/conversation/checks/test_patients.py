"""Who did it to somebody, and not what they did themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

CABINET = (
    "Prime Minister Ada Reed fired the treasurer, Otto Hale, on Friday. Hale had praised the budget of the council.\n\n"
    "The harbour master Ida Torp was replaced in May. Bo Lind attacked Gro Moe outside the pier."
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "cabinet", "title": "Cabinet", "date": "2024-05-02", "text": CABINET}])
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize("question", ["who fired Ada Reed?", "who attacked Bo Lind?"])
def test_what_somebody_did_is_not_done_to_them(ask: Callable[[str], Reply], question: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert "doing so" in reply.reason


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who fired Otto Hale?", "fired the treasurer, Otto Hale"),
        ("who replaced Ida Torp?", "Ida Torp was replaced"),
        ("who attacked Gro Moe?", "Bo Lind attacked Gro Moe"),
    ],
)
def test_to_whom_it_was_done_is_told(ask: Callable[[str], Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


def test_whom_somebody_appointed_is_told_where_they_were_appointed(desk_of: DeskOf) -> None:
    told = "Nils Moe, a former teacher, was appointed as treasurer on Friday. The post had been empty since May."
    text = f"Mayor Ada Reed opened the pier on Monday.\n\n{told}\n\nReed sang, and the council went home."
    rows = [{"id": "treasurer", "title": "New treasurer", "date": "2024-05-02", "text": text}]
    reply = desk_of(rows).ask(Question(text="who did Reed appoint as treasurer?", asker="a"))
    assert isinstance(reply, Answer), reply
    assert "Nils Moe" in reply.snippets[0].text


@pytest.mark.parametrize("prize", ["Super Bowl", "Grammy"])
def test_somebodys_win_is_no_deed_of_the_prize(desk_of: DeskOf, prize: str) -> None:
    text = f"Half of the points of Ada Reed came from her {prize} win last year, and the failure to defend it cost her."
    desk = desk_of([{"id": "a", "title": "Reed", "date": "2024-05-02", "text": f"{text} The {prize} is held in May."}])
    reply = desk.ask(Question(text=f"who won the {prize}?", asker="a"))
    assert "doing so" not in getattr(reply, "reason", "")
