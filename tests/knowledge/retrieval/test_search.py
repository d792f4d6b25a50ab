"""The passage search: what it finds, where it looks, and what its numbers mean."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.language.words import stem
from knowledge.retrieval.deciding import evidence
from knowledge.retrieval.pool import gather
from knowledge.retrieval.query import weight
from knowledge.retrieval.ranker import Ranker, default_ranker
from knowledge.retrieval.related import RELATED, TOLD_BY
from knowledge.retrieval.search import Passage, Search
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


def test_passages_come_likeliest_first_with_a_chance(desk: Desk) -> None:
    passages = found(desk, "who is investigating the fire at the pier")
    assert [p.chance for p in passages] == sorted((p.chance for p in passages), reverse=True)
    assert sum(p.chance for p in passages) <= 1.0 + 1e-4
    assert all(0 < p.confidence < 1 for p in passages)


def test_a_passage_is_whole_sentences_around_its_best(desk: Desk, snapshot: Snapshot) -> None:
    for passage in found(desk, "what did the harbour board say about the pier"):
        rows = snapshot.sentences(passage.candidate.document)
        assert passage.start in {r.start for r in rows}
        assert passage.end in {r.end for r in rows}
        assert passage.start <= passage.candidate.start < passage.candidate.end <= passage.end


def test_every_feature_is_finite_and_has_a_value_for_every_sentence(desk: Desk, snapshot: Snapshot) -> None:
    for question in ("who was it", "how many boats", "when", "where is the pier", "why did it burn", "14 boats", "zzz"):
        query = desk.turn(Question(text=question)).query()
        search = Search(query, gather(snapshot, query), default_ranker())
        count = len(search.pool.rows)
        assert all(np.shape(v) == (count,) and np.isfinite(v).all() for v in search.features.values.values())


def test_the_shipped_weights_are_of_known_features(desk: Desk, snapshot: Snapshot) -> None:
    query = desk.turn(Question(text="who is investigating the fire")).query()
    search = Search(query, gather(snapshot, query), default_ranker())
    told = evidence(search.features, search.scores, search.windows(2), 0, search.readings)
    assert set(default_ranker().weights) <= set(search.features.values)
    assert set(default_ranker().evidence) == set(told)


def test_the_likeliest_sentence_of_a_span_begins_in_it(desk: Desk, snapshot: Snapshot) -> None:
    query = desk.turn(Question(text="how many boats were moored at the pier")).query()
    search = Search(query, gather(snapshot, query), default_ranker())
    best = search.passages(1)[0].candidate
    everything = (best.document, 0, 10**9)
    assert (found := search.likeliest(*everything)) is not None
    assert found == (float(search.chances.max()), best.start, best.end)
    assert search.likeliest(best.document, best.start, best.start + 1) == found
    assert search.likeliest(best.document, best.start + 1, best.start + 2) is None
    assert search.likeliest(10**6, 0, 10**9) is None


def test_sentences_taken_away_are_found_no_more(desk: Desk, snapshot: Snapshot) -> None:
    query = desk.turn(Question(text="how many boats were moored at the pier")).query()
    pool = gather(snapshot, query)
    gone = {Search(query, pool, default_ranker()).passages(1)[0].candidate.n}
    left = Search(query, pool.without(gone), default_ranker())
    assert all(p.candidate.n not in gone for p in left.passages(5))


@given(st.dictionaries(st.sampled_from(["a", "b"]), st.floats(-1e6, 1e6), min_size=2))
def test_confidence_is_a_chance_whatever_the_evidence(told: dict[str, float]) -> None:
    ranker = Ranker(weights={}, evidence={"a": 0.5, "b": -2.0}, offset=-2.0)
    assert 0.0 < ranker.confidence(told) < 1.0


@given(st.integers(1, 10**6), st.data())
def test_a_rarer_word_weighs_more(total: int, data: st.DataObject) -> None:
    rare = data.draw(st.integers(0, total))
    common = data.draw(st.integers(rare, total))
    assert weight(rare, total) >= weight(common, total) > 0


def test_related_words_are_related_both_ways() -> None:
    told_by = {line.split()[0] for line in TOLD_BY.strip().splitlines()}
    both = {word: others for word, others in RELATED.items() if word not in set(map(stem, told_by))}
    assert all(word in RELATED[other].split() for word, others in both.items() for other in others.split())


def test_what_a_word_is_told_by_is_not_told_by_it() -> None:
    assert "$" in RELATED["price"].split()
    assert "$" not in RELATED
    assert "mother" in RELATED["parent"].split()
    assert "parent" not in RELATED["mother"].split()


def test_a_calling_is_the_same_for_men_women_and_persons() -> None:
    for told in ("businesswomen", "businessperson", "businesspeople"):
        assert stem(told) in RELATED[stem("businessman")].split()
