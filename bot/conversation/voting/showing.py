"""How votes are shown: the motion and the lines of its vote, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.citations import cite, sentence_window
from bot.conversation.reply import Snippet
from bot.conversation.turn import Turn
from bot.conversation.voting.asked import Asked
from bot.conversation.voting.ballots import ABOUT, LONGEST_MOTION, Ballot

# A motion and its vote are shown in one piece up to so many characters.
_WHOLE = 600


def cited(turn: Turn, found: Sequence[Ballot], asked: Asked) -> list[Snippet]:
    """Each vote with what was moved: in one piece where that is short enough, else the motion and then the lines."""
    places = [(b.document, *place) for b in found for place in _places(turn, b, asked)]
    wholes = [
        (document, start, end)
        for document, start, end in dict.fromkeys(places)
        if not any(d == document and s <= start and end <= e and (s, e) != (start, end) for d, s, e in places)
    ]
    return [cite(turn.snapshot, *place) for place in wholes]


def _places(turn: Turn, ballot: Ballot, asked: Asked) -> list[tuple[int, int]]:
    rows = turn.snapshot.sentences(ballot.document)
    lines = (ballot.start, ballot.end)
    if ballot.end - ballot.start > _WHOLE:
        lines = sentence_window(rows, *lines, longest=_WHOLE)
    if ballot.moved is None and ballot.heading is None:
        told = bool(asked.topic) and turn.share(asked.topic, ballot.own) >= ABOUT
        alone = told or ballot.end - ballot.before > _WHOLE
        return [lines if alone else (ballot.before, ballot.end)]
    first, behind = ballot.moved or (ballot.before, ballot.start)
    begin = ballot.first
    if ballot.end - begin <= _WHOLE:
        return [(begin, ballot.end)]
    if ballot.end - first <= _WHOLE:
        return [(first, ballot.end)]
    if behind - begin > LONGEST_MOTION:
        begin = first
    return [sentence_window(rows, begin, behind, longest=LONGEST_MOTION), lines]
