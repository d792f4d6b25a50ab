"""Which countries a document need not name."""

from __future__ import annotations

import pytest

from knowledge.language.countries import taken_for_granted
from knowledge.language.words import content_stems


@pytest.mark.parametrize(
    ("name", "text", "granted"),
    [
        ("america", "The senate voted on Monday.", True),
        ("united kingdom", "British rail workers struck.", True),
        ("uk", "The senate voted on Monday.", False),
        ("norway", "The senate voted on Monday.", False),
    ],
)
def test_a_country_at_home_is_taken_for_granted(name: str, text: str, granted: bool) -> None:
    assert taken_for_granted(name, content_stems(text)) is granted
