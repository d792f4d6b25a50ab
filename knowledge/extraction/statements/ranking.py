"""Which candidate is a cue's content: a log-linear model over whole candidates.

The tagger sees tokens; this sees the span: how likely the tagger finds it, where it begins and ends,
what stands right outside, whether quotations are kept whole, which guess of the parse it was.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from knowledge.extraction.statements.prepared import BARE, PUNCTUATION

if TYPE_CHECKING:
    from knowledge.extraction.statements.candidates import Content, Run
    from knowledge.extraction.statements.prepared import Prepared

FLOOR = -30.0


class Ranker:
    """Scores candidates with stored weights."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def score(self, features: dict[str, float]) -> float:
        """The sum of the weights of a candidate's features."""
        weight = self._weights.get
        total = 0.0
        for name, value in features.items():
            total += weight(name, 0.0) * value
        return total


def candidate_features(
    prepared: Prepared,
    anchor: int,
    bounds: Run,
    content: Content,
    kinds: list[str],
    probability: float,
    best: float,
    rivals: list[int],
    local: tuple[float, float, float, float],
    sizes: dict[int, int],
) -> dict[str, float]:
    """What tells a good candidate from a bad one; values are 1 except the tagger's log probabilities.

    `local` are those of the first word's beginning it, of the word behind not going on, of its least
    likely word, and the mean of all its words; `sizes` are `quotation_sizes` of the window.
    """
    logarithm = max(FLOOR, math.log(probability)) if probability > 0 else FLOOR
    top = max(FLOOR, math.log(best)) if best > 0 else FLOOR
    _, lemma, tag, dep, kind = prepared.base[anchor]
    home = prepared.bounds[prepared.sentence_of[anchor]]
    names = [f"n={min(len(content), 4)}", f"len={_length(content)}", f"n={min(len(content), 3)}{kind}"]
    for guess in dict.fromkeys(kinds):
        names.extend([f"g={guess}", f"gk={guess}|{kind}{tag}", f"gl={guess}|{lemma}", f"gd={guess}|{dep}"])
    names.extend(_edges(prepared, anchor, bounds, content, lemma, kind, home))
    names.extend(_quotes(prepared, anchor, content, sizes))
    names.extend(_structure(prepared, anchor, content, lemma, home))
    names.extend(_neighbours(prepared, anchor, content, rivals, kinds[0]))
    inside = sum(any(first <= r < last for first, last in content) for r in rivals)
    names.append(f"rv={min(inside, 3)}")
    names.append(f"rvg={min(inside, 2)}|{kinds[0]}")
    found = dict.fromkeys(names, 1.0)
    found["logp"] = logarithm / 10
    found["rel"] = (logarithm - top) / 10
    for name, value in zip(("first", "behind", "least", "mean"), local, strict=True):
        found[name] = value
        found[f"{name}|{kinds[0][:3]}"] = value
    found[f"logp|{kinds[0][:3]}"] = logarithm / 10
    return found


def _length(content: Content) -> str:
    size = sum(last - first for first, last in content)
    for limit in (1, 2, 3, 5, 8, 12, 20, 40, 80):
        if size <= limit:
            return str(limit)
    return "more"


def _edges(
    prepared: Prepared, anchor: int, bounds: Run, content: Content, lemma: str, kind: str, home: Run
) -> list[str]:
    """What stands at and right outside both ends of the first and the last run."""
    names = []
    first, last = content[0][0], content[-1][1]
    for run_index, (begin, end) in enumerate((content[0], content[-1]) if len(content) > 1 else (content[0],)):
        side = ("<" if end <= anchor else ">") + ("" if len(content) == 1 else str(run_index))
        before = prepared.base[begin - 1] if begin > bounds[0] else ("#", "#", "#", "#", "#")
        after = prepared.base[end] if end < bounds[1] else ("#", "#", "#", "#", "#")
        start, stop = prepared.base[begin], prepared.base[end - 1]
        names.extend(
            [
                f"b-{before[0]}{side}",
                f"b-{before[3]}|{start[3]}{side}",
                f"b0{start[0]}{side}",
                f"b0{start[4]}{start[3]}{side}|{kind}",
                f"e0{stop[4]}{side}",
                f"e+{after[0]}{side}",
                f"e+{after[3]}{after[4]}{side}",
                f"e+{after[3]}|{stop[3]}{side}",
                f"el{after[3]}|{lemma}",
                f"ss{(begin == home[0]):d}{(begin <= home[0] + 1):d}{side}",
                f"se{_to_end(prepared, end, home)}{side}",
            ]
        )
    gap = content[0][0] - anchor if first > anchor else anchor - last
    names.append(f"gap={min(gap, 8)}{'>' if first > anchor else '<'}")
    names.append(f"span={first < anchor < last:d}|{len(content)}|{kind}")
    return names


