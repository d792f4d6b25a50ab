"""Whether a cue with its best content really reports words: the second look, with everything known.

A logistic model over the cue's own probability, the frame it stands in, its source and its content.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from knowledge.extraction.statements.prepared import PUNCTUATION

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge.extraction.statements.candidates import Content, Run
    from knowledge.extraction.statements.prepared import Prepared

_FIRST = frozenset(["i", "we", "me", "us"])


def report_features(
    prepared: Prepared,
    anchor: int,
    odds: tuple[float, float],
    source: Run | None,
    content: Content,
    kinds: list[str],
    probability: float,
    covered: float,
) -> dict[str, float]:
    """What tells a report from a look-alike; `odds` are those of a speech cue and of another attribution.

    `covered` is the highest probability of another cue whose content holds this one.
    """
    _, lemma, tag, dep, kind = prepared.base[anchor]
    token = prepared.doc[anchor]
    quoted = prepared.quote_of[anchor] >= 0
    mixture = _mixture(prepared, content)
    who = _source_kind(prepared, source)
    size = sum(last - first for first, last in content)
    length = next((n for n in (1, 2, 3, 5, 8, 15, 30) if size <= n), 99)
    names = [
        "bias",
        f"s={round(odds[0] * 10)}",
        f"n={round(odds[1] * 10)}",
        f"l={lemma}",
        f"kt={kind}{tag}",
        f"d={dep}{kind}",
        f"g={kinds[0]}",
        f"gk={kinds[0]}|{kind}",
        f"gl={kinds[0]}|{lemma}",
        f"m={mixture}{quoted:d}",
        f"mk={mixture}{quoted:d}|{kind}",
        f"ml={mixture}|{lemma}",
        f"len={length}{kind}",
        f"lenm={length}{mixture}",
        f"w={who}{quoted:d}",
        f"wk={who}|{kind}",
        f"wl={who}|{lemma}",
        f"wt={who}|{tag}",
        f"cov={round(covered * 5)}{source is not None:d}",
        f"covl={covered > 0.5:d}|{kind}|{mixture}",
    ]
    names.extend(_frame(token, who, tag))
    found = dict.fromkeys(names, 1.0)
    found["logit"] = _logit(odds[0])
    found["any"] = _logit(min(0.999, odds[0] + odds[1]))
    found["logp"] = max(-30.0, math.log(probability)) / 10 if probability > 0 else -3.0
    return found


def _logit(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return math.log(p / (1 - p)) / 3


def _frame(token: Token, who: str, tag: str) -> list[str]:
    """Negation, modals, conditions, questions around the cue verb."""
    names = []
    for child in token.children:
        if child.dep_ == "neg":
            names.append("neg")
        elif child.dep_ in ("aux", "mark"):
            names.append(f"{child.dep_}={child.lower_}")
            names.append(f"{child.dep_}w={child.lower_}|{who}")
        elif child.dep_ == "dobj":
            names.append(f"ob={child.ent_type_ or child.pos_}|{tag}")
    head = token.head
    names.append(f"h={head.lemma_.lower() if head.i != token.i else '#'}|{token.dep_}")
    if token.sent[-1].text == "?":
        names.append("?")
    return names


def _mixture(prepared: Prepared, content: Content) -> str:
    words = inside = 0
    for first, last in content:
        for quote in prepared.words_in[first:last]:
            words += quote != PUNCTUATION
            inside += quote >= 0
    return "i" if not inside else "d" if inside >= 0.9 * words else "m"


def _source_kind(prepared: Prepared, source: Run | None) -> str:
    """What kind of phrase the source is: nobody, I, a pronoun, a person, a body, a noun."""
    if source is None:
        return "none"
    doc = prepared.doc
    root = doc[source[0] : source[1]].root
    if root.lower_ in _FIRST:
        return "first"
    if root.pos_ == "PRON":
        return root.lower_
    if root.ent_type_:
        return root.ent_type_
    return prepared.base[root.i][4] + root.tag_
