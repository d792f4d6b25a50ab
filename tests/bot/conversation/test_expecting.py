"""Which word is meant at the beginning of a question."""

from __future__ import annotations

import pytest

from bot.conversation.expecting import asked, expected_at


def test_a_verb_before_another_verb_is_the_word_that_asks_one_letter_away() -> None:
    assert asked("were", ["did", "she"]) == "where"


@pytest.mark.parametrize(("first", "following"), [("were", ["any", "hurt"]), ("did", ["was"]), ("who", ["is"])])
def test_any_other_word_stays(first: str, following: list[str]) -> None:
    assert asked(first, following) is None


def test_behind_who_a_past_form_is_the_verb() -> None:
    assert "did" in expected_at(["who"], [], "dod")
    assert expected_at(["who"], [], "died") == frozenset()
    assert "did" in expected_at(["what"], [], "died")
