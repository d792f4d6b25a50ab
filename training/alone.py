"""Fit how much the reader's word counts where a passage has no rivals: in a single short document.

    python -m training.alone DATA_FOLDER --pages FOLDER [--out FILE.json]

The releases of `training/asked/cases.jsonl` (in FOLDER; `training/asked/README.md` says where they are from) are cut
into parts of 250 to 900 characters. Each is a collection by itself, of which all questions on the whole release are
asked, so that most have no answer there. One weight of the decision is fitted, `read_alone` of
`knowledge/retrieval/deciding.py`; all else stays as it is.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.retrieval.deciding import evidence
from knowledge.retrieval.ranker import MODEL, Ranker, default_ranker
from knowledge.retrieval.search import Search
from training.asked import FOLDER, Asked, documents, indexed, load, searched

Array = npt.NDArray[np.float64]
SIZES = (250, 400, 600, 900)
# What would be left of a text is a part of its own from so many characters on.
_LEAST = 120
# Of those who ask a short document so many ask what it tells; here one in eight of the questions is answered.
ANSWERED = 0.25
NAME = "read_alone"
_CUT = re.compile(r"\n+|(?<=[.!?])\s+(?=[A-Z\"“])")


@dataclass(frozen=True)
class Told:
    """One search: the log odds of all other evidence, what is fitted, and whether the best passage answers."""

    odds: float
    alone: float
    right: bool


def parts(text: str, dice: random.Random) -> list[tuple[int, int]]:
    """Cut a text at ends of sentences into parts of SIZES, half-open and in order; nothing is left out."""
    cuts, size = [0], dice.choice(SIZES)
    for match in _CUT.finditer(text):
        if match.end() - cuts[-1] >= size and len(text) - match.end() > _LEAST:
            cuts.append(match.end())
            size = dice.choice(SIZES)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def within(asked: Sequence[Asked], begin: int, end: int) -> list[Asked]:
    """The questions on a document as they are asked of one part of it: with the answers that lie in it whole.

    Those of which an answer is cut in two are left out; those that have none become traps.
    """
    found = []
    for one in asked:
        spans = () if one.trap else one.spans
        whole = tuple((a - begin, b - begin) for a, b in spans if begin <= a and b <= end)
        if whole or not any(a < end and begin < b for a, b in spans):
            found.append(replace(one, spans=whole, trap=None if whole else one.trap or "other"))
    return found


def tellings(document: dict[str, Any], asked: Sequence[Asked], ranker: Ranker, dice: random.Random) -> Iterator[Told]:
    """What the search finds in each part of a document, for all questions on it."""
    for begin, end in parts(document["text"], dice):
        part = {**document, "text": document["text"][begin:end]}
        with tempfile.TemporaryDirectory() as temporary:
            snapshot = indexed(asked[:1], {document["id"]: part}, Path(temporary))
            for one, query, pool in searched(within(asked, begin, end), snapshot):
                search = Search(query, pool, ranker)
                windows = search.windows(2) if len(pool) and not query.polar else []
                if not windows:
                    continue
                told = evidence(search.features, search.scores, windows, 0, search.readings)
                window = windows[0]
                start, stop = pool.rows[window.first].start, pool.rows[window.last].end
                right = not one.trap and any(a < stop and start < b for a, b in one.spans)
                odds = ranker.offset + sum(w * told[n] for n, w in ranker.evidence.items() if n != NAME)
                yield Told(odds, told[NAME], right)
            snapshot.close()


def fitted(found: Sequence[Told], answered: float = ANSWERED, rounds: int = 60) -> float:
    """The weight of `alone` in a logistic regression onto given odds, with `answered` of the questions right."""
    odds, alone = np.array([t.odds for t in found]), np.array([t.alone for t in found])
    right = np.array([t.right for t in found], float)
    share = answered / (1 - answered) * (len(right) - right.sum()) / right.sum()
    counts, weight = np.where(right > 0, share, 1.0), 0.0
    for _ in range(rounds):
        chances = 1 / (1 + np.exp(-odds - weight * alone))
        slope = float((counts * alone * (right - chances)).sum())
        weight += slope / (float((counts * alone**2 * chances * (1 - chances)).sum()) + 1e-6)
    return weight


def all_told(known: Mapping[str, dict[str, Any]], asked: Sequence[Asked], ranker: Ranker) -> Iterator[Told]:
    """The searches of all documents."""
    dice = random.Random(5)
    for name in dict.fromkeys(one.document for one in asked):
        yield from tellings(known[name], [one for one in asked if one.document == name], ranker, dice)


def main() -> None:
    """Cut, index, ask, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--asked", type=Path, default=FOLDER / "cases.jsonl")
    parser.add_argument("--pages", type=Path, help="a folder of pages that they are asked of, too")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    ranker, asked = default_ranker(), load(arguments.asked)
    found = list(all_told(documents(arguments.data, asked, arguments.pages), asked, ranker))
    weight = round(fitted(found), 4)
    shipped = ranker.model_copy(update={"evidence": {**ranker.evidence, NAME: weight}})
    arguments.out.write_text(shipped.model_dump_json(indent=1) + "\n")
    print(f"{len(found)} searches, {sum(t.right for t in found)} of them right: {NAME} {weight}")


if __name__ == "__main__":
    main()
