"""Who speaks in a clause of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Gordon Pell resigned as chief executive on Friday, hours after the examiner, Helen Marchetti, reported "
            'that $900,000 of the payments to Pell Holdings "had no apparent business purpose."',
            "Helen Marchetti",
        ),
        (
            "Gordon Pell left before the judge, Ruth Okonkwo, had announced that the sale was off.",
            "Ruth Okonkwo",
        ),
        ("Gordon Pell, who resigned after the hearing, a stormy one, said that the money was gone.", "Gordon Pell"),
        ("Gordon Pell spoke on Monday after the vote, a narrow one, and told reporters he would stay.", "Gordon Pell"),
    ],
)
def test_the_subject_of_the_clause_speaks_and_not_that_of_the_one_before(read: Read, text: str, speaker: str) -> None:
    assert [s.speaker for s in extract_statements(read(text))] == [speaker]
