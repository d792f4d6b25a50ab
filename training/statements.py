"""Train the statement tagger: `python -m training.statements FOLDER`.

FOLDER holds `polnear.train.jsonl`: a document a line, {"id", "text", "quotes": [{"spans", "cue_span",
"speaker_span", "speech"}]}, offsets in code points. Writes the two weight files beside their card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.features import (
    Prepared,
    content_sequence,
    cue_sequence,
    prepare,
    window,
)
from knowledge.extraction.statements.tagger import CUES, SPANS, CueTagger
from knowledge.language.analysis import Analysis, analyse_all

MODELS = Path(__file__).parents[1] / "knowledge" / "models"
CUE_PARAMETERS = {"c1": 0.15, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 3}
SPAN_PARAMETERS = {"c1": 0.1, "c2": 0.1, "max_iterations": 220, "feature.minfreq": 3}
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated attribution as token indices."""

    anchor: int
    content: frozenset[int]
    source: frozenset[int]
    speech: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One training document, prepared, with its attributions."""

    prepared: Prepared
    examples: tuple[Example, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """Read and analyse a file of annotated documents."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [Document(id=row["id"], text=row["text"]) for row in rows]
    for row, analysis in zip(rows, analyse_all(documents), strict=True):
        yield article(row["quotes"], analysis)


def article(quotes: Iterable[dict[str, object]], analysis: Analysis) -> Article:
    """Turn a document's annotation into token indices."""
    prepared = prepare(analysis, find_quotations(analysis))
    examples = []
    for quote in quotes:
        cue, source = quote.get("cue_span"), quote.get("speaker_span")
        if not cue:
            continue
        tokens = analysis.tokens(*cue)  # type: ignore[misc]
        if not len(tokens):
            continue
        content = {t.i for start, end in quote["spans"] for t in _covered(analysis, start, end)}  # type: ignore[attr-defined]
        named = {t.i for t in _covered(analysis, *source)} if source else set()  # type: ignore[misc]
        examples.append(Example(tokens.root.i, frozenset(content), frozenset(named), bool(quote["speech"])))
    return Article(prepared, tuple(examples))


def _covered(analysis: Analysis, start: int, end: int) -> list[object]:
    return list(analysis.tokens(start, end))


def cue_labels(item: Article) -> dict[int, str]:
    """S for the head of a speech cue, N for other attributions."""
    return {e.anchor: "S" if e.speech else "N" for e in item.examples}


def train_cues(articles: Sequence[Article], path: Path) -> None:
    """Train the cue tagger."""
    trainer = pycrfsuite.Trainer(verbose=False, params=CUE_PARAMETERS)
    for item in articles:
        labels = cue_labels(item)
        for sentence, (first, last) in enumerate(item.prepared.bounds):
            if last > first:
                rows = cue_sequence(item.prepared, sentence)
                trainer.append(rows, [labels.get(i, "O") for i in range(first, last)])
    trainer.train(str(path))


def train_spans(articles: Sequence[Article], rivals: Sequence[dict[int, float]], path: Path) -> None:
    """Train the content and source tagger on the true cues, seeing the cues that the first tagger finds."""
    trainer = pycrfsuite.Trainer(verbose=False, params=SPAN_PARAMETERS)
    for item, others in zip(articles, rivals, strict=True):
        for example in item.examples:
            bounds = window(item.prepared, example.anchor)
            rows = content_sequence(item.prepared, example.anchor, others, bounds)
            trainer.append(rows, span_labels(example, bounds))
    trainer.train(str(path))


def span_labels(example: Example, bounds: tuple[int, int]) -> list[str]:
    """BIO labels: C for content, R for the source, O elsewhere."""
    labels = []
    previous = "O"
    for i in range(*bounds):
        kind = "C" if i in example.content else "R" if i in example.source else "O"
        labels.append(kind if kind == "O" else ("I" if previous == kind else "B") + kind)
        previous = kind
    return labels


def jackknifed(articles: Sequence[Article], work: Path) -> list[dict[int, float]]:
    """Cue probabilities of each article from a tagger that has not seen it."""
    found: list[dict[int, float]] = [{} for _ in articles]
    for fold in range(FOLDS):
        path = work / f"cues.{fold}.tmp"
        train_cues([a for k, a in enumerate(articles) if k % FOLDS != fold], path)
        tagger = CueTagger(path)
        for k in range(fold, len(articles), FOLDS):
            found[k] = tagger.any_cue(articles[k].prepared)
        path.unlink()
    return found


def main() -> None:
    """Train both taggers and write them to the models folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    arguments = parser.parse_args()
    articles = list(read_articles(arguments.folder / "polnear.train.jsonl"))
    rivals = jackknifed(articles, arguments.out)
    train_spans(articles, rivals, arguments.out / SPANS)
    train_cues(articles, arguments.out / CUES)


if __name__ == "__main__":
    main()
