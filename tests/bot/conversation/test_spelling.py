"""Spelling: repaired towards what was most likely meant, never with digits, never a word that is fine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.conversation.slips import unlikelihood
from bot.conversation.spelling import Speller, grouped_apart, scale_apart
from knowledge.language.english import english

SPELLER = Speller(
    {"investigation": 9, "harbour": 5, "brandt": 2, "14th": 3, "closed": 2, "closet": 1}, {"what", "about"}
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("investigaton", "investigation"), ("harbuor", "harbour"), ("brant", "brandt"), ("abuot", "about")],
)
def test_a_slip_is_repaired(typed: str, meant: str) -> None:
    assert SPELLER.repair(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("cmopass", "compass"), ("thunderstormm", "thunderstorm"), ("hrse", "horse"), ("rfom", "from")],
)
def test_a_word_that_no_document_has_is_repaired_towards_english(typed: str, meant: str) -> None:
    assert SPELLER.repair(typed) == meant


@pytest.mark.parametrize("typed", ["investigation", "the", "15th", "12th", "xyz", "zebra", "cat"])
def test_what_is_right_or_too_far_or_holds_digits_stays(typed: str) -> None:
    assert SPELLER.repair(typed) is None


@pytest.mark.parametrize("typed", ["halvorsen", "tamsin", "okonkwo", "vestergaard"])
def test_a_name_that_nobody_knows_stays(typed: str) -> None:
    assert SPELLER.repair(typed) is None
    assert SPELLER.repair(typed, named=True) is None


def test_what_has_a_capital_in_mid_sentence_is_taken_for_no_english_word() -> None:
    assert SPELLER.repair("preiss") is not None
    assert SPELLER.repair("preiss", named=True) is None
    assert SPELLER.repair("brant", named=True) == "brandt"


def test_of_two_as_near_the_more_frequent_wins() -> None:
    assert SPELLER.repair("closeb") == "closed"


def test_letters_exchanged_are_likelier_than_others_struck() -> None:
    speller = Speller({"trial": 2, "trail": 2}, set())
    assert speller.repair("trila") == "trial"
    assert unlikelihood("trila", "trial") < unlikelihood("trixl", "trial")


def test_a_known_word_is_repaired_only_towards_what_is_expected_at_its_place() -> None:
    speller = Speller({"hat": 1, "chat": 400, **dict.fromkeys(map(str, range(100)), 400)}, set())
    assert speller.repair("hat") is None
    assert speller.repair("hat", expected=frozenset({"what", "when"})) == "what"
    assert Speller({"hat": 30, "wore": 2}, set()).repair("hat", expected=frozenset({"what"})) is None


@given(st.text(max_size=20))
def test_a_repair_is_always_another_known_word_without_digits(word: str) -> None:
    repaired = SPELLER.repair(word)
    if repaired is not None:
        assert SPELLER.knows(repaired) or repaired in english()
        assert repaired != word
        assert not any(c.isdigit() for c in word + repaired)


def test_a_common_word_is_no_misspelling_of_another() -> None:
    speller = Speller({"whether": 3, "look": 2, "rico": 1, "brandt": 1, "said": 900}, ["who"])
    assert [speller.repair(w) for w in ("weather", "cook", "rice")] == [None, None, None]


_WORD = st.text("abcdefgé", min_size=3, max_size=7)


@settings(deadline=None)  # the first look at English words loads their table
@given(st.dictionaries(_WORD, st.integers(1, 9), min_size=1, max_size=30), _WORD)
def test_no_word_of_the_documents_that_is_likelier_is_overlooked(vocabulary: dict[str, int], typed: str) -> None:
    speller = Speller(vocabulary, set())
    if speller.knows(typed):
        return
    near = [w for w in vocabulary if OSA.distance(typed, w) <= (1 if len(typed) <= 5 else 2)]
    best = max((speller.likelihood(w) - unlikelihood(typed, w) for w in near), default=-1e9)
    repaired = speller.repair(typed)
    reached = (
        speller.likelihood(typed) if repaired is None else speller.likelihood(repaired) - unlikelihood(typed, repaired)
    )
    assert reached >= best


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8))
def test_only_the_same_word_is_typed_without_a_slip(typed: str, meant: str) -> None:
    assert (unlikelihood(typed, meant) == 0) == (typed == meant)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("defence", "defense"), ("defense", "defence"), ("organise", "organize"), ("colours", "colors"), ("grey", "gray")],
)
def test_what_is_spelt_otherwise_across_the_atlantic_is_one_word(typed: str, printed: str) -> None:
    assert Speller({printed: 3}, set()).repair(typed) == printed
    assert Speller({printed: 3, typed: 1}, set()).repair(typed) is None


@pytest.mark.parametrize(
    ("typed", "told"), [("10k", ("10", "000")), ("5m", ("5", "million")), ("2bn", ("2", "billion"))]
)
def test_a_number_scaled_in_short_is_apart_from_its_scale(typed: str, told: tuple[str, str]) -> None:
    assert scale_apart(typed) == told


@pytest.mark.parametrize("typed", ["18f", "k", "10", "4kids", "mx9"])
def test_other_letters_scale_no_number(typed: str) -> None:
    assert scale_apart(typed) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("8000", ("8", "000")),
        ("250000", ("250", "000")),
        ("1200000", ("1", "200", "000")),
        ("800", None),
        ("8k00", None),
    ],
)
def test_a_number_without_commas_is_cut_where_texts_have_them(typed: str, told: tuple[str, ...] | None) -> None:
    assert grouped_apart(typed) == told


def test_what_is_only_what_forms_have_in_common_is_no_word() -> None:
    speller = Speller({"brandle": 2, "closed": 2}, set())
    assert not speller.knows("brandl")
    assert speller.knows("closing")