def _structure(prepared: Prepared, anchor: int, content: Content, lemma: str, home: Run) -> list[str]:
    """How the content hangs in the parse: its tops, and words left outside that belong to words inside."""
    cells = {i for first, last in content for i in range(first, last)}
    heads, base = prepared.heads, prepared.base
    tops = [i for i in cells if heads[i] not in cells or heads[i] == i]
    tops = [i for i in tops if base[i][4] not in ("PUNCT", "SPACE")]
    last = content[-1][1]
    left = [i for i in range(*home) if i not in cells and heads[i] in cells and base[i][4] not in ("PUNCT", "SPACE")]
    behind = [i for i in left if i >= last and i != anchor]
    names = [f"tops={min(len(tops), 4)}", f"left={min(len(left), 4)}", f"behind={min(len(behind), 3)}"]
    names.extend(f"lb={base[i][3]}" for i in behind[:3])
    names.extend(f"lbw={base[i][0]}" for i in behind[:2])
    if tops:
        top = max(tops, key=lambda i: (heads[i] == anchor, -i))
        to = "a" if heads[top] == anchor else "r" if heads[top] == top else "o"
        names.extend([f"td={base[top][3]}{to}", f"tdl={base[top][3]}{to}|{lemma}", f"tk={base[top][4]}{to}{len(tops)}"])
    return names


def _neighbours(prepared: Prepared, anchor: int, content: Content, rivals: list[int], guess: str) -> list[str]:
    """Other cues between this one and its content, or in the sentences and paragraphs that the content reaches."""
    names = []
    home = prepared.sentence_of[anchor]
    for first, last in (content[0], content[-1]) if len(content) > 1 else (content[0],):
        low, high = (last, anchor) if last <= anchor else (anchor + 1, first)
        between = sum(low <= r < high for r in rivals)
        reached = range(prepared.sentence_of[first], prepared.sentence_of[last - 1] + 1)
        strangers = sum(prepared.sentence_of[r] in reached and prepared.sentence_of[r] != home for r in rivals)
        crossed = abs(prepared.paragraph_of[reached[-1]] - prepared.paragraph_of[home])
        side = "<" if last <= anchor else ">"
        names.extend(
            [
                f"rb={min(between, 2)}{side}",
                f"rs={min(strangers, 2)}{side}{min(crossed, 2)}",
                f"rsg={min(strangers, 2)}{min(crossed, 2)}|{guess}",
                f"far={min(reached[-1] - home, 4)}{side}{guess}",
            ]
        )
    return names


def _to_end(prepared: Prepared, end: int, home: Run) -> str:
    """How many words the sentence still has behind an offset."""
    if not home[0] < end <= home[1]:
        return "out"
    behind = prepared.words_in[end : min(end + 12, home[1])]
    return str(min(len(behind) - behind.count(PUNCTUATION), 6))


def quotation_sizes(prepared: Prepared, bounds: Run) -> dict[int, int]:
    """How many words of each quotation stand in a window."""
    sizes = Counter(prepared.words_in[bounds[0] : bounds[1]])
    return {quote: size for quote, size in sizes.items() if quote >= 0}


def _quotes(prepared: Prepared, anchor: int, content: Content, sizes: dict[int, int]) -> list[str]:
    """Whether quotations are covered whole, in part, or left out."""
    held: Counter[int] = Counter()
    for first, last in content:
        held.update(prepared.words_in[first:last])
    bare = held[BARE]
    words = sum(held.values()) - held[PUNCTUATION]
    whole = part = 0
    for quote, size in sizes.items():
        whole += held[quote] == size
        part += 0 < held[quote] < size
    out = len(sizes) - whole - part
    own = prepared.quote_of[anchor] >= 0
    mixture = "none" if bare == words else "all" if bare <= 0 else "few" if bare <= 3 else "mixed"
    return [
        f"q={min(whole, 3)}{min(part, 2)}{min(out, 3)}{own:d}",
        f"qp={min(part, 2)}{own:d}{mixture}",
        f"qm={mixture}{min(out, 2)}{own:d}",
    ]
