"""Quotation marks of every kind, and apostrophes that are none."""

from __future__ import annotations

import pytest

from bot.conversation.quotations.marks import MARKED, unbroken, words_in


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('did Reed say "so it goes"?', ["so it goes"]),
        ("did Reed say “so it goes”?", ["so it goes"]),
        ("did Reed say 'so it goes'?", ["so it goes"]),
        ("did Reed say ‘so it goes’?", ["so it goes"]),
        ("did Reed say ''so it goes''?", ["so it goes"]),
        ("did Reed say 'I don't know'?", ["I don't know"]),
        ("what is the pilots' union's view of the boys' boat?", []),
        ("the '90s and the '80s, rock 'n' roll", []),
    ],
)
def test_what_stands_in_marks(text: str, quoted: list[str]) -> None:
    assert [words_in(m) for m in MARKED.finditer(text)] == quoted


def test_of_a_quotation_with_something_left_out_the_longest_part_counts() -> None:
    assert unbroken("It rains … and the boats stay in [the harbour]") == "and the boats stay in"
