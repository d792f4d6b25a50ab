"""Fit what weighs the reader beside the ranker, and the decision to speak.

    pip install torch
    python -m training.weighing DATA_FOLDER --pages FOLDER

DATA_FOLDER is the evaluation data; its `passages/train/*.json` and the pages of FOLDER, which the questions of
`training/asked/cases.jsonl` are about (see README.md there), are learnt from. Nothing else may have learnt from these
questions, nor from the last ones of SQuADShifts (training.reader, --held-out): what the reader says of those that it
knows would be too good.

The network (knowledge.retrieval.weighing) learns, by softmax over a question's sentences, to put right ones first. With
it in place the decision (knowledge.retrieval.deciding) is fitted on the best passages of the same questions, asked of
their collection, of their document alone, of another collection and another document, where nothing answers them; and
of questions that no document answers (traps). Those of SQuADShifts are asked in vain as training.passages tells.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.indexing import build
from knowledge.retrieval.deciding import evidence
from knowledge.retrieval.pool import Pool, gather
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import MODEL, Ranker, default_ranker
from knowledge.retrieval.rereading import LEAST, MOST
from knowledge.retrieval.search import Search
from knowledge.retrieval.weighing import MODEL as WEIGHING
from knowledge.retrieval.weighing import Weighing, inputs
from knowledge.store.snapshot import Snapshot, open_snapshot
from training.asked import FOLDER, Asked, collections, documents, indexed, load
from training.passages import Example, asked_in_vain, collection, decide, examples

Array = npt.NDArray[np.float32]
# So many of the likeliest sentences of a question are learnt from.
_ROWS = 80
_CELLS, _ROUNDS, _RATE, _DECAY, _DROPPED = 8, 4, 2e-3, 0.03, 0.2
# Networks that begin otherwise make one: each tells its share. What they add is taken for so much of itself, so that
# passages stay as long as they were (chosen on the open halves of newsroom, OneStopQA and RealTime QA).
_SEEDS, _TAKEN = (11, 23, 41), 0.6
# So much less sure (log odds) is the decision than these questions make it: more of what people ask is told nowhere.
_MODEST = 0.6
_OUT_OF_QUESTION = 50.0


@dataclass(frozen=True)
class Group:
    """The sentences that a question may be answered by: inputs of the network, scores without it, which are right."""

    given: Array
    scores: Array
    right: Array


@dataclass(frozen=True)
class Searched:
    """A question with the sentences found for it; `right` tells which of them answer."""

    query: Query
    pool: Pool
    right: Array


def searched(asked: Asked, desk: Desk, snapshot: Snapshot, *, alone: str | None = None) -> Searched | None:
    """Search for one question; in the document `alone` only, if given. None where nothing is found."""
    turn = desk.turn(Question(text=asked.question, document_id=alone))
    query = turn.query()
    if not query.stems:
        return None
    pool = gather(snapshot, query) if alone is None else gather(snapshot, query, document=snapshot.number(alone))
    if not len(pool):
        return None
    number, spans = snapshot.number(asked.document), () if asked.trap else asked.spans
    right = [r.document == number and any(r.start < b and a < r.end for a, b in spans) for r in pool.rows]
    return Searched(query, pool, np.array(right, np.float32))


def group(found: Searched, ranker: Ranker) -> Group | None:
    """What the network learns from one question; None where it was not read, or nothing that was found answers it."""
    search = Search(found.query, found.pool, ranker, Weighing())
    readings = search.readings
    if np.isnan(readings).all() or not (found.right * found.pool.chosen).any():
        return None
    names = tuple(sorted(ranker.weights))
    given = inputs(search.features.values, names, search.scores, readings, ranker.unread)
    told = np.where(np.isnan(readings), ranker.unread, np.clip(readings, LEAST, MOST))
    scores = search.scores + ranker.reading * told - _OUT_OF_QUESTION * (search.tellable(search.shares) <= 0)
    kept = np.zeros(len(scores), np.bool_)
    kept[np.argsort(-search.scores)[:_ROWS]] = True
    kept = (kept | ~np.isnan(readings)) & np.array(found.pool.chosen)
    return Group(given[kept], scores[kept].astype(np.float32), found.right[kept])


def fit(groups: Sequence[Group], names: tuple[str, ...]) -> Weighing:
    """Several networks as one, which adds to the scores so that right sentences come first."""
    made = [_fit(groups, names, seed) for seed in _SEEDS]
    taken = _TAKEN / len(made)
    return Weighing(
        features=names,
        mean=made[0].mean,
        spread=made[0].spread,
        hidden=tuple(sum(rows, ()) for rows in zip(*(one.hidden for one in made), strict=True)),
        offsets=tuple(offset for one in made for offset in one.offsets),
        out=tuple(round(taken * weight, 4) for one in made for weight in one.out),
    )


def _fit(groups: Sequence[Group], names: tuple[str, ...], seed: int) -> Weighing:
    """One network (listwise softmax, AdamW)."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    every = np.concatenate([g.given for g in groups])
    mean, spread = every.mean(axis=0), every.std(axis=0) + 1e-3
    first, out = nn.Linear(every.shape[1], _CELLS), nn.Linear(_CELLS, 1, bias=False)
    nn.init.zeros_(out.weight)
    network = nn.Sequential(first, nn.GELU(approximate="tanh"), nn.Dropout(_DROPPED), out)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    rows = [
        (torch.from_numpy((g.given - mean) / spread), torch.from_numpy(g.scores), torch.from_numpy(g.right) > 0)
        for g in groups
    ]
    dice = random.Random(seed)
    for _ in range(_ROUNDS):
        dice.shuffle(rows)
        for begin in range(0, len(rows), 32):
            loss = torch.zeros(())
            for given, scores, right in rows[begin : begin + 32]:
                weighed = scores + network(given).squeeze(-1)
                loss = loss + torch.logsumexp(weighed, 0) - torch.logsumexp(weighed[right], 0)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()

    def plain(values: npt.NDArray[np.float32]) -> list[float]:
        return [round(float(value), 4) for value in values]

    return Weighing(
        features=names,
        mean=tuple(plain(mean)),
        spread=tuple(plain(spread)),
        hidden=tuple(tuple(plain(row)) for row in first.weight.detach().numpy().T),
        offsets=tuple(plain(first.bias.detach().numpy())),
        out=tuple(plain(out.weight.detach().numpy()[0])),
    )


