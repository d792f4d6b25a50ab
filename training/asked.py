"""Questions that were written for On Record, the documents they are asked of, and what the reader learns from both.

`training/asked/*.jsonl` hold a question a line: the id of its document, where in that the answers stand (code points,
half-open), what kind of question it is, how it is typed, and of one that the document does not answer (a trap) why. The
documents are those of the evaluation data (DATA_FOLDER), and pages of a folder (`training/asked/README.md` says which);
nothing of either is copied here. So many documents, in the order in which they come, are a collection of which its
questions are asked.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.documents.collection import read_collection
from knowledge.indexing import build
from knowledge.retrieval.pool import Pool, gather
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import default_ranker
from knowledge.retrieval.reader import default_reader
from knowledge.retrieval.rereading import stretches
from knowledge.retrieval.search import Search
from knowledge.store.snapshot import Snapshot, open_snapshot
from training.edits import Edits
from training.reading import Example, Span

FOLDER = Path(__file__).parent / "asked"
# Documents of a collection.
SIZE = 24
_SOURCES = ("statements", "documents", "passages/rtqa/corpus.jsonl")
# Of a question's likeliest stretches so many are looked at, and so many that answer, or do not, are learnt from.
_LOOKED_AT, _RIGHT, _WRONG, _IN_VAIN = 8, 2, 2, 3
_TITLED, _CHANGED = 0.8, 0.3
# How far chance moves the reader's log odds when the hardest are chosen: some answer, although nobody said so.
_BLUR = 1.5


@dataclass(frozen=True)
class Asked:
    """A question with the places of its answers; of a trap they put right what it takes for granted, if any do."""

    document: str
    question: str
    kind: str
    style: str
    trap: str | None
    spans: tuple[Span, ...]


def load(path: Path) -> list[Asked]:
    """Read a file of questions."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Asked(**{**row, "spans": tuple(map(tuple, row["spans"]))}) for row in rows]


def documents(data: Path, asked: Iterable[Asked] = (), pages: Path | None = None) -> dict[str, dict[str, Any]]:
    """The documents of DATA_FOLDER that questions may be asked of, by id, as `onrecord index` reads them.

    Those of the questions `asked` that are files of the folder `pages` come in addition. Raise CollectionError where
    one of these files is missing.
    """
    found: dict[str, dict[str, Any]] = {}
    for source in _SOURCES:
        place = data / source
        for path in sorted(place.glob("*.jsonl")) if place.is_dir() else [place] if place.exists() else []:
            for row in map(json.loads, filter(None, path.read_text(encoding="utf-8").splitlines())):
                title = (row.get("title") or "").split('" description:')[0] or None
                found[row["id"]] = {"id": row["id"], "title": title, "date": row.get("date"), "text": row["text"]}
    if pages is not None:
        files = (pages / name for name in sorted({one.document for one in asked} - found.keys()))
        found |= {file.name: _page(file) for file in files}
    return found


def _page(file: Path) -> dict[str, Any]:
    """A page as it is read."""
    (page,) = read_collection(file).documents
    date = page.date.isoformat() if page.date else None
    return {"id": file.name, "title": page.title, "date": date, "text": page.text}


def collections(asked: Sequence[Asked], size: int = SIZE) -> Iterator[list[Asked]]:
    """The questions of so many documents at a time; what is left over at the end is a collection of its own."""
    names = list(dict.fromkeys(a.document for a in asked))
    for begin in range(0, len(names), size):
        chosen = set(names[begin : begin + size])
        yield [a for a in asked if a.document in chosen]


def indexed(asked: Sequence[Asked], known: Mapping[str, dict[str, Any]], folder: Path) -> Snapshot:
    """Index the documents of some questions in a folder, and open what came of it."""
    corpus = folder / "corpus.jsonl"
    names = dict.fromkeys(a.document for a in asked)
    corpus.write_text("".join(json.dumps(known[name]) + "\n" for name in names), encoding="utf-8")
    build(corpus, folder / "store")
    return open_snapshot(folder / "store")


def searched(asked: Sequence[Asked], snapshot: Snapshot) -> Iterator[tuple[Asked, Query, Pool]]:
    """Each question as the passage search sees it, with the sentences that it finds."""
    desk = Desk(snapshot)
    for one in asked:
        query = desk.turn(Question(text=one.question)).query()
        if query.stems:
            yield one, query, gather(snapshot, query)


class Taught:
    """What the reader learns from questions: the stretches that it would be given, right ones and wrong ones."""

    def __init__(
        self,
        data: Path,
        paths: Sequence[Path],
        seed: int = 7,
        pages: Path | None = None,
        edits: Edits | None = None,
    ) -> None:
        self._edits = edits
        self._asked = [load(path) for path in paths]
        self._known = documents(data, chain.from_iterable(self._asked), pages)
        self._dice = random.Random(seed)

    def groups(self) -> Iterator[list[Example]]:
        """The examples of each question; none of one that asks for yes or no, which is never read.

        Now and then the question follows with a change that robs it of its answer.
        """
        for asked in self._asked:
            for collection in collections(asked):
                with tempfile.TemporaryDirectory() as temporary:
                    snapshot = indexed(collection, self._known, Path(temporary))
                    for each in searched(collection, snapshot):
                        examples = self._examples(*each, snapshot)
                        yield from filter(None, (examples, self._changed(examples)))
                    snapshot.close()

    def _changed(self, examples: list[Example]) -> list[Example]:
        """The same with a question that somebody else's change makes of it; nothing where it is not answered."""
        if self._edits is None or not any(e.spans for e in examples) or self._dice.random() >= _CHANGED:
            return []
        changed = self._edits.edited(examples[0].question, self._dice)
        return [replace(e, question=changed, spans=()) for e in examples] if changed else []

    def _examples(self, asked: Asked, query: Query, pool: Pool, snapshot: Snapshot) -> list[Example]:
        if query.polar or not len(pool):
            return []
        number, spans = snapshot.number(asked.document), () if asked.trap else asked.spans
        right, wrong = [], []
        for first, last in stretches(pool.spans, Search(query, pool, default_ranker()).shares, limit=_LOOKED_AT):
            document, begin, end = int(pool.documents[first]), pool.spans.starts[first], pool.spans.ends[last]
            title = snapshot.card(document).title or "" if self._dice.random() < _TITLED else ""
            text = snapshot.text(document, begin, end)
            whole = tuple((a - begin, b - begin) for a, b in spans if begin <= a and b <= end)
            if document == number and whole:
                right.append(Example(query.text, title, text, whole))
            elif document != number or not any(a < end and begin < b for a, b in asked.spans):
                wrong.append(Example(query.text, title, text))
        if asked.trap:
            return self._hardest(wrong, _IN_VAIN)
        return [*right[:_RIGHT], *self._hardest(wrong, _WRONG)] if right else []

    def _hardest(self, wrong: list[Example], number: int) -> list[Example]:
        """Those of wrong stretches in which the reader as it is finds most of an answer, and one by chance."""
        if len(wrong) <= number:
            return wrong
        readings = default_reader().read(wrong[0].question, [(e.title, e.text) for e in wrong])
        odds = [r.within(0, len(e.text) + 1) for e, r in zip(wrong, readings, strict=True)]
        order = sorted(range(len(wrong)), key=lambda i: -odds[i] - self._dice.gauss(0, _BLUR))
        return [wrong[i] for i in (*order[: number - 1], self._dice.choice(order[number - 1 :]))]
