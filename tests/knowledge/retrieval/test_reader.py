"""The reader: what it prefers, that it is the network it was trained as, and that nothing typed can break it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.retrieval.pool import gather
from knowledge.retrieval.reader import PASSAGE, Reader, default_reader, load, save, unpacked
from knowledge.retrieval.rereading import RIVAL, WIDTH, read, stretches
from knowledge.retrieval.windows import Spans

TOLD = (
    "The lighthouse at Cape Holm was painted white in 1931 by the engineer Nora Falk. "
    "It was shut in May by the harbour master, Anton Reis, after a storm broke the stairs. "
    "About forty visitors a day used to climb it."
)


def told_by(reader: Reader, question: str) -> str:
    """The sentence in which the reader sees the answer."""
    (reading,) = reader.read(question, [("", TOLD)])
    ends = [TOLD.index(".", at) + 1 for at in (0, 90, 170)]
    places = list(zip([0, *ends[:-1]], ends, strict=True))
    begin, end = max(places, key=lambda place: reading.within(*place))
    return TOLD[begin:end].strip()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who painted the lighthouse?", "The lighthouse"),
        ("Who shut the lighthouse?", "It was shut"),
        ("How many people climbed it each day?", "About forty"),
        ("Why was the lighthouse closed?", "It was shut"),
    ],
)
def test_it_sees_the_answer_where_it_stands(question: str, sentence: str) -> None:
    assert told_by(default_reader(), question).startswith(sentence)


def test_a_passage_on_something_else_is_no_answer() -> None:
    other = "The council will vote on the new bus lanes in October, a spokesman told the local paper."
    good, bad = default_reader().read("Who painted the lighthouse?", [("", TOLD), ("", other)])
    assert good.within(0, len(TOLD)) > bad.within(0, len(other)) + 2


@pytest.mark.parametrize("typed", ["who shut it", "who shut it ??", "who shut it ?"])
def test_the_mark_of_a_question_makes_no_difference(typed: str) -> None:
    marked, other = (default_reader().read(q, [("", TOLD)])[0] for q in ("who shut it?", typed))
    assert np.array_equal(marked.odds, other.odds)


def test_passages_are_read_apart_from_one_another() -> None:
    """What it says of a passage does not hang on what is read beside it."""
    alone = default_reader().read("Who shut it?", [("Cape Holm", TOLD)])[0]
    beside = default_reader().read("Who shut it?", [("", "Rain fell."), ("Cape Holm", TOLD), ("", TOLD * 3)])[1]
    assert np.allclose(alone.odds, beside.odds, atol=1e-3)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=300))
def test_any_question_and_passage_can_be_read(question: str, title: str, text: str) -> None:
    (reading,) = default_reader().read(question, [(title, text)])
    assert len(reading.odds) == len(reading.places) <= PASSAGE
    assert np.isfinite(reading.odds).all()
    assert np.isfinite(reading.within(0, len(text)))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """Eight bits a number cost next to nothing."""
    dice = np.random.default_rng(7)
    width = 24

    def drawn(*shape: int) -> np.ndarray:
        return dice.normal(size=shape).astype(np.float32) * np.float32(0.2)

    weights = {"position": drawn(200, width), "kind": drawn(2, width), "head": drawn(width, 2), "head.bias": drawn(2)}
    shapes = {"attention": (width, 3 * width), "mixed": (width, width), "inner": (width, 48), "outer": (48, width)}
    for name, shape in shapes.items():
        weights |= {f"0.{name}": drawn(*shape), f"0.{name}.bias": drawn(shape[1])}
    for name in ("embedded", "0.attended", "0.out"):
        weights |= {f"{name}.weight": 1 + drawn(width), f"{name}.bias": drawn(width)}
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "pier", "fire"]
    embedding = drawn(6, width)
    save(tmp_path / "a.npz", tmp_path / "b.npz", weights, vocabulary, embedding)
    again, known, words = unpacked(tmp_path / "a.npz", tmp_path / "b.npz")
    assert known == vocabulary
    assert again.keys() == weights.keys()
    assert all(np.abs(again[n] - w).max() <= np.abs(w).max() / 200 for n, w in weights.items())
    assert np.abs(words - embedding).max() <= np.abs(embedding).max() / 200
    (reading,) = load(tmp_path / "a.npz", tmp_path / "b.npz").read("pier", [("", "the pier fire")])
    assert reading.places.tolist() == [[0, 3], [4, 8], [9, 13]]
    assert np.isfinite(reading.odds).all()


class Counting(Reader):
    """The shipped reader, which notes how many passages it is given at a time."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def read(self, question, passages):
        self.given.append(len(passages))
        return default_reader().read(question, passages)


@pytest.mark.parametrize(
    ("question", "rival", "more"),
    [
        ("How many boats were moored at the pier?", RIVAL - 0.01, False),
        ("How many boats were moored at the pier?", RIVAL + 0.01, True),
        ("Why?", RIVAL - 0.01, True),
    ],
)
def test_once_the_likeliest_stretch_answers_only_its_rivals_are_read(
    snapshot, question: str, rival: float, more: bool
) -> None:
    turn = Desk(snapshot).turn(Question(text="how many boats were moored at the pier"))
    pool = gather(snapshot, turn.query())
    chances = np.zeros(len(pool), np.float32)
    best = int(pool.bm25.argmax())
    chances[best] = 1.0
    apart = stretches(pool.spans, np.where(chances > 0, 1.0, 0.5).astype(np.float32), limit=2)[1]
    chances[apart[0]] = rival
    reader = Counting()
    odds = read(reader, question, pool, chances, limit=4)
    assert reader.given[0] == 1
    assert (sum(reader.given) == 2) == more
    assert bool(np.isfinite(odds[apart[0]])) == more


def test_what_is_far_from_likely_is_not_read() -> None:
    spans = Spans([0, 500, 1000], [500, 1000, 1500], [False] * 3, [True, True])
    assert stretches(spans, np.array([0.9, 0.09, 0.01], np.float32), limit=3) == [(0, 0), (1, 1)]


@given(st.lists(st.tuples(st.integers(1, 300), st.booleans(), st.floats(0.01, 1.0)), min_size=1, max_size=30))
def test_stretches_are_short_and_apart(told: list[tuple[int, bool, float]]) -> None:
    ends = np.cumsum([size for size, _, _ in told]).tolist()
    spans = Spans([0, *ends[:-1]], ends, [False] * len(told), [follows for _, follows, _ in told][:-1])
    chances = np.array([chance for _, _, chance in told], np.float32)
    found = stretches(spans, chances, limit=3)
    assert found[0][0] <= int(chances.argmax()) <= found[0][1]
    covered = [i for a, b in found for i in range(a, b + 1)]
    assert len(covered) == len(set(covered))
    for first, last in found:
        assert all(spans.follows[first:last])
        assert first == last or ends[last] - spans.starts[first] <= WIDTH
