"""Words: folded on copies, with offsets into what was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.words import content_stems, fold, stem, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jürgen’s", ["jürgen"]),
        ("the MPs' PCs", ["the", "mp", "pc"]),
        ("it's $5 or 10%", ["it", "$", "5", "or", "10", "%"]),
        ("Wal - Mart", ["wal", "mart"]),
    ],
)
def test_words_are_cut_and_folded(text: str, folded: list[str]) -> None:
    assert [w.folded for w in words(text)] == [fold(f) for f in folded]


def test_content_leaves_out_what_only_asks() -> None:
    assert content_stems("What did the board say about investigations?") == ["board", "investig"]


@given(st.text(max_size=200))
def test_every_word_stands_where_it_says(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.folded
        last = word.end


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("paid", "pay"),
        ("children", "child"),
        ("wrote", "writing"),
        ("won", "wins"),
        ("sued", "sues"),
        ("firemen", "fireman"),
        ("specimens", "specimen"),
    ],
)
def test_irregular_forms_have_the_stem_of_their_plain_one(form: str, plain: str) -> None:
    assert stem(form) == stem(plain)


@pytest.mark.parametrize(("one", "other"), [("founded", "find"), ("left", "leave"), ("saw", "see"), ("lay", "lie")])
def test_forms_that_are_as_often_another_word_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_like_any_others(text: str) -> None:
    assert fold(text + "é") == fold(text) + "e"
