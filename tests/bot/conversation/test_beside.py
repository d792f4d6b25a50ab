"""Misspelt words of names are known by the word beside them; another name stays another."""

from __future__ import annotations

import pytest

from bot.conversation.beside import Beside

BESIDE = Beside([["oskar", "vellmann"], ["harbour", "department"], ["maria", "quistgaard"], ["ada", "reed"]])


@pytest.mark.parametrize(
    ("before", "typed", "behind", "meant"),
    [
        ("oskar", "vellman", "said", "vellmann"),
        ("oskar", "velmann", "said", "vellmann"),
        ("harbour", "departmant", "", "department"),
        ("the", "harbuor", "department", "harbour"),
    ],
)
def test_one_word_of_a_name_tells_the_other(before: str, typed: str, behind: str, meant: str) -> None:
    assert BESIDE.meant(typed, before=before, behind=behind) == meant


@pytest.mark.parametrize(
    ("before", "typed", "behind"),
    [
        ("the", "vellman", "said"),  # nothing beside it is of the name
        ("ada", "reid", "said"),  # too short: somebody else
        ("mr", "marie", "quistgaard"),  # both are usual given names
        ("oskar", "wellman", "said"),  # begins otherwise
        ("oskar", "vellmann", "said"),  # is right
    ],
)
def test_what_may_be_another_name_stays(before: str, typed: str, behind: str) -> None:
    assert BESIDE.meant(typed, before=before, behind=behind) is None
