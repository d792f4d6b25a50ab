"""What the taggers see of a token: words and tags, the parse around it, quotation marks, the cue it is read for.

A row is made of parts (`crf.Part`), each a name and what it tells; the functions without a docstring write a part's
features. These are short because they are stored with the weights. Sequences are sentences for cues, and windows of
sentences around one cue for its content and source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.extraction.statements.crf import Part
    from knowledge.extraction.statements.prepared import Base, Prepared

MAX_UP = 3
_FRAME_LABELS = frozenset(
    ["ccomp", "xcomp", "dobj", "prep", "prt", "parataxis", "neg", "aux", "auxpass", "dative", "mark"]
)
_BIN_LIMITS, _BINS = (0, 1, 2, 3, 5, 8, 15, 30), "012356789"


def cue_sequence(prepared: Prepared, sentence: int) -> Iterator[list[Part]]:
    """One sentence's tokens for finding cues."""
    first, last = prepared.bounds[sentence]
    has_quote = max(prepared.quote_of[first:last], default=-1) >= 0
    inside = first > 0 and last > first and prepared.quote_of[first] >= 0
    for i in range(first, last):
        yield _cue_row(prepared, i, first, last, has_quote=has_quote, inside=inside)


def _cue_row(prepared: Prepared, i: int, first: int, last: int, *, has_quote: bool, inside: bool) -> list[Part]:
    base, heads, quote_of = prepared.base, prepared.heads, prepared.quote_of
    word, lemma, tag, dep, kind = base[i]
    quoted = quote_of[i] >= 0
    head = base[heads[i]]
    row: list[Part] = [("own", base[i], quoted), ("head", dep, head[1], head[4])]
    if kind[0] in "VN":
        row.append(("above", dep, head[3], base[heads[heads[i]]][4]))
        row.append(("position", min(i - first, 6), (last - i) // 6))
    for offset in (-2, -1, 1, 2):
        if first <= i + offset < last:
            other = base[i + offset]
            row.append(("beside", offset, other[0], other[4]))
        else:
            row.append(("beside", offset, "#", None))
    if i > first:
        row.append(("pair", -1, lemma, base[i - 1][0]))
    if i + 1 < last:
        row.append(("pair", 1, lemma, base[i + 1][0]))
    if kind[0] in "VN" or tag in ("IN", "VBG", ":") or word in (":", "according", "per"):
        row.extend(_frame(prepared, i, quoted=quoted, has_quote=has_quote))
        beside = (i > first and quote_of[i - 1] >= 0) or (i + 1 < last and quote_of[i + 1] >= 0)
        near = max(quote_of[max(first, i - 4) : min(last, i + 5)]) >= 0
        row.append(("quotes", lemma, quoted, has_quote, inside))
        row.append(("quotes_near", beside, near, quoted, kind))
    return row


def _own(base: Base, quoted: bool) -> list[str]:
    word, lemma, tag, dep, kind = base
    ending = [f"x={word[-3:]}{tag}"] if kind[0] in "VN" else []
    return [f"w={word}", f"l={lemma}", f"t={tag}", f"d={dep}", f"k={kind}", f"kt={kind}{tag}", f"q={quoted:d}", *ending]


def _head(dep: str, head_lemma: str, head_kind: str) -> list[str]:
    return [f"hl={head_lemma}", f"dhk={dep}{head_kind}"]


def _above(dep: str, head_dep: str, upper_kind: str) -> list[str]:
    return [f"uk={dep}{head_dep}{upper_kind}"]


def _position(from_start: int, to_end: int) -> list[str]:
    return [f"pos={from_start}{to_end}"]


def _beside(offset: int, word: str, kind: str | None) -> list[str]:
    return [f"w{offset}={word}"] if kind is None else [f"w{offset}={word}", f"k{offset}={kind}"]


def _pair(offset: int, lemma: str, word: str) -> list[str]:
    return [f"l{offset}={lemma}|{word}"]


def _quotes(lemma: str, quoted: bool, has_quote: bool, inside: bool) -> list[str]:
    return [f"lq={lemma}{quoted:d}{has_quote:d}{inside:d}"]


def _quotes_near(beside: bool, near: bool, quoted: bool, kind: str) -> list[str]:
    return [f"qb={beside:d}{near:d}{quoted:d}{kind}"]


def _frame(prepared: Prepared, i: int, *, quoted: bool, has_quote: bool) -> list[Part]:
    """The grammatical frame of a possible cue: what children it has, and what it hangs on."""
    _, lemma, _, _, kind = prepared.base[i]
    found: list[Part] = []
    deps = set()
    for child in prepared.children[i]:
        word, child_lemma, child_tag, label, child_kind = prepared.base[child]
        if label in ("nsubj", "nsubjpass"):
            found.append(("subject", lemma, kind, quoted, child_lemma, child_tag, child_kind))
        if label in _FRAME_LABELS:
            deps.add(label)
            if label in ("prep", "prt", "neg", "aux", "mark"):
                found.append(("small_word", lemma, kind, label, word))
            elif label == "ccomp":
                found.append(("clause", lemma, child < i, child_tag))
            elif label == "dobj":
                found.append(("object", lemma, child_lemma, child_kind))
    found.append(("children", lemma, kind, "+".join(sorted(deps)), quoted, has_quote))
    return found


def _subject(lemma: str, kind: str, quoted: bool, child_lemma: str, child_tag: str, child_kind: str) -> list[str]:
    return [
        f"su={child_kind}",
        f"lsu={lemma}|{child_kind}",
        f"suw={child_lemma}",
        f"sut={child_tag}{kind}{quoted:d}",
    ]


def _small_word(lemma: str, kind: str, label: str, word: str) -> list[str]:
    return [f"c={lemma}|{word}", f"cd={label}{word}|{kind}"]


def _clause(lemma: str, before: bool, child_tag: str) -> list[str]:
    return [f"cc={'<' if before else '>'}{child_tag}{lemma}"]


def _object(lemma: str, child_lemma: str, child_kind: str) -> list[str]:
    return [f"ob={child_kind}", f"lob={lemma}|{child_lemma}"]


def _children(lemma: str, kind: str, frame: str, quoted: bool, has_quote: bool) -> list[str]:
    return [f"fr={frame}", f"lfr={lemma}|{frame}", f"kfr={kind}|{frame}|{quoted:d}{has_quote:d}"]


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
) -> Iterator[list[Part]]:
    """A window's tokens for telling the content and the source of the cue at `anchor`."""
    base, quote_of, sentence_of = prepared.base, prepared.quote_of, prepared.sentence_of
    _, lemma, cue_tag, _, cue_kind = base[anchor]
    cue_kind += cue_tag
    own_quote, own_sentence = quote_of[anchor], sentence_of[anchor]
    relations = _relations(prepared, anchor, bounds)
    rivals = _rivals(prepared, anchor, others, bounds)
    for i, relation, rival in zip(range(*bounds), relations, rivals, strict=True):
        word, _, tag, dep, kind = base[i]
        side = "=" if i == anchor else "<" if i < anchor else ">"
        sentence = max(-3, min(3, sentence_of[i] - own_sentence))
        quote = "n" if quote_of[i] < 0 else "a" if quote_of[i] == own_quote else "q"
        distance = _BINS[bisect_left(_BIN_LIMITS, abs(i - anchor))]
        near = distance < "4"
        row: list[Part] = [
            ("place", relation, side, quote, sentence, rival),
            ("from_cue", relation, side, quote, lemma, cue_kind),
            ("distance", distance, side, kind, lemma if near else tag, near),
            ("word", word, relation[:12], side),
            ("label", dep, side, kind, quote),
        ]
        for offset in (-1, 1):
            j = i + offset
            if not bounds[0] <= j < bounds[1]:
                row.append(("no_edge", offset, side))
                continue
            other, beyond = base[j], relations[j - bounds[0]]
            mark = word if kind == "PUNCT" else None
            row.append(("neighbour", offset, other[0], other[4], kind, mark, beyond != relation))
            quotes = quote_of[j] >= 0, quote_of[i] >= 0, quote_of[i] != quote_of[j]
            row.append(("turn", offset, relation, beyond, side, *quotes, sentence_of[j] != sentence_of[i]))
        yield row


def _rivals(prepared: Prepared, anchor: int, others: dict[int, float], bounds: tuple[int, int]) -> list[str]:
    """Where the nearest other cues are: how many between each token and the cue, whether right there, or above."""
    rivals = sorted(i for i, p in others.items() if bounds[0] <= i < bounds[1] and i != anchor and p > 0.4)
    if not rivals:
        return ["00"] * (bounds[1] - bounds[0])
    heads = prepared.heads
    found = []
    for i in range(*bounds):
        low, high = (i, anchor) if i < anchor else (anchor, i)
        between = bisect_left(rivals, high) - bisect_right(rivals, low)
        under, up = "", i
        for _ in range(8):
            if up in rivals:
                under = "u"
                break
            if up == anchor or heads[up] == up:
                break
            up = heads[up]
        found.append(f"{min(between, 2)}{i in rivals:d}{under}")
    return found


def _place(relation: str, side: str, quote: str, sentence: int, rival: str) -> list[str]:
    """Where a token stands, seen from the cue."""
    return [
        f"r={relation}{side}",
        f"rq={relation}{side}{quote}{sentence}",
        f"q={quote}{side}{sentence}",
        f"s={sentence}{side}",
        f"v={rival}",
        f"vr={rival}{relation}{side}",
        f"vq={rival}{quote}{side}{sentence}",
    ]


def _from_cue(relation: str, side: str, quote: str, lemma: str, kind: str) -> list[str]:
    """Where a token stands, seen from this very cue."""
    return [f"rl={relation}{side}|{lemma}", f"rk={relation}{side}|{kind}", f"ql={quote}{side}|{lemma}"]


def _distance(distance: str, side: str, kind: str, word: str, near: bool) -> list[str]:
    return [f"D={distance}{side}", f"Dk={distance}{side}{kind}", f"D{'l' if near else 't'}={distance}{side}{word}"]


def _word(word: str, relation: str, side: str) -> list[str]:
    return [f"w={word}", f"wr={word}|{relation}{side}"]


def _label(dep: str, side: str, kind: str, quote: str) -> list[str]:
    return [f"d={dep}{side}", f"k={kind}{quote}"]


def _no_edge(offset: int, side: str) -> list[str]:
    return [f"e{offset}=#{side}"]


def _neighbour(offset: int, word: str, kind: str, own_kind: str, mark: str | None, changed: bool) -> list[str]:
    across = f"wc{offset}={changed:d}{word}" if mark is None else f"ww{offset}={mark}|{word}"
    return [f"w{offset}={word}", f"k{offset}={kind}{own_kind}", across]


def _turn(
    offset: int, relation: str, beyond: str, side: str, theirs: bool, mine: bool, quote_changes: bool, sentence: bool
) -> list[str]:
    marks = f"Q{offset}={theirs:d}{mine:d}{quote_changes:d}{side}{sentence:d}"
    if beyond == relation:
        return [marks, f"c{offset}=0{relation}{side}"]
    return [marks, f"c{offset}=1{relation}{side}", f"cr{offset}={relation}{beyond}{side}"]


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


WRITERS: dict[str, Callable[..., list[str]]] = {
    "own": _own,
    "head": _head,
    "above": _above,
    "position": _position,
    "beside": _beside,
    "pair": _pair,
    "quotes": _quotes,
    "quotes_near": _quotes_near,
    "subject": _subject,
    "small_word": _small_word,
    "clause": _clause,
    "object": _object,
    "children": _children,
    "place": _place,
    "from_cue": _from_cue,
    "distance": _distance,
    "word": _word,
    "label": _label,
    "no_edge": _no_edge,
    "neighbour": _neighbour,
    "turn": _turn,
}


def written(part: Part) -> list[str]:
    """A part's features in words, as they are stored with the weights."""
    return WRITERS[part[0]](*part[1:])
