import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.ranking import Ranker
from knowledge.extraction.statements.tagger import MODELS, RANKS, Weighed, load_taggers
from knowledge.language.analysis import analyse

WORDS = ["Quist", "said", "that", "the", "pier", "closed", '"', ",", "and", "warned", "he", "of it", ".", "\n\n"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40)


def weighed(words: list[str]) -> tuple[Prepared, list[int], Weighed | None]:
    analysis = analyse(Document(id="d", text="Quist said " + " ".join(words)))
    item = prepare(analysis, find_quotations(analysis))
    anchors = [t.i for t in item.doc if t.text in ("said", "warned")]
    return item, anchors, load_taggers().spans.weigh(item, anchors, dict.fromkeys(anchors, 0.9))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_score_is_the_sum_of_the_weights_of_the_features_by_name(words: list[str]) -> None:
    weights = json.loads((MODELS / RANKS).read_text(encoding="utf-8"))["rank"]
    _, _, found = weighed(words)
    if found is not None:
        ranker = Ranker(weights)
        expected = [ranker.score(features) for features in found.judged.features()]
        np.testing.assert_allclose(ranker.scores(found.judged), expected, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_candidates_of_several_cues_are_judged_as_those_of_each_alone(words: list[str]) -> None:
    item, anchors, found = weighed(words)
    features = iter(found.judged.features() if found is not None else [])
    candidates = iter(found.candidates if found is not None else [])
    for anchor in anchors:
        alone = load_taggers().spans.weigh(item, [anchor], dict.fromkeys(anchors, 0.9))
        for own, candidate in zip(alone.judged.features(), alone.candidates, strict=True) if alone is not None else ():
            together = next(candidates)
            assert (together.content, together.kinds) == (candidate.content, candidate.kinds)
            assert together.probability == pytest.approx(candidate.probability)
            assert next(features) == pytest.approx(own)
    assert next(features, None) is None


def test_a_whole_quotation_is_told_from_a_part_of_one() -> None:
    item, _, found = weighed(['that the pier was closed. "It is old, and it must go," he warned.'])
    assert found is not None
    word = {t.text: t.i for t in item.doc}
    inside = [
        (content, features)
        for content, features in zip((c.content for c in found.candidates), found.judged.features(), strict=True)
        if len(content) == 1 and word["closed"] < content[0][0] <= word["It"] and content[0][1] < word["he"]
    ]
    wholes = ["q=1000" in features for _, features in inside]
    assert wholes == [content[0][1] > word["go"] for content, _ in inside]
    assert {*wholes} == {True, False}
