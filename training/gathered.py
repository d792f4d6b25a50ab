"""Further questions that the reader learns from, out of public repositories of research data.

FOLDER holds what those repositories hold, unchanged, in folders of these names; what is missing is left out:

- `qamr/`: dev.tsv, test.tsv (of data/filtered) and wiki-sentences.tsv of QAMR (Michael et al. 2018; MIT, its text from
  Wikinews and Wikipedia): questions about the words of a sentence, with the answer's words; 14,000 are drawn.
- `fairytaleqa/`: data-by-origin of FairytaleQA (Xu et al. 2022; Apache 2.0): questions by teachers on old stories.
- `selqa/`: dev.json and test.json of SelQA (Jurczyk et al. 2016; Apache 2.0): questions put in other words on purpose,
  with the sentences of a Wikipedia section that answer them.
- `nqg/`: src-test.txt and tgt-test.txt of Du et al. 2017 (CC BY-SA 4.0): sentences of SQuAD 1.1's training half, each
  with a question that it answers.
- `qed/`: qed-dev.jsonlines of QED (Lamm et al. 2021; CC BY-SA 3.0): what people asked a search engine.
- `unansq/`: dev-context.txt and the dev and train questions of QG of Zhu et al. 2019 (CC BY-SA 4.0): questions of SQuAD
  2.0's training half, each beside one much like it that the paragraph does not answer. Those of the train files, whose
  paragraphs are not had, are taken where `nqg/` has the sentence; what they change is learnt (training.edits). The test
  files are of the half that On Record is measured on, and not read.

Where only the sentence of an answer is known, the question is marked `whole`.
"""

from __future__ import annotations

import csv
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from knowledge.language.sentences import sentences
from training.edits import Edits
from training.reading import Asked, Paragraph, Span

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_CLOSING = frozenset(").,;:?!]%") | {"'s", "'t", "'re", "'ve", "'ll", "'d", "n't", "'"}
_OPENED = frozenset("([$£€")
_ENDS = frozenset(".?!")
_LEAST_SHARED, _RUN, _MOST_OF_QAMR = 0.6, 4, 14_000


class Gathered:
    """Paragraphs and what is asked of them."""

    def __init__(self, folder: Path) -> None:
        self.paragraphs: list[Paragraph] = []
        self.asked: list[Asked] = []
        pairs = _pairs(folder / "unansq")
        self.edits = Edits(pairs)
        self._unanswered = {_bare(one): _joined(other.split())[0] for one, other in pairs}
        for read in (self._qamr, self._fairytales, self._selqa, self._nqg, self._qed, self._unansq):
            read(folder)

    def _put(self, text: str, title: str = "", parts: tuple[Span, ...] = ()) -> int:
        found = parts or tuple((s.start, s.end) for s in sentences(text, 0)[1])
        self.paragraphs.append(Paragraph(text, title, found))
        return len(self.paragraphs) - 1

    def _qamr(self, folder: Path) -> None:
        """Sentences of one article together."""
        table = folder / "qamr" / "wiki-sentences.tsv"
        if not table.exists():
            return
        articles: dict[str, list[tuple[int, int, list[str]]]] = defaultdict(list)
        for line in table.read_text(encoding="utf-8").splitlines():
            name, said = line.split("\t")
            source, *place = name.rsplit(":", 2)
            articles[source].append((int(place[0]), int(place[1]), said.split()))
        asked, found = _agreed(folder / "qamr"), []
        for source, told in articles.items():
            text, parts, answers = "", [], []
            for paragraph, sentence, words in sorted(told):
                begin = len(text)
                text, places = _joined(words, text)
                parts.append((begin, len(text)))
                given = asked.get(f"{source}:{paragraph}:{sentence}", ())
                answers += [(question, _span(numbers, places)) for question, numbers in given]
                text += " "
            number = self._put(text.rstrip(), parts=tuple(parts))
            found += [Asked(question, number, (span,)) for question, span in answers]
        self.asked += random.Random(7).sample(found, min(_MOST_OF_QAMR, len(found)))

    def _fairytales(self, folder: Path) -> None:
        root = folder / "fairytaleqa" / "data-by-origin"
        for path in sorted(root.glob("questions/*/*-questions.csv")):
            story = root / "section-stories" / path.parent.name / path.name.replace("-questions", "-story")
            if not story.exists():
                continue
            numbers = {
                row["section"]: self._put(" ".join(row["text"].split()), _named(path.stem)) for row in _rows(story)
            }
            for row in _rows(path):
                number = numbers.get(row["cor_section"].strip())
                if number is not None and row["ex-or-im1"].strip() == "explicit":
                    self._told(row["question"].strip(), number, row["answer1"].strip().rstrip("."))

    def _told(self, question: str, number: int, answer: str) -> None:
        """Where the answer stands, or the one sentence that has most of its words."""
        paragraph = self.paragraphs[number]
        found = [m.span() for m in re.finditer(re.escape(answer), paragraph.text, re.IGNORECASE)]
        if answer and len(found) == 1:
            self.asked.append(Asked(question, number, (found[0],)))
            return
        wanted = set(re.findall(r"[a-z]{3,}", answer.lower()))
        shares = [
            len(wanted & set(re.findall(r"[a-z]{3,}", paragraph.text[a:b].lower()))) / max(1, len(wanted))
            for a, b in paragraph.sentences
        ]
        best = max(shares, default=0.0)
        if len(wanted) > 1 and best >= _LEAST_SHARED and shares.count(best) == 1:
            self.asked.append(Asked(question, number, (paragraph.sentences[shares.index(best)],), whole=True))

    def _selqa(self, folder: Path) -> None:
        for name in ("dev", "test"):
            path = folder / "selqa" / f"{name}.json"
            for told in json.loads(path.read_text(encoding="utf-8")) if path.exists() else ():
                text, parts = _run(" ".join(s.split()) for s in told["candidates"])
                number = self._put(text, told["article"], parts)
                spans = tuple(parts[n] for n in told["answers"])
                self.asked.append(Asked(told["question"], number, spans, whole=True))

    def _nqg(self, folder: Path) -> None:
        """Sentences that follow one another stand in one article, mostly in one paragraph."""
        files = [folder / "nqg" / f"{side}-test.txt" for side in ("src", "tgt")]
        if not files[0].exists():
            return
        pairs: list[tuple[str, list[str]]] = []
        for said, question in zip(*(path.read_text(encoding="utf-8").splitlines() for path in files), strict=True):
            if not pairs or pairs[-1][0] != said:
                pairs.append((said, []))
            pairs[-1][1].append(_joined(question.split())[0])
        for begin in range(0, len(pairs), _RUN):
            run = pairs[begin : begin + _RUN]
            text, parts = _run(_joined(said.split())[0] for said, _ in run)
            number = self._put(text, parts=parts)
            for (_, questions), part in zip(run, parts, strict=True):
                self.asked.extend(
                    Asked(q, number, (part,), whole=True, contrast=self._unanswered.get(_bare(q))) for q in questions
                )

    def _qed(self, folder: Path) -> None:
        path = folder / "qed" / "qed-dev.jsonlines"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            told = json.loads(line)
            starts = [*told["sentence_starts"], len(told["paragraph_text"])]
            parts = tuple((a, b) for a, b in itertools.pairwise(starts) if b > a)
            spans = {(a["start"], a["end"]) for given in told["original_nq_answers"] for a in given}
            if spans:
                number = self._put(told["paragraph_text"], told["title_text"], parts)
                self.asked.append(Asked(told["question_text"], number, tuple(sorted(spans))))

    def _unansq(self, folder: Path) -> None:
        """Paragraphs of the dev files, whose places are numbers of words."""
        root = folder / "unansq"
        numbers: dict[str, tuple[int, list[Span]]] = {}
        given = _lines(root / "dev-context.txt")
        for told, answered, unanswered in zip(
            given, _lines(root / "dev-answerable-questions.txt"), _lines(root / "dev-unanswerable-questions.txt"),
            strict=True,
        ):  # fmt: skip
            if told[0] not in numbers:
                words = told[0].split()
                text, places = _joined(words)
                ends = [n for n, word in enumerate(words) if word in _ENDS and n + 1 < len(words)]
                parts = [
                    (places[a][0], places[b][1]) for a, b in zip([0, *(n + 1 for n in ends)], [*ends, -1], strict=True)
                ]
                numbers[told[0]] = self._put(text, parts=tuple(parts)), places
            number, places = numbers[told[0]]
            span = places[int(answered[2])][0], places[int(answered[3])][1]
            contrast = _joined(unanswered[1].split())[0]
            self.asked.append(Asked(_joined(answered[1].split())[0], number, (span,), contrast=contrast))


