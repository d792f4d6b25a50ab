"""Who pleaded, was convicted or sentenced is told of the very person, and of nobody named beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Answer, Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXT = """Olaf Reed, 31, of Dorn, pleaded guilty on May 3, 2023, to wire fraud and was sentenced by Judge Ada Falk.

The mayor, an ally of Peter Hale, pleaded guilty in June to theft.

Anna Quist, another former host at the Blue Pier club, pleaded guilty to filing a false return. Anna Quist and Carl \
Moe were convicted in May.

If convicted, Helen Brandt faces ten years. Karl Lund was charged with theft on Monday.

Emma Vale was sentenced to ten years for her role. Gerda Holm pleaded not guilty.

Ivar Brekke's counsel asked for a sentence of three years. The judge imposed a 52-month sentence on Brekke. Brekke, \
in a green suit, confirmed that he was pleading guilty voluntarily. Brekke pleaded guilty in March to smuggling eels.

A jury found Jorunn Dahl, who said that Tor Sand had hit her first, not guilty of assault. The prosecutor sought a \
six-year sentence for Dahl. A judge found Tor Sand's brother guilty.

Signe Lie confirmed on Friday that she was pleading guilty voluntarily.

Siri Aune was freed on Monday in exchange for the convicted spy Ivo Krag. Krag was serving a 25-year sentence."""


@pytest.fixture
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of([{"id": "court", "date": "2024-05-02", "title": "In court", "text": TEXT}])
    return lambda question: desk.ask(Question(text=question, asker=question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("did reed plead guilty?", "wire fraud"),
        ("What did Olaf Reed plead guilty to?", "wire fraud"),
        ("Did Reed plead guilty to fraud?", "wire fraud"),
        ("was reed sentenced?", "sentenced by Judge"),
        ("did anna quist plead guilty", "false return"),
        ("Was Carl Moe convicted?", "were convicted in May"),
        ("Was Carl Moe found guilty, please?", "were convicted in May"),
        ("was emma vale convicted", "sentenced to ten years"),
        ("How did Gerda Holm plead?", "pleaded not guilty"),
        ("Did Gerda Holm plead guilty?", "pleaded not guilty"),
        ("What was Emma Vale sentenced to?", "ten years"),
        ("how many years did vale get", "ten years"),
        ("How long is Emma Vale's sentence?", "ten years"),
        ("How long was Krag's sentence?", "25-year sentence"),
        ("how long was brekke sentenced?", "52-month sentence"),
        ("What was Brekke's sentence?", "52-month sentence"),
        ("What did Ivar Brekke plead guilty to?", "smuggling eels"),
        ("Did Ivar Brekke plead guilty?", "voluntarily"),
        ("was jorunn dahl convicted?", "not guilty of assault"),
        ("Was Jorunn Dahl found guilty?", "not guilty of assault"),
    ],
)
def test_what_became_of_somebody_is_shown_as_it_is_worded(
    ask: Callable[[str], Reply], question: str, told: str
) -> None:
    reply = ask(question)
    assert isinstance(reply, Answer), reply
    assert reply.intent == "plea"
    assert told in reply.snippets[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Did Peter Hale plead guilty?",
        "Was Helen Brandt convicted?",
        "Did Karl Lund plead guilty?",
        "Did Ada Falk plead guilty?",
        "Was Ada Falk sentenced?",
        "Did Olaf Reed plead guilty to murder?",
        "What was Olaf Reed sentenced to?",
        "How many years did Helen Brandt get?",
        "Was Siri Aune convicted?",
        "Was Tor Sand convicted?",
        "Was Tor Sand found guilty?",
        "How long was Jorunn Dahl sentenced?",
        "What did Signe Lie plead guilty to?",
    ],
)
def test_nobody_pleads_or_is_convicted_because_another_was(ask: Callable[[str], Reply], question: str) -> None:
    assert ask(question).intent != "plea"
