"""Several questions in one message, told apart: each is then answered in turn.

"Who is investigating? And when did it start?" is two; "I read about the fire. Who is investigating?" is one
with words before it. Nothing is cut inside quotation marks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.conversation.reply import Question

MOST_QUESTIONS = 3
_ASKS = (
    r"(?:who|whom|whose|what|when|where|why|how|which|did|does|do|is|are|was|were|has|have|had|will|would|can|could"
    r"|should)"
)
_BOUNDARY = re.compile(rf"(?<=[?\n])[\"”’)]*(?!\?)|(?<=[.!])\s+(?={_ASKS}\b)", re.IGNORECASE)
_OPENING = re.compile(rf"(?:(?:and|also|but|so|ok|okay|then|plus)\b[,\s]*)*{_ASKS}\b", re.IGNORECASE)
_AUXILIARY = (
    r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|many|much|long|often|said|says|called)"
)
# "... and when did it start": a second question behind the first, with a verb of its own.
_JOINED = re.compile(
    rf",?\s+(?:and|plus)\s+(?:also\s+)?(?=(?:who|what|when|where|why|how|which)\s+{_AUXILIARY}\b)", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“«„][^\"“”«»„]*[\"”»]")
_LEAST_WORDS = 2


def split_questions(text: str) -> tuple[str, ...]:
    """Cut a message into its questions, at most three; one that holds a single question comes back whole.

    Words that ask nothing stay with the question behind them. What is over three questions stays with the third.
    """
    masked = _QUOTED.sub(lambda m: "x" * len(m.group()), text)
    cuts = [0, *(m.end() for m in _BOUNDARY.finditer(masked)), len(masked)]
    units = [(a, b) for a, b in pairwise(cuts) if masked[a:b].strip()]
    units = [piece for unit in units for piece in _apart(masked, *unit)]
    found: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in units:
        if _asks(masked[start:end]):
            found.append((start if waiting is None else waiting, end))
            waiting = None
        elif waiting is None:
            waiting = start
    if len(found) < 2:
        return (text.strip(),)
    if len(found) > MOST_QUESTIONS:
        found[MOST_QUESTIONS - 1 :] = [(found[MOST_QUESTIONS - 1][0], len(text))]
    return tuple(text[a:b].strip() for a, b in found)


def parts(question: Question) -> list[Question]:
    """The questions of one message as questions of their own, to be asked in turn."""
    return [question.model_copy(update={"text": text}) for text in split_questions(question.text)]


def _asks(unit: str) -> bool:
    """Whether a unit is a question by its words: a mark at its end alone may be doubt ("the mayor?")."""
    return len(unit.split()) >= _LEAST_WORDS and _OPENING.match(unit.strip()) is not None


def _apart(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """Divide a unit where a second question is joined on with "and"."""
    if _OPENING.match(masked[start:end].strip()) is None:
        return [(start, end)]
    found = []
    for match in _JOINED.finditer(masked, start, end):
        if len(masked[start : match.start()].split()) >= _LEAST_WORDS:
            found.append((start, match.start()))
            start = match.end()
    return [*found, (start, end)]
