"""Numbers in a question on votes: that of what was voted on ("measure 4") is no count of votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.phrasings import Token
from bot.conversation.voting.ballots import without_counts
from knowledge.language.words import STOP, Word, has_digit, stem, words

# What may stand between the word for something and its number.
_NUMBER = frozenset("no nos number numbers".split())
# So many letters of a word tell what it is short for ("prop" of "proposition").
_SHORT = 3
_SIGNS = re.compile(r"[\s#№.()-]*")


def numbered(topic: Sequence[Token]) -> list[Token]:
    """The numbers in what a question asks about."""
    return [t for t in topic if has_digit(t.folded)]


def tells_numbers(text: str, asked: Sequence[Token], numbers: Sequence[Token]) -> bool:
    """Whether what is told of a vote has all of some numbers of a question, apart from counts of votes.

    The number of something that the question names stands behind that word: "measure 4" is not "4 measures".
    """
    if not numbers:
        return True
    text = without_counts(text)
    found = words(text)
    return all(_tells(text, found, number, _before(asked, number)) for number in numbers)


def _tells(text: str, found: Sequence[Word], number: Token, called: str) -> bool:
    places = [i for i, w in enumerate(found) if w.folded == number.folded]
    if not called:
        return bool(places)
    return any(_is_called(text, found, i, called) for i in places)


def _is_called(text: str, found: Sequence[Word], place: int, called: str) -> bool:
    """Whether the word right before a number is the one that the question has there, or one short for the other."""
    at = place - 1
    if at > 0 and found[at].folded in _NUMBER:
        at -= 1
    if at < 0 or _SIGNS.fullmatch(text[found[place - 1].end : found[place].start]) is None:
        return False
    one, other = sorted((stem(found[at].folded), stem(called)), key=len)
    return other.startswith(one) and (one == other or len(one) >= _SHORT)


def called(text: str, asked: Sequence[Token], numbers: Sequence[Token]) -> str:
    """What a question calls that of which it has the numbers, with the word before them ("measure 4")."""
    place = asked.index(numbers[0])
    return text[asked[place - 1 if place and _before(asked, numbers[0]) else place].start : numbers[-1].end]


def _before(asked: Sequence[Token], number: Token) -> str:
    """The word for what a number of the question is of: the one before it, where it is no small one."""
    place = asked.index(number)
    before = [t.folded for t in asked[:place] if t.folded not in _NUMBER][-1:]
    return "".join(w for w in before if w not in STOP)
