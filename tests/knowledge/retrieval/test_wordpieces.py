"""Pieces of words: where they stand, and that nothing typed can break the cutting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.retrieval.wordpieces import WordPieces

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "pier", "##s", "har", "##bour", "the", "'", "cafe", ",", "9"])


def shown(text: str) -> list[str]:
    return [text[a:b] for a, b in PIECES.cut(text, 100).places]


def test_the_longest_known_piece_comes_first() -> None:
    assert shown("The harbour, the piers") == ["The", "har", "bour", ",", "the", "pier", "s"]


def test_accents_and_curly_marks_keep_their_places() -> None:
    assert shown("the café’s pier") == ["the", "café", "’", "s", "pier"]
    assert PIECES.cut("café", 9).ids == PIECES.cut("CAFE", 9).ids


def test_a_word_with_an_unknown_rest_is_unknown_whole() -> None:
    cut = PIECES.cut("pierce", 9)
    assert cut.ids == (1,)
    assert cut.places == ((0, 6),)


def test_no_more_than_asked_for() -> None:
    assert len(PIECES.cut("pier " * 50, 7).ids) == 7


@given(st.text(max_size=200))
def test_any_text_is_cut_into_pieces_in_order(text: str) -> None:
    cut = PIECES.cut(text, 80)
    assert len(cut.ids) == len(cut.places) <= 80
    assert all(0 <= a < b <= len(text) for a, b in cut.places)
    assert list(cut.places) == sorted(cut.places)