def _lines(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return [line.split("\t") for line in lines if line]


def _pairs(root: Path) -> list[tuple[str, str]]:
    """Questions of the train files that are answered, each with the one made of it."""
    both = (_lines(root / f"train-{kind}-questions.txt") for kind in ("answerable", "unanswerable"))
    return [(one[1], other[1]) for one, other in zip(*both, strict=True)]


def _bare(question: str) -> str:
    return re.sub(r"\W+", "", question.lower())


def _agreed(folder: Path) -> dict[str, list[tuple[str, list[int]]]]:
    """By sentence the questions whose answer (numbers of words) somebody else gave about alike."""
    found: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for path in (folder / "dev.tsv", folder / "test.tsv"):
        for line in path.read_text(encoding="utf-8").splitlines():
            name, *_, question, given, one, other = line.split("\t")
            answer, *others = ({int(n) for n in cell.split(":")[-1].split()} for cell in (given, one, other))
            if answer and any(len(answer & o) * 2 >= len(answer | o) for o in others):
                found[name].setdefault(question.strip(), sorted(answer))
    return {name: list(asked.items()) for name, asked in found.items()}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        yield from csv.DictReader(opened)


def _named(stem: str) -> str:
    return stem.removesuffix("-questions").replace("-", " ")


def _span(numbers: list[int], where: list[Span]) -> Span:
    """From the first word to the last that follows it without a gap."""
    last = 0
    while last + 1 < len(numbers) and numbers[last + 1] - numbers[last] <= 2:
        last += 1
    return where[numbers[0]][0], where[numbers[last]][1]


def _run(said: Iterator[str]) -> tuple[str, tuple[Span, ...]]:
    text, parts = "", []
    for sentence in said:
        text += " " if text else ""
        parts.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, tuple(parts)


def _joined(words: list[str], before: str = "") -> tuple[str, list[Span]]:
    """Tokens as people write them, behind a text, and each one's place."""
    text, places = before, []
    tight = True
    for word in words:
        plain = _BRACKETS.get(word, word)
        closes = plain in _CLOSING or word == "''"
        if not (tight or closes):
            text += " "
        places.append((len(text), len(text) + len(plain)))
        text += plain
        tight = plain in _OPENED or word == "``"
    return text, places
