"""The passage search: what it finds, where it looks, and what its numbers mean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.retrieval.features import feature_names, weight
from knowledge.retrieval.ranker import Ranker, default_ranker
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage
from knowledge.store.snapshot import Snapshot


def found(desk: Desk, question: str, document: str | None = None) -> list[Passage]:
    turn = desk.turn(Question(text=question, document_id=document))
    return turn.search(turn.query())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how many boats were moored at the pier", "45 boats"),
        ("when was the jetty built", "1931"),
        ("how many passengers will the company lose", "12,000"),
        ("who replaced Otto Brandt", "Lind, 51, replaces"),
    ],
)
def test_the_best_passage_tells(desk: Desk, snapshot: Snapshot, question: str, told: str) -> None:
    best = found(desk, question)[0].candidate
    assert told in snapshot.text(best.document, best.start, best.end)


def test_one_document_is_searched_where_one_is_named(desk: Desk, snapshot: Snapshot) -> None:
    number = snapshot.number("council-0402")
    passages = found(desk, "what did the harbour board say about the pier", "council-0402")
    assert passages
    assert {p.candidate.document for p in passages} == {number}


def test_passages_come_best_first_with_a_chance(desk: Desk) -> None:
    passages = found(desk, "who is investigating the fire at the pier")
    assert [p.score for p in passages] == sorted((p.score for p in passages), reverse=True)
    assert all(0 < p.confidence < 1 for p in passages)


def test_every_feature_is_named_and_finite(desk: Desk) -> None:
    names = set(feature_names())
    for question in ("who was it", "how many boats", "when", "where is the pier", "why did it burn", "14 boats"):
        for passage in found(desk, question):
            assert set(passage.features) <= names
            assert all(math.isfinite(v) for v in passage.features.values())


def test_the_shipped_weights_are_of_known_features() -> None:
    assert set(default_ranker().weights) <= set(feature_names())


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_confidence_grows_with_the_score(a: float, b: float) -> None:
    ranker = Ranker(weights={}, slope=0.5, offset=-2.0)
    low, high = sorted((a, b))
    assert 0.0 < ranker.confidence(low) <= ranker.confidence(high) < 1.0


@given(st.integers(1, 10**6), st.data())
def test_a_rarer_word_weighs_more(total: int, data: st.DataObject) -> None:
    rare = data.draw(st.integers(0, total))
    common = data.draw(st.integers(rare, total))
    assert weight(rare, total) >= weight(common, total) > 0


def test_related_words_are_related_both_ways() -> None:
    assert all(word in RELATED[other].split() for word, others in RELATED.items() for other in others.split())
