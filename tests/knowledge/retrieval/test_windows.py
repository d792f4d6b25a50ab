"""Windows: which neighbouring sentences are shown together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.retrieval.windows import WIDTH, best_windows
from knowledge.store.snapshot import SentenceHit


def rows(*lengths: int, document: int = 0, first: int = 0, holds: str = "") -> list[SentenceHit]:
    found, start = [], 0
    for i, length in enumerate(lengths):
        found.append(SentenceHit(first + i, document, start, start + length, 0, holds, "", "", ""))
        start += length + 1
    return found


def test_two_neighbours_with_half_a_chance_each_beat_a_lonely_better_one() -> None:
    sentences = [*rows(100, 100), *rows(100, document=1, first=2)]
    windows = best_windows(sentences, np.array([0.3, 0.3, 0.4], np.float32), limit=2)
    assert [(w.first, w.last) for w in windows] == [(0, 1), (2, 2)]


def test_a_neighbour_without_a_chance_is_left_off() -> None:
    windows = best_windows(rows(100, 100, 100), np.array([0.001, 0.99, 0.001], np.float32), limit=1)
    assert (windows[0].first, windows[0].last) == (1, 1)


def test_a_heading_is_shown_only_where_there_is_nothing_else() -> None:
    heading = rows(20, holds="h")
    both = [*heading, *rows(100, first=1)]
    assert best_windows(both, np.array([0.9, 0.1], np.float32), limit=3)[0].best == 1
    assert best_windows(heading, np.array([1.0], np.float32), limit=3)[0].best == 0


@given(st.lists(st.tuples(st.integers(1, 600), st.floats(0, 1, width=32)), max_size=30))
def test_windows_never_touch_and_fit_unless_they_are_one_sentence(sentences: list[tuple[int, float]]) -> None:
    found = rows(*(length for length, _ in sentences))
    windows = best_windows(found, np.array([c for _, c in sentences], np.float32), limit=10)
    taken: set[int] = set()
    for window in windows:
        assert window.first <= window.best <= window.last
        assert window.first == window.last or found[window.last].end - found[window.first].start <= WIDTH
        assert taken.isdisjoint(range(window.first, window.last + 1))
        taken.update(range(window.first, window.last + 1))
    assert bool(windows) == bool(sentences)
