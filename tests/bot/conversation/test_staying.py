"""Follow-ups whose pronoun keeps the occasion that was talked about, and not whom it means alone."""

from __future__ import annotations

from bot.conversation.reply import Question
from tests.bot.conversation.conftest import DeskOf

SUND = """Rower Liv Holm announced that she would not row in the final of the Sund and Elm Bay regatta, joining the \
ferrymen who protest the sale of the quay.

Holm was to meet Kaja Rud in the final. Rud was not told. The regatta was put off by a day."""
DORN = (
    """Liv Holm has withdrawn from the Dorn cup, her coach said. "She is taking time with friends," the coach said."""
)


def test_what_was_shown_may_tell_why(desk_of: DeskOf) -> None:
    desk = desk_of(
        [
            {"id": "sund", "date": "2024-05-02", "title": "Holm will not row at Sund", "text": SUND},
            {"id": "dorn", "date": "2024-06-20", "title": "Holm out of the Dorn cup", "text": DORN},
        ]
    )
    first = desk.ask(Question(text="Who was Liv Holm supposed to meet in the final of the Sund and Elm Bay regatta?"))
    assert first.snippets[0].document_id == "sund"
    assert desk.ask(Question(text="why did she pull out?")).snippets[0].document_id == "sund"
