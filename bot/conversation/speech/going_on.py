"""What stands behind somebody's words in their paragraph, said to be nobody's, and is nearer to what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation.citations import LONGEST, cite
from bot.conversation.reply import Snippet
from bot.conversation.speech.sharing import own_stems
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.store.sentences import SentenceHit

# A sentence with so much of a chance may well tell what is asked for.
_LIKELY = 0.2


class _Further(NamedTuple):
    chance: float
    document: int
    start: int
    row: SentenceHit


def told_further_on(
    turn: Turn, statements: Sequence[Statement], chosen: Sequence[Statement], topic: Sequence[str]
) -> list[Snippet]:
    """Somebody's words with what their paragraph goes on with, where that has more of a topic than any chosen words.

    A text without quotation marks mostly goes on with the same words ("The pier is old, said Reed. We will close it");
    whose they are it does not say.
    """
    if not topic:
        return []
    chances = turn.chances(turn.query())
    own = max((turn.share(topic, own_stems(turn, s)) for s in chosen), default=0.0)
    found = [
        _Further(chances.get((row.document, row.start), 0.0), row.document, statement.start, row)
        for statement in statements
        for row in _behind(turn, statement)
        if turn.share(topic, set(row.stems.split())) > max(own, turn.share(topic, own_stems(turn, statement)))
    ]
    best = max(found, key=lambda further: further.chance, default=None)
    if best is None or best.chance < _LIKELY:
        return []
    whole = best.row.end - best.start <= LONGEST
    further = cite(turn.snapshot, best.document, best.start if whole else best.row.start, best.row.end)
    first = next(
        s for s in statements if s.start == best.start and turn.snapshot.number(s.document_id) == best.document
    )
    return [further] if whole else [further, cite(turn.snapshot, best.document, first.start, first.end)]


def _behind(turn: Turn, statement: Statement) -> list[SentenceHit]:
    """The sentences behind a statement in its paragraph, as far as nobody is known to speak in them."""
    number = turn.snapshot.number(statement.document_id)
    if number is None:
        return []
    rows = turn.snapshot.sentences(number)
    last = next((r for r in reversed(rows) if r.start < statement.end), None)
    found: list[SentenceHit] = []
    for row in rows:
        if last is None or row.start < statement.end or row.paragraph != last.paragraph:
            continue
        if turn.snapshot.columns.speakers[row.n].size:
            break
        found.append(row)
    return found
