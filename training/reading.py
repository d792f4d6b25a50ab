"""What the reader learns from: questions with stretches of text that answer them, and stretches that do not.

Each question of SQuADShifts stands with a stretch of up to 420 characters that holds its answer, and with one or two
that hold none: from elsewhere in the same paragraph, from the paragraphs of others that share most with the question
(TF-IDF). By itself stands now and then the question with a change that leaves nothing there to answer it: the one that
somebody wrote (`Asked.contrast`), one that others made elsewhere (training.edits), or one word put in place of another,
a name for a name and a number for a number.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from knowledge.language.sentences import sentences
from knowledge.language.words import STOP
from knowledge.retrieval.rereading import WIDTH
from training.edits import Edits

Span = tuple[int, int]
_CONTENT = re.compile(r"[A-Za-z][a-z]{3,}|\d[\d,.]*|[A-Z]{2,}")
_NEIGHBOURS, _CHOSEN = 9, 5
# How often the title is told, and how often a stretch stops growing before it is full.
_TITLED, _STOPS = 0.8, 0.12
# How often a stretch beside the right one is that which shares most words with the question.
_HARD = 0.5
# How often a question is changed, and how often of these as people changed others.
_CHANGED, _EDITED = 0.45, 0.5


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the title of its article, if it has one, and its sentences."""

    text: str
    title: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Asked:
    """A question with its paragraph's number and the answers' places in it (code points, half-open).

    `whole`: the places are of the sentences that hold the answer; where in them it begins is not known.
    `contrast`: a question much like it that the paragraph does not answer, where somebody wrote one.
    """

    question: str
    paragraph: int
    spans: tuple[Span, ...]
    whole: bool = False
    contrast: str | None = None


@dataclass(frozen=True)
class Example:
    """A question, a title, a stretch of text, and where in it an answer stands; nowhere where there is none."""

    question: str
    title: str
    text: str
    spans: tuple[Span, ...] = field(default=())
    whole: bool = False


