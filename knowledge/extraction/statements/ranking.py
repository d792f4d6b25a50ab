"""Which candidate is a cue's content: a log-linear model over whole candidates.

The tagger sees tokens; this sees the span: how likely the tagger finds it, where it begins and ends,
what stands right outside, whether quotations are kept whole, which guess of the parse it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.extraction.statements.prepared import BARE, PUNCTUATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from knowledge.extraction.statements.candidates import Content, Run
    from knowledge.extraction.statements.prepared import Prepared

FLOOR = -30.0
MOST_KEPT = 300_000  # parts that are kept; then the table starts anew
_OUTSIDE = ("#", "#", "#", "#", "#")  # what stands beyond a window
Part = tuple[Any, ...]  # a name, then what it tells
Local = tuple[float, float, float, float]


class Ranker(dict["Part", float]):
    """Scores candidates with stored weights; the sum of a part's weights is kept once it is known."""

    def __init__(self, weights: dict[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, part: Part) -> float:
        """Add up the weights of a part's features."""
        if len(self) > MOST_KEPT:
            self.clear()
        weight = self._weights.get
        total = self[part] = sum(weight(name, 0.0) for name in dict.fromkeys(written(part)))
        return total

    def score(self, parts: Iterable[Part], values: dict[str, float]) -> float:
        """The sum of the weights of a candidate's features."""
        weight = self._weights.get
        total = sum(map(self.__getitem__, parts))
        for name, value in values.items():
            total += weight(name, 0.0) * value
        return total


@dataclass(frozen=True, slots=True)
class Judged:
    """What tells a good candidate from a bad one: parts, whose features are 1, and values of others."""

    parts: list[Part]
    values: dict[str, float]

    def features(self) -> dict[str, float]:
        """All features by name."""
        return dict.fromkeys((name for part in self.parts for name in written(part)), 1.0) | self.values


@dataclass(frozen=True, slots=True)
class Field:
    """Where a cue's candidates lie: its window, its own sentence, the other cues around it."""

    prepared: Prepared
    anchor: int
    bounds: Run
    home: Run
    rivals: list[int]

    @classmethod
    def of(cls, prepared: Prepared, anchor: int, bounds: Run, rivals: list[int]) -> Field:
        """The field of one cue."""
        return cls(prepared, anchor, bounds, prepared.bounds[prepared.sentence_of[anchor]], rivals)


def judge(field: Field, guesses: dict[Content, list[str]], odds: list[float], local: list[Local]) -> list[Judged]:
    """Judge all candidates of a cue.

    `odds` are the tagger's probabilities of each, `local` the logarithms of those of its first word's beginning it,
    of the word behind not going on, of its least likely word, and their mean over all its words.
    """
    top = _log(max(odds, default=0.0))
    covers = _covers(field, list(guesses))
    return [
        Judged(_parts(field, content, kinds, cover), _values(kinds[0], _log(probability), top, near))
        for (content, kinds), cover, probability, near in zip(guesses.items(), covers, odds, local, strict=True)
    ]


def _log(probability: float) -> float:
    return max(FLOOR, math.log(probability)) if probability > 0 else FLOOR


def _values(guess: str, logarithm: float, top: float, local: Local) -> dict[str, float]:
    kind = guess[:3]
    values = {"logp": logarithm / 10, f"logp|{kind}": logarithm / 10, "rel": (logarithm - top) / 10}
    for name, value in zip(("first", "behind", "least", "mean"), local, strict=True):
        values[name] = values[f"{name}|{kind}"] = value
    return values


def _parts(field: Field, content: Content, kinds: list[str], cover: Cover) -> list[Part]:
    _, lemma, tag, dep, kind = field.prepared.base[field.anchor]
    parts: list[Part] = [("shape", len(content), _length(content), kind)]
    parts.extend(("guess", guess, kind, tag, lemma, dep) for guess in dict.fromkeys(kinds))
    parts.extend(_edges(field, content, lemma, kind))
    parts.append(cover.quotes)
    parts.extend(_structure(field, content, cover, lemma))
    parts.append(_neighbours(field, content, kinds[0]))
    inside = sum(any(first <= r < last for first, last in content) for r in field.rivals)
    parts.append(("rivals", min(inside, 3), kinds[0]))
    return parts


def _length(content: Content) -> str:
    size = sum(last - first for first, last in content)
    return next((str(limit) for limit in (1, 2, 3, 5, 8, 12, 20, 40, 80) if size <= limit), "more")


def _edges(field: Field, content: Content, lemma: str, kind: str) -> Iterator[Part]:
    """What stands at and right outside both ends of the first and the last run."""
    base, anchor, home = field.prepared.base, field.anchor, field.home
    ends = []
    for number, (begin, end) in enumerate((content[0], content[-1]) if len(content) > 1 else content):
        side = ("<" if end <= anchor else ">") + ("" if len(content) == 1 else str(number))
        before = base[begin - 1] if begin > field.bounds[0] else _OUTSIDE
        after = base[end] if end < field.bounds[1] else _OUTSIDE
        start, stop = base[begin], base[end - 1]
        yield "begin", side, before[0], before[3], start[3], begin == home[0], begin <= home[0] + 1
        yield "start", side, start[0], start[3], start[4], kind
        yield "end", side, after[0], after[3], after[4], stop[3], stop[4], _to_end(field, end)
        ends.append(after[3])
    yield "ends", lemma, *ends
    first, last = content[0][0], content[-1][1]
    gap = first - anchor if first > anchor else anchor - last
    yield "gap", min(gap, 8), first > anchor, first < anchor < last, len(content), kind


def _structure(field: Field, content: Content, cover: Cover, lemma: str) -> Iterator[Part]:
    """How the content hangs in the parse: its tops, and words left outside that belong to words inside."""
    heads, base = field.prepared.heads, field.prepared.base
    last = content[-1][1]
    behind = [i for i in cover.left if i >= last and i != field.anchor]
    yield "counts", min(cover.tops, 4), min(len(cover.left), 4), min(len(behind), 3)
    if behind:
        yield "left", *(base[i][3] for i in behind[:3])
        yield "left words", *(base[i][0] for i in behind[:2])
    if cover.tops:
        top = cover.top
        to = "a" if heads[top] == field.anchor else "r" if heads[top] == top else "o"
        yield "top", base[top][3], base[top][4], to, cover.tops, lemma


def _neighbours(field: Field, content: Content, guess: str) -> Part:
    """Other cues between this one and its content, or in the sentences and paragraphs that the content reaches."""
    sentence_of, paragraph_of = field.prepared.sentence_of, field.prepared.paragraph_of
    anchor, rivals = field.anchor, field.rivals
    home = sentence_of[anchor]
    found: list[str | int] = []
    for first, last in (content[0], content[-1]) if len(content) > 1 else content:
        low, high = (last, anchor) if last <= anchor else (anchor + 1, first)
        between = sum(low <= r < high for r in rivals)
        begin, end = sentence_of[first], sentence_of[last - 1]
        strangers = sum(begin <= sentence_of[r] <= end and sentence_of[r] != home for r in rivals)
        crossed = abs(paragraph_of[end] - paragraph_of[home])
        side = "<" if last <= anchor else ">"
        found.extend((side, min(between, 2), min(strangers, 2), min(crossed, 2), min(end - home, 4)))
    return "reach", guess, *found


def _to_end(field: Field, end: int) -> str:
    """How many words the sentence still has behind an offset."""
    if not field.home[0] < end <= field.home[1]:
        return "out"
    behind = field.prepared.words_in[end : min(end + 12, field.home[1])]
    return str(min(len(behind) - behind.count(PUNCTUATION), 6))


@dataclass(frozen=True, slots=True)
class Cover:
    """What a candidate covers.

    `tops` counts its words whose head is not among them, and `top` is the first of these, of the cue's own if there are
    any; `left` are the words of the sentence left outside although their head is among them.
    """

    tops: int
    top: int
    left: list[int]
    quotes: Part


def _covers(field: Field, contents: list[Content]) -> list[Cover]:
    """See what the candidates of a cue cover, all at once."""
    low, high = field.bounds
    prepared = field.prepared
    held = np.zeros((len(contents), high - low), dtype=bool)
    for row, content in zip(held, contents, strict=True):
        for first, last in content:
            row[first - low : last - low] = True
    heads = np.array(prepared.heads[low:high]) - low
    word = np.array([base[4] != "PUNCT" and base[4] != "SPACE" for base in prepared.base[low:high]])
    head_held = held[:, heads]
    tops = held & word & (~head_held | (heads == np.arange(high - low)))
    own = tops & (heads == field.anchor - low)
    first = np.where(own.any(axis=1), own.argmax(axis=1), tops.argmax(axis=1)) + low
    home = slice(field.home[0] - low, field.home[1] - low)
    left: list[list[int]] = [[] for _ in contents]
    for k, i in zip(
        *(side.tolist() for side in np.nonzero(~held[:, home] & head_held[:, home] & word[home])), strict=True
    ):
        left[k].append(i + field.home[0])
    quotes = _quotations(field, held)
    rows = zip(tops.sum(axis=1).tolist(), first.tolist(), left, quotes, strict=True)
    return [Cover(*row) for row in rows]


def _quotations(field: Field, held: Any) -> list[Part]:
    """Of each candidate: how many quotations it covers whole, in part, not at all; how much of it is quoted."""
    words_in = np.array(field.prepared.words_in[slice(*field.bounds)])
    own = field.prepared.quote_of[field.anchor] >= 0
    quotes = list(set(words_in.tolist()) - {BARE, PUNCTUATION})
    stands_in = words_in[:, None] == np.array([*quotes, BARE])
    counts, sizes = held.astype(np.float32) @ stands_in.astype(np.float32), stands_in.sum(axis=0)
    some = (counts[:, :-1] > 0).sum(axis=1).tolist()
    whole = (counts[:, :-1] == sizes[:-1]).sum(axis=1).tolist()
    found: list[Part] = []
    for bare, quoted, any_of, all_of in zip(counts[:, -1], counts[:, :-1].sum(axis=1), some, whole, strict=True):
        mixture = "none" if not quoted else "all" if not bare else "few" if bare <= 3 else "mixed"
        found.append(("quotes", min(all_of, 3), min(any_of - all_of, 2), min(len(quotes) - any_of, 3), own, mixture))
    return found


def written(part: Part) -> list[str]:
    """A part's features in words, as they are stored with the weights; one may come twice and counts once."""
    return _WRITERS[part[0]](*part[1:])


def _shape(runs: int, length: str, kind: str) -> list[str]:
    return [f"n={min(runs, 4)}", f"len={length}", f"n={min(runs, 3)}{kind}"]


def _guess(guess: str, kind: str, tag: str, lemma: str, dep: str) -> list[str]:
    return [f"g={guess}", f"gk={guess}|{kind}{tag}", f"gl={guess}|{lemma}", f"gd={guess}|{dep}"]


def _begin(side: str, word: str, dep: str, start_dep: str, first: bool, near: bool) -> list[str]:
    return [f"b-{word}{side}", f"b-{dep}|{start_dep}{side}", f"ss{first:d}{near:d}{side}"]


def _start(side: str, word: str, dep: str, own_kind: str, kind: str) -> list[str]:
    return [f"b0{word}{side}", f"b0{own_kind}{dep}{side}|{kind}"]


def _end(side: str, word: str, dep: str, kind: str, stop_dep: str, stop_kind: str, to_end: str) -> list[str]:
    return [
        f"e0{stop_kind}{side}",
        f"e+{word}{side}",
        f"e+{dep}{kind}{side}",
        f"e+{dep}|{stop_dep}{side}",
        f"se{to_end}{side}",
    ]


def _ends(lemma: str, *deps: str) -> list[str]:
    return [f"el{dep}|{lemma}" for dep in deps]


def _gap(gap: int, after: bool, around: bool, runs: int, kind: str) -> list[str]:
    return [f"gap={gap}{'>' if after else '<'}", f"span={around:d}|{runs}|{kind}"]


def _counts(tops: int, left: int, behind: int) -> list[str]:
    return [f"tops={tops}", f"left={left}", f"behind={behind}"]


def _left(*deps: str) -> list[str]:
    return [f"lb={dep}" for dep in deps]


def _left_words(*words: str) -> list[str]:
    return [f"lbw={word}" for word in words]


def _top(dep: str, kind: str, to: str, tops: int, lemma: str) -> list[str]:
    return [f"td={dep}{to}", f"tdl={dep}{to}|{lemma}", f"tk={kind}{to}{tops}"]


def _reach(guess: str, *runs: str | int) -> list[str]:
    names = []
    for side, between, strangers, crossed, far in zip(*(runs[k::5] for k in range(5)), strict=True):
        names.extend([f"rb={between}{side}", f"rs={strangers}{side}{crossed}"])
        names.extend([f"rsg={strangers}{crossed}|{guess}", f"far={far}{side}{guess}"])
    return names


def _rivals(inside: int, guess: str) -> list[str]:
    return [f"rv={inside}", f"rvg={min(inside, 2)}|{guess}"]


def _quotes(whole: int, part: int, out: int, own: bool, mixture: str) -> list[str]:
    return [f"q={whole}{part}{out}{own:d}", f"qp={part}{own:d}{mixture}", f"qm={mixture}{min(out, 2)}{own:d}"]


_WRITERS: dict[str, Callable[..., list[str]]] = {
    "shape": _shape,
    "guess": _guess,
    "begin": _begin,
    "start": _start,
    "end": _end,
    "ends": _ends,
    "gap": _gap,
    "counts": _counts,
    "left": _left,
    "left words": _left_words,
    "top": _top,
    "reach": _reach,
    "rivals": _rivals,
    "quotes": _quotes,
}
