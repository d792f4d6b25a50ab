"""Time answers from a store.

    python -m benchmarks.answers STORE QUESTIONS.jsonl

QUESTIONS holds an object a line with "question". Prints processor time a question (median, 99th percentile, worst), how
long opening took, and the resident memory while serving. Processor time, so that a busy machine does not count; run it
twice before you believe it.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from bot.conversation.desk import Desk
from bot.conversation.reply import Question
from knowledge.garbage import lasting
from knowledge.store.snapshot import open_snapshot


def main() -> None:
    """Open, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("questions", type=Path)
    arguments = parser.parse_args()
    began = time.process_time()
    with lasting():
        snapshot = open_snapshot(arguments.store)
        desk = Desk(snapshot)
        desk.warm()
    opened = time.process_time() - began
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    took = []
    for number, line in enumerate(lines):
        question = Question(text=json.loads(line)["question"], asker=str(number))
        began = time.process_time()
        desk.ask(question)
        took.append(1000 * (time.process_time() - began))
    took.sort()
    # Kilobytes on Linux, bytes on macOS.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024) / 1e6
    print(f"{len(snapshot.documents())} documents, {snapshot.sentence_count} sentences, opened in {opened:.2f} s")
    print(
        f"{len(took)} questions: median {took[len(took) // 2]:.1f} ms, p99 {took[int(0.99 * (len(took) - 1))]:.1f} ms, "
        f"worst {took[-1]:.1f} ms; {memory:.0f} MB"
    )
    snapshot.close()


if __name__ == "__main__":
    main()
