"""The trained taggers: cues first, then each cue's content and source.

Both are linear conditional random fields (python-crfsuite). The weights, their data and their figures
are described in `knowledge/models/statements.md`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from knowledge.extraction.statements.features import Prepared, content_sequence, cue_sequence, window

MODELS = Path(__file__).parents[2] / "models"
CUES = "statements.cues.crfsuite"
SPANS = "statements.spans.crfsuite"
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

    def any_cue(self, prepared: Prepared) -> dict[int, float]:
        """Token → probability of being the head of any attribution's cue."""
        return {i: s + n for i, (s, n) in self.probabilities(prepared).items()}


class SpanTagger:
    """Tells the content and the source of a cue."""

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def read(self, prepared: Prepared, anchor: int, probability: float, rivals: dict[int, float]) -> TaggedCue:
        """Tag the window of one cue."""
        bounds = window(prepared, anchor)
        labels = self._tagger.tag(content_sequence(prepared, anchor, rivals, bounds))
        certainty = self._tagger.probability(labels)
        content = _runs(labels, "C", bounds[0])
        sources = _runs(labels, "R", bounds[0])
        source = min(sources, key=lambda s: min(abs(s[0] - anchor), abs(s[1] - anchor)), default=None)
        return TaggedCue(anchor, probability, tuple(content), source, certainty)


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


@functools.cache
def load_taggers() -> tuple[CueTagger, SpanTagger]:
    """Load both taggers once a process."""
    return CueTagger(MODELS / CUES), SpanTagger(MODELS / SPANS)
