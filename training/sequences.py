"""Examples as sequences of pieces of words, in batches, as a network is trained on them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from knowledge.retrieval.reader import PASSAGE, QUESTION, TITLE
from knowledge.retrieval.wordpieces import Pieces, WordPieces
from training.reading import Example, misspelt

_BATCH, _SORTED = 24, 256
_BARE, _MISSPELT = 0.3, 0.12


class Row(NamedTuple):
    """Numbers of pieces, where the second part and the passage begin among them, the right beginnings and ends."""

    ids: list[int]
    second: int
    passage: int
    begins: list[int]
    ends: list[int]


def laid(pieces: WordPieces, example: Example) -> Row:
    """The sequence of an example: question, title and text, each closed."""
    asked, title = pieces.end_of(example.question, QUESTION), pieces.cut(example.title, TITLE)
    text: Pieces = pieces.cut(example.text, PASSAGE)
    before = [pieces.start, *asked.ids, pieces.end, *title.ids, pieces.end]
    begins, ends = [], []
    for a, b in example.spans:
        inside = [i for i, (x, y) in enumerate(text.places) if y > a and x < b]
        if inside:
            begins += [len(before) + i for i in (inside if example.whole else inside[:1])]
            ends += [len(before) + i for i in (inside if example.whole else inside[-1:])]
    return Row([*before, *text.ids, pieces.end], len(asked.ids) + 2, len(before), begins, ends)


def batches(pieces: WordPieces, groups: list[list[Example]], dice: random.Random) -> Iterator[list[list[Row]]]:
    """Batches without end, of the sequences of some questions, all of about one length.

    The examples of a group are of one question; each time that it comes it is typed anew, for all of them alike.
    """
    while True:
        dice.shuffle(groups)
        for begin in range(0, len(groups), _SORTED):
            made = [rows_of(pieces, group, dice) for group in groups[begin : begin + _SORTED]]
            made.sort(key=lambda rows: max(len(row.ids) for row in rows) + 4 * dice.random())
            cut: list[list[list[Row]]] = [[]]
            for rows in made:
                if sum(map(len, cut[-1])) >= _BATCH:
                    cut.append([])
                cut[-1].append(rows)
            dice.shuffle(cut)
            yield from cut


def rows_of(pieces: WordPieces, group: Sequence[Example], dice: random.Random) -> list[Row]:
    """The sequences of a group. Raise ValueError where its examples are of several questions."""
    (question,) = {example.question for example in group}
    text = typed(question, dice)
    return [laid(pieces, replace(example, question=text)) for example in group]


def typed(question: str, dice: random.Random) -> str:
    """The question as people type it: now and then without its mark, or with a word misspelt."""
    bare = question.rstrip("?") if dice.random() < _BARE else question
    return misspelt(bare, dice) if dice.random() < _MISSPELT else bare
