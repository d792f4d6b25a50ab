"""Who does it to whom: a passage with another doer is a correction, not an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Abstention, Answer, Reply

Ask = Callable[[str], Reply]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Northern Ferries name Petra Lind as harbour master?", "city council"),
        ("Did Petra Lind call the closure a disaster?", "Lars Holm"),
    ],
)
def test_another_doer_is_a_correction(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert isinstance(reply, Abstention), reply
    if reply.snippets:
        assert told in reply.snippets[0].text


@pytest.mark.parametrize("question", ["Has anyone been convicted?", "who was arrested"])
def test_nobody_is_said_to_be_what_no_sentence_says(ask: Ask, question: str) -> None:
    assert ask(question).behaviour == "abstain"


def test_a_refusal_is_no_comment_though_other_words_stand_beside_it(ask: Ask) -> None:
    reply = ask("Did Northern Ferries comment on compensation?")
    assert isinstance(reply, Answer)
    assert reply.lead is not None
    assert reply.lead.startswith("No comment")
    assert "declined to comment on compensation" in reply.snippets[0].text


def test_who_refused_here_and_spoke_there_is_shown_with_both(ask: Ask) -> None:
    reply = ask("Did Northern Ferries comment?")
    assert isinstance(reply, Answer)
    texts = [s.text for s in reply.snippets]
    assert any("declined" in t for t in texts)
    assert any("bus service" in t for t in texts)


def test_an_accused_man_is_not_said_to_be_convicted(ask: Ask) -> None:
    assert ask("Was Leo Brandt convicted?").behaviour == "abstain"


def test_an_accusation_is_no_charge(ask: Ask) -> None:
    assert ask("What is Leo Brandt charged with?").behaviour == "abstain"
    assert ask("What is Leo Brandt accused of?").behaviour == "answer"


def test_the_day_of_the_telling_is_not_the_day_it_happened(ask: Ask) -> None:
    reply = ask("When did the harbour board open the inquiry?")
    assert isinstance(reply, Abstention)
    assert "I find no day of that" in reply.reason
    assert "said Friday it had opened" in " ".join(reply.snippets[0].text.split())
