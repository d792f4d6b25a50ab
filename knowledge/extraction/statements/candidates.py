"""Contents that the parse and the quotation marks suggest for a cue, to be weighed by the tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.extraction.statements.prepared import Prepared

Run = tuple[int, int]
Content = tuple[Run, ...]
_COMPLEMENTS = frozenset(
    ["ccomp", "xcomp", "dobj", "advcl", "attr", "oprd", "acomp", "nsubjpass", "dep", "npadvmod", "parataxis", "dative"]
)
_JOINTS = frozenset([",", "—", "–", "--", ";"])
_EDGES = frozenset([",", ".", ";", ":", "—", "–", "--", "-", " ", "...", "…"])


def candidates(
    prepared: Prepared, anchor: int, source: Run | None, bounds: Run, tagged: Content = ()
) -> dict[Content, list[str]]:
    """Every plausible content of a cue inside its window, with the kinds of guess that led to it.

    `tagged` is the tagger's own reading; it and its parts are candidates too.
    """
    doc = prepared.doc
    home = prepared.bounds[prepared.sentence_of[anchor]]
    guesses: list[tuple[str, Content]] = [("tag", tagged)]
    if len(tagged) > 1:
        guesses.extend((f"tag{min(k, 2)}", (run,)) for k, run in enumerate(tagged))
        guesses.append(("tagall", ((tagged[0][0], tagged[-1][1]),)))
    guesses.extend(_children(doc, anchor, home))
    guesses.extend(_around(doc, anchor, home))
    guesses.extend(_without_tagline(anchor, source, home))
    guesses.extend(_quoted(prepared, anchor, bounds))
    found: dict[Content, list[str]] = {}
    for kind, content in guesses:
        runs = tuple(r for r in (_clean(prepared, run, bounds) for run in content) if r is not None)
        runs = tuple(part for run in runs for part in _without(run, anchor, source))
        runs = tuple(r for r in (_clean(prepared, run, bounds) for run in runs) if r is not None)
        if runs:
            found.setdefault(runs, []).append(kind)
            for cut in _shortened(prepared, runs):
                found.setdefault(cut, []).append("cut " + kind)
    return found


def _shortened(prepared: Prepared, runs: Content) -> list[Content]:
    """The same content ending before one of its last three commas, dashes or conjunctions with a verb behind."""
    first, last = runs[-1]
    base = prepared.base
    found = []
    for i in range(last - 2, first + 1, -1):
        word, _, _, dep, _ = base[i]
        verb_behind = dep == "cc" and any(
            base[j][4][0] == "V" or base[j][4] == "AUX" for j in range(i + 1, min(i + 5, last))
        )
        if word in _JOINTS or verb_behind:
            end = i - 1 if base[i - 1][0] == "," and i - 1 > first else i
            found.append((*runs[:-1], (first, end)))
            if len(found) == 3:
                break
    return found


def _clean(prepared: Prepared, run: Run, bounds: Run) -> Run | None:
    """A run inside the window without punctuation at its edges."""
    first, last = max(run[0], bounds[0]), min(run[1], bounds[1])
    base = prepared.base
    while first < last and (base[first][0] in _EDGES or base[first][4] == "SPACE"):
        first += 1
    while last > first and (base[last - 1][0] in _EDGES or base[last - 1][4] == "SPACE"):
        last -= 1
    return (first, last) if first < last else None


def _without(run: Run, anchor: int, source: Run | None) -> list[Run]:
    """A run with the cue and the source cut out."""
    cuts = sorted([(anchor, anchor + 1), *([source] if source else [])])
    parts = []
    first = run[0]
    for begin, end in cuts:
        if begin < run[1] and end > first:
            if begin > first:
                parts.append((first, begin))
            first = max(first, end)
    if first < run[1]:
        parts.append((first, run[1]))
    return parts


def _span(token: Token) -> Run:
    return token.left_edge.i, token.right_edge.i + 1


def _children(doc: Doc, anchor: int, home: Run) -> list[tuple[str, Content]]:
    """Complements of the cue, each alone, and all that follows from the first one on."""
    cue = doc[anchor]
    found: list[tuple[str, Content]] = []
    starts = []
    for child in cue.children:
        if child.dep_ in _COMPLEMENTS:
            found.append((child.dep_, (_span(child),)))
            starts.append(child.left_edge.i)
        elif child.dep_ in ("prep", "agent") and child.i > anchor:
            found.append(("prep", (_span(child),)))
            found.extend(("pobj", (_span(grandchild),)) for grandchild in child.children)
            starts.append(child.left_edge.i)
    after = [s for s in starts if s > anchor]
    if after:
        found.append(("rest", ((min(after), cue.right_edge.i + 1),)))
        found.append(("end", ((min(after), home[1]),)))
    marks = [t.i for t in cue.subtree if t.dep_ == "mark" and t.lower_ == "that" and t.i > anchor]
    if marks:
        found.append(("that", ((marks[0], home[1]),)))
    return found


def _around(doc: Doc, anchor: int, home: Run) -> list[tuple[str, Content]]:
    """What the cue's clause is set into: the host clause before it, after it, and both."""
    found: list[tuple[str, Content]] = []
    token = doc[anchor]
    for level in range(3):
        if token.head.i == token.i:
            break
        inner, host = _span(token), _span(token.head)
        before, after = (host[0], inner[0]), (inner[1], host[1])
        runs = [r for r in (before, after) if r[1] > r[0]]
        label = f"{token.dep_}{level}"
        found.extend((label + ("<" if r is before else ">"), (r,)) for r in runs)
        if len(runs) == 2:
            found.append((label + "=", tuple(runs)))
        token = token.head
    return [(k, c) for k, c in found if all(home[0] <= r[0] and r[1] <= home[1] for r in c)]


def _without_tagline(anchor: int, source: Run | None, home: Run) -> list[tuple[str, Content]]:
    """The sentence before and behind the attribution."""
    first = min(anchor, source[0]) if source else anchor
    last = max(anchor + 1, source[1]) if source else anchor + 1
    before, after = (home[0], first), (last, home[1])
    return [("before", (before,)), ("after", (after,)), ("both", (before, after))]


def _quoted(prepared: Prepared, anchor: int, bounds: Run) -> list[tuple[str, Content]]:
    """Quotations of the window: each, all, all of the cue's paragraph, the nearest on either side."""
    runs: list[Run] = []
    for i in range(*bounds):
        quote = prepared.quote_of[i]
        if quote < 0 or quote == prepared.quote_of[anchor]:
            continue
        if runs and runs[-1][1] == i and prepared.quote_of[i - 1] == quote:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    if not runs:
        return []
    home = prepared.paragraph_of[prepared.sentence_of[anchor]]
    same = tuple(r for r in runs if prepared.paragraph_of[prepared.sentence_of[r[0]]] == home)
    before = tuple(r for r in runs if r[1] <= anchor)
    after = tuple(r for r in runs if r[0] > anchor)
    found: list[tuple[str, Content]] = [("qall", tuple(runs)), ("qpar", same), ("q<", before), ("q>", after)]
    found.extend(("q1" + ("<" if r[0] < anchor else ">"), (r,)) for r in runs)
    if before:
        found.append(("qnear<", (before[-1],)))
    if after:
        found.append(("qnear>", (after[0],)))
    if before and after:
        found.extend([("q<>", (before[-1], after[0])), ("q<>>", (before[-1], *after))])
    return [(k, c) for k, c in found if c]
