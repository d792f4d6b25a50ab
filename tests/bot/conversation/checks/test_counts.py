"""Numbers that stand some words before what they count."""

from __future__ import annotations

import pytest

from bot.conversation.checks.counts import counted_in
from bot.conversation.reply import Question
from tests.bot.conversation.conftest import DeskOf

TEXT = """The Harbour Agency of Dorn announced awards to assist 162 town, county and village rowing clubs with boats.

Ada Reed mended at least 40 false wooden river gauges in Larn. She was ill for two years.

The sun was out in Norway on Monday, and the tide was high at noon."""


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("How many rowing clubs does the Harbour Agency of Dorn assist?", True),
        ("How many gauges did Ada Reed mend in Larn?", True),
        ("How many gauges did Ada Reed mend in Norway?", False),
        ("How many boats did the Harbour Agency of Dorn announce?", False),
        ("How many people did Ada Reed help in Larn?", False),
    ],
)
def test_what_counts_the_very_thing_has_a_number_for_it(desk_of: DeskOf, question: str, counts: bool) -> None:
    turn = desk_of([{"id": "dorn", "date": "2024-05-02", "text": TEXT}]).turn(Question(text=question))
    assert counted_in(turn, turn.search(turn.query(), limit=1)[0]) == counts
