"""Windows: which neighbouring sentences are shown together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.retrieval.windows import WIDTH, Spans, best_windows, led_up


def spans(*lengths: int, heading: bool = False) -> Spans:
    """Sentences of one document behind one another."""
    starts = [sum(lengths[:i]) + i for i in range(len(lengths))]
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    return Spans(starts, ends, [heading] * len(lengths), [True] * (len(lengths) - 1))


def joined(one: Spans, other: Spans, *, follows: bool) -> Spans:
    return Spans(
        [*one.starts, *other.starts],
        [*one.ends, *other.ends],
        [*one.headings, *other.headings],
        [*one.follows, follows, *other.follows],
    )


def test_two_neighbours_with_half_a_chance_each_beat_a_lonely_better_one() -> None:
    sentences = joined(spans(100, 100), spans(100), follows=False)
    windows = best_windows(sentences, np.array([0.3, 0.3, 0.4], np.float32), limit=2)
    assert [(w.first, w.last) for w in windows] == [(0, 1), (2, 2)]


def test_a_neighbour_without_a_chance_is_left_off() -> None:
    windows = best_windows(spans(100, 100, 100), np.array([0.001, 0.99, 0.001], np.float32), limit=1)
    assert (windows[0].first, windows[0].last) == (1, 1)


def test_a_heading_is_shown_only_where_there_is_nothing_else() -> None:
    heading = spans(20, heading=True)
    both = joined(heading, spans(100), follows=True)
    assert best_windows(both, np.array([0.9, 0.1], np.float32), limit=3)[0].best == 1
    assert best_windows(heading, np.array([1.0], np.float32), limit=3)[0].best == 0


@given(st.lists(st.tuples(st.integers(1, 600), st.floats(0, 1, width=32)), max_size=30))
def test_windows_never_touch_and_fit_unless_they_are_one_sentence(sentences: list[tuple[int, float]]) -> None:
    found = spans(*(length for length, _ in sentences))
    windows = best_windows(found, np.array([c for _, c in sentences], np.float32), limit=10)
    taken: set[int] = set()
    for window in windows:
        assert window.first <= window.best <= window.last
        assert window.first == window.last or found.ends[window.last] - found.starts[window.first] <= WIDTH
        assert taken.isdisjoint(range(window.first, window.last + 1))
        taken.update(range(window.first, window.last + 1))
    assert bool(windows) == bool(sentences)


def test_what_leans_on_the_sentence_before_takes_it_along_where_there_is_room() -> None:
    found = spans(150, 100, 100)
    chances = np.array([0.01, 0.9, 0.09], np.float32)
    windows = best_windows(found, chances, limit=1)
    assert [(w.first, w.last) for w in windows] == [(1, 2)]
    assert led_up(windows, found, chances, [False, True, False]) == [(0, 2)]
    assert led_up(windows, found, chances, [False, False, False]) == [(1, 2)]
    # What adds little makes room; what is itself likely does not.
    longer = spans(250, 100, 100)
    assert led_up(windows, longer, chances, [False, True, False]) == [(0, 1)]
    assert led_up(windows, longer, np.array([0.01, 0.5, 0.49], np.float32), [False, True, False]) == [(1, 2)]


@given(
    st.lists(st.tuples(st.integers(1, 500), st.floats(0.001, 1), st.booleans()), min_size=1, max_size=20),
    st.integers(1, 5),
)
def test_windows_led_up_to_stay_short_and_apart(rows: list[tuple[int, float, bool]], limit: int) -> None:
    found = spans(*(length for length, _, _ in rows))
    chances = np.array([chance for _, chance, _ in rows], np.float32)
    windows = best_windows(found, chances, limit=limit)
    shown = led_up(windows, found, chances, [leans for _, _, leans in rows])
    covered = [row for first, last in shown for row in range(first, last + 1)]
    assert len(covered) == len(set(covered))
    for window, (first, last) in zip(windows, shown, strict=True):
        assert first <= window.best <= last
        short = found.ends[last] - found.starts[first] <= WIDTH
        assert short or first == last
