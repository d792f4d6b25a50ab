"""Who told, warned or threatened somebody: that very one must be the hearer; and what one told the other, not back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Clarification, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """The harbour master, Otto Hale, left on Monday.

Engineer Nora Quist told her supervisor, Capt. Ivan Moss, that the crane had been checked. Moss did not look himself.

Hale said that Greta Falk took his keys and told him that the pier was closed. He had been warned by Carla Brandt that \
the rope was old. Falk had not told Brandt where the keys were.

According to the report, Lewis Pratt told detectives that he slept at home.

Gloria Tveit said that she had received threatening letters. Bert Sorley threatened Ida Lomax on the quay, she said.

Denise Vickers criticized Nora Quist for naming a wrong hour. Sam Teague hoped that people would stop calling Moss a \
liar. Helga Penn called Bert Sorley a coward.

Teague complained to Penn on Friday that the gate was locked. A deckhand told the mayor that the tide was high. Penn \
would tell Lomax everything."""


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[..., Reply]:
    desk = desk_of([{"id": "harbour", "date": "2026-04-07", "title": "The harbour", "text": TEXT}])
    return lambda *asked: [desk.ask(Question(text=q, asker=asked[0], channel=str(len(asked)))) for q in asked][-1]


def _shown(reply: Reply) -> str:
    return "\n".join(s.text for s in reply.snippets)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who told Ivan Moss that the crane had been checked?", "Quist told her supervisor"),
        ("who told Otto Hale that the pier was closed?", "told him that the pier was closed"),
        ("who warned Otto Hale?", "warned by Carla Brandt"),
        ("who told police that he slept at home?", "Pratt told detectives"),
        ("who threatened Ida Lomax?", "Bert Sorley threatened Ida Lomax"),
        ("who told Helga Penn about the gate?", "complained to Penn"),
        ("who told the mayor about the tide?", "A deckhand told the mayor"),
        ("who called Bert Sorley a coward?", "Helga Penn called"),
    ],
)
def test_who_told_somebody_is_told_by_a_sentence_that_has_them_hear_it(
    ask: Callable[..., Reply], question: str, told: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (
            "who told Nora Quist that the crane had been checked?",
            "I find no sentence that tells who told “Nora Quist” that. Nearest to it:",
        ),
        ("who told Nora Quist the wrong hour?", "I find no sentence that tells who told “Nora Quist” that."),
        ("who threatened Gloria Tveit?", "I find no sentence that tells who threatened “Gloria Tveit”."),
        ("who told Carla Brandt?", "I find no sentence that tells who told “Carla Brandt”. Nearest to it:"),
        ("who told Ida Lomax everything?", "I find no sentence that tells who told “Ida Lomax”"),
        ("who warned Wanda Zeller?", "I find no sentence that tells who warned “Wanda Zeller”."),
        ("who called Ivan Moss a liar?", "I find no sentence that tells who called “Ivan Moss” that."),
    ],
)
def test_whoever_only_stands_near_told_them_nothing(ask: Callable[..., Reply], question: str, reason: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    assert reply.reason.startswith(reason)


def test_what_is_told_instead_is_shown(ask: Callable[..., Reply]) -> None:
    assert "Quist told her supervisor" in _shown(ask("who told Nora Quist that the crane had been checked?"))
    assert "threatening letters" in _shown(ask("who threatened Gloria Tveit?"))


def test_whom_a_pronoun_means_is_asked_back(ask: Callable[..., Reply]) -> None:
    assert isinstance(ask("who told her?"), Clarification)
    reply = ask("Who is Ivan Moss?", "who told him that the crane had been checked?")
    assert "Quist told her supervisor" in _shown(reply)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Nora Quist tell Ivan Moss?", "that the crane had been checked"),
        ("what did Greta Falk tell Otto Hale?", "told him that the pier was closed"),
        ("what did Lewis Pratt tell detectives?", "slept at home"),
    ],
)
def test_what_others_tell_that_somebody_told_another_is_shown(
    ask: Callable[..., Reply], question: str, told: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert told in _shown(reply)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what did Ivan Moss tell Nora Quist?", "crane had been checked"),
        ("what did Otto Hale tell Greta Falk?", "pier was closed"),
        ("what did detectives tell Lewis Pratt?", "slept at home"),
    ],
)
def test_what_one_told_is_not_what_one_was_told(ask: Callable[..., Reply], question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention) or told not in _shown(reply)
