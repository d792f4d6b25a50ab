"""Word vectors: kept in eight bits, near where meanings are near, absent where only the same word will do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.language.words import stem
from knowledge.retrieval.vectors import default_vectors, load, save


def test_vectors_come_back_nearly_as_they_were_written(tmp_path: Path) -> None:
    vectors = np.array([[0.6, 0.8], [1.0, 0.0]], np.float32)
    save(tmp_path / "w.npz", ["a", "b"], vectors)
    kept = load(tmp_path / "w.npz")
    assert np.allclose(kept.of(["b", "a"]), vectors[::-1], atol=0.01)


def test_a_word_without_a_vector_is_like_nothing(tmp_path: Path) -> None:
    save(tmp_path / "w.npz", ["a"], np.array([[1.0, 0.0]], np.float32))
    kept = load(tmp_path / "w.npz")
    assert "q" not in kept
    assert not kept.of(["q"]).any()
    assert kept.of([]).shape == (0, 2)


@pytest.mark.parametrize(("word", "near", "far"), [("lawsuit", "sue", "banana"), ("bomb", "explosion", "salary")])
def test_words_near_in_meaning_are_nearer(word: str, near: str, far: str) -> None:
    own, other, third = default_vectors().of([stem(w) for w in (word, near, far)])
    assert own @ other > own @ third + 0.3


@pytest.mark.parametrize("word", ["monday", "july", "seven", "tenth", "susan", "robert", "11", "10th"])
def test_numbers_days_and_peoples_names_are_never_matched_by_meaning(word: str) -> None:
    assert stem(word) not in default_vectors()
