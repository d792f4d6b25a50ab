"""Time timelines at serving, from a store: `python -m benchmarks.timelines DOCUMENTS [--store STORE] [--count N]`.

DOCUMENTS is a folder of JSON Lines files (or one file), of which the first N documents (1,000) are indexed into STORE
(a temporary folder) where it holds none yet. Printed are seconds of processor time: for the first timeline, which reads
the store's sentences, and for later ones, of everything, of a topic, of a period, as the bot builds them, with the
facts of their entries; the pictures are drawn elsewhere. The topics are the words that most documents' titles share.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.conversation.desk import Desk
from knowledge.indexing import build
from knowledge.language.words import STOP, words
from knowledge.store.snapshot import Snapshot, StoreError, open_snapshot

_DAYS = 40
_TOPICS = 10


def opened(documents: Path, store: Path, count: int) -> Snapshot:
    """Open a store, built of the first `count` documents where there is none yet."""
    try:
        return open_snapshot(store)
    except StoreError:
        pass
    files = sorted(documents.glob("*.jsonl")) if documents.is_dir() else [documents]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder) / "documents.jsonl"
        some.write_text("\n".join(lines[:count]), encoding="utf-8")
        build(some, store)
    return open_snapshot(store)


def topics(snapshot: Snapshot) -> list[str]:
    """Find the words that most titles share; of documents without titles, the commonest words."""
    titles = ({w.folded for w in words(c.title or "")} for c in snapshot.documents())
    counts = Counter(word for title in titles for word in title) or Counter(snapshot.vocabulary)
    return [word for word, _ in counts.most_common() if word not in STOP and len(word) > 3][:_TOPICS]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, so that a busy machine does not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(snapshot: Snapshot) -> None:
    """Build timelines and print how long they take."""
    desk = Desk(snapshot)
    first = seconds(lambda: desk.timeline(None, days=_DAYS))
    again = [seconds(lambda: desk.timeline(None, days=_DAYS)) for _ in range(3)]
    named = [seconds(lambda topic=topic: desk.timeline(topic, days=_DAYS)) for topic in topics(snapshot)]  # type: ignore[misc]
    dates = sorted(card.date for card in snapshot.documents() if card.date)
    middle = dates[len(dates) // 4], dates[3 * len(dates) // 4]
    period = seconds(lambda: desk.timeline(None, start=middle[0], end=middle[1], days=_DAYS))
    print(f"{len(snapshot.documents())} documents, {snapshot.sentence_count} sentences, {_DAYS} days a timeline")
    print(
        f"first {first:.2f} s, everything {statistics.median(again):.2f} s, a topic {statistics.median(named):.2f} s"
        f" (worst {max(named):.2f} s), half of the time {period:.2f} s"
    )


def main() -> None:
    """Open or build the store, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = opened(arguments.documents, arguments.store or Path(folder), arguments.count)
        measure(snapshot)
        snapshot.close()


if __name__ == "__main__":
    main()
