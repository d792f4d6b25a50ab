"""What may stand between whoever does something and the verb: "Reed, 61, resigned", "the union at the mill voted"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.conversation.checks.happening import is_form
from bot.conversation.checks.told_not import SET_OFF
from bot.conversation.phrasings import Token
from knowledge.language.words import STOP, is_past, words

_RELATIVE = re.compile(r",? (?:who|which)(?=\s)")
# "Ida Sund, 12, who went missing on Monday, was found".
_TWICE = re.compile(r",[^,;:“”\"()]{1,90}, (?:who|which|whose|of|from|an?|the)\s[^,;:“”\"()]{1,90},(?=\s)")
_NOTHING, _ONE_COMMA = re.compile(""), re.compile(r",(?=\s)")
# What tells more of a noun is led by one of these, and is no longer than so many words.
_LEADING = frozenset("of in on at over near between against for from to with about".split())
_ARTICLES = frozenset("the a an its his her their".split())
_LONGEST = 6
_AUXILIARIES = frozenset("was were is are has have had will did".split())


def ways_on(behind: str, verb: Token, *, one_comma: bool) -> Iterator[str]:
    """How the text behind whoever does something may go on, with what tells more of them left out.

    "The mayor, Ada Reed, resigned": a name behind a comma (`one_comma`) is left by one; "Ada Reed, the mayor, resigned"
    by two; "Ida Sund, 12, who went missing, was found" by three; "Reed, who resigned"; "the union at the mill rejected
    it", of a verb "reject".
    """
    for way in (_NOTHING, *((_ONE_COMMA,) if one_comma else ()), SET_OFF, _TWICE, _RELATIVE):
        if (found := way.match(behind)) is not None:
            yield behind[found.end() :]
    if (told_more := _complement(behind, verb)) is not None:
        yield behind[told_more:]


def _complement(behind: str, verb: Token) -> int | None:
    """Where a phrase that tells more of a noun ends, before the verb or an auxiliary; None where there is none."""
    if not behind.startswith(" "):
        return None
    clause = words(re.split(r"[,;:?!.“”\"()—–]", behind, maxsplit=1)[0])
    if not clause or clause[0].folded not in _LEADING:
        return None
    for word in clause[1 : _LONGEST + 2]:
        if word.folded in _AUXILIARIES or (is_past(word.folded) and is_form(word, verb)):
            return word.start - 1 if word != clause[1] else None
        # "The union at the mill said that it was rejected": another verb, and what leads another clause.
        if is_past(word.folded) or (word.folded in STOP and word.folded not in _LEADING | _ARTICLES):
            return None
    return None
