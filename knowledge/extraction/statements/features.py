"""What the taggers see of a token: words and tags, the parse around it, quotation marks, the cue it is read for.

Features are told by templates (`templates.py`), whose names are short because they are stored with the weights. Rows
are the tokens of sentences for cues, and of windows of sentences around one cue for its content and source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from knowledge.extraction.statements.prepared import BARE
from knowledge.extraction.statements.templates import Block, Column, numbers, truths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.extraction.statements.prepared import Prepared

    Bounds = Sequence[tuple[int, int]]

MAX_UP = 3
MAX_CLIMB = 7  # how far above a token another cue is looked for
LIKELY = 0.4  # from which probability on another cue counts
_CUE_TAGS, _CUE_WORDS = frozenset(["IN", "VBG", ":"]), frozenset([":", "according", "per"])

# Of each token of a sentence.
_TOKEN = ("w={word}", "l={lemma}", "t={tag}", "d={label}", "k={kind}", "kt={kind}{tag}", "q={quoted}",
          "hl={head_lemma}", "dhk={label}{head_kind}")  # fmt: skip
_VERBAL = ("x={ending}{tag}", "uk={label}{head_label}{upper_kind}", "pos={from_start}{to_end}")
_BESIDE, _EDGE, _PAIR = ("w@={other}", "k@={other_kind}"), ("w@=#",), ("l@={lemma}|{other}",)
# Of possible cues: what children they have, and how they stand to quotation marks.
_FRAMED = ("fr={frame}", "lfr={lemma}|{frame}", "kfr={kind}|{frame}|{quoted}{has_quote}",
           "lq={lemma}{quoted}{has_quote}{inside}", "qb={beside}{near}{quoted}{kind}")  # fmt: skip
_SUBJECT = ("su={child_kind}", "lsu={lemma}|{child_kind}", "suw={child}", "sut={child_tag}{kind}{quoted}")
_SMALL_WORD = ("c={lemma}|{child_word}", "cd={child_label}{child_word}|{kind}")
_CLAUSE, _OBJECT = ("cc={child_side}{child_tag}{lemma}",), ("ob={child_kind}", "lob={lemma}|{child}")
# Of each token of a window: where it stands, seen from the cue, and from this very cue.
_PLACE = ("r={relation}{side}", "rq={relation}{side}{quote}{sentence}", "q={quote}{side}{sentence}",
          "s={sentence}{side}", "v={rival}", "vr={rival}{relation}{side}", "vq={rival}{quote}{side}{sentence}",
          "rl={relation}{side}|{cue}", "rk={relation}{side}|{cue_kind}", "ql={quote}{side}|{cue}",
          "D={distance}{side}", "Dk={distance}{side}{kind}", "w={word}", "wr={word}|{short}{side}",
          "d={label}{side}", "k={kind}{quote}")  # fmt: skip
_NEAR, _FAR = ("Dl={distance}{side}{cue}",), ("Dt={distance}{side}{tag}",)
_NEIGHBOUR = ("w@={other}", "k@={other_kind}{kind}", "Q@={other_quoted}{quoted}{turns}{side}{crosses}",
              "c@={changed}{relation}{side}")  # fmt: skip
_BEHIND_WORD, _BEHIND_MARK = ("wc@={changed}{other}",), ("ww@={word}|{other}",)
_CHANGED, _NO_EDGE = ("cr@={relation}{beyond}{side}",), ("e@=#{side}",)

_FRAME_LABELS = ("aux", "auxpass", "ccomp", "dative", "dobj", "mark", "neg", "parataxis", "prep", "prt", "xcomp")
_BITS = {label: 1 << k for k, label in enumerate(_FRAME_LABELS)}
_SUBJECTS = 1 << len(_BITS)
_SMALL_WORDS = sum(_BITS[label] for label in ("prep", "prt", "neg", "aux", "mark"))
_SEEN = _BITS | dict.fromkeys(["nsubj", "nsubjpass"], _SUBJECTS)
_FRAMES = Column.of(["+".join(label for label in _BITS if _BITS[label] & bits) for bits in range(_SUBJECTS)])
_SIDES = Column.of("<=>")
_QUOTES = Column.of("naq")  # none, that of the cue, another
_SENTENCES = Column.of([str(k) for k in range(-3, 4)])
_LIMITS, _DISTANCES, _NEAR_BINS = (0, 1, 2, 3, 5, 8, 15, 30), Column.of("012356789"), 4
_RIVALS = Column.of([f"{between}{here}{above}" for between in range(3) for here in range(2) for above in ("", "u")])


def spread(bounds: Bounds) -> tuple[Any, Any]:
    """The tokens of ranges, one range behind the other, and the number of the range that each stands in."""
    first, last = np.array(bounds, dtype=np.intp).reshape(-1, 2).T
    sizes = last - first
    owner = np.repeat(np.arange(len(sizes)), sizes)
    return np.arange(len(owner)) + (first - np.cumsum(sizes) + sizes)[owner], owner


def _at(offset: int, templates: Sequence[str]) -> list[str]:
    """Templates for what stands at a distance."""
    return [template.replace("@", str(offset)) for template in templates]


def cue_features(prepared: Prepared, bounds: Bounds) -> list[Block]:
    """The features of the tokens of some sentences for finding cues."""
    tokens = prepared.columns
    at, owner = spread(bounds)
    limits = np.array(bounds, dtype=np.intp).reshape(-1, 2)[owner].T
    head, quoted = tokens.heads[at], tokens.quote_of[at] >= 0
    columns = {
        "word": tokens.word[at],
        "lemma": tokens.lemma[at],
        "tag": tokens.tag[at],
        "label": tokens.label[at],
        "kind": tokens.kind[at],
        "quoted": truths(quoted),
        "has_quote": truths(np.bincount(owner, quoted)[owner] > 0),
        "head_lemma": tokens.lemma[head],
        "head_kind": tokens.kind[head],
    }
    rows = Block(_TOKEN, np.arange(len(at)), columns)
    base = [prepared.base[i] for i in at.tolist()]
    verbal = np.array([kind[0] in "VN" for *_, kind in base], dtype=bool)
    others = np.array([tag in _CUE_TAGS or word in _CUE_WORDS for word, _, tag, _, _ in base], dtype=bool)
    framed = np.flatnonzero(verbal | others)
    return [
        rows,
        _verbal(prepared, rows, at, np.flatnonzero(verbal), limits),
        *_beside(prepared, rows, at, limits),
        _framed(prepared, rows, at, framed, limits),
        *_children(prepared, rows, at, framed),
    ]


def _verbal(prepared: Prepared, rows: Block, at: Any, some: Any, limits: Any) -> Block:
    """Further features of verbs and nouns."""
    tokens, (first, last) = prepared.columns, limits
    head = tokens.heads[at[some]]
    return rows.of(
        some,
        _VERBAL,
        ending=Column.of([prepared.base[i][0][-3:] for i in at[some].tolist()]),
        head_label=tokens.label[head],
        upper_kind=tokens.kind[tokens.heads[head]],
        from_start=numbers(np.minimum(at - first, 6)[some]),
        to_end=numbers((last - at)[some] // 6),
    )


def _beside(prepared: Prepared, rows: Block, at: Any, limits: Any) -> Iterator[Block]:
    """What stands beside each token of a sentence."""
    for offset in (-2, -1, 1, 2):
        inside = (limits[0] <= at + offset) & (at + offset < limits[1])
        there = (at + offset)[inside]
        other = {"other": prepared.columns.word[there], "other_kind": prepared.columns.kind[there]}
        yield rows.of(inside, _at(offset, _BESIDE + _PAIR if abs(offset) == 1 else _BESIDE), **other)
        yield rows.of(~inside, _at(offset, _EDGE))


def _framed(prepared: Prepared, rows: Block, at: Any, framed: Any, limits: Any) -> Block:
    """The grammatical frames of possible cues, and how these stand to quotation marks."""
    tokens = prepared.columns
    here, (first, last) = at[framed], limits[:, framed]
    frames = np.zeros(len(prepared.base), dtype=np.intp)
    bits = _seen(prepared)
    np.bitwise_or.at(frames, tokens.heads, bits & (_SUBJECTS - 1))
    quoted = tokens.quote_of >= 0
    before = np.append(0, np.cumsum(quoted))

    def some(low: Any, high: Any) -> Any:
        return before[np.minimum(high, last)] > before[np.maximum(low, first)]

    return rows.of(
        framed,
        _FRAMED,
        frame=_FRAMES[frames[here]],
        inside=truths((first > 0) & quoted[first]),
        beside=truths(some(here - 1, here) | some(here + 1, here + 2)),
        near=truths(some(here - 4, here + 5)),
    )


def _seen(prepared: Prepared) -> Any:
    """What each token is to its head, as far as frames tell it."""
    heads = prepared.columns.heads
    bits = np.array([_SEEN.get(base[3], 0) for base in prepared.base])
    bits[heads == np.arange(len(heads))] = 0
    return bits


def _children(prepared: Prepared, rows: Block, at: Any, framed: Any) -> Iterator[Block]:
    """The children of possible cues."""
    tokens, bits = prepared.columns, _seen(prepared)
    row_of = np.full(len(bits), -1)
    row_of[at[framed]] = framed
    kinds = (_SUBJECTS, _SUBJECT), (_SMALL_WORDS, _SMALL_WORD), (_BITS["ccomp"], _CLAUSE), (_BITS["dobj"], _OBJECT)
    for which, templates in kinds:
        child = np.flatnonzero((bits & which > 0) & (row_of[tokens.heads] >= 0))
        yield rows.of(
            row_of[tokens.heads[child]],
            templates,
            child=tokens.lemma[child],
            child_word=tokens.word[child],
            child_tag=tokens.tag[child],
            child_label=tokens.label[child],
            child_kind=tokens.kind[child],
            child_side=_SIDES[np.sign(child - tokens.heads[child]) + 1],
        )


def window(prepared: Prepared, anchor: int) -> tuple[int, int]:
    """Token range that may hold a cue's content: its sentence and the quoted ones around it."""
    home = prepared.sentence_of[anchor]
    low = high = home
    while low > 0 and home - low < 4 and _joined(prepared, low - 1, low, home):
        low -= 1
    while high + 1 < len(prepared.bounds) and high - home < 6 and _joined(prepared, high, high + 1, home):
        high += 1
    return prepared.bounds[low][0], prepared.bounds[high][1]


