"""The trained taggers: cues first, then each cue's content and source.

Both are linear conditional random fields (python-crfsuite). The weights, their data and their figures
are described in `knowledge/models/statements.md`.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from knowledge.extraction.statements.accepting import cue_features
from knowledge.extraction.statements.candidates import Content, candidates
from knowledge.extraction.statements.features import content_sequence, cue_sequence, window
from knowledge.extraction.statements.prepared import Prepared
from knowledge.extraction.statements.ranking import Ranker, candidate_features, quotation_sizes

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
    source: tuple[int, int] | None
    certainty: float


class CueTagger:
    """Finds the head tokens of cues."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def probabilities(self, prepared: Prepared, *, at_least: float = 0.05) -> dict[int, tuple[float, float]]:
        """Token → (probability of a speech cue, of another attribution), where either is notable."""
        found: dict[int, tuple[float, float]] = {}
        for sentence, (first, last) in enumerate(prepared.bounds):
            if last - first < 2:
                continue
            self._tagger.set(cue_sequence(prepared, sentence))
            for i in range(first, last):
                at = i - first
                if prepared.base[i][0] in NEVER_CUES:
                    continue
                nothing = self._tagger.marginal("O", at)
                if nothing < 1 - at_least:
                    speech = self._tagger.marginal("S", at)
                    found[i] = (speech, 1 - nothing - speech)
        return found


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate content with its features and the tagger's probability."""

    content: Content
    features: dict[str, float]
    probability: float
    kinds: list[str]


class SpanTagger:
    """Tells the content and the source of a cue."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def weigh(
        self, prepared: Prepared, anchor: int, rivals: dict[int, float]
    ) -> tuple[tuple[int, int] | None, list[Weighed]]:
        """Tag the window of one cue: the source it finds, and every candidate content weighed."""
        bounds = window(prepared, anchor)
        rows = content_sequence(prepared, anchor, rivals, bounds)
        labels = self._tagger.tag(rows)
        content = tuple(_runs(labels, "C", bounds[0]))
        sources = _runs(labels, "R", bounds[0])
        source = min(sources, key=lambda s: min(abs(s[0] - anchor), abs(s[1] - anchor)), default=None)
        guesses = candidates(prepared, anchor, source, bounds, content)
        odds = {c: self._tagger.probability(_labels(c, source, bounds)) for c in guesses}
        best = max(odds.values(), default=0.0)
        local = self._local(bounds)
        sizes = quotation_sizes(prepared, bounds)
        others = [i for i, p in rivals.items() if p > 0.4 and i != anchor and bounds[0] <= i < bounds[1]]
        return source, [
            Weighed(
                c,
                candidate_features(prepared, anchor, bounds, c, kinds, odds[c], best, others, local(c), sizes),
                odds[c],
                kinds,
            )
            for c, kinds in guesses.items()
        ]

    def _local(self, bounds: tuple[int, int]) -> Callable[[Content], tuple[float, float, float, float]]:
        """A function that tells a content's local log probabilities in the window that was read last."""
        size = bounds[1] - bounds[0]
        begins = [self._tagger.marginal("BC", k) for k in range(size)]
        inner = [self._tagger.marginal("IC", k) for k in range(size)]
        held = [_log(b + i) for b, i in zip(begins, inner, strict=True)]

        def local(content: Content) -> tuple[float, float, float, float]:
            first, last = content[0][0] - bounds[0], content[-1][1] - bounds[0]
            words = [held[i - bounds[0]] for low, high in content for i in range(low, high)]
            behind = _log(1 - inner[last]) if last < size else 0.0
            return _log(begins[first]), behind, min(words), sum(words) / len(words)

        return local


def _log(probability: float) -> float:
    return math.log(max(probability, 0.0005)) / 4


def _labels(content: Content, source: tuple[int, int] | None, bounds: tuple[int, int]) -> list[str]:
    """The label sequence that says a content and a source."""
    labels = ["O"] * (bounds[1] - bounds[0])
    for runs, kind in (((source,) if source else (), "R"), (content, "C")):
        for first, last in runs:
            labels[first - bounds[0] : last - bounds[0]] = [f"I{kind}"] * (last - first)
            labels[first - bounds[0]] = f"B{kind}"
    return labels


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
    source: tuple[int, int] | None
    ranked: list[tuple[float, Weighed]]
    features: dict[str, float]


def read_cues(
    prepared: Prepared, odds: dict[int, tuple[float, float]], spans: SpanTagger, ranker: Ranker
) -> list[ReadCue]:
    """Read every possible cue of a document: contents ranked, then the features of the second look."""
    rivals = {i: s + n for i, (s, n) in odds.items()}
    read = []
    for anchor, pair in odds.items():
        if pair[0] < LEAST_SPEECH:
            continue
        source, weighed = spans.weigh(prepared, anchor, rivals)
        ranked = sorted(((ranker.score(w.features), w) for w in weighed), key=lambda r: -r[0])
        if ranked:
            read.append(ReadCue(anchor, pair, source, ranked, {}))
    for cue in read:
        best = cue.ranked[0][1]
        covered = max(
            (o.odds[0] for o in read if o is not cue and _holds(o.ranked[0][1].content, cue.anchor)), default=0.0
        )
        cue.features = cue_features(
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
    return Taggers(MODELS)
