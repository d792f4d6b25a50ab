"""Patterns that are tried only where a text has a piece of a word that they need."""

from __future__ import annotations

import re

import pytest

from knowledge.language.wordings import Wordings

TOLD = Wordings({"bell horn": r"\b(?:bell|horn)s? (?:rang|blew)\b", "whist": r"\bwhistled\b"}, re.IGNORECASE)


@pytest.mark.parametrize("text", ["The bell rang.", "HORNS BLEW at noon.", "She Whistled; no bell was heard."])
def test_any_of_the_ways_tells(text: str) -> None:
    assert TOLD.tell(text)


@pytest.mark.parametrize("text", ["The bell is old.", "The wind blew.", "A game of whist.", ""])
def test_a_piece_alone_tells_nothing(text: str) -> None:
    assert not TOLD.tell(text)


def test_a_way_is_tried_only_where_a_piece_stands() -> None:
    assert not Wordings({"bell": r"\bhorn\b"}).tell("The horn blew.")
    assert Wordings({"bell": r"\bhorn\b"}).tell("The horn blew, and no bell.")
