"""Train the passage ranker, and what decides whether its best passage is an answer.

    python -m training.passages DATA_FOLDER

DATA_FOLDER holds `train/*.json` (SQuAD format: SQuADShifts, CC BY) and is never copied anywhere. Six paragraphs of an
encyclopaedia article, or one review or post, become a document; every question is asked of the whole collection, and
the ranker learns, by softmax over a question's sentences, to put those that hold the answer first (listwise logistic
regression, L2, on scaled features).

The decision is a logistic regression on what is known of the best passage (knowledge.retrieval.deciding). It is
fitted on questions asked as they are, of everything and of their document alone; of each with the answer's sentences,
or its whole document, taken away; and with one of their words put in place of another ("Who closed the pier?" for "Who
built the pier?"), so that the documents do not tell any more although nearly every word stands in them. One weight
of it is given, not fitted (`--document`).
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.indexing import build
from knowledge.language.words import words
from knowledge.retrieval.deciding import evidence
from knowledge.retrieval.pool import Pool, gather
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import MODEL, Ranker
from knowledge.retrieval.search import Search
from knowledge.retrieval.weighing import Weighing
from knowledge.store.snapshot import Snapshot, open_snapshot

Array = npt.NDArray[np.float64]
Asked = tuple[str, str, list[tuple[int, int]]]
_PARAGRAPHS = 6
# Paragraphs of an encyclopaedia cannot tell how much it means that a report has most of a question's words.
_BY_CHOICE = "document_matched"
# Nobody asks an encyclopaedia where to write to, what share of the voters agree, or what happened this week.
_GIVEN = {
    "address_@": 2.0, "share_%": 3.0, "where_to_@": 2.0, "where_to_L": 0.8374, "stale": -0.5, "stale_lately": -1.5,
    "day_lately": 0.3,
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One question with its pool; `right` tells which rows hold the answer whole."""

    query: Query
    pool: Pool
    right: Array
    document: int


def collection(folder: Path, out: Path) -> list[Asked]:
    """Write the documents; return questions with their document and answer spans."""
    asked: list[Asked] = []
    with out.open("w", encoding="utf-8") as file:
        for path in sorted((folder / "train").glob("*.json")):
            encyclopaedia = "wiki" in path.stem
            for number, article in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
                title = str(article.get("title", "")).replace("_", " ") if encyclopaedia else None
                step = _PARAGRAPHS if encyclopaedia else 1
                for begin in range(0, len(article["paragraphs"]), step):
                    name, text = f"{path.stem}/{number}/{begin}", ""
                    for paragraph in article["paragraphs"][begin : begin + step]:
                        asked += [
                            (name, qa["question"], spans) for qa in paragraph["qas"] if (spans := _spans(qa, len(text)))
                        ]
                        text += paragraph["context"] + "\n\n"
                    file.write(json.dumps({"id": name, "title": title, "date": None, "text": text.rstrip()}) + "\n")
    return asked


def _spans(qa: dict[str, Any], offset: int) -> list[tuple[int, int]]:
    return [
        (offset + a["answer_start"], offset + a["answer_start"] + len(a["text"])) for a in qa["answers"] if a["text"]
    ]


def examples(desk: Desk, snapshot: Snapshot, asked: Sequence[Asked]) -> Iterator[Example]:
    """Each question that has a right sentence among those that the indexes find."""
    for name, text, spans in asked:
        query = desk.turn(Question(text=text)).query()
        number = snapshot.number(name)
        if not query.stems or number is None:
            continue
        pool = gather(snapshot, query)
        right = np.array(
            [r.document == number and any(r.start <= a and b <= r.end for a, b in spans) for r in pool.rows], float
        )
        if (right * pool.chosen).any():
            yield Example(query, pool, right, number)


