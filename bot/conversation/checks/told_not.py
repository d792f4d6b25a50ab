"""Whether a sentence tells in so many words that somebody did not do what is asked, or says they will not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation.checks.happening import is_form
from bot.conversation.checks.on_whom import CLAUSE
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import Word, words
from knowledge.store.sentences import SentenceHit

# What a comma or a dash sets off behind a name: ", the chief of the board,".
SET_OFF = re.compile(r",[^,;:“”\"()]{1,90},(?=\s)")
_WAS = frozenset({"was", "were"})
_BEEN, _WILL = frozenset({"been", "be"}), frozenset({"will", "wo"})
_NOT_DONE = re.compile(
    r"(?P<joined>^|,|\b(?:but|and|yet)\b)\s*(?P<aux>did|has|have|had|does|do|was|were|is|are|will|wo)(?:\s(?:not|never)|n['’]t)"
    r"(?P<between>(?:\s(?:\w+ly|yet|been|be))*)\s(?P<verb>[\w’'-]+)"
)
# "Reed refused to concede", "Reed, 61, has so far declined to resign".
_REFUSED = re.compile(
    r"\s(?:(?:has|had|have|again|also|repeatedly|so\sfar|still|\w{1,20}ly)\s){0,3}(?:refused|declined|failed)\sto\s(?P<verb>[\w’'-]+)"
)
# "Reed said that she would not resign".
_WILL_NOT = re.compile(
    r"\s*(?:has|had|also|again|have|\w+ly|\s)*(?:said|says|insisted|insists|vowed|repeated|declared|told\s[^,;:.]{1,60}?)"
    r"\s(?:that\s)?(?P<who>he|she|they|it)\s(?:(?:will|would)\s(?:not|never)|won['’]t|wouldn['’]t|had\sno\splans\sto)\s"
    r"(?P<verb>[\w’'-]+)"
)


class Asked(NamedTuple):
    """Who is asked about (entities, or the stems of words that name nobody), the verb, and what else is asked.

    `others` are the entities of each further name, `whom` those of one right behind the verb; `base` tells whether the
    verb stands in its plain form, `ahead` whether it is asked of what is to come ("will Reed resign?"); `behind` is
    what must stand right behind a verb that is not the question's own; `done` leaves out what tells that they did not.
    """

    numbers: frozenset[int]
    called: tuple[str, ...]
    verb: Token
    passive: bool
    base: bool
    rest: frozenset[str]
    others: tuple[frozenset[int], ...]
    whom: frozenset[int] = frozenset()
    behind: re.Pattern[str] | None = None
    ahead: bool = False
    done: bool = False


def told_not(behind: str, asked: Asked) -> bool:
    """Whether the text behind a subject tells in so many words that they did not.

    Right behind it, behind what two commas set off, or behind "but" or "and": "Reed, 61, has not conceded", "Reed
    congratulated Hale but did not concede".
    """
    if asked.done:
        return False
    apart = SET_OFF.match(behind)
    refused = _REFUSED.match(behind, apart.end() if apart is not None else 0)
    itself = refused is not None and any(is_form(w, asked.verb) for w in words(refused["verb"]))
    if refused is not None and itself and not asked.passive and not asked.ahead:
        return rest_told(words(CLAUSE.split(behind[refused.end() :])[0]), asked)
    for place in _NOT_DONE.finditer(behind):
        elsewhere = place["joined"] == "," and (apart is None or place.start("joined") != apart.end() - 1)
        verb = words(place["verb"])
        suffers = place["aux"].lower() in _WAS or not _BEEN.isdisjoint(place["between"].split())
        ahead = place["aux"].lower() in _WILL
        if elsewhere or not verb or not is_form(verb[0], asked.verb):
            continue
        if suffers != asked.passive or ahead != asked.ahead:
            continue
        if rest_told(words(CLAUSE.split(behind[place.end() :])[0]), asked):
            return True
    return False


def will_not(turn: Turn, asked: Asked, row: SentenceHit, end: int) -> bool:
    """Whether who stands before a place of a document says that they themselves will not: "said she would not"."""
    told = _WILL_NOT.match(turn.snapshot.text(row.document, end, row.end))
    if told is None or asked.passive or asked.done or not any(is_form(w, asked.verb) for w in words(told["verb"])):
        return False
    place = end + told.start("who")
    meant = [e for e, start, *_ in turn.snapshot.mentions(row.document, row.start, row.end) if start == place]
    rest = words(CLAUSE.split(told.string[told.end() :])[0])
    return (not meant or not asked.numbers.isdisjoint(meant)) and rest_told(rest, asked)


def rest_told(behind: Sequence[Word], asked: Asked) -> bool:
    """Whether the words behind a verb have all else that is asked, and begin as they must."""
    begins = asked.behind is None or asked.behind.match(" ".join(w.folded for w in behind)) is not None
    return begins and asked.rest <= {w.stem for w in behind}
