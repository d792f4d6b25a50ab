"""Whether a deed is done in a sentence to whom a question names: "killed Ida Sund", and not "killed Ida Sund's dog"."""

from __future__ import annotations

import re
from collections.abc import Set

from bot.conversation.checks.happening import is_form
from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.language.words import STOP, words
from knowledge.store.sentences import SentenceHit

CLAUSE = re.compile(r"[;:?!“”\"()—–]|, (?=\w+ (?:who|which|and|but|he|she|they)\b)|\b(?:and|but|while|whereas)\b")
# What tells when, between who does something and the verb: "A judge on Wednesday dismissed".
WHEN = re.compile(
    r"^\s(?:(?:on|late|early|last|this)\s)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)"
    r"(?:\s(?:morning|afternoon|evening|night))?\s"
)
# What stands before a name and belongs to it.
LEADS_UP = frozenset("the a an his her their its".split())
# So many words lie between a verb and whom it is done to: "fired its longtime police chief, Ada Reed".
_LED = 5


def on_whom(turn: Turn, whom: Set[int], verb: Token, row: SentenceHit, end: int) -> bool:
    """Whether somebody stands right behind a verb of a sentence, from `end` on, with no noun behind their name."""
    mentions = [m for m in turn.snapshot.mentions(row.document, end, row.end) if m[0] in whom]
    text = turn.snapshot.text(row.document, row.start, row.end)
    for word in (w for w in words(text) if is_form(w, verb) and row.start + w.start >= end):
        for _, start, behind, _ in mentions:
            between = words(text[word.end : start - row.start])
            near = row.start + word.end <= start and len(between) <= _LED
            led = near and all(w.folded in LEADS_UP or w.folded not in STOP for w in between)
            after = text[behind - row.start :]
            if led and not after.startswith(("'", "’")) and not noun_behind(after):
                return True
    return False


def noun_behind(behind: str) -> bool:
    """Whether a noun goes on from a name, by the text behind it: "Tierney aide Ada Reed"; a day does not."""
    clause = words(CLAUSE.split(behind)[0])
    plain = behind[:1].isspace() and bool(clause) and clause[0].folded not in STOP
    return plain and WHEN.match(f"{behind} ") is None
