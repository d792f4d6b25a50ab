"""Time answers over very many sentences, beside plain full-text searches.

    python -m benchmarks.scale DOCUMENTS.jsonl [DOCUMENTS.jsonl …] [--sentences 1000000] [--svg FILE]

Documents are split into sentences by On Record's own rules and repeated, each copy with a tenth of its words put in
place of others of the collection, until there are as many sentences as asked for. Facts are left out: this measures
finding, not reading. Questions are eight words of a random sentence behind a question word, the same for all.

Prints processor time a question (median, 99th percentile) and the resident memory of a process that does nothing else:
On Record's whole answer, tantivy alone, SQLite FTS5, and bm25s where it is installed (`pip install bm25s`). Everything
runs one after another in processes of their own; believe the ratios, and no figure of a busy machine.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.language.sentences import sentences
from knowledge.language.words import STOP, words
from knowledge.record import DocumentRecord, SentenceRow
from knowledge.store.passages import PassageIndex, write_passages
from knowledge.store.publishing import begin, publish
from knowledge.store.snapshot import open_snapshot
from knowledge.store.writer import write_database

_QUESTIONS = 300
_SWAPPED = 0.1
_WORDS = 8
_BEST = 10


def records(paths: Sequence[Path], wanted: int, seed: int = 7) -> Iterator[DocumentRecord]:
    """Documents with their sentences, repeated with other words until there are `wanted` sentences."""
    dice = random.Random(seed)
    texts = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    vocabulary = sorted({w for d in texts for w in d["text"].split() if w.isalpha()})
    count = copy = 0
    while count < wanted:
        for found in texts:
            text = found["text"] if not copy else " ".join(_changed(found["text"].split(" "), vocabulary, dice))
            rows = tuple(SentenceRow(start=s.start, end=s.end, paragraph=s.paragraph) for s in sentences(text)[1])
            document = Document(id=f"{found['id']}-{copy}", text=text, title=found.get("title"))
            yield DocumentRecord(document=document, sentences=rows, cast=Cast(), facts=())
            count += len(rows)
            if count >= wanted:
                return
        copy += 1


def _changed(found: list[str], vocabulary: Sequence[str], dice: random.Random) -> list[str]:
    return [dice.choice(vocabulary) if w.isalpha() and dice.random() < _SWAPPED else w for w in found]


def prepare(paths: Sequence[Path], folder: Path, wanted: int) -> list[str]:
    """Write a store, an FTS5 table and a file of sentences; return the questions."""
    store = folder / "store"
    name, building = begin(store)
    dice = random.Random(11)
    fts = sqlite3.connect(folder / "fts.db")
    fts.execute("CREATE VIRTUAL TABLE sentence USING fts5(text, tokenize = 'porter unicode61')")
    pool: list[str] = []
    kept: list[DocumentRecord] = []
    with (folder / "sentences.txt").open("w", encoding="utf-8") as plain:
        for record in records(paths, wanted):
            kept.append(record)
            cut = [record.document.text[s.start : s.end] for s in record.sentences]
            fts.executemany("INSERT INTO sentence VALUES (?)", [(t,) for t in cut])
            plain.writelines(" ".join(t.split()) + "\n" for t in cut)
            pool += dice.sample(cut, min(1, len(cut)))
    fts.commit()
    fts.close()
    write_database(building / "facts.db", [(r, "scale") for r in kept], meta={})
    write_passages(building / "passages", kept)
    publish(store, name, building)
    return [q for t in dice.sample(pool, min(len(pool), 4 * _QUESTIONS)) if (q := _question(t, dice))][:_QUESTIONS]


def _question(sentence: str, dice: random.Random) -> str | None:
    found = [w.folded for w in words(sentence) if w.folded not in STOP and w.folded.isalpha()]
    if len(found) < _WORDS:
        return None
    start = dice.randrange(len(found) - _WORDS + 1)
    return f"{dice.choice(['what', 'who', 'when', 'why'])} {' '.join(found[start : start + _WORDS])}"


def on_record(folder: Path) -> Callable[[str], object]:
    """The whole answer."""
    desk = Desk(open_snapshot(folder / "store"))
    desk.warm()
    return lambda q: desk.ask(Question(text=q, asker=q))


def tantivy_alone(folder: Path) -> Callable[[str], object]:
    """The ten best sentences by BM25, from the same index."""
    snapshot = next((folder / "store" / "snapshots").glob("2*"))
    index = PassageIndex.open(snapshot / "passages")
    return lambda q: index.sentences([(w.stem, 1.0) for w in words(q) if not w.is_stop], limit=_BEST)


def fts5(folder: Path) -> Callable[[str], object]:
    """The ten best sentences by SQLite's BM25."""
    connection = sqlite3.connect(folder / "fts.db")
    statement = f"SELECT rowid FROM sentence WHERE sentence MATCH ? ORDER BY bm25(sentence) LIMIT {_BEST}"
    return lambda q: connection.execute(statement, (" OR ".join(q.split()),)).fetchall()


