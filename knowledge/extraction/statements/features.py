"""What the taggers see of a token: words and tags, the parse around it, quotation marks, the cue it is read for.

Feature strings are short because they are stored with the weights. Sequences are sentences for cues,
and windows of sentences around one cue for its content and source.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.extraction.statements.prepared import KINDS_KEPT

if TYPE_CHECKING:
    from knowledge.extraction.statements.prepared import Base, Prepared

MAX_UP = 3
_FRAME_LABELS = frozenset(
    ["ccomp", "xcomp", "dobj", "prep", "prt", "parataxis", "neg", "aux", "auxpass", "dative", "mark"]
)
_BIN_LIMITS, _BINS = (0, 1, 2, 3, 5, 8, 15, 30), "012356789"


def cue_sequence(prepared: Prepared, sentence: int) -> list[list[str]]:
    """Features of one sentence's tokens for finding cues."""
    first, last = prepared.bounds[sentence]
    rows = []
    has_quote = max(prepared.quote_of[first:last], default=-1) >= 0
    starts_inside = first > 0 and last > first and prepared.quote_of[first] >= 0
    for i in range(first, last):
        rows.append(_cue_row(prepared, i, first, last, has_quote=has_quote, inside=starts_inside))
    return rows


def _cue_row(prepared: Prepared, i: int, first: int, last: int, *, has_quote: bool, inside: bool) -> list[str]:
    base, heads = prepared.base, prepared.heads
    word, lemma, tag, dep, kind = base[i]
    quoted = prepared.quote_of[i] >= 0
    head = base[heads[i]]
    row = [*_own(base[i]), f"q={quoted:d}", f"hl={head[1]}", f"dhk={dep}{head[4]}"]
    if kind[0] in "VN":
        upper = base[heads[heads[i]]]
        row.append(f"uk={dep}{head[3]}{upper[4]}")
        row.append(f"pos={min(i - first, 6)}{(last - i) // 6}")
    for offset in (-2, -1, 1, 2):
        if first <= i + offset < last:
            row.extend(_beside(base[i + offset], offset))
        else:
            row.append(f"w{offset}=#")
    if i > first:
        row.append(f"l-1={lemma}|{base[i - 1][0]}")
    if i + 1 < last:
        row.append(f"l1={lemma}|{base[i + 1][0]}")
    if kind[0] in "VN" or tag in ("IN", "VBG", ":") or word in (":", "according", "per"):
        row.extend(_frame(prepared, i, quoted=quoted, has_quote=has_quote))
        row.append(f"lq={lemma}{quoted:d}{has_quote:d}{inside:d}")
        beside = (i > first and prepared.quote_of[i - 1] >= 0) or (i + 1 < last and prepared.quote_of[i + 1] >= 0)
        near = max(prepared.quote_of[max(first, i - 4) : min(last, i + 5)]) >= 0
        row.append(f"qb={beside:d}{near:d}{quoted:d}{kind}")
    return row


@functools.lru_cache(maxsize=KINDS_KEPT)
def _own(base: Base) -> tuple[str, ...]:
    """Features of a token alone."""
    word, lemma, tag, dep, kind = base
    ending = (f"x={word[-3:]}{tag}",) if kind[0] in "VN" else ()
    return f"w={word}", f"l={lemma}", f"t={tag}", f"d={dep}", f"k={kind}", f"kt={kind}{tag}", *ending


@functools.lru_cache(maxsize=4 * KINDS_KEPT)
def _beside(base: Base, offset: int) -> tuple[str, str]:
    """Features of a neighbour alone."""
    return f"w{offset}={base[0]}", f"k{offset}={base[4]}"


def _frame(prepared: Prepared, i: int, *, quoted: bool, has_quote: bool) -> list[str]:
    """The grammatical frame of a possible cue: what children it has, and what it hangs on."""
    _, lemma, _, _, kind = prepared.base[i]
    found = []
    deps = set()
    for child in prepared.children[i]:
        word, child_lemma, child_tag, label, child_kind = prepared.base[child]
        if label in ("nsubj", "nsubjpass"):
            found.append(f"su={child_kind}")
            found.append(f"lsu={lemma}|{child_kind}")
            found.append(f"suw={child_lemma}")
            found.append(f"sut={child_tag}{kind}{quoted:d}")
        if label in _FRAME_LABELS:
            deps.add(label)
            if label in ("prep", "prt", "neg", "aux", "mark"):
                found.append(f"c={lemma}|{word}")
                found.append(f"cd={label}{word}|{kind}")
            elif label == "ccomp":
                found.append(f"cc={'<' if child < i else '>'}{child_tag}{lemma}")
            elif label == "dobj":
                found.append(f"ob={child_kind}")
                found.append(f"lob={lemma}|{child_lemma}")
    frame = "+".join(sorted(deps))
    found.append(f"fr={frame}")
    found.append(f"lfr={lemma}|{frame}")
    found.append(f"kfr={kind}|{frame}|{quoted:d}{has_quote:d}")
    return found


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
    quoted = sum(prepared.quote_of[i] >= 0 for i in range(first, last))
    same = prepared.paragraph_of[left] == prepared.paragraph_of[right]
    return quoted > 0 if same else quoted * 2 > last - first


