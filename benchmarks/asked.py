"""Ask the questions that were written for On Record, and judge the replies.

    python -m benchmarks.asked DATA_FOLDER FILE.jsonl … [--pages FOLDER] [--kinds]

DATA_FOLDER is the evaluation data, which holds the documents but for the pages of FOLDER (`training/asked/README.md`
says which); FILE is one of `training/asked/` (nothing has learnt from `news.jsonl` and `courts.jsonl`). Every question
is asked of its collection. *right*: the first snippet answers, or a question that is not answered is refused or put
right; *second*: only a further one answers; *misled*: none does, or what the documents do not tell was answered all the
same, as doubtfully as may be.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from bot.conversation.desk import Desk
from bot.conversation.reply import Answer, Question, Reply, Snippet
from training.asked import SIZE, Asked, collections, documents, indexed, load

OUTCOMES = ("right", "second", "silent", "misled")


def meets(snippet: Snippet, asked: Asked) -> bool:
    """Whether a snippet has an answer whole, or at least half of it and of itself."""
    if snippet.document_id != asked.document:
        return False
    for begin, end in asked.spans:
        both = min(end, snippet.end) - max(begin, snippet.start)
        if both == end - begin or 2 * both >= max(end - begin, snippet.end - snippet.start):
            return True
    return False


def judged(asked: Asked, reply: Reply) -> str:
    """What a reply was to the asker: one of OUTCOMES."""
    met = [meets(snippet, asked) for snippet in reply.snippets] if isinstance(reply, Answer) else []
    if asked.trap:
        return "right" if not isinstance(reply, Answer) or (met and all(met)) else "misled"
    if not met:
        return "silent"
    return "right" if met[0] else "second" if any(met) else "misled"


def outcomes(
    data: Path, paths: Sequence[Path], size: int = SIZE, pages: Path | None = None
) -> Iterator[tuple[Asked, str]]:
    """Each question, asked of its collection, with what came of it."""
    files = [load(path) for path in paths]
    known = documents(data, chain.from_iterable(files), pages)
    for questions in files:
        for collection in collections(questions, size):
            with tempfile.TemporaryDirectory() as temporary:
                snapshot = indexed(collection, known, Path(temporary))
                desk = Desk(snapshot)
                for number, asked in enumerate(collection):
                    yield asked, judged(asked, desk.ask(Question(text=asked.question, asker=str(number))))
                snapshot.close()


def row(name: str, counts: Counter[str]) -> str:
    """One line of the table: the number of questions, and of each outcome the share in percent."""
    total = counts.total()
    return f"| {name} | {total} | " + " | ".join(f"{100 * counts[o] / total:.1f}" for o in OUTCOMES) + " |"


def main() -> None:
    """Ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--size", type=int, default=SIZE, help="documents of a collection")
    parser.add_argument("--pages", type=Path, help="a folder of pages that questions are asked of, too")
    parser.add_argument("--kinds", action="store_true", help="by kind of question, of trap, and of typing, too")
    arguments = parser.parse_args()
    tables: dict[str, Counter[str]] = defaultdict(Counter)
    for asked, outcome in outcomes(arguments.data, arguments.files, arguments.size, arguments.pages):
        tables["all"][outcome] += 1
        tables["not answered" if asked.trap else "answered"][outcome] += 1
        if arguments.kinds:
            tables[f"trap: {asked.trap}" if asked.trap else f"kind: {asked.kind}"][outcome] += 1
            tables[f"typed: {asked.style}"][outcome] += 1
    print("| questions | number | " + " | ".join(OUTCOMES) + " |\n|---|---|---|---|---|---|")
    for name, counts in sorted(tables.items(), key=lambda item: (":" in item[0], -item[1].total())):
        print(row(name, counts))


if __name__ == "__main__":
    main()
