"""Which candidate is a cue's content: a log-linear model over whole candidates.

The tagger sees tokens; this sees the span: how likely the tagger finds it, where it begins and ends,
what stands right outside, whether quotations are kept whole, which guess of the parse it was. The candidates of a
document are judged together; their features are told by templates (`templates.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.extraction.statements.prepared import BARE, OUTSIDE, PUNCTUATION
from knowledge.extraction.statements.templates import Block, Column, Weights, numbers, truths, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.extraction.statements.field import Field

FLOOR = -30.0  # the least logarithm of a probability
_VALUES = ("logp", "rel", "first", "behind", "least", "mean")

_WHOLE = ("n={some_runs}", "len={length}", "n={few_runs}{kind}", "gap={gap}{gap_side}", "span={around}|{runs}|{kind}",
          "rv={rivals}", "rvg={few_rivals}|{first_guess}", "tops={some_tops}", "left={left}", "behind={behind}",
          "q={whole}{part}{out}{quoted}", "qp={part}{quoted}{mixture}", "qm={mixture}{far_out}{quoted}")  # fmt: skip
_GUESS = ("g={guess}", "gk={guess}|{kind}{tag}", "gl={guess}|{lemma}", "gd={guess}|{label}")
_END = ("b-{before}{side}", "b-{before_label}|{start_label}{side}", "ss{opens}{near}{side}", "b0{start}{side}",
        "b0{start_kind}{start_label}{side}|{kind}", "e0{stop_kind}{side}", "e+{after}{side}",
        "e+{after_label}{after_kind}{side}", "e+{after_label}|{stop_label}{side}", "se{to_end}{side}",
        "el{after_label}|{lemma}")  # fmt: skip
_REACH = ("rb={between}{way}", "rs={strangers}{way}{crossed}", "rsg={strangers}{crossed}|{first_guess}",
          "far={far}{way}{first_guess}")  # fmt: skip
_LEFT, _LEFT_WORD = ("lb={left_label}",), ("lbw={left_word}",)
_TOP = ("td={top_label}{to}", "tdl={top_label}{to}|{lemma}", "tk={top_kind}{to}{tops}")

_LENGTHS, _LENGTH_NAMES = (1, 2, 3, 5, 8, 12, 20, 40, 80), Column.of("1 2 3 5 8 12 20 40 80 more".split())
_SIDES = Column.of(["<", ">", "<0", ">0", "<1", ">1"])  # of one run; of the first and the last of several
_TO_END = Column.of("0 1 2 3 4 5 6 out".split())
_MIXTURES = Column.of("none all few mixed".split())
_TO = Column.of("aro")  # what a word hangs on: the cue, nothing, another


def _value_names(guess: str) -> list[list[str]]:
    """Under which names each value counts for a kind of guess."""
    return [[name] if name == "rel" else [name, f"{name}|{guess[:3]}"] for name in _VALUES]


class Ranker:
    """Scores candidates with stored weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._table = Weights(list(weights), np.array(list(weights.values()))[:, None])

    def scores(self, judged: Judged) -> list[float]:
        """A score for each candidate: the sum of the weights of its features."""
        total = self._table.sums(judged.blocks, len(judged.guesses), once=True)[:, 0]
        weight = self._weights.get
        kinds = {g: [sum(weight(n, 0.0) for n in names) for names in _value_names(g)] for g in set(judged.guesses)}
        found: list[float] = (
            total + (np.array([kinds[g] for g in judged.guesses]) * judged.values).sum(axis=1)
        ).tolist()
        return found

    def score(self, features: Mapping[str, float]) -> float:
        """The sum of the weights of features that are given by name."""
        weight = self._weights.get
        return sum(weight(name, 0.0) * value for name, value in features.items())


@dataclass(frozen=True, slots=True)
class Judged:
    """What tells good candidates from bad ones: features that count once, values of others, the first guess of each."""

    blocks: list[Block]
    values: Any
    guesses: list[str]

    def features(self) -> list[dict[str, float]]:
        """All features of each candidate by name."""
        found: list[dict[str, float]] = [dict.fromkeys(row, 1.0) for row in written(self.blocks, len(self.guesses))]
        for own, guess, values in zip(found, self.guesses, self.values.tolist(), strict=True):
            own |= {n: value for names, value in zip(_value_names(guess), values, strict=True) for n in names}
        return found