def told(found: Searched, ranker: Ranker, weighing: Weighing) -> tuple[dict[str, float], bool] | None:
    """The evidence of the best passage of a question, and whether it answers."""
    search = Search(found.query, found.pool, ranker, weighing)
    windows = search.windows(2)
    if not windows:
        return None
    best = found.right[windows[0].first : windows[0].last + 1]
    return evidence(search.features, search.scores, windows, 0, search.readings), bool(best.any())


class Cases:
    """Collections of documents with their questions, indexed."""

    def __init__(self, asked: Sequence[Asked], data: Path, pages: Path | None, folder: Path) -> None:
        known = documents(data, asked, pages)
        self.collections: list[tuple[list[Asked], Snapshot, Desk]] = []
        for number, part in enumerate(collections(asked)):
            place = folder / str(number)
            place.mkdir(parents=True)
            snapshot = indexed(part, known, place)
            self.collections.append((part, snapshot, Desk(snapshot)))

    def groups(self, ranker: Ranker) -> Iterator[Group]:
        """What the network learns from each question that its collection answers, asked of it and of its document."""
        for asked, snapshot, desk in self.collections:
            for one in asked:
                for alone in (None, one.document):
                    found = searched(one, desk, snapshot, alone=alone)
                    if found is not None and (made := group(found, ranker)) is not None:
                        yield made

    def evidence(self, ranker: Ranker, weighing: Weighing) -> Iterator[tuple[dict[str, float], bool]]:
        """What the decision learns: each question asked where it is answered, and where it is not."""
        for number, (asked, snapshot, desk) in enumerate(self.collections):
            _, elsewhere, stranger = self.collections[number - 1]
            names = list(dict.fromkeys(one.document for one in asked))
            for one in asked:
                other = names[names.index(one.document) - 1]
                for found in (
                    searched(one, desk, snapshot),
                    searched(one, desk, snapshot, alone=one.document),
                    searched(one, stranger, elsewhere),
                    searched(one, desk, snapshot, alone=other),
                ):
                    if found is not None and (seen := told(found, ranker, weighing)) is not None:
                        yield seen


def shifts(folder: Path, place: Path, number: int) -> tuple[list[Example], Snapshot]:
    """The last questions of SQuADShifts, asked of their own documents together."""
    asked = collection(folder, place / "all.jsonl")
    random.Random(7).shuffle(asked)
    kept = asked[-number:]
    names = {name for name, _, _ in kept}
    lines = (place / "all.jsonl").read_text(encoding="utf-8").splitlines()
    (place / "kept.jsonl").write_text("\n".join(row for row in lines if json.loads(row)["id"] in names) + "\n")
    build(place / "kept.jsonl", place / "store")
    snapshot = open_snapshot(place / "store")
    return list(examples(Desk(snapshot), snapshot, kept)), snapshot


def main() -> None:
    """Index, read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--asked", type=Path, default=FOLDER / "cases.jsonl")
    parser.add_argument("--shifts", type=int, default=1500, help="so many questions of SQuADShifts besides")
    arguments = parser.parse_args()
    ranker = default_ranker()
    names = tuple(sorted(ranker.weights))
    with tempfile.TemporaryDirectory() as temporary:
        cases = Cases(load(arguments.asked), arguments.data, arguments.pages, Path(temporary) / "cases")
        general, snapshot = shifts(arguments.data / "passages", Path(temporary), arguments.shifts)
        groups = list(cases.groups(ranker))
        also = (group(Searched(e.query, e.pool, e.right.astype(np.float32)), ranker) for e in general)
        groups += [one for one in also if one is not None]
        weighing = fit(groups, names)
        WEIGHING.write_text(weighing.model_dump_json() + "\n", encoding="utf-8")
        seen = list(cases.evidence(ranker, weighing))
        in_vain, answered = asked_in_vain(general, ranker, snapshot, weighing)
    rows = [row for row, _ in seen] + in_vain
    right = np.array([float(answers) for _, answers in seen] + answered)
    # The decision is fitted onward from the one before, near which a penalty holds it.
    kinds = sorted(ranker.evidence)
    seen_so = np.array([[row[kind] for kind in kinds] for row in rows])
    before = np.array([ranker.evidence[kind] for kind in kinds])
    moved, further = decide(seen_so, right, given=seen_so @ before + ranker.offset)
    deciding = dict(zip(kinds, np.round(before + moved, 4).tolist(), strict=True))
    offset = round(ranker.offset + further - _MODEST, 4)
    ranker = ranker.model_copy(update={"evidence": deciding, "offset": offset})
    MODEL.write_text(json.dumps(ranker.model_dump(), indent=1) + "\n", encoding="utf-8")
    print(f"{len(groups)} questions weighed, {len(rows)} passages decided on, of which {right.mean():.2f} answer")


if __name__ == "__main__":
    main()