def train(
    groups: list[tuple[Array, Array]],
    *,
    rounds: int,
    rate: float,
    penalty: float,
    before: Array | None = None,
    seed: int = 7,
) -> Array:
    """Minimise the negative log of the softmax mass on right candidates, by Adam; the mean over the last two rounds.

    The penalty is for what the weights differ from those `before`, or from zero.
    """
    prior = np.zeros(groups[0][0].shape[1]) if before is None else before
    width = len(prior)
    weights, mean, square = prior.copy(), np.zeros(width), np.zeros(width)
    order = list(range(len(groups)))
    step = 0
    shuffler = random.Random(seed)
    total, counted = np.zeros(width), 0
    for number in range(rounds):
        shuffler.shuffle(order)
        for begin in range(0, len(order), 64):
            gradient = penalty * (weights - prior)
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
            if number >= rounds - 2:
                total, counted = total + weights, counted + 1
    return total / counted


def decide(
    told: Array, answered: Array, *, given: Array | float = 0.0, penalty: float = 300.0, rounds: int = 60
) -> tuple[Array, float]:
    """Fit a logistic regression by Newton's method, L2 on all but the offset; features are scaled first.

    `given` are log odds that stand already, of evidence whose weight is not fitted.
    """
    mean, scale = told.mean(axis=0), told.std(axis=0) + 1e-3
    design = np.column_stack([(told - mean) / scale, np.ones(len(told))])
    shrink = np.diag([penalty] * told.shape[1] + [1e-6])
    beta = np.zeros(design.shape[1])
    for _ in range(rounds):
        chances = 1 / (1 + np.exp(-given - design @ beta))
        hessian = (design * (chances * (1 - chances))[:, None]).T @ design + shrink
        step = np.linalg.solve(hessian, design.T @ (answered - chances) - shrink @ beta)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    weights = beta[:-1] / scale
    return weights, float(beta[-1] - weights @ mean)


def swapped(query: Query, others: Sequence[Query], dice: random.Random) -> Query | None:
    """The query with one stem put in place of another question's, so that it is not answered any more.

    A stem of a name goes for the stem of a name, any other for any other.
    """
    from_names = dice.random() < 0.4 and bool(query.exact_only)
    mine = [s for s in query.stems if (s in query.exact_only) == from_names]
    other = dice.choice(others)
    theirs = [s for s in other.stems if (s in other.exact_only) == from_names and s not in query.weights]
    if not mine or not theirs:
        return None
    old, new = dice.choice(mine), dice.choice(theirs)
    stems = tuple(new if s == old else s for s in query.stems)
    names = [(n, s) for n, s in zip(query.names, query.named, strict=True) if old not in s]
    return replace(
        query,
        text=reworded(query.text, old, other.text, new),
        stems=stems,
        weights={s: query.weights.get(s, other.weights.get(s, 1.0)) for s in stems},
        bigrams=frozenset(tuple(new if s == old else s for s in pair) for pair in query.bigrams),  # type: ignore[misc]
        names=tuple(n for n, _ in names) + ((frozenset({-1}),) if from_names else ()),
        named=tuple(s for _, s in names) + ((frozenset({new}),) if from_names else ()),
        focus=new if query.focus == old else query.focus,
        counted=new if query.counted == old else query.counted,
    )


def reworded(text: str, old: str, other: str, new: str) -> str:
    """The question with the word of one stem put in place of that of another, as `other` has it."""
    given = next((other[w.start : w.end] for w in words(other) if w.stem == new), new)
    for word in words(text):
        if word.stem == old:
            return text[: word.start] + given + text[word.end :]
    return text


