"""The trained taggers: cues first, then each cue's content and source.

Both are linear conditional random fields (`crf.py`). The weights, their data and their figures
are described in `knowledge/models/statements.md`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.extraction.statements.accepting import report_features
from knowledge.extraction.statements.candidates import Content, Run, candidates
from knowledge.extraction.statements.crf import LinearCrf
from knowledge.extraction.statements.features import content_features, cue_features, spread, window
from knowledge.extraction.statements.field import Field
from knowledge.extraction.statements.prepared import Prepared
from knowledge.extraction.statements.ranking import Judged, Ranker, judge
from knowledge.garbage import lasting

MODELS = Path(__file__).parents[2] / "models"
CUES = "statements.cues.crfsuite"
SPANS = "statements.spans.crfsuite"
RANKS = "statements.ranks.json"
LEAST_SPEECH = 0.25  # cues less likely than this get no second look
MOST_WINDOWS = 64  # read at once: all of most documents, while long ones take no more memory
WORSE = 5.0  # score that a candidate may lose to keep contents apart
NEVER_CUES = frozenset([",", ".", '"', "'", "(", ")", "the", "a", "an", " "])


@dataclass(frozen=True, slots=True)
class TaggedCue:
    """A cue with what belongs to it: token runs [first, last) of content, the source's tokens, a probability."""

    anchor: int
    probability: float
    content: tuple[tuple[int, int], ...]
    source: Run | None
    certainty: float


