"""Whose deed a sentence tells where whom the question names only says who that is.

"Paul Marsh, the husband of Nancy Vane, was attacked" and "Nancy Vane's husband was attacked" tell nothing of Vane.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from bot.conversation.checks.arguments import doer_and_verb, goes_on, patient_and_verb
from bot.conversation.checks.happening import is_form
from bot.conversation.checks.on_whom import on_whom
from bot.conversation.names import Named
from bot.conversation.phrasings import Token
from bot.conversation.turn import SAYING, Turn
from knowledge.extraction.cast.lexicon import KIN, PERSON_NOUNS, SPEECH_VERBS, SPOKES
from knowledge.language.words import STOP, stem, words
from knowledge.store.sentences import SentenceHit

# How a row of several goes on between commas: "Reed, along with Hale, was fined".
_TOGETHER = frozenset("and or along together with including plus as like both".split())
_CAMP = frozenset("campaign office administration team staff government camp company firm party side own".split())
_SPEAKERS = SPOKES | frozenset("lawyer lawyers attorney attorneys aide aides adviser advisers agent publicist".split())
_SPEECH = frozenset(map(stem, SPEECH_VERBS))
# What a name ends with that says whose something is, and what that is.
_OWNED = re.compile(r"['’]s?\s((?:[\w-]+\s){0,3}?[\w-]+)(?=[\s,])")
# What somebody is of theirs, and what else explains who that is, up to a comma: "'s husband and the town's clerk,".
_SOMEBODY_OWNED = re.compile(
    rf"['’]s?\s(?:[\w-]+\s){{0,4}}?(?P<who>{'|'.join(sorted(PERSON_NOUNS | KIN))})\b[^;:?!“”\"()—–]{{0,90}},\s*$",
    re.IGNORECASE,
)
_ANEW = frozenset("he she they who i we you".split())
# So far apart stand a comma, whom it leads to, and the comma behind.
_FAR = 90
_NOT_BEYOND = re.compile(r"[;:?!“”\"()—–]")


class _Place(NamedTuple):
    """Somebody mentioned in a sentence, by code points of it."""

    start: int
    end: int
    entity: int


def told_of_beside(turn: Turn, document: int, begin: int, behind: int) -> str | None:
    """Whom a stretch of a document (code points, half-open) tells what is asked of another who is named to say who.

    A name, or what that one is ("husband"). None where it tells it of whom the question names as well.
    """
    asked = doer_and_verb(turn) or patient_and_verb(turn)
    if asked is None:
        return None
    named, verb = asked
    # Reed's lawyer says it for Reed, and her campaign does it for her.
    stands_for = _CAMP | (_SPEAKERS if verb.folded in SAYING or stem(verb.folded) in _SPEECH else frozenset())
    others: list[str] = []
    for row in turn.snapshot.sentences_within(document, begin, behind):
        text = turn.snapshot.text(document, row.start, row.end)
        deeds = [w.start for w in words(text) if is_form(w, verb)]
        there = [
            _Place(a - row.start, b - row.start, e)
            for e, a, b, _ in turn.snapshot.mentions(document, row.start, row.end)
        ]
        for place in (p for p in there if p.entity in named.numbers):
            told = [_whose(turn, text, place, there, deed, stands_for) for deed in deeds if deed >= place.end]
            if any(other == "" for other in told):
                return None
            others += [other for other in told if other]
        if deeds and _on_them(turn, named, verb, row):
            return None
    return others[0] if others else None


def _whose(turn: Turn, text: str, place: _Place, there: list[_Place], deed: int, stands_for: Set[str]) -> str | None:
    """Whose a deed is that stands behind a mention: somebody else's, "" if it is theirs, None where nothing tells.

    What is theirs and `stands_for` them may well do it for them.
    """
    between = text[place.end : deed]
    if (somebody := _SOMEBODY_OWNED.match(between)) is not None:
        last, behind = somebody["who"].lower(), (p for p in there if p.start >= place.end and p.end <= deed)
        again = any(turn.snapshot.entities[p.entity].type == "person" for p in behind)
        anew = again or not _ANEW.isdisjoint(w.folded for w in words(between))
        if last not in stands_for and not anew:
            return last
    if (owned := _OWNED.match(between)) is not None:
        last = owned[1].split()[-1].lower()
        another = last not in STOP | stands_for and goes_on(between[owned.end() :])
        return last if another and turn.snapshot.entities[place.entity].type == "person" else None
    comma = text.rfind(",", max(0, place.start - _FAR), place.start)
    led = [w.folded for w in words(text[comma + 1 : place.start])] if comma >= 0 else []
    first = next((p for p in there if p.end == comma and p.entity != place.entity), None)
    closed, _, rest = between.partition(",")
    apart = first is not None and led and led[0] not in _TOGETHER and not _NOT_BEYOND.search(text[comma:deed])
    if first is not None and apart and len(closed) <= _FAR and "," in between and goes_on(rest):
        return turn.snapshot.entities[first.entity].name
    return "" if goes_on(between) else None


def _on_them(turn: Turn, named: Named, verb: Token, row: SentenceHit) -> bool:
    """Whether a sentence has it done to whom the question names: "the board fired Reed"."""
    return on_whom(turn, named.numbers, verb, row, row.start)
