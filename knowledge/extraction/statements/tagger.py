"""The trained taggers: cues first, then each cue's content and source.

Both are linear conditional random fields (`crf.py`). The weights, their data and their figures
are described in `knowledge/models/statements.md`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.extraction.statements.accepting import report_features
from knowledge.extraction.statements.candidates import Content, Run, candidates
from knowledge.extraction.statements.crf import LinearCrf
from knowledge.extraction.statements.features import content_features, cue_features, spread, window
from knowledge.extraction.statements.prepared import Prepared
from knowledge.extraction.statements.ranking import Field, Judged, Local, Ranker, judge
from knowledge.garbage import lasting

MODELS = Path(__file__).parents[2] / "models"
CUES = "statements.cues.crfsuite"
SPANS = "statements.spans.crfsuite"
RANKS = "statements.ranks.json"
LEAST_SPEECH = 0.25  # cues less likely than this get no second look
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
class Weighed:
    """A candidate content, what speaks for and against it, the tagger's probability, the guesses that led to it."""

    content: Content
    judged: Judged
    probability: float
    kinds: list[str]


class SpanTagger:
    """Tells the content and the source of cues."""

    def __init__(self, path: Path) -> None:
        self._crf = LinearCrf(path)
        self._numbers = {label: k for k, label in enumerate(self._crf.labels)}

    def weigh(
        self, prepared: Prepared, anchors: Sequence[int], rivals: dict[int, float]
    ) -> list[tuple[Run | None, list[Weighed]]]:
        """Tag the window of each cue: the source it finds, and every candidate content weighed."""
        if not anchors:
            return []
        windows = [window(prepared, anchor) for anchor in anchors]
        lengths = [last - first for first, last in windows]
        pairs = list(zip(anchors, windows, strict=True))
        scores = self._crf.scores(content_features(prepared, anchors, windows, rivals), sum(lengths))
        labels, sums = self._crf.best(scores, lengths), self._crf.sums(scores, lengths)
        ends = np.cumsum(lengths)[:-1]
        parts = (np.split(each, ends) for each in (labels, scores, sums.marginals))
        tagged = zip(pairs, *parts, sums.totals.tolist(), strict=True)
        return [self._weigh_one(prepared, rivals, *pair, *rest) for pair, *rest in tagged]

    def _weigh_one(
        self,
        prepared: Prepared,
        rivals: dict[int, float],
        anchor: int,
        bounds: Run,
        labels: Any,
        scores: Any,
        marginals: Any,
        total: float,
    ) -> tuple[Run | None, list[Weighed]]:
        """Weigh the candidates of one cue by what the tagger says of its window."""
        names = [self._crf.labels[k] for k in labels.tolist()]
        content = tuple(_runs(names, "C", bounds[0]))
        sources = _runs(names, "R", bounds[0])
        source = min(sources, key=lambda s: min(abs(s[0] - anchor), abs(s[1] - anchor)), default=None)
        guesses = candidates(prepared, anchor, source, bounds, content)
        labellings = np.array([self._labelling(c, source, bounds) for c in guesses], dtype=np.intp)
        odds = np.exp(self._crf.log_scores(scores, labellings) - total).tolist() if guesses else []
        others = [i for i, p in rivals.items() if p > 0.4 and i != anchor and bounds[0] <= i < bounds[1]]
        local = self._local(bounds, marginals)
        judged = judge(Field.of(prepared, anchor, bounds, others), guesses, odds, [local(c) for c in guesses])
        return source, [
            Weighed(c, own, probability, kinds)
            for (c, kinds), own, probability in zip(guesses.items(), judged, odds, strict=True)
        ]

    def _local(self, bounds: Run, marginals: Any) -> Callable[[Content], Local]:
        """A function that tells a content's local log probabilities in a window."""
        begins, inner = marginals[:, self._numbers["BC"]].tolist(), marginals[:, self._numbers["IC"]].tolist()
        size = len(begins)
        held = [_log(b + i) for b, i in zip(begins, inner, strict=True)]

        def local(content: Content) -> Local:
            first, last = content[0][0] - bounds[0], content[-1][1] - bounds[0]
            words = [held[i - bounds[0]] for low, high in content for i in range(low, high)]
            behind = _log(1 - inner[last]) if last < size else 0.0
            return _log(begins[first]), behind, min(words), sum(words) / len(words)

        return local

    def _labelling(self, content: Content, source: Run | None, bounds: Run) -> list[int]:
        """The labels (by number) that say a content and a source."""
        labels = [self._numbers["O"]] * (bounds[1] - bounds[0])
        for runs, kind in (((source,) if source else (), "R"), (content, "C")):
            for first, last in runs:
                labels[first - bounds[0] : last - bounds[0]] = [self._numbers[f"I{kind}"]] * (last - first)
                labels[first - bounds[0]] = self._numbers[f"B{kind}"]
        return labels


def _log(probability: float) -> float:
    return math.log(max(probability, 0.0005)) / 4


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
    ranked: list[tuple[float, Weighed]]
    features: dict[str, float]


def read_cues(
    prepared: Prepared, odds: dict[int, tuple[float, float]], spans: SpanTagger, ranker: Ranker
) -> list[ReadCue]:
    """Read every possible cue of a document: contents ranked, then the features of the second look."""
    rivals = {i: s + n for i, (s, n) in odds.items()}
    anchors = [anchor for anchor, pair in odds.items() if pair[0] >= LEAST_SPEECH]
    read = []
    for anchor, (source, weighed) in zip(anchors, spans.weigh(prepared, anchors, rivals), strict=True):
        ranked = sorted(((ranker.score(w.judged.parts, w.judged.values), w) for w in weighed), key=lambda r: -r[0])
        if ranked:
            read.append(ReadCue(anchor, odds[anchor], source, ranked, {}))
    for cue in read:
        best = cue.ranked[0][1]
        covered = max(
            (o.odds[0] for o in read if o is not cue and _holds(o.ranked[0][1].content, cue.anchor)), default=0.0
        )
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
        accepted = [(1 / (1 + math.exp(-self.acceptor.score((), cue.features))), cue) for cue in read]
        chosen: list[TaggedCue] = []
        # "According to" tells where the words were found: a speaker's own cue goes first.
        for probability, cue in sorted(accepted, key=lambda a: (prepared.base[a[1].anchor][0] == "according", -a[0])):
            if probability >= at_least:
                best = _free(cue, chosen)
                chosen.append(TaggedCue(cue.anchor, probability, best.content, cue.source, best.probability))
        return sorted(chosen, key=lambda c: c.anchor)


def _free(cue: ReadCue, chosen: list[TaggedCue]) -> Weighed:
    """The best candidate that takes nobody's words, if it is not much worse than the best of all."""
    top = cue.ranked[0][0]
    if any(_holds(other.content, cue.anchor) for other in chosen):
        return cue.ranked[0][1]
    for score, weighed in cue.ranked:
        if score < top - WORSE:
            break
        if not any(_shared(weighed.content, other.content) for other in chosen):
            return weighed
    return cue.ranked[0][1]


def _shared(a: Content, b: Content) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


@functools.cache
def load_taggers() -> Taggers:
    """Load the models once a process."""
    with lasting():
        return Taggers(MODELS)