class CueTagger:
    """Finds the head tokens of cues."""

    def __init__(self, path: Path) -> None:
        self._crf = LinearCrf(path)
        self._nothing, self._speech = self._crf.labels.index("O"), self._crf.labels.index("S")

    def probabilities(self, prepared: Prepared, *, at_least: float = 0.05) -> dict[int, tuple[float, float]]:
        """Token → (probability of a speech cue, of another attribution), where either is notable."""
        sentences = [(first, last) for first, last in prepared.bounds if last - first >= 2]
        if not sentences:
            return {}
        tokens, _ = spread(sentences)
        lengths: Any = np.diff(sentences)[:, 0]
        begins = np.cumsum(lengths) - lengths
        scores = self._crf.scores(cue_features(prepared, sentences), len(tokens))
        able = np.array([prepared.base[i][0] not in NEVER_CUES for i in tokens.tolist()])
        able &= self._crf.most(scores, self._nothing) > at_least
        # Many sentences hold no word that might be a cue, whatever stands beside it; they need no closer look.
        closer = np.logical_or.reduceat(able, begins)
        if not closer.any():
            return {}
        rows = np.repeat(closer, lengths)
        marginals = self._crf.sums(scores[rows], lengths[closer]).marginals
        notable = able[rows] & (marginals[:, self._nothing] < 1 - at_least)
        nothing, speech = marginals[notable][:, [self._nothing, self._speech]].T
        pairs = zip(speech.tolist(), (1 - nothing - speech).tolist(), strict=True)
        return dict(zip(tokens[rows][notable].tolist(), pairs, strict=True))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate content with the tagger's probability and the kinds of guess that led to it."""

    content: Content
    probability: float
    kinds: list[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sources of some cues, and all their candidates, each with its cue's number; what speaks for and against."""

    sources: list[Run | None]
    candidates: list[Candidate]
    cues: list[int]
    judged: Judged


class SpanTagger:
    """Tells the content and the source of cues."""

    def __init__(self, path: Path) -> None:
        self._crf = LinearCrf(path)
        self._numbers = {label: k for k, label in enumerate(self._crf.labels)}

    def weigh(self, prepared: Prepared, anchors: Sequence[int], rivals: dict[int, float]) -> Weighed | None:
        """Tag the window of each cue (one or more): sources, and every candidate content weighed, if there is any."""
        windows = [window(prepared, anchor) for anchor in anchors]
        lengths = [last - first for first, last in windows]
        scores = self._crf.scores(content_features(prepared, anchors, windows, rivals), sum(lengths))
        labels, sums = self._crf.best(scores, lengths), self._crf.sums(scores, lengths)
        sources, guesses = [], []
        for anchor, bounds, own in zip(anchors, windows, np.split(labels, np.cumsum(lengths)[:-1]), strict=True):
            names = [self._crf.labels[k] for k in own.tolist()]
            found = _runs(names, "R", bounds[0])
            source = min(found, key=lambda s: min(abs(s[0] - anchor), abs(s[1] - anchor)), default=None)
            sources.append(source)
            guesses.append(candidates(prepared, anchor, source, bounds, tuple(_runs(names, "C", bounds[0]))))
        if not any(guesses):
            return None
        field = Field.of(prepared, anchors, windows, guesses, rivals)
        labellings = self._labellings(field, sources)
        logarithms = self._crf.log_scores(scores[field.cells.row], labellings, field.cells.first)
        logarithms -= sums.totals[field.cue]
        odds = np.exp(logarithms).tolist()
        read = [Candidate(*each) for each in zip(field.contents, odds, field.kinds, strict=True)]
        return Weighed(sources, read, field.cue.tolist(), judge(field, logarithms, self._local(field, sums.marginals)))

    def _local(self, field: Field, marginals: Any) -> Any:
        """Each candidate's local log probabilities: see `judge`."""
        cells = field.cells
        begins, inner = marginals[:, self._numbers["BC"]], marginals[:, self._numbers["IC"]]
        held = np.flatnonzero(cells.held)
        starts = np.flatnonzero(np.diff(cells.candidate[held], prepend=-1))
        words = _log(begins + inner)[cells.row[held]]
        shift = cells.row[cells.first] - field.window[0]
        first, last = np.array([(content[0][0], content[-1][1]) for content in field.contents]).T
        inside = last < field.window[1]
        behind = np.where(inside, _log(1 - inner)[np.where(inside, last + shift, 0)], 0.0)
        mean = np.add.reduceat(words, starts) / np.diff(starts, append=len(held))
        return np.column_stack([_log(begins)[first + shift], behind, np.minimum.reduceat(words, starts), mean])

    def _labellings(self, field: Field, sources: Sequence[Run | None]) -> Any:
        """The labels (by number) that say each candidate's content and its cue's source."""
        cells, number = field.cells, self._numbers
        first, last = np.array([source or (-1, -1) for source in sources])[field.cue[cells.candidate]].T
        labels = np.full(len(cells.token), number["O"])
        labels[(first <= cells.token) & (cells.token < last)] = number["IR"]
        labels[cells.token == first] = number["BR"]
        labels[cells.held] = number["IC"]
        labels[cells.begins] = number["BC"]
        return labels


def _log(probabilities: Any) -> Any:
    return np.log(np.maximum(probabilities, 0.0005)) / 4


def _runs(labels: list[str], kind: str, offset: int) -> list[tuple[int, int]]:
    """Maximal runs of one label kind as token ranges."""
    runs: list[tuple[int, int]] = []
    for at, label in enumerate(labels):
        if label[-1] != kind or label == "O":
            continue
        if label[0] == "I" and runs and runs[-1][1] == at + offset:
            runs[-1] = (runs[-1][0], at + offset + 1)
        else:
            runs.append((at + offset, at + offset + 1))
    return runs


@dataclass(slots=True)
class ReadCue:
    """One possible cue with its source, its candidates from best to worst, and what the second look sees."""

    anchor: int
    odds: tuple[float, float]
    source: Run | None
    ranked: list[tuple[float, Candidate]]
    features: dict[str, float]


def read_cues(
    prepared: Prepared, odds: dict[int, tuple[float, float]], spans: SpanTagger, ranker: Ranker
) -> list[ReadCue]:
    """Read every possible cue of a document: contents ranked, then the features of the second look."""
    rivals = {i: s + n for i, (s, n) in odds.items()}
    anchors = [anchor for anchor, pair in odds.items() if pair[0] >= LEAST_SPEECH]
    read: list[ReadCue] = []
    for first in range(0, len(anchors), MOST_WINDOWS):
        some = anchors[first : first + MOST_WINDOWS]
        weighed = spans.weigh(prepared, some, rivals)
        if weighed is None:
            continue
        ranked: list[list[tuple[float, Candidate]]] = [[] for _ in some]
        for k, score, candidate in zip(weighed.cues, ranker.scores(weighed.judged), weighed.candidates, strict=True):
            ranked[k].append((score, candidate))
        for anchor, source, found in zip(some, weighed.sources, ranked, strict=True):
            if found:
                read.append(ReadCue(anchor, odds[anchor], source, sorted(found, key=lambda r: -r[0]), {}))
    held = np.zeros(len(prepared.base))
    for cue in read:  # no cue is held by its own content
        for first, last in cue.ranked[0][1].content:
            held[first:last] = np.maximum(held[first:last], cue.odds[0])
    for cue in read:
        best, covered = cue.ranked[0][1], float(held[cue.anchor])
        cue.features = report_features(
            prepared, cue.anchor, cue.odds, cue.source, best.content, best.kinds, best.probability, covered
        )
    return read


def _holds(content: Content, i: int) -> bool:
    return any(first <= i < last for first, last in content)


class Taggers:
    """The models together: cues, spans, the choice among candidates, the second look."""

    def __init__(self, folder: Path) -> None:
        self.cues = CueTagger(folder / CUES)
        self.spans = SpanTagger(folder / SPANS)
        weights = json.loads((folder / RANKS).read_text(encoding="utf-8"))
        self.ranker = Ranker(weights["rank"])
        self.acceptor = Ranker(weights["accept"])

    def read(self, prepared: Prepared, *, at_least: float) -> list[TaggedCue]:
        """Every cue that is at least that probable, with content and source; contents seldom overlap."""
        read = read_cues(prepared, self.cues.probabilities(prepared), self.spans, self.ranker)
        accepted = [(1 / (1 + math.exp(-self.acceptor.score(cue.features))), cue) for cue in read]
        chosen: list[TaggedCue] = []
        # "According to" tells where the words were found: a speaker's own cue goes first.
        for probability, cue in sorted(accepted, key=lambda a: (prepared.base[a[1].anchor][0] == "according", -a[0])):
            if probability >= at_least:
                best = _free(cue, chosen)
                chosen.append(TaggedCue(cue.anchor, probability, best.content, cue.source, best.probability))
        return sorted(chosen, key=lambda c: c.anchor)


def _free(cue: ReadCue, chosen: list[TaggedCue]) -> Candidate:
    """The best candidate that takes nobody's words, if it is not much worse than the best of all."""
    top = cue.ranked[0][0]
    if any(_holds(other.content, cue.anchor) for other in chosen):
        return cue.ranked[0][1]
    for score, candidate in cue.ranked:
        if score < top - WORSE:
            break
        if not any(_shared(candidate.content, other.content) for other in chosen):
            return candidate
    return cue.ranked[0][1]


def _shared(a: Content, b: Content) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


@functools.cache
def load_taggers() -> Taggers:
    """Load the models once a process."""
    with lasting():
        return Taggers(MODELS)
