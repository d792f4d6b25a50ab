from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements import crf
from knowledge.extraction.statements.crf import LinearCrf, Part
from knowledge.extraction.statements.features import content_sequence, cue_sequence, window, written
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.tagger import CUES, MODELS, SPANS
from knowledge.language.analysis import analyse

TEXT = (
    "Mayor Orla Quist said on Friday that the pier, “a ruin,” would stay closed. “It must go,” she added.\n\n"
    "The harbour board disagreed. According to Bram Tolliver, who chairs it, nobody asked; he warned of costs.\n\n"
    "Rain."
)


def prepared(text: str) -> Prepared:
    analysis = analyse(Document(id="d", text=text))
    return prepare(analysis, find_quotations(analysis))


def cue_rows(item: Prepared) -> list[list[list[Part]]]:
    return [list(cue_sequence(item, k)) for k, (first, last) in enumerate(item.bounds) if last > first]


def content_rows(item: Prepared) -> list[list[list[Part]]]:
    anchors = [t.i for t in item.doc if t.lemma_ in ("say", "add", "accord", "warn", "disagree")]
    rivals = dict.fromkeys(anchors, 0.9)
    return [list(content_sequence(item, i, rivals, window(item, i))) for i in anchors]


def check(name: str, sequences: list[list[list[Part]]]) -> None:
    """Compare labels and probabilities with those of CRFsuite itself."""
    path = MODELS / name
    ours, theirs = LinearCrf(path, written), pycrfsuite.Tagger()
    theirs.open(str(path))
    lengths = [len(rows) for rows in sequences]
    scores = ours.scores(row for rows in sequences for row in rows)
    sums, best = ours.sums(scores, lengths), ours.best(scores, lengths)
    at = 0
    for number, rows in enumerate(sequences):
        here = slice(at, at := at + len(rows))
        labels = theirs.tag([[feature for part in row for feature in written(part)] for row in rows])
        assert [ours.labels[k] for k in best[here]] == labels
        (logarithm,) = ours.log_scores(scores[here], best[None, here])
        assert np.exp(logarithm - sums.totals[number]) == pytest.approx(theirs.probability(labels))
        for k, label in enumerate(ours.labels):
            marginals = [theirs.marginal(label, i) for i in range(len(rows))]
            np.testing.assert_allclose(sums.marginals[here, k], marginals, atol=1e-9)


def test_labels_and_probabilities_are_crfsuites() -> None:
    item = prepared(TEXT)
    check(CUES, cue_rows(item))
    check(SPANS, content_rows(item))


WORDS = ["Quist", "said", "that", "the", "pier", "closed", "“", "”", ",", "and", "warned", "of", "was", ".", "\n\n"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_labels_and_probabilities_of_any_words_are_crfsuites(words: list[str]) -> None:
    item = prepared("Orla " + " ".join(words))
    check(CUES, cue_rows(item))
    if contents := content_rows(item):
        check(SPANS, contents)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_no_label_is_likelier_than_the_most_it_can_be(words: list[str]) -> None:
    model = LinearCrf(MODELS / CUES, written)
    rows = cue_rows(prepared("Orla " + " ".join(words)))
    scores = model.scores(row for sequence in rows for row in sequence)
    for k in range(len(model.labels)):
        rest = 1 - model.sums(scores, [len(sequence) for sequence in rows]).marginals[:, k]
        assert (model.most(scores, k) >= rest - 1e-9).all()


def test_parts_are_forgotten_when_too_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "MOST_KEPT", 5)
    model = LinearCrf(MODELS / CUES, written)
    rows = [row for sequence in cue_rows(prepared(TEXT)) for row in sequence]
    first = model.scores(rows)
    np.testing.assert_array_equal(model.scores(rows), first)


def test_nothing_is_read_of_no_rows() -> None:
    def none() -> Iterator[list[Part]]:
        yield from ()

    assert LinearCrf(MODELS / CUES, written).scores(none()).shape == (0, 3)


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"not a model at all")
    with pytest.raises(ValueError, match="Train it anew"):
        LinearCrf(path, written)
