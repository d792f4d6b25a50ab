"""Spelling: repaired towards the documents' words, never with digits, never a word that is fine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.conversation.spelling import Speller

SPELLER = Speller(
    {"investigation": 9, "harbour": 5, "brandt": 2, "14th": 3, "closed": 2, "closet": 1}, {"what", "about"}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("investigaton", "investigation"), ("harbuor", "harbour"), ("brant", "brandt"), ("abuot", "about")],
)
def test_a_slip_is_repaired(typed: str, meant: str) -> None:
    assert SPELLER.repair(typed) == meant


@pytest.mark.parametrize("typed", ["investigation", "the", "15th", "12th", "xyz", "zebra", "cat"])
def test_what_is_right_or_too_far_or_holds_digits_stays(typed: str) -> None:
    assert SPELLER.repair(typed) is None


def test_of_two_as_near_the_more_frequent_wins() -> None:
    assert SPELLER.repair("closeb") == "closed"


@given(st.text(max_size=20))
def test_a_repair_is_always_a_known_word_without_digits(word: str) -> None:
    repaired = SPELLER.repair(word)
    if repaired is not None:
        assert SPELLER.knows(repaired)
        assert not any(c.isdigit() for c in word + repaired)


def test_a_common_word_is_no_misspelling_of_another() -> None:
    speller = Speller({"whether": 3, "look": 2, "rico": 1, "brandt": 1}, ["who"], frozenset({"whether", "look"}))
    assert [speller.repair(w) for w in ("weather", "cook", "rice")] == [None, None, None]
    assert speller.repair("brant") == "brandt"


@settings(deadline=None)  # the first look at common words loads their table
@given(st.lists(st.text("abcdefgé", min_size=3, max_size=7), max_size=30), st.text("abcdefgé", min_size=4, max_size=7))
def test_no_word_near_enough_is_overlooked(vocabulary: list[str], typed: str) -> None:
    speller = Speller(dict.fromkeys(vocabulary, 1), set())
    if speller.knows(typed) or speller._is_english(typed):
        return
    allowed = 1 if len(typed) <= 5 else 2
    near = [w for w in vocabulary if OSA.distance(typed, w) <= (allowed if w[0] == typed[0] else 1)]
    assert (speller.repair(typed) is not None) == bool(near)
    assert speller.repair(typed) in {None, *near}