def asked_in_vain(
    found: Sequence[Example], ranker: Ranker, snapshot: Snapshot, weighing: Weighing | None = None, seed: int = 7
) -> tuple[list[dict[str, float]], list[float]]:
    """Evidence of best passages, and whether each answers: of questions as they are, and asked in vain."""
    dice = random.Random(seed)
    queries = [e.query for e in found]
    told, answered = [], []
    for example in found:
        rows = example.pool.rows
        with_answer = {r.n for r, right in zip(rows, example.right, strict=True) if right}
        whole = {r.n for r in rows if r.document == example.document}
        inside = example.pool.without({r.n for r in rows} - whole)
        tries: list[tuple[Query, Pool, bool]] = [
            (example.query, example.pool, True),
            (example.query, inside, True),
            (example.query, inside.without(with_answer), False),
            (example.query, example.pool.without(with_answer if dice.random() < 0.5 else whole), False),
        ]
        changed = swapped(example.query, queries, dice)
        if changed is not None:
            tries.append((changed, gather(snapshot, changed), False))
        for query, pool, answerable in tries:
            search = Search(query, pool, ranker, weighing)
            windows = search.windows(2)
            if windows:
                told.append(evidence(search.features, search.scores, windows, 0, search.readings))
                shown = pool.rows[windows[0].first : windows[0].last + 1]
                answered.append(float(answerable and any(r.n in with_answer for r in shown)))
    return told, answered


def main() -> None:
    """Train, calibrate, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--questions", type=int, default=6000)
    parser.add_argument("--penalty", type=float, default=3e-3)
    parser.add_argument("--temperature", type=float, default=2.0)
    parser.add_argument("--reading", type=float, default=0.7, help="the weight of what the reader says")
    parser.add_argument("--unread", type=float, default=-3.0, help="what counts for a sentence that it does not read")
    parser.add_argument("--document", type=float, default=1.0, help="the weight of what the document matches")
    parser.add_argument("--decided", type=int, default=1500, help="questions, not learnt from, to fit the decision on")
    parser.add_argument("--store", type=Path, help="an index made before, to train again quickly")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        corpus = Path(temporary) / "corpus.jsonl"
        asked = collection(arguments.data, corpus)
        store = arguments.store or Path(temporary) / "store"
        if arguments.store is None:
            build(corpus, store)
        snapshot = open_snapshot(store)
        random.Random(7).shuffle(asked)
        desk = Desk(snapshot)
        found = list(examples(desk, snapshot, asked[: arguments.questions]))
        weights, top = fit(found, arguments.penalty)
        ranker = Ranker(
            weights=weights, temperature=arguments.temperature, reading=arguments.reading, unread=arguments.unread
        )
        # The last questions are those that the reader has not learnt from either (training.reader, --held-out).
        unseen = list(examples(desk, snapshot, asked[-arguments.decided :]))
        told, answered = asked_in_vain(unseen, ranker, snapshot)
    names = sorted(set(told[0]) - {_BY_CHOICE})
    given = arguments.document * np.array([t[_BY_CHOICE] for t in told])
    deciding, offset = decide(np.array([[t[n] for n in names] for t in told]), np.array(answered), given=given)
    rounded = {**dict(zip(names, np.round(deciding, 4).tolist(), strict=True)), _BY_CHOICE: arguments.document}
    ranker = ranker.model_copy(update={"evidence": rounded, "offset": round(offset, 4)})
    arguments.out.write_text(json.dumps(ranker.model_dump(), indent=1) + "\n", encoding="utf-8")
    print(f"{len(found)} questions, {100 * top:.1f} % top-1 sentence among candidates: {arguments.out.name}")


def fit(found: Sequence[Example], penalty: float) -> tuple[dict[str, float], float]:
    """Weights by feature, and the share of questions whose first sentence is right with them."""
    plain = Ranker(weights={})
    groups, names = [], []
    for example in found:
        values = Search(example.query, example.pool, plain).features.values
        names = sorted(values)
        kept = example.pool.chosen
        groups.append((np.column_stack([values[n] for n in names])[kept], example.right[kept]))
    sample = np.concatenate([values for values, _ in groups[:1000]])
    scale = sample.std(axis=0) + 1e-3
    weights = train([(v / scale, y) for v, y in groups], rounds=6, rate=0.02, penalty=penalty) / scale
    top = float(np.mean([y[int((v @ weights).argmax())] for v, y in groups]))
    rounded = np.round(weights, 4)
    return {n: float(w) for n, w in zip(names, rounded, strict=True) if w} | _GIVEN, top


if __name__ == "__main__":
    main()
