"""What is shown never runs across a heading that asks, nor from the text into a caption."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.reply import Question, Reply
from tests.bot.conversation.conftest import DeskOf

TEXTS = (
    "The pier of Vell was closed on Monday, when its keeper found a crack in the third pillar.\n\n"
    "When will the pier of Vell open again?\n\n"
    "The pier of Vell will open again in spring, once the third pillar has been set anew by divers.",
    "Kari Moe let go of the balloon of Sund at noon, and the whole town of Sund cheered her.\n\n"
    "Kari Moe waves from the balloon of Sund at noon before the crowd. Una Berg/Harbour Photos\n\n"
    "The town has never seen a balloon like it.",
)


@pytest.fixture(scope="module")
def ask(desk_of: DeskOf) -> Callable[[str], Reply]:
    desk = desk_of({"id": f"d{n}", "date": "2024-03-02", "text": text} for n, text in enumerate(TEXTS))
    return lambda text: desk.ask(Question(text=text, asker=text))


@pytest.mark.parametrize(
    "question", ["Why was the pier of Vell closed?", "What did Kari Moe do with the balloon of Sund?"]
)
def test_no_snippet_runs_across_a_heading_or_caption(ask: Callable[[str], Reply], question: str) -> None:
    assert "\n" not in ask(question).snippets[0].text


REPORT = """The trustee gave her first report to the court of Vell.

Debts. The firm owes nine million crowns, and the bank has agreed to wait until May for its part.

Layoffs. With regret, notice was given on Monday to forty of those who work in the weaving hall.

Looms. Two of the looms will be mended in spring."""


def test_a_heading_that_opens_its_paragraph_is_of_that_one_alone(desk_of: DeskOf) -> None:
    desk = desk_of([{"id": "report", "date": "2024-03-02", "text": REPORT}])
    reply = desk.ask(Question(text="What about the layoffs?", asker="a"))
    assert reply.snippets[0].text.startswith("With regret, notice was given on Monday")
    assert all("Layoffs" not in s.text and "\n" not in s.text for s in reply.snippets)
