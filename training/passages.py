"""Train the passage ranker and calibrate its confidence.

    python -m training.passages DATA_FOLDER

DATA_FOLDER holds `train/*.json` (SQuAD format: SQuADShifts, CC BY) and is never copied anywhere. Each
paragraph becomes a document; every question is asked of the whole collection, and the ranker learns, by
softmax over a question's candidates, to put those that hold the answer first (listwise logistic
regression, L2). Confidence is a logistic of the best score, fitted on the same questions asked twice:
as they are, and with the paragraph that answers them taken away.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from bot.conversation.turn import Turn
from knowledge.indexing import build
from knowledge.retrieval.features import Query, feature_names
from knowledge.retrieval.ranker import MODEL, Ranker
from knowledge.retrieval.search import Passage, search
from knowledge.store.snapshot import Snapshot, open_snapshot

Array = npt.NDArray[np.float64]
Asked = tuple[str, str, list[tuple[int, int]]]


def collection(folder: Path, out: Path) -> list[Asked]:
    """Write every paragraph as a document; return questions with their document and answer spans."""
    asked: list[Asked] = []
    with out.open("w", encoding="utf-8") as file:
        for path in sorted((folder / "train").glob("*.json")):
            for number, article in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
                title = str(article.get("title", "")).replace("_", " ")
                for index, paragraph in enumerate(article["paragraphs"]):
                    name = f"{path.stem}/{number}/{index}"
                    shown = None if "shift_new_wiki" not in path.stem else title
                    file.write(
                        json.dumps({"id": name, "title": shown, "date": None, "text": paragraph["context"]}) + "\n"
                    )
                    asked += [(name, qa["question"], spans) for qa in paragraph["qas"] if (spans := _spans(qa))]
    return asked


def _spans(qa: dict[str, Any]) -> list[tuple[int, int]]:
    return [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"] if a["text"]]


def examples(desk: Desk, snapshot: Snapshot, asked: list[Asked]) -> Iterator[tuple[Asked, Query, list[Passage]]]:
    """Each question with its query and all its candidates, whatever the present ranker thinks of them."""
    everything = Ranker(weights={})
    for item in asked:
        turn: Turn = desk.turn(Question(text=item[1]))
        query = turn.query()
        if query.stems:
            yield item, query, search(snapshot, query, everything, limit=400)


def matrix(passages: list[Passage], names: list[str]) -> Array:
    """Features of passages, a row each."""
    return np.array([[p.features.get(n, 0.0) for n in names] for p in passages])


def right(snapshot: Snapshot, item: Asked, passages: list[Passage]) -> Array:
    """Which passages hold an answer whole."""
    number = snapshot.number(item[0])
    return np.array(
        [
            p.candidate.document == number and any(p.candidate.start <= a and b <= p.candidate.end for a, b in item[2])
            for p in passages
        ],
        dtype=float,
    )


def train(groups: list[tuple[Array, Array]], *, rounds: int, rate: float, penalty: float, seed: int = 7) -> Array:
    """Minimise the negative log of the softmax mass on right candidates, by Adam."""
    width = groups[0][0].shape[1]
    weights, mean, square = np.zeros(width), np.zeros(width), np.zeros(width)
    order = list(range(len(groups)))
    step = 0
    shuffler = random.Random(seed)
    for _ in range(rounds):
        shuffler.shuffle(order)
        for begin in range(0, len(order), 64):
            gradient = penalty * weights
            batch = order[begin : begin + 64]
            for i in batch:
                values, labels = groups[i]
                scores = values @ weights
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                mass = chances * labels
                gradient += ((chances - mass / mass.sum()) @ values) / len(batch)
            step += 1
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def calibrate(scores: Array, answered: Array) -> tuple[float, float]:
    """Fit slope and offset of a logistic by Newton's method."""
    design = np.column_stack([scores, np.ones_like(scores)])
    beta = np.zeros(2)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-design @ beta))
        hessian = (design * (chances * (1 - chances))[:, None]).T @ design + 1e-6 * np.eye(2)
        beta += np.linalg.solve(hessian, design.T @ (answered - chances))
    return float(beta[0]), float(beta[1])


def main() -> None:
    """Train, calibrate, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--questions", type=int, default=9000)
    parser.add_argument("--store", type=Path, help="keep the index here, to train again quickly")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        store = arguments.store or Path(temporary) / "store"
        corpus = Path(temporary) / "corpus.jsonl"
        asked = collection(arguments.data, corpus)
        build(corpus, store)
        snapshot = open_snapshot(store)
        random.Random(7).shuffle(asked)
        groups, names = gather(Desk(snapshot), snapshot, asked[: arguments.questions])
    weights = train([(v, y) for v, y, _ in groups], rounds=6, rate=0.02, penalty=1e-4)
    best, answered, top = [], [], 0
    for values, labels, others in groups:
        scores = values @ weights
        top += bool(labels[int(scores.argmax())])
        best += [scores.max(), (scores[others] if others.any() else scores[:0]).max(initial=-50.0)]
        answered += [labels[int(scores.argmax())], 0.0]
    slope, offset = calibrate(np.array(best), np.array(answered))
    ranker = Ranker(weights=dict(zip(names, np.round(weights, 4).tolist(), strict=True)), slope=slope, offset=offset)
    arguments.out.write_text(json.dumps(ranker.model_dump(), indent=1) + "\n", encoding="utf-8")
    print(f"{len(groups)} questions, {100 * top / len(groups):.1f} % top-1 among candidates: {arguments.out.name}")


def gather(desk: Desk, snapshot: Snapshot, asked: list[Asked]) -> tuple[list[tuple[Array, Array, Any]], list[str]]:
    """Features, labels and "from another document" masks of every question with a right candidate."""
    names = feature_names()
    groups = []
    for item, _, passages in examples(desk, snapshot, asked):
        if not passages:
            continue
        labels = right(snapshot, item, passages)
        if labels.any():
            number = snapshot.number(item[0])
            others = np.array([p.candidate.document != number for p in passages])
            groups.append((matrix(passages, names), labels, others))
    return groups, names


if __name__ == "__main__":
    main()