def _joined(prepared: Prepared, left: int, right: int, home: int) -> bool:
    """Whether two neighbouring sentences may share one quotation, or stand in one paragraph with quotes."""
    outer = left if left < home else right
    first, last = prepared.bounds[outer]
    if first >= last:
        return True
    quoted = last - first - prepared.quote_of[first:last].count(BARE)
    same = prepared.paragraph_of[left] == prepared.paragraph_of[right]
    return quoted > 0 if same else quoted * 2 > last - first


def content_features(
    prepared: Prepared, anchors: Sequence[int], bounds: Bounds, others: dict[int, float]
) -> list[Block]:
    """The features of the tokens of each cue's window for telling its content and its source."""
    tokens, base = prepared.columns, prepared.base
    at, owner = spread(bounds)
    cue = np.array(anchors, dtype=np.intp)[owner]
    limits = np.array(bounds, dtype=np.intp).reshape(-1, 2)[owner].T
    quote, distance = tokens.quote_of[at], np.searchsorted(_LIMITS, abs(at - cue))
    relation, short = _relations(prepared, anchors, bounds)
    columns = {
        "word": tokens.word[at],
        "tag": tokens.tag[at],
        "label": tokens.label[at],
        "kind": tokens.kind[at],
        "cue": tokens.lemma[cue],
        "cue_kind": Column.of([base[i][4] + base[i][2] for i in anchors])[owner],
        "side": _SIDES[np.sign(at - cue) + 1],
        "quoted": truths(quote >= 0),
        "quote": _QUOTES[np.where(quote < 0, 0, np.where(quote == tokens.quote_of[cue], 1, 2))],
        "sentence": _SENTENCES[np.clip(tokens.sentence_of[at] - tokens.sentence_of[cue], -3, 3) + 3],
        "distance": _DISTANCES[distance],
        "relation": relation,
        "short": short,
        "rival": _rivals(prepared, others, at, cue, limits),
    }
    rows = Block(_PLACE, np.arange(len(at)), columns)
    near = distance < _NEAR_BINS
    return [rows, rows.of(near, _NEAR), rows.of(~near, _FAR), *_neighbours(prepared, rows, at, limits)]


