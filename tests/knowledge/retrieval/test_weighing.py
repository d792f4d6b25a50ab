"""The network beside the ranker: what it is given, what it adds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.retrieval.pool import gather
from knowledge.retrieval.ranker import default_ranker
from knowledge.retrieval.search import Search
from knowledge.retrieval.weighing import READ, Weighing, default_weighing, inputs
from knowledge.store.snapshot import Snapshot

NAN = float("nan")
VALUES = {"a": np.array([1.0, 2.0, 3.0], np.float32), "b": np.array([0.5, 0.5, 0.5], np.float32)}


def told(readings: list[float]) -> dict[str, list[float]]:
    rows = inputs(VALUES, ("b", "a"), np.array([2.0, 1.0, -1e9], np.float32), np.array(readings, np.float32), -3.0)
    return dict(zip(("b", "a", *READ), rows.T.tolist(), strict=True))


def test_a_sentence_is_told_by_its_features_in_the_order_of_their_names() -> None:
    assert (told([0, 0, NAN])["b"], told([0, 0, NAN])["a"]) == ([0.5, 0.5, 0.5], [1.0, 2.0, 3.0])


def test_what_the_reader_says_is_told_beside_the_best_that_it_says() -> None:
    found = told([4.0, -2.0, NAN])
    assert found["told"] == [0.5, -0.25, -0.375]
    assert found["behind"] == [0.0, -0.75, -0.875]
    assert found["unread"] == [0.0, 0.0, 1.0]
    assert found["best"] == [0.5, 0.5, 0.5]


def test_a_network_adds_as_its_weights_say() -> None:
    weights = [[0.0]] * 2 + [[8.0] if name == "told" else [0.0] for name in READ]
    size = len(weights)
    network = Weighing(
        features=("a", "b"), mean=(0.0,) * size, spread=(1.0,) * size, hidden=weights, offsets=(0,), out=(2,)
    )
    added = network.added(VALUES, np.zeros(3, np.float32), np.array([4.0, -8.0, NAN], np.float32), -3.0)
    # GELU: nearly the number itself where it is large, nothing where it is far below zero.
    assert added == pytest.approx([8.0, 0.0, 0.0], abs=0.01)


def test_a_network_without_weights_adds_nothing() -> None:
    assert not Weighing().added(VALUES, np.zeros(3, np.float32), np.zeros(3, np.float32), -3.0).any()


def test_the_network_that_ships_knows_the_features_of_the_ranker() -> None:
    assert set(default_weighing().features) <= default_ranker().weights.keys()
    assert len(default_weighing().mean) == len(default_weighing().features) + len(READ)


@given(arrays(np.float32, 3, elements=st.floats(-40, 40, width=32) | st.just(NAN)))
def test_no_reading_crashes_the_network(readings: np.ndarray) -> None:
    values = dict.fromkeys(default_weighing().features, np.ones(3, np.float32))
    added = default_weighing().added(values, np.zeros(3, np.float32), readings, -3.0)
    assert np.isfinite(added).all()


def test_the_network_may_put_another_sentence_first(desk: Desk, snapshot: Snapshot) -> None:
    query = desk.turn(Question(text="who repaired the jetty after the storm")).query()
    pool = gather(snapshot, query)
    weights = [[-20.0] if name == "share" else [0.0] for name in READ]
    network = Weighing(mean=(0.0,) * 5, spread=(1.0,) * 5, hidden=weights, offsets=(0,), out=(5,))
    plain = Search(query, pool, default_ranker(), Weighing())
    assert not np.isnan(plain.readings).all()
    assert Search(query, pool, default_ranker(), network).chances.argmax() != plain.chances.argmax()
