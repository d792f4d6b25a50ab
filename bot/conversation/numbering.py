"""Things named by a word and a number: "Harbour 2" is not "Harbour 1", nor two of anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from bot.conversation.turn import Turn
from knowledge.language.words import stem, words

_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
# Numbers as questions have them in digits, and as texts may spell them.
SPELT: Mapping[str, tuple[str, ...]] = {
    **{str(n): (word,) for n, word in enumerate(_CARDINALS, 1)},
    **{f"{n}{_ENDINGS.get(n, 'th')}": (word,) for n, word in enumerate(_ORDINALS, 1)},
}
_JOINED = re.compile(r"([a-z]{2,})\d+")
ROMAN: Mapping[str, str] = {str(n): roman for n, roman in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}


def unnamed_number(turn: Turn, document: int, start: int, end: int) -> str | None:
    """What the question names by word and number ("Harbour 2") and [start, end) of a document, or its title, does not.

    None where it names nothing so, or all of it stands there. What is written in one ("MX9") counts where another of
    its kind ("MX6") stands there instead.
    """
    tokens = turn.understood.tokens
    shown = {w.folded for w in words(turn.snapshot.text(document, start, end))}
    for token in tokens:
        kind = _JOINED.fullmatch(token.folded)
        others = (m for m in map(_JOINED.fullmatch, shown) if m is not None)
        if kind is not None and token.folded not in shown and any(m[1] == kind[1] for m in others):
            return turn.understood.text[token.start : token.end]
    ends = {n.end - 1 for n in turn.understood.names}
    for i, (one, other) in enumerate(pairwise(tokens)):
        surface = turn.understood.text[one.start : one.end]
        numbered = other.folded.isdigit() and (surface != surface.lower() or i in ends)
        dated = any(t.start <= other.start < t.end for t in turn.understood.times)
        if numbered and not dated:
            told = [w.stem for w in words(turn.snapshot.text(document, start, end))]
            title = [w.stem for w in words(turn.snapshot.card(document).title or "")]
            # "Wilma 2" is "Wilma II".
            printed = {other.folded, ROMAN.get(other.folded, "").casefold()}
            pairs = {*pairwise(told), *pairwise(title)}
            if pairs.isdisjoint((stem(one.folded), number) for number in printed):
                return turn.understood.text[one.start : other.end]
    return None