def _neighbours(prepared: Prepared, rows: Block, at: Any, limits: Any) -> Iterator[Block]:
    """What stands right beside each token of a window, and what turns there."""
    tokens, relation = prepared.columns, rows.columns["relation"]
    mark = np.array([base[4] == "PUNCT" for base in prepared.base], dtype=bool)[at]
    for offset in (-1, 1):
        inside = (limits[0] <= at + offset) & (at + offset < limits[1])
        yield rows.of(~inside, _at(offset, _NO_EDGE))
        some = np.flatnonzero(inside)
        here, there, beyond = at[some], at[some] + offset, relation[some + offset]
        changed = relation.which[some] != beyond.which
        both = rows.of(
            some,
            _at(offset, _NEIGHBOUR),
            other=tokens.word[there],
            other_kind=tokens.kind[there],
            other_quoted=truths(tokens.quote_of[there] >= 0),
            turns=truths(tokens.quote_of[here] != tokens.quote_of[there]),
            crosses=truths(tokens.sentence_of[here] != tokens.sentence_of[there]),
            changed=truths(changed),
            beyond=beyond,
            word=tokens.word[here],
        )
        yield both
        yield both.of(~mark[some], _at(offset, _BEHIND_WORD))
        yield both.of(mark[some], _at(offset, _BEHIND_MARK))
        yield both.of(changed, _at(offset, _CHANGED))


