"""Deeds in other words: whoever stepped down has resigned, and whom the board sacked was fired."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.conversation.phrasings import Token
from knowledge.language.words import stem

_THEIR = r"(?:his|her|their|its)"


class OtherWords(NamedTuple):
    """Another verb for a deed, whether it is done to whom it is told of, and what must stand right behind it.

    A verb of what is done to somebody is a participle.
    """

    verb: str
    passive: bool
    behind: re.Pattern[str] | None = None


def _with(verb: str, behind: str = "", *, passive: bool = False) -> OtherWords:
    return OtherWords(verb, passive, re.compile(behind) if behind else None)


_RESIGNED = (
    _with("resign"),
    _with("quit"),
    *(_with(verb, "(?:down|aside)") for verb in ("step", "stand")),
    *(
        _with(verb, rf"(?:in )?{_THEIR} (?:\w+ )?(?:resignation|decision to (?:quit|resign|step down|stand down))")
        for verb in ("announce", "submit", "tender", "hand")
    ),
)
_FIRED = tuple(_with(verb, passive=True) for verb in ("fired", "sacked", "dismissed", "ousted"))
_FIRES = tuple(_with(verb) for verb in ("fire", "sack", "dismiss", "oust"))
_DIED = (
    _with("die"),
    *(_with(verb, passive=True) for verb in ("killed", "murdered", "slain")),
    _with("pronounced", "(?:dead|deceased)", passive=True),
    _with("found", "dead", passive=True),
    _with("pass", "away"),
)
_APOLOGIZED = (
    _with("apologize"),
    _with("apologise"),
    *(_with(verb, rf"(?:an?|{_THEIR}) (?:\w+ )?apolog") for verb in ("issue", "offer")),
)
_ADMITTED = (*map(_with, ("admit", "confess", "acknowledge", "concede")), _with("plead", "guilty"))
_KILLS = tuple(_with(verb) for verb in ("kill", "murder", "slay"))
_KILLED = tuple(_with(verb, passive=True) for verb in ("killed", "murdered", "slain"))
# "A lawsuit by Reed" stands for the deed, too.
_SUED = (
    *map(_with, ("sue", "lawsuit", "suit")),
    *(_with(verb, r"(?:an? |the |his |her |their |its )?(?:\w+ ){0,3}?(?:law)?suit") for verb in ("file", "bring")),
)
_SAME = {
    ("sue", False): _SUED,
    ("kill", False): _KILLS,
    ("killed", True): _KILLED,
    **dict.fromkeys((("resign", False), ("quit", False)), _RESIGNED),
    **dict.fromkeys((("fire", True), ("sack", True), ("dismiss", True)), _FIRED),
    **dict.fromkeys((("fire", False), ("sack", False), ("dismiss", False)), _FIRES),
    ("die", False): _DIED,
    **dict.fromkeys((("apologize", False), ("apologise", False)), _APOLOGIZED),
    **dict.fromkeys((("admit", False), ("confess", False), ("acknowledge", False)), _ADMITTED),
    ("arrest", True): (_with("arrested", passive=True), _with("taken", "into custody", passive=True)),
}
_BY_STEM = {(stem(verb), passive): others for (verb, passive), others in _SAME.items()}


def other_words(verb: Token, *, passive: bool) -> list[OtherWords]:
    """What else tells that somebody did, or suffered, what a verb of a question says."""
    own = stem(verb.folded)
    return [o for o in _BY_STEM.get((own, passive), ()) if stem(o.verb) != own or o.behind is not None]
