"""Train the statement tagger: `python -m training.statements FOLDER`.

FOLDER holds `polnear.train.jsonl`: a document a line, {"id", "text", "quotes": [{"spans", "cue_span",
"speaker_span", "speech"}]}, offsets in code points. Writes the weight files beside their card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
from spacy.tokens import Token

from knowledge.documents.model import Document
from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.candidates import Content
from knowledge.extraction.statements.features import content_features, cue_features, window
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.ranking import Ranker
from knowledge.extraction.statements.tagger import CUES, RANKS, SPANS, CueTagger, SpanTagger, read_cues
from knowledge.extraction.statements.templates import written
from knowledge.language.analysis import Analysis, analyse_all
from training.ranking import Group, fit

MODELS = Path(__file__).parents[1] / "knowledge" / "models"
CUE_PARAMETERS = {"c1": 0.5, "c2": 0.4, "max_iterations": 90, "feature.minfreq": 3}
SPAN_PARAMETERS = {"c1": 0.4, "c2": 0.3, "max_iterations": 120, "feature.minfreq": 3}
FOLDS = 2


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


def _covered(analysis: Analysis, start: int, end: int) -> list[Token]:
    return list(analysis.tokens(start, end))


def cue_labels(item: Article) -> dict[int, str]:
    """S for the head of a speech cue, N for other attributions."""
    return {e.anchor: "S" if e.speech else "N" for e in item.examples}


def train_cues(articles: Sequence[Article], path: Path) -> None:
    """Train the cue tagger."""
    trainer = pycrfsuite.Trainer(verbose=False, params=CUE_PARAMETERS)
    for item in articles:
        labels = cue_labels(item)
        for first, last in item.prepared.bounds:
            if last > first:
                rows = written(cue_features(item.prepared, [(first, last)]), last - first)
                trainer.append(rows, [labels.get(i, "O") for i in range(first, last)])
    trainer.train(str(path))


def train_spans(articles: Sequence[Article], rivals: Sequence[dict[int, float]], path: Path) -> None:
    """Train the content and source tagger on the true cues, seeing the cues that the first tagger finds."""
    trainer = pycrfsuite.Trainer(verbose=False, params=SPAN_PARAMETERS)
    for item, others in zip(articles, rivals, strict=True):
        for example in item.examples:
            bounds = window(item.prepared, example.anchor)
            blocks = content_features(item.prepared, [example.anchor], [bounds], others)
            trainer.append(written(blocks, bounds[1] - bounds[0]), span_labels(example, bounds))
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


def jackknifed(articles: Sequence[Article], work: Path) -> list[dict[int, tuple[float, float]]]:
    """Cue probabilities of each article (speech, other) from a tagger that has not seen it."""
    found: list[dict[int, tuple[float, float]]] = [{} for _ in articles]
    for fold in range(FOLDS):
        path = work / f"cues.{fold}.tmp"
        train_cues([a for k, a in enumerate(articles) if k % FOLDS != fold], path)
        tagger = CueTagger(path)
        for k in range(fold, len(articles), FOLDS):
            found[k] = tagger.probabilities(articles[k].prepared)
        path.unlink()
    return found


def train_choices(
    articles: Sequence[Article], odds: Sequence[dict[int, tuple[float, float]]], work: Path
) -> dict[str, dict[str, float]]:
    """Weights of the choice among candidates and of the second look, from span taggers that saw neither."""
    half = len(articles) // 2
    paths = []
    rivals = [_any(o) for o in odds]
    for fold in range(2):
        paths.append(work / f"spans.{fold}.tmp")
        kept = [k for k in range(len(articles)) if k % 2 != fold]
        train_spans([articles[k] for k in kept], [rivals[k] for k in kept], paths[-1])
    taggers = [SpanTagger(path) for path in paths]
    groups = [_groups(a, rivals[k], taggers[k % 2]) for k, a in enumerate(articles)]
    rank = fit([g for group in groups for g in group])
    # The second look must see contents as the choice makes them on articles that it was not fitted on.
    looks = []
    for low, high in ((0, half), (half, len(articles))):
        other = Ranker(fit([g for k, group in enumerate(groups) if not low <= k < high for g in group]))
        for k in range(low, high):
            looks.extend(_looks(articles[k], odds[k], taggers[k % 2], other))
    for path in paths:
        path.unlink()
    return {"rank": rank, "accept": fit(looks)}


def _any(odds: dict[int, tuple[float, float]]) -> dict[int, float]:
    return {i: speech + other for i, (speech, other) in odds.items()}


def _groups(item: Article, rivals: dict[int, float], tagger: SpanTagger) -> list[Group]:
    """For each speech cue, its candidates' features and their worth."""
    found = []
    for example in item.examples:
        if example.speech and example.content:
            weighed = tagger.weigh(item.prepared, [example.anchor], rivals)
            if weighed is not None:
                worth = [_worth(item, candidate.content, example.content) for candidate in weighed.candidates]
                found.append(list(zip(weighed.judged.features(), worth, strict=True)))
    return found


def _looks(item: Article, odds: dict[int, tuple[float, float]], tagger: SpanTagger, ranker: Ranker) -> list[Group]:
    """For each possible cue, its features against nothing: worth it where a speech attribution is annotated.

    Annotated thoughts and plans are neither: they are left out.
    """
    speech = {e.anchor: e for e in item.examples if e.speech}
    neutral = {e.anchor for e in item.examples if not e.speech}
    found: list[Group] = []
    for cue in read_cues(item.prepared, odds, tagger, ranker):
        if any(abs(cue.anchor - i) <= 1 for i in neutral):
            continue
        best = cue.ranked[0][1].content
        near = [e for i, e in speech.items() if abs(i - cue.anchor) <= 2]
        right = max((_worth(item, best, e.content) for e in near), default=0.0) >= 0.3 or cue.anchor in speech
        found.append([(cue.features, float(right)), ({}, float(not right))])
    return found


def _worth(item: Article, content: Content, gold: frozenset[int]) -> float:
    """Intersection over union of a candidate's words with the annotated ones."""
    base = item.prepared.base
    wanted = {i for i in gold if base[i][4] not in ("PUNCT", "SPACE")}
    got = {i for first, last in content for i in range(first, last) if base[i][4] not in ("PUNCT", "SPACE")}
    return len(wanted & got) / max(1, len(wanted | got))


def main() -> None:
    """Train both taggers and write them to the models folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--spans-only", action="store_true", help="make the span tagger anew, leave the rest as it is")
    arguments = parser.parse_args()
    articles = list(read_articles(arguments.folder / "polnear.train.jsonl"))
    odds = jackknifed(articles, arguments.out)
    train_spans(articles, [_any(o) for o in odds], arguments.out / SPANS)
    if arguments.spans_only:
        return
    weights = train_choices(articles, odds, arguments.out)
    (arguments.out / RANKS).write_text(json.dumps(weights, separators=(",", ":")), encoding="utf-8")
    train_cues(articles, arguments.out / CUES)


if __name__ == "__main__":
    main()
