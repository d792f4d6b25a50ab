"""Fit the ranker's weights onward on questions written for On Record, held near those before.

    python -m training.adapting DATA_FOLDER [--out FILE.json]

DATA_FOLDER is the evaluation data, which holds the documents of `training/asked/reports.jsonl`. The weights that ship
are moved by the same listwise softmax that they were fitted by (training.passages); how far is a matter of `--penalty`,
which was chosen on the open halves. The decision, the temperature and what the reader counts for stay as they are.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.retrieval.pool import Pool
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import MODEL, default_ranker
from knowledge.retrieval.search import Search
from knowledge.store.snapshot import Snapshot
from training.asked import FOLDER, Asked, collections, documents, indexed, load, searched
from training.passages import train

Array = npt.NDArray[np.float64]
Group = tuple[Array, Array]
# Features are scaled by how they spread over so many questions.
_SCALED_BY = 1000


def group(asked: Asked, query: Query, pool: Pool, snapshot: Snapshot, names: Sequence[str]) -> Group | None:
    """The features of the sentences that a question may be answered by, and which of them do; None where none does."""
    number = snapshot.number(asked.document)
    right = np.array(
        [row.document == number and any(row.start < b and a < row.end for a, b in asked.spans) for row in pool.rows],
        float,
    )
    if asked.trap or not (right * pool.chosen).any():
        return None
    features = Search(query, pool, default_ranker()).features.values
    values = np.column_stack([np.broadcast_to(features[name], len(pool.rows)) for name in names])
    return values[pool.chosen].astype(float), right[pool.chosen]


def groups(known: Mapping[str, dict[str, Any]], asked: Sequence[Asked], names: Sequence[str]) -> Iterator[Group]:
    """The groups of all questions, each asked of its collection."""
    for collection in collections(asked):
        with tempfile.TemporaryDirectory() as temporary:
            snapshot = indexed(collection, known, Path(temporary))
            found = (group(*each, snapshot, names) for each in searched(collection, snapshot))
            yield from (one for one in found if one is not None)
            snapshot.close()


def adapted(found: Sequence[Group], before: Mapping[str, float], penalty: float) -> dict[str, float]:
    """The weights that put right sentences first, near those before; the penalty is for scaled features."""
    scale = np.concatenate([values for values, _ in found[:_SCALED_BY]]).std(axis=0) + 1e-3
    start = np.array(list(before.values())) * scale
    weights = train([(v / scale, y) for v, y in found], rounds=6, rate=0.02, penalty=penalty, before=start) / scale
    return dict(zip(before, np.round(weights, 4).tolist(), strict=True))


def first(found: Sequence[Group], weights: Mapping[str, float]) -> float:
    """The share of questions whose first sentence is right."""
    given = np.array(list(weights.values()))
    return float(np.mean([right[int((values @ given).argmax())] for values, right in found]))


def main() -> None:
    """Index, search, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--asked", type=Path, default=FOLDER / "reports.jsonl")
    parser.add_argument("--pages", type=Path, help="a folder of pages that they are asked of, too")
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    ranker = default_ranker()
    asked = load(arguments.asked)
    found = list(groups(documents(arguments.data, asked, arguments.pages), asked, list(ranker.weights)))
    weights = adapted(found, ranker.weights, arguments.penalty)
    arguments.out.write_text(ranker.model_copy(update={"weights": weights}).model_dump_json(indent=1) + "\n")
    before, after = first(found, ranker.weights), first(found, weights)
    print(f"{len(found)} questions, {100 * before:.1f} % with a right sentence first before, {100 * after:.1f} % now")


if __name__ == "__main__":
    main()