@dataclass(frozen=True, slots=True)
class Cover:
    """What candidates cover of the parse.

    `tops` counts the words whose head is not among them, and `top` is the first of these, of the cue's own if there are
    any (-1 for none). Words of the sentence are left outside although their head is among them: `left` counts these,
    `behind` are the cells of those behind the content.
    """

    tops: Any
    top: Any
    left: Any
    behind: Any

    @classmethod
    def of(cls, field: Field) -> Cover:
        """See what candidates cover."""
        cells, tokens = field.cells, field.prepared.columns
        token, candidate = cells.token, cells.candidate
        head = tokens.heads[token]
        (low, high), home, anchor = field.window[:, candidate], field.home[:, candidate], field.anchor[candidate]
        there = np.where((low <= head) & (head < high), np.arange(len(token)) + head - token, 0)
        head_held = cells.held[there] & (low <= head) & (head < high)
        word = np.array([base[4] not in ("PUNCT", "SPACE") for base in field.prepared.base], dtype=bool)[token]
        tops = cells.held & word & (~head_held | (head == token))
        own = cells.first_of(tops & (head == anchor))
        left = ~cells.held & head_held & word & (home[0] <= token) & (token < home[1])
        last = np.array([content[-1][1] for content in field.contents])[candidate]
        behind = left & (token >= last) & (token != anchor)
        return cls(cells.count(tops), np.where(own >= 0, own, cells.first_of(tops)), cells.count(left), behind)


def judge(field: Field, logarithms: Any, local: Any) -> Judged:
    """Judge the candidates of some cues.

    `logarithms` are those of the tagger's probabilities of each, `local` (a row a candidate) of those of its first
    word's beginning it, of the word behind not going on, of its least likely word, and their mean over all its words.
    """
    logarithms = np.maximum(logarithms, FLOOR)
    begins = np.flatnonzero(np.diff(field.cue, prepend=-1))
    top = np.repeat(np.maximum.reduceat(logarithms, begins), np.diff(begins, append=len(field.cue)))
    values = np.column_stack([logarithms / 10, (logarithms - top) / 10, local])
    cover = Cover.of(field)
    rows = _whole(field, cover)
    blocks = [rows, _guesses(field, rows), *_ends(field, rows), *_structure(field, cover, rows)]
    return Judged(blocks, values, [kinds[0] for kinds in field.kinds])


def _whole(field: Field, cover: Cover) -> Block:
    """What a candidate is as a whole."""
    tokens, anchor = field.prepared.columns, field.anchor
    runs = np.array([len(content) for content in field.contents])
    first = np.array([content[0][0] for content in field.contents])
    last = np.array([content[-1][1] for content in field.contents])
    gap = np.where(first > anchor, first - anchor, anchor - last)
    cells = field.cells
    inside = cells.count(cells.held & field.likely[cells.token])
    return Block(
        _WHOLE,
        np.arange(len(runs)),
        {
            "lemma": tokens.lemma[anchor],
            "tag": tokens.tag[anchor],
            "label": tokens.label[anchor],
            "kind": tokens.kind[anchor],
            "quoted": truths(tokens.quote_of[anchor] >= 0),
            "runs": numbers(runs),
            "some_runs": numbers(np.minimum(runs, 4)),
            "few_runs": numbers(np.minimum(runs, 3)),
            "length": _LENGTH_NAMES[np.searchsorted(_LENGTHS, cells.count(cells.held))],
            "gap": numbers(np.minimum(gap, 8)),
            "gap_side": _SIDES[(first > anchor).astype(np.intp)],
            "around": truths((first < anchor) & (anchor < last)),
            "rivals": numbers(np.minimum(inside, 3)),
            "few_rivals": numbers(np.minimum(inside, 2)),
            "first_guess": Column.of([kinds[0] for kinds in field.kinds]),
            "tops": numbers(cover.tops),
            "some_tops": numbers(np.minimum(cover.tops, 4)),
            "left": numbers(np.minimum(cover.left, 4)),
            "behind": numbers(np.minimum(cells.count(cover.behind), 3)),
            **_quotations(field),
        },
    )


def _guesses(field: Field, rows: Block) -> Block:
    """The kinds of guess that led to a candidate."""
    guesses = [(k, guess) for k, kinds in enumerate(field.kinds) for guess in dict.fromkeys(kinds)]
    return rows.of(np.array([k for k, _ in guesses]), _GUESS, guess=Column.of([guess for _, guess in guesses]))