def _rivals(prepared: Prepared, others: dict[int, float], at: Any, cue: Any, limits: Any) -> Column:
    """Where the nearest other cues are: how many between each token and the cue, whether right there, or above."""
    likely = np.zeros(len(prepared.base), dtype=bool)
    likely[[i for i, p in others.items() if p > LIKELY]] = True
    before = np.append(0, np.cumsum(likely))
    between = before[np.maximum(at, cue)] - before[np.minimum(at, cue) + 1]
    here = likely[at] & (at != cue)
    heads = prepared.columns.heads
    above, rows, up = here.copy(), np.arange(len(at)), at
    for _ in range(MAX_CLIMB):
        going = ~above[rows] & (up != cue[rows]) & (heads[up] != up)
        rows, up = rows[going], heads[up[going]]
        above[rows] = likely[up] & (up != cue[rows]) & (limits[0][rows] <= up) & (up < limits[1][rows])
    return _RIVALS[np.clip(between, 0, 2) * 4 + here * 2 + above]


def _relations(prepared: Prepared, anchors: Sequence[int], bounds: Sequence[tuple[int, int]]) -> tuple[Column, Column]:
    """Each token's place in the parse, seen from its window's cue, as a whole and its first letters."""
    numbered = {"far": 0}
    which = []
    for anchor, (begin, end) in zip(anchors, bounds, strict=True):
        first, last = prepared.bounds[prepared.sentence_of[anchor]]
        chain = _chain(prepared, anchor)
        near = [_relation(prepared, i, chain, anchor) for i in range(max(first, begin), min(last, end))]
        window = np.zeros(end - begin, dtype=np.intp)
        window[max(first, begin) - begin :][: len(near)] = [numbered.setdefault(r, len(numbered)) for r in near]
        which.append(window)
    rows = np.concatenate(which)
    return Column.of(list(numbered))[rows], Column.of([r[:12] for r in numbered])[rows]


def _chain(prepared: Prepared, anchor: int) -> dict[int, str]:
    """The cue's ancestors with the labels on the way up to each."""
    heads = prepared.heads
    chain = {anchor: ""}
    up = ""
    at = anchor
    for depth in range(1, MAX_UP + 3):
        if heads[at] == at:
            break
        up += "^" + (prepared.base[at][3] if depth <= MAX_UP else "")
        at = heads[at]
        chain[at] = up
    return chain


def _relation(prepared: Prepared, i: int, chain: dict[int, str], anchor: int) -> str:
    """Labels up from the cue to the common ancestor, then the label of the branch that holds the token."""
    heads, base = prepared.heads, prepared.base
    branch = ""
    for _ in range(60):
        if i in chain:
            return chain[i] + ("v" + branch if branch else "")
        if heads[i] == i:
            return "root"
        branch = base[i][3] + ("" if i > anchor else "-")
        i = heads[i]
    return "deep"