def bm25s(folder: Path) -> Callable[[str], object]:
    """The ten best sentences by bm25s."""
    import bm25s as library

    texts = (folder / "sentences.txt").read_text(encoding="utf-8").splitlines()
    retriever = library.BM25()
    retriever.index(library.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    return lambda q: retriever.retrieve(
        library.tokenize(q, stopwords="en", show_progress=False), k=_BEST, show_progress=False
    )


ENGINES: dict[str, Callable[[Path], Callable[[str], object]]] = {
    "On Record, whole answer": on_record,
    "tantivy alone": tantivy_alone,
    "SQLite FTS5": fts5,
    "bm25s": bm25s,
}


def measure(engine: str, folder: Path, questions: Sequence[str]) -> tuple[float, float, float] | None:
    """Median and 99th percentile in milliseconds, and resident megabytes; None where the engine is not installed."""
    try:
        ask = ENGINES[engine](folder)
    except ImportError:
        return None
    ask(questions[0])
    took = []
    for question in questions:
        began = time.process_time()
        ask(question)
        took.append(1000 * (time.process_time() - began))
    took.sort()
    return took[len(took) // 2], took[int(0.99 * (len(took) - 1))], _resident()


def _resident() -> float:
    """The most megabytes that this process held; where /proc tells, without what its parent held before."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(found for found in status.read_text().splitlines() if found.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    # Kilobytes on Linux, bytes on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024) / 1e6


def plot(rows: dict[str, tuple[float, float, float]], count: int) -> str:
    """Draw median and 99th percentile as bars on a logarithmic scale (SVG)."""
    import math

    width, left, line = 640, 190, 44
    most = max(p99 for _, p99, _ in rows.values())

    def length(ms: float) -> float:
        return max(2.0, (width - left - 90) * math.log10(1 + 10 * ms) / math.log10(1 + 10 * most))

    bars = []
    for i, (name, (median, p99, _)) in enumerate(rows.items()):
        y = 40 + i * line
        bars.append(f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{name}</text>')
        for offset, ms, colour in ((0, median, "#3b6ea5"), (14, p99, "#a9c4de")):
            bars.append(f'<rect x="{left}" y="{y + offset}" width="{length(ms):.0f}" height="12" fill="{colour}"/>')
            bars.append(
                f'<text x="{left + length(ms) + 6:.0f}" y="{y + offset + 10}" font-size="11">{ms:.1f} ms</text>'
            )
    title = f"Processor time a question, {count:,} sentences: median (dark), 99th percentile (light)"
    height = 52 + line * len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="{title}"><rect width="100%" height="100%" fill="white"/>'
        f'<text x="12" y="22">{title}</text>{"".join(bars)}</svg>\n'
    )


def main() -> None:
    """Prepare, measure each engine in a process of its own, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--svg", type=Path, help="draw the table into this file")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        questions = prepare(arguments.documents, folder, arguments.sentences)
        count = open_snapshot(folder / "store").sentence_count
        print(f"{count} sentences, {len(questions)} questions\n\n| | median ms | p99 ms | MB |\n|---|---|---|---|")
        rows = {}
        for engine in ENGINES:
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                told = pool.submit(measure, engine, folder, questions).result()
            if told is not None:
                rows[engine] = told
                print(f"| {engine} | {told[0]:.1f} | {told[1]:.1f} | {told[2]:.0f} |", flush=True)
    if arguments.svg is not None:
        arguments.svg.write_text(plot(rows, count), encoding="utf-8")


if __name__ == "__main__":
    main()
