"""Matching by arrays finds what looking at each sentence's stems finds."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.language.words import STOP, stem
from knowledge.retrieval.matching import Words, holding
from knowledge.retrieval.pool import Pool, gather
from knowledge.retrieval.vectors import default_vectors
from knowledge.store.snapshot import Snapshot


@pytest.fixture
def pool(desk: Desk, snapshot: Snapshot) -> Pool:
    return gather(snapshot, desk.turn(Question(text="who said the ferry line and the pier are closed")).query())


def test_stems_are_found_where_they_stand(pool: Pool) -> None:
    told = [row.order for row in pool.rows]
    found = Words(pool, default_vectors()).present([*{s for order in told for s in order}, "zzz"])
    assert "zzz" not in found
    for one, sentences in found.items():
        assert sentences.tolist() == [float(one in order) for order in told]


def test_pairs_are_counted_once_a_sentence_and_never_across_two(pool: Pool) -> None:
    told = [row.order for row in pool.rows]
    wanted = {pair for order in told for pair in pairwise(order)} | {
        (a[-1], b[0]) for a, b in pairwise(told) if a and b
    }
    found = Words(pool, default_vectors()).pairs(wanted)
    assert found.tolist() == [len(wanted.intersection(pairwise(order))) for order in told]


def test_extent_runs_from_the_first_to_the_last(pool: Pool) -> None:
    wanted = {"the", "line", "ferri"}
    extents = Words(pool, default_vectors()).extent(wanted)
    for row, extent in zip(pool.rows, extents, strict=True):
        places = [i for i, s in enumerate(row.order) if s in wanted]
        assert extent == (places[-1] - places[0] + 1 if places else 0)


def test_beginnings_and_first_words_are_those_of_the_sentence(pool: Pool) -> None:
    words = Words(pool, default_vectors())
    begun, first, second = words.beginning("clos"), words.nth(0), words.nth(1)
    for i, row in enumerate(pool.rows):
        assert begun[i] == any(s.startswith("clos") for s in row.order)
        assert [words.terms.stems[n] for n in (first[i], second[i]) if n >= 0] == list(row.order[:2])


def test_sums_and_bests_are_over_the_words_that_mean_something(pool: Pool) -> None:
    vectors = default_vectors()
    words = Words(pool, vectors)
    asked = vectors.of(["ship", "road"])
    best, sums = words.best(words.vectors @ asked.T), words.sums()
    for i, row in enumerate(pool.rows):
        meaning = vectors.of([s for s in row.order if s in vectors and s not in {stem(w) for w in STOP}])
        assert np.allclose(sums[i], meaning.sum(axis=0), atol=1e-4)
        assert np.allclose(best[i], (meaning @ asked.T).max(axis=0) if len(meaning) else 0.0, atol=1e-4)


def test_entities_are_held_by_the_sentences_that_mention_them(pool: Pool) -> None:
    some = [frozenset({n}) for row in pool.rows for n in row.entities]
    found = holding(pool, pool.snapshot.columns.entities, some)
    for name, sentences in zip(some, found, strict=True):
        assert sentences.tolist() == [float(bool(name & row.entities)) for row in pool.rows]
