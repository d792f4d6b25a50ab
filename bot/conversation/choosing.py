"""The reply to a question back: which of the readings offered somebody picks, by name or by number."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.phrasings import Token
from bot.conversation.reply import Choice
from knowledge.language.words import words

_PLACES = {
    word: place
    for place, named in enumerate(["first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four"])
    for word in named.split()
}
# Nobody is offered so many.
_DIGITS = 4
_LAST = frozenset({"last", "latter"})
_FORMER = "former"
# What may stand around what picks one: "the second one, please", "I mean Hale", "number 2".
_AROUND = frozenset("the a i mean meant one no yes number nr please it is was of them option choice about".split())


def chosen(said: Sequence[Token], choices: Sequence[Choice]) -> Choice | None:
    """The one choice that a message picks and says nothing else; None where it is none, or may be several."""
    telling = [t.folded for t in said if t.folded not in _AROUND] or [t.folded for t in said if t.folded == "one"]
    if not telling:
        return None
    named = [c for c in choices if set(telling) <= {w.folded for w in words(c.label)}]
    if named:
        # "Otto Hale" is also a part of "Otto Hale Junior", and means the one called just so.
        exact = [c for c in named if len(words(c.label)) == len(telling)]
        return named[0] if len(named) == 1 else exact[0] if len(exact) == 1 else None
    place = _place(telling[0], len(choices)) if len(telling) == 1 else None
    return choices[place] if place is not None else None


def _place(word: str, count: int) -> int | None:
    """The place that a word counts to, where so many are offered."""
    place = count - 1 if word in _LAST else 0 if word == _FORMER else _PLACES.get(word)
    if word.isdecimal() and len(word) < _DIGITS:
        place = int(word) - 1
    return place if place is not None and 0 <= place < count else None