def collect(folder: Path) -> tuple[list[Paragraph], list[Asked]]:
    """Read `train/*.json` (SQuAD format)."""
    paragraphs: list[Paragraph] = []
    asked: list[Asked] = []
    for path in sorted((folder / "train").glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            title = str(article.get("title", "")).replace("_", " ") if "wiki" in path.stem else ""
            for told in article["paragraphs"]:
                text = told["context"]
                found = tuple((s.start, s.end) for s in sentences(text, 0)[1])
                if not found:
                    continue
                for qa in told["qas"]:
                    spans = {(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"]}
                    spans = {(a, b) for a, b in spans if b > a}
                    if spans:
                        asked.append(Asked(qa["question"], len(paragraphs), tuple(sorted(spans))))
                paragraphs.append(Paragraph(text, title, found))
    return paragraphs, asked


def nearest(paragraphs: Sequence[Paragraph], questions: Sequence[str]) -> list[list[int]]:
    """For each question the paragraphs that share most with it."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2)
    table = vectorizer.fit_transform([f"{p.title} {p.text}" for p in paragraphs]).T.tocsr()
    found: list[list[int]] = []
    for begin in range(0, len(questions), 500):
        scores = (vectorizer.transform(questions[begin : begin + 500]) @ table).tocsr()
        for a, b in zip(scores.indptr[:-1], scores.indptr[1:], strict=True):
            best = np.argsort(-scores.data[a:b])[:_NEIGHBOURS]
            found.append([int(i) for i in scores.indices[a:b][best]])
    return found


class Examples:
    """Makes groups of examples, a question each; what chance decides depends on the seed alone."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        asked: Sequence[Asked],
        seed: int = 7,
        edits: Edits | None = None,
        near: Callable[[Sequence[Paragraph], Sequence[str]], list[list[int]]] = nearest,
    ) -> None:
        self._paragraphs = paragraphs
        self._edits = edits
        self._dice = random.Random(seed)
        self._asked = list(asked)
        self._dice.shuffle(self._asked)
        self._near = near(paragraphs, [a.question for a in self._asked])

    def groups(self) -> Iterator[list[Example]]:
        """The right stretch of each question first, then one or two wrong ones; a changed question is a group more."""
        for number, asked in enumerate(self._asked):
            right = self._right(asked)
            if right is None:
                continue
            wrong = [w for w in (make(asked, right, number) for make in self._kinds()) if w is not None]
            yield [right, *wrong]
            changed = self._changed(asked)
            if changed is not None:
                yield [replace(example, question=changed, spans=()) for example in (right, *wrong)]

    def _kinds(self) -> tuple[Callable[[Asked, Example, int], Example | None], ...]:
        chance = self._dice.random()
        if chance < 0.55:
            return (self._beside, self._elsewhere)
        return (self._elsewhere,) if chance < 0.75 else (self._beside,)

    def _changed(self, asked: Asked) -> str | None:
        """The question changed so that its paragraph does not answer it."""
        if asked.contrast is not None:
            return asked.contrast
        if self._dice.random() >= _CHANGED:
            return None
        edited = None
        if self._edits is not None and self._dice.random() < _EDITED:
            edited = self._edits.edited(asked.question, self._dice)
        return edited or self._swapped(asked)

    def _title(self, paragraph: Paragraph) -> str:
        return paragraph.title if self._dice.random() < _TITLED else ""

    def _grown(self, spans: Sequence[Span], at: int, free: Callable[[int], bool], stops: float = _STOPS) -> Span:
        """A run of sentences around number `at` that fits."""
        first = last = at
        while True:
            sides = []
            if first > 0 and free(first - 1) and spans[last][1] - spans[first - 1][0] <= WIDTH:
                sides.append(-1)
            if last + 1 < len(spans) and free(last + 1) and spans[last + 1][1] - spans[first][0] <= WIDTH:
                sides.append(1)
            if not sides or self._dice.random() < stops:
                return spans[first][0], spans[last][1]
            if self._dice.choice(sides) < 0:
                first -= 1
            else:
                last += 1

    def _right(self, asked: Asked) -> Example | None:
        paragraph = self._paragraphs[asked.paragraph]
        holding = [i for i, s in enumerate(paragraph.sentences) if any(_inside(a, s) for a in asked.spans)]
        if not holding:
            return None
        begin, end = self._grown(paragraph.sentences, self._dice.choice(holding), lambda _: True)
        inside = tuple((a - begin, b - begin) for a, b in asked.spans if _inside((a, b), (begin, end)))
        return Example(asked.question, self._title(paragraph), paragraph.text[begin:end], inside, asked.whole)

    def _beside(self, asked: Asked, right: Example, _: int) -> Example | None:
        """Sentences of the same paragraph that hold no answer, nor its words."""
        paragraph = self._paragraphs[asked.paragraph]
        answers = self._answers(asked)
        free = {
            i
            for i, (a, b) in enumerate(paragraph.sentences)
            if not any(x in paragraph.text[a:b].lower() for x in answers)
            and not any(s < b and a < e for s, e in asked.spans)
        }
        if not free:
            return None
        shared = _shared(asked.question, paragraph)
        most = max(sorted(free), key=shared.__getitem__)
        at = most if self._dice.random() < _HARD else self._dice.choice(sorted(free))
        begin, end = self._grown(paragraph.sentences, at, free.__contains__, stops=0.0)
        return Example(asked.question, right.title, paragraph.text[begin:end])

    def _elsewhere(self, asked: Asked, _: Example, number: int) -> Example | None:
        """The sentence of another paragraph that shares most with the question, and those around it."""
        answers = self._answers(asked)
        others = [
            self._paragraphs[n]
            for n in self._near[number]
            if n != asked.paragraph and not any(x in self._paragraphs[n].text.lower() for x in answers)
        ]
        if not others:
            return None
        other = self._dice.choice(others[:_CHOSEN])
        at = int(np.argmax(_shared(asked.question, other)))
        begin, end = self._grown(other.sentences, at, lambda _: True)
        return Example(asked.question, self._title(other), other.text[begin:end])

    def _swapped(self, asked: Asked) -> str | None:
        """The question with one of its words put in place of another."""
        question, dice = asked.question, self._dice
        mine = _content(question)
        if len(mine) < 2:
            return None
        special = [m for m in mine if _kind(m) != "word"]
        old = dice.choice(special if special and dice.random() < 0.6 else mine)
        source = self._paragraphs[asked.paragraph].text if dice.random() < 0.6 else dice.choice(self._asked).question
        answers = self._answers(asked)
        new = [
            m.group()
            for m in _content(source)
            if _kind(m) == _kind(old)
            and m.group().lower()[:4] != old.group().lower()[:4]
            and m.group().lower() not in question.lower()
            and not any(m.group().lower() in x for x in answers)
        ]
        if not new:
            return None
        return question[: old.start()] + dice.choice(new) + question[old.end() :]

    def _answers(self, asked: Asked) -> list[str]:
        text = self._paragraphs[asked.paragraph].text
        return [text[a:b].lower() for a, b in asked.spans]


def misspelt(question: str, dice: random.Random) -> str:
    """Put one mistake into one word of four letters or more: a letter left out, doubled, changed, or two exchanged."""
    words = list(re.finditer(r"[A-Za-z]{4,}", question))
    if not words:
        return question
    word = dice.choice(words)
    at = dice.randrange(word.start() + 1, word.end() - 1)
    one, two = question[at], question[at + 1]
    put = dice.choice((two, one + one + two, dice.choice("abcdefghijklmnopqrstuvwxyz") + two, two + one))
    return question[:at] + put + question[at + 2 :]


def _inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _shared(question: str, paragraph: Paragraph) -> list[int]:
    """How many words of a question stand in each sentence of a paragraph."""
    wanted = {m.group().lower() for m in _content(question)}
    return [sum(word in paragraph.text[a:b].lower() for word in wanted) for a, b in paragraph.sentences]


def _content(text: str) -> list[re.Match[str]]:
    return [m for m in _CONTENT.finditer(text) if m.group().lower() not in STOP]


def _kind(match: re.Match[str]) -> str:
    if match.group()[0].isdigit():
        return "number"
    return "name" if match.group()[0].isupper() and match.start() else "word"