def _ends(field: Field, rows: Block) -> Iterator[Block]:
    """What stands at and right outside both ends of the first and the last run, and how far these reach."""
    ends = [(k, *c[0], 0) for k, c in enumerate(field.contents)]
    ends += [(k, *c[-1], 1) for k, c in enumerate(field.contents) if len(c) > 1]
    row, begin, end, last = np.array(ends).T
    tokens, anchor = field.prepared.columns, field.anchor[row]
    (low, high), home = field.window[:, row], field.home[:, row]
    before, after = np.where(begin > low, begin - 1, OUTSIDE), np.where(end < high, end, OUTSIDE)
    several = np.array([len(content) > 1 for content in field.contents])[row]
    way = (end > anchor).astype(np.intp)
    yield rows.of(
        row,
        _END,
        side=_SIDES[way + 2 * (several.astype(np.intp) + last)],
        before=tokens.word[before],
        before_label=tokens.label[before],
        start=tokens.word[begin],
        start_label=tokens.label[begin],
        start_kind=tokens.kind[begin],
        opens=truths(begin == home[0]),
        near=truths(begin <= home[0] + 1),
        stop_label=tokens.label[end - 1],
        stop_kind=tokens.kind[end - 1],
        after=tokens.word[after],
        after_label=tokens.label[after],
        after_kind=tokens.kind[after],
        to_end=_to_end(field, end, home),
    )
    yield rows.of(row, _REACH, way=_SIDES[way], **_reach(field, row, begin, end))


def _to_end(field: Field, end: Any, home: Any) -> Column:
    """How many words the sentence still has behind an offset."""
    words = np.append(0, np.cumsum(np.array(field.prepared.words_in) != PUNCTUATION))
    behind = np.minimum(words[np.minimum(end + 12, home[1])] - words[end], 6)
    return _TO_END[np.where((home[0] < end) & (end <= home[1]), behind, 7)]


def _reach(field: Field, row: Any, begin: Any, end: Any) -> dict[str, Column]:
    """Other cues between this one and its content, or in the sentences and paragraphs that the content reaches."""
    sentence_of, paragraph_of = field.prepared.columns.sentence_of, np.array(field.prepared.paragraph_of)
    anchor = field.anchor[row]
    before = np.append(0, np.cumsum(field.likely))
    low, high = np.where(end <= anchor, (end, anchor), (anchor + 1, begin))
    by_sentence = np.append(0, np.cumsum(np.bincount(sentence_of, field.likely, len(paragraph_of))))
    home, first, last = sentence_of[anchor], sentence_of[begin], sentence_of[end - 1]
    own = np.where((first <= home) & (home <= last), by_sentence[home + 1] - by_sentence[home], 0)
    strangers = (by_sentence[last + 1] - by_sentence[first] - own).astype(np.intp)
    return {
        "between": numbers(np.clip(before[high] - before[low], 0, 2)),
        "strangers": numbers(np.minimum(strangers, 2)),
        "crossed": numbers(np.minimum(abs(paragraph_of[last] - paragraph_of[home]), 2)),
        "far": numbers(np.minimum(last - home, 4)),
    }


def _structure(field: Field, cover: Cover, rows: Block) -> Iterator[Block]:
    """How the content hangs in the parse: its first top, and the first words left behind it."""
    tokens, cells = field.prepared.columns, field.cells
    behind = np.flatnonzero(cover.behind)
    row = cells.candidate[behind]
    place = np.arange(len(row)) - np.searchsorted(row, row)
    for most, templates in ((3, _LEFT), (2, _LEFT_WORD)):
        some = cells.token[behind[place < most]]
        yield rows.of(row[place < most], templates, left_label=tokens.label[some], left_word=tokens.word[some])
    row = np.flatnonzero(cover.tops)
    top = cover.top[row]
    head = tokens.heads[top]
    to = _TO[np.where(head == field.anchor[row], 0, np.where(head == top, 1, 2))]
    yield rows.of(row, _TOP, top_label=tokens.label[top], top_kind=tokens.kind[top], to=to)


def _quotations(field: Field) -> dict[str, Column]:
    """How many quotations a candidate covers whole, in part, not at all; how much of it is quoted."""
    cells, count = field.cells, len(field.contents)
    quote = np.array(field.prepared.words_in)[cells.token]
    quoted = np.flatnonzero(quote >= 0)
    kinds = quote.max(initial=0) + 1
    pair = cells.candidate[quoted] * kinds + quote[quoted]
    there, sizes = np.unique(pair, return_counts=True)
    held, covered = np.unique(pair[cells.held[quoted]], return_counts=True)
    some = np.bincount(held // kinds, minlength=count)
    whole = np.bincount((held // kinds)[covered == sizes[np.searchsorted(there, held)]], minlength=count)
    out = np.bincount(there // kinds, minlength=count) - some
    bare, inside = cells.count(cells.held & (quote == BARE)), cells.count(cells.held & (quote >= 0))
    mixture = np.where(inside == 0, 0, np.where(bare == 0, 1, np.where(bare <= 3, 2, 3)))
    return {
        "whole": numbers(np.minimum(whole, 3)),
        "part": numbers(np.minimum(some - whole, 2)),
        "out": numbers(np.minimum(out, 3)),
        "far_out": numbers(np.minimum(out, 2)),
        "mixture": _MIXTURES[mixture],
    }
