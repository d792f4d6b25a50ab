"""Things named by a word and a number: "Harbour 2" is not "Harbour 1", nor two of anything."""

from __future__ import annotations

from itertools import pairwise

from bot.conversation.turn import Turn
from knowledge.language.words import stem, words


def unnamed_number(turn: Turn, document: int, start: int, end: int) -> str | None:
    """What the question names by word and number ("Harbour 2") and [start, end) of a document, or its title, does not.

    None where it names nothing so, or all of it stands there.
    """
    tokens = turn.understood.tokens
    ends = {n.end - 1 for n in turn.understood.names}
    for i, (one, other) in enumerate(pairwise(tokens)):
        surface = turn.understood.text[one.start : one.end]
        numbered = other.folded.isdigit() and (surface != surface.lower() or i in ends)
        dated = any(t.start <= other.start < t.end for t in turn.understood.times)
        if numbered and not dated:
            told = [w.stem for w in words(turn.snapshot.text(document, start, end))]
            title = [w.stem for w in words(turn.snapshot.card(document).title or "")]
            if (stem(one.folded), other.folded) not in (*pairwise(told), *pairwise(title)):
                return turn.understood.text[one.start : other.end]
    return None
