"""Texts of documents that are kept while they are asked for."""

from __future__ import annotations

from knowledge.store.texts import LONGEST_KEPT, TEXTS_KEPT, Texts


def test_a_text_is_kept_as_it_was_read() -> None:
    texts = Texts()
    assert texts.get(2) is None
    assert texts.keep(2, "The café at the pier closed.") == "The café at the pier closed."
    assert texts.get(2) == "The café at the pier closed."


def test_a_long_text_is_not_kept() -> None:
    texts = Texts()
    assert texts.keep(1, "é" * LONGEST_KEPT) == "é" * LONGEST_KEPT
    assert texts.keep(2, "é" * (LONGEST_KEPT + 1)) == ""
    assert texts.get(2) == ""  # and not read again and again


def test_what_was_read_first_makes_room() -> None:
    texts = Texts()
    for n in range(TEXTS_KEPT + 2):
        texts.keep(n, f"The café at pier {n} closed.")
    assert texts.get(0) is None
    assert texts.get(1) is None
    assert texts.get(2) == "The café at pier 2 closed."
    assert texts.get(TEXTS_KEPT + 1) is not None