def content_sequence(
    prepared: Prepared, anchor: int, others: dict[int, float], bounds: tuple[int, int]
) -> list[list[str]]:
    """Features of a window's tokens for telling the content and the source of the cue at `anchor`."""
    context = _Context.of(prepared, anchor, others, bounds)
    return [context.row(i) for i in range(*bounds)]


@dataclass(slots=True)
class _Context:
    """One cue while its window is read."""

    prepared: Prepared
    anchor: int
    bounds: tuple[int, int]
    relation: list[str]
    rivals: list[int]
    lemma: str
    kind: str
    places: dict[tuple[str, str, str, int, str], list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, prepared: Prepared, anchor: int, others: dict[int, float], bounds: tuple[int, int]) -> _Context:
        """Prepare the relations of all tokens of a window to its cue."""
        rivals = sorted(i for i, p in others.items() if bounds[0] <= i < bounds[1] and i != anchor and p > 0.4)
        base = prepared.base[anchor]
        relation = _relations(prepared, anchor, bounds)
        return cls(prepared, anchor, bounds, relation, rivals, base[1], base[4] + base[2])

    def row(self, i: int) -> list[str]:
        """Features of one token."""
        p, anchor = self.prepared, self.anchor
        word, _, tag, dep, kind = p.base[i]
        relation = self.relation[i - self.bounds[0]]
        side = "=" if i == anchor else "<" if i < anchor else ">"
        sentence = max(-3, min(3, p.sentence_of[i] - p.sentence_of[anchor]))
        quoted = p.quote_of[i]
        quote = "n" if quoted < 0 else "a" if quoted == p.quote_of[anchor] else "q"
        distance = _bin(abs(i - anchor))
        place = (relation, side, quote, sentence, self._rival(i))
        if place not in self.places:
            self.places[place] = self._place(*place)
        return [
            *self.places[place],
            f"D={distance}{side}",
            f"Dk={distance}{side}{kind}",
            f"Dl={distance}{side}{self.lemma}" if distance < "4" else f"Dt={distance}{side}{tag}",
            f"w={word}",
            f"wr={word}|{relation[:12]}{side}",
            f"d={dep}{side}",
            f"k={kind}{quote}",
            *self._edge(i, i - 1, -1, relation, side),
            *self._edge(i, i + 1, 1, relation, side),
        ]

    def _place(self, relation: str, side: str, quote: str, sentence: int, rival: str) -> list[str]:
        """Features that many tokens of a window share: where they stand, seen from the cue."""
        return [
            f"r={relation}{side}",
            f"rq={relation}{side}{quote}{sentence}",
            f"rl={relation}{side}|{self.lemma}",
            f"rk={relation}{side}|{self.kind}",
            f"q={quote}{side}{sentence}",
            f"ql={quote}{side}|{self.lemma}",
            f"s={sentence}{side}",
            f"v={rival}",
            f"vr={rival}{relation}{side}",
            f"vq={rival}{quote}{side}{sentence}",
        ]

    def _rival(self, i: int) -> str:
        """Where the nearest other cues are: between token and cue, or right beside the token."""
        if not self.rivals:
            return "00"
        low, high = (i, self.anchor) if i < self.anchor else (self.anchor, i)
        between = bisect_left(self.rivals, high) - bisect_right(self.rivals, low)
        at = i in self.rivals
        under = ""
        heads = self.prepared.heads
        up = i
        for _ in range(8):
            if up in self.rivals:
                under = "u"
                break
            if up == self.anchor or heads[up] == up:
                break
            up = heads[up]
        return f"{min(between, 2)}{at:d}{under}"

    def _edge(self, i: int, j: int, offset: int, relation: str, side: str) -> list[str]:
        """What changes between a token and its neighbour: quotation, sentence, branch, punctuation."""
        p = self.prepared
        if not self.bounds[0] <= j < self.bounds[1]:
            return [f"e{offset}=#{side}"]
        own, other = p.base[i], p.base[j]
        beyond = self.relation[j - self.bounds[0]]
        changed = beyond != relation
        mine, theirs = p.quote_of[i], p.quote_of[j]
        new_sentence = p.sentence_of[j] != p.sentence_of[i]
        found = [
            f"w{offset}={other[0]}",
            f"k{offset}={other[4]}{own[4]}",
            f"c{offset}={changed:d}{relation}{side}",
            f"Q{offset}={theirs >= 0:d}{mine >= 0:d}{mine != theirs:d}{side}{new_sentence:d}",
            f"ww{offset}={own[0]}|{other[0]}" if own[4] == "PUNCT" else f"wc{offset}={changed:d}{other[0]}",
        ]
        if changed:
            found.append(f"cr{offset}={relation}{beyond}{side}")
        return found


def _bin(distance: int) -> str:
    return _BINS[bisect_left(_BIN_LIMITS, distance)]


def _relations(prepared: Prepared, anchor: int, bounds: tuple[int, int]) -> list[str]:
    """Each token's place in the parse, seen from the cue: labels up from the cue, then the branch down."""
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
    first, last = prepared.bounds[prepared.sentence_of[anchor]]
    return [_one_relation(prepared, i, chain, anchor) if first <= i < last else "far" for i in range(*bounds)]


def _one_relation(prepared: Prepared, i: int, chain: dict[int, str], anchor: int) -> str:
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
