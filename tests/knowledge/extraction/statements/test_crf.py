from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.crf import LinearCrf
from knowledge.extraction.statements.features import content_features, cue_features, window
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.tagger import CUES, MODELS, SPANS
from knowledge.extraction.statements.templates import Block, written
from knowledge.language.analysis import analyse

TEXT = (
    "Mayor Orla Quist said on Friday that the pier, “a ruin,” would stay closed. “It must go,” she added.\n\n"
    "The harbour board disagreed. According to Bram Tolliver, who chairs it, nobody asked; he warned of costs.\n\n"
    "Rain."
)


def prepared(text: str) -> Prepared:
    analysis = analyse(Document(id="d", text=text))
    return prepare(analysis, find_quotations(analysis))


def cues(item: Prepared) -> tuple[list[Block], list[int]]:
    bounds = [(first, last) for first, last in item.bounds if last > first]
    return cue_features(item, bounds), [last - first for first, last in bounds]


def contents(item: Prepared) -> tuple[list[Block], list[int]]:
    anchors = [t.i for t in item.doc if t.lemma_ in ("say", "add", "accord", "warn", "disagree")]
    bounds = [window(item, i) for i in anchors]
    blocks = content_features(item, anchors, bounds, dict.fromkeys(anchors, 0.9)) if anchors else []
    return blocks, [last - first for first, last in bounds]


def check(name: str, blocks: Sequence[Block], lengths: list[int]) -> None:
    """Compare labels and probabilities with those of CRFsuite itself."""
    path = MODELS / name
    ours, theirs = LinearCrf(path), pycrfsuite.Tagger()
    theirs.open(str(path))
    scores = ours.scores(blocks, sum(lengths))
    sums, best = ours.sums(scores, lengths), ours.best(scores, lengths)
    features = written(blocks, sum(lengths))
    logarithms = ours.log_scores(scores, best, np.cumsum([0, *lengths[:-1]]))
    at = 0
    for number, length in enumerate(lengths):
        here = slice(at, at := at + length)
        labels = theirs.tag(features[here])
        assert [ours.labels[k] for k in best[here]] == labels
        assert np.exp(logarithms[number] - sums.totals[number]) == pytest.approx(theirs.probability(labels))
        for k, label in enumerate(ours.labels):
            marginals = [theirs.marginal(label, i) for i in range(length)]
            np.testing.assert_allclose(sums.marginals[here, k], marginals, atol=1e-9)


def test_labels_and_probabilities_are_crfsuites() -> None:
    item = prepared(TEXT)
    check(CUES, *cues(item))
    check(SPANS, *contents(item))


WORDS = ["Quist", "said", "that", "the", "pier", "closed", "“", "”", ",", "and", "warned", "of", "was", ".", "\n\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_labels_and_probabilities_of_any_words_are_crfsuites(words: list[str]) -> None:
    item = prepared("Orla " + " ".join(words))
    check(CUES, *cues(item))
    blocks, lengths = contents(item)
    if lengths:
        check(SPANS, blocks, lengths)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_no_label_is_likelier_than_the_most_it_can_be(words: list[str]) -> None:
    model = LinearCrf(MODELS / CUES)
    blocks, lengths = cues(prepared("Orla " + " ".join(words)))
    scores = model.scores(blocks, sum(lengths))
    for k in range(len(model.labels)):
        rest = 1 - model.sums(scores, lengths).marginals[:, k]
        assert (model.most(scores, k) >= rest - 1e-9).all()


def test_a_document_has_the_features_of_its_sentences_and_windows() -> None:
    item = prepared(TEXT)
    blocks, lengths = cues(item)
    alone = [written(cue_features(item, [bounds]), bounds[1] - bounds[0]) for bounds in item.bounds]
    assert sorts(written(blocks, sum(lengths))) == sorts([row for rows in alone for row in rows])


def sorts(rows: list[list[str]]) -> list[list[str]]:
    return [sorted(row) for row in rows]


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"not a model at all")
    with pytest.raises(ValueError, match="Train it anew"):
        LinearCrf(path)
