"""The candidate contents of several cues, laid over the windows of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.extraction.statements.features import LIKELY, spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.extraction.statements.candidates import Content, Run
    from knowledge.extraction.statements.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Field:
    """Candidates, one cue's behind the other's: contents, the kinds of guess that led to each, and where they lie.

    In arrays there are, of each candidate, the number of its cue and this one's token, its window and its own sentence
    (two rows each); `likely` tells of each of the document's tokens whether it may be a cue.
    """

    prepared: Prepared
    contents: list[Content]
    kinds: list[list[str]]
    cue: Any
    anchor: Any
    window: Any
    home: Any
    likely: Any
    cells: Cells

    @classmethod
    def of(
        cls,
        prepared: Prepared,
        anchors: Sequence[int],
        windows: Sequence[Run],
        guesses: Sequence[Mapping[Content, list[str]]],
        rivals: Mapping[int, float],
    ) -> Field:
        """The field of the candidates of some cues."""
        contents = [content for found in guesses for content in found]
        cue = np.repeat(np.arange(len(guesses)), [len(found) for found in guesses])
        anchor = np.array(anchors, dtype=np.intp)[cue]
        home = np.array(prepared.bounds)[prepared.columns.sentence_of[anchor]].T
        likely = np.zeros(len(prepared.base), dtype=bool)
        likely[[i for i, p in rivals.items() if p > LIKELY]] = True
        kinds = [kinds for found in guesses for kinds in found.values()]
        limits = np.array(windows)
        cells = Cells.of(contents, cue, limits)
        return cls(prepared, contents, kinds, cue, anchor, limits[cue].T, home, likely, cells)


@dataclass(frozen=True, slots=True)
class Cells:
    """A cell for each candidate and each token of its window, one candidate behind the other.

    Of each cell: its candidate, its token, its row among those of all windows, whether the content holds it, whether a
    run of the content begins there. `first` is each candidate's first cell.
    """

    candidate: Any
    token: Any
    row: Any
    held: Any
    begins: Any
    first: Any

    @classmethod
    def of(cls, contents: Sequence[Content], cue: Any, windows: Any) -> Cells:
        """Lay contents over the windows of their cues."""
        token, candidate = spread(windows[cue])
        sizes = windows[:, 1] - windows[:, 0]
        first = np.cumsum(sizes[cue]) - sizes[cue]
        rows = (np.cumsum(sizes) - sizes - windows[:, 0])[cue]
        runs = [(k, *run) for k, content in enumerate(contents) for run in content]
        number, begin, end = np.array(runs, dtype=np.intp).reshape(-1, 3).T
        shift = (first - windows[cue, 0])[number]
        steps = np.zeros(len(token) + 1, dtype=np.intp)
        np.add.at(steps, shift + begin, 1)
        np.add.at(steps, shift + end, -1)
        begins = np.zeros(len(token), dtype=bool)
        begins[shift + begin] = True
        return cls(candidate, token, token + rows[candidate], np.cumsum(steps)[:-1] > 0, begins, first)

    def count(self, mask: Any) -> Any:
        """How many cells of each candidate a mask has."""
        return np.bincount(self.candidate[mask], minlength=len(self.first))

    def first_of(self, mask: Any) -> Any:
        """The token of each candidate's first cell that a mask has; -1 where it has none."""
        found = np.full(len(self.first), -1)
        at = np.flatnonzero(mask)[::-1]
        found[self.candidate[at]] = self.token[at]  # the last that is written stays
        return found
