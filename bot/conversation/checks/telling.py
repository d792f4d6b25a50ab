"""Passages that tell the very kind of thing that is asked, before others that are near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from bot.conversation.checks.absent import absent, unsaid
from bot.conversation.checks.kinds import BEHIND, LEAST_WORDS, LOOKED_AT, text_of
from bot.conversation.function_words import ARTICLES, LEADING
from bot.conversation.turn import Turn
from knowledge.language.hours import tells_hour
from knowledge.language.words import STOP, Word, stem, words
from knowledge.retrieval.search import Passage, instead

_EARLIER = frozenset(map(stem, "before previous previously former formerly earlier prior".split()))
_BESIDES = re.compile(r"\b(?:besides|in addition to|other than|apart from|aside from|as well as)\b")
# "What is a derecho that hit the town?" asks for no more than "What is a derecho?".
_CLAUSE = frozenset("that which who when where and".split())
_PRESENT = frozenset({"is", "are"})
# More words than these are more than the name of a thing.
_LONGEST_THING = 4
# A verb of the present that goes on from a thing tells what it is or does; "will" and "was" tell what became of it.
_IS, _DOES = re.compile(r"is|are|means?|refers?"), re.compile(r"[a-z]{3,}(?<!s)s")
# What stands before tells what it is: "a list known as the docket".
_KNOWN_AS = ("known", "as")


def telling_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one that tells the very kind of thing that is asked before others.

    That is what is asked of somebody ("Was the pier insured?"), an hour, what was earlier ("before Reed"), what is
    besides, and what a thing is.
    """
    told = _telling(turn, passages) if passages else None
    return list(passages) if told is None or told.row == passages[0].row else instead(passages, told)


def _telling(turn: Turn, passages: Sequence[Passage]) -> Passage | None:
    near = [p for p in passages if p.lacking <= passages[0].lacking]
    if turn.understood.wanted == "what_time":
        return next((p for p in near[:LOOKED_AT] if tells_hour(text_of(turn, p))), None)
    if turn.understood.wanted == "address":
        here = [p for p in passages if p.candidate.document == passages[0].candidate.document]
        told = next((p for p in (*near[:LOOKED_AT], *here) if "@" in p.candidate.holds), None)
        return replace(told, confidence=max(told.confidence, passages[0].confidence)) if told is not None else None
    if _asks_for_earlier(turn):
        return next((p for p in near if _tells_earlier(turn, p)), None)
    if _asks_besides(turn):
        return next((p for p in passages[:LOOKED_AT] if _tells_besides(turn, p)), None)
    if what := defined(turn):
        explained = (p for verb in (_IS, _DOES) for p in passages if _defines(turn, p, what, verb))
        told = next(explained, None)
        # What says that it explains the thing is no less sure than what only speaks of it.
        return replace(told, confidence=max(told.confidence, passages[0].confidence)) if told is not None else None
    if turn.understood.polar:
        return next((p for p in passages if unsaid(turn, p) is None and absent(turn, p) is None), None)
    return None


def _asks_for_earlier(turn: Turn) -> bool:
    """Whether "which" asks for one that was before somebody or something named ("Which mayor served before Reed?")."""
    tokens = turn.understood.tokens
    led = [n for n in turn.understood.names if n.end == len(tokens) and n.start]
    which = next((t.folded for t in tokens if t.folded not in LEADING), "") == "which"
    return which and any(tokens[n.start - 1].folded == "before" for n in led)


def _asks_besides(turn: Turn) -> bool:
    """Whether the question asks for others than it names ("What does the agency do besides audits?")."""
    return _BESIDES.search(turn.understood.plain) is not None


def _tells_besides(turn: Turn, passage: Passage) -> bool:
    return _BESIDES.search(" ".join(w.folded for w in words(text_of(turn, passage)))) is not None


def defined(turn: Turn) -> tuple[str, ...]:
    """The stems of what "What is a wet dress rehearsal?" asks to have explained; none where it asks for anything else.

    A clause that only tells where it is heard of ("... that the agency wants") is left out.
    """
    tokens = [t for t in turn.understood.tokens if t.folded not in LEADING]
    if len(tokens) < LEAST_WORDS or tokens[0].folded != "what" or tokens[1].folded not in _PRESENT:
        return ()
    thing = list(takewhile(lambda t: t.folded not in _CLAUSE, tokens[2:]))
    if thing and thing[0].folded in ARTICLES:
        thing.pop(0)
    plain = bool(thing) and len(thing) <= _LONGEST_THING and not any(t.folded in STOP | BEHIND for t in thing)
    return tuple(stem(t.folded) for t in thing) if plain else ()


def _defines(turn: Turn, passage: Passage, what: tuple[str, ...], verb: re.Pattern[str]) -> bool:
    """Whether a sentence of a passage begins with a thing and goes on with what it is or does, or calls another so.

    "A list known as the docket" tells what a docket is.
    """
    rows = turn.snapshot.sentences(passage.candidate.document)
    for row in rows:
        if row.start < passage.end and passage.start < row.end:
            found = words(turn.snapshot.text(row.document, row.start, row.end))
            if verb is _IS and _calls(found, what):
                return True
            if found and found[0].folded in ARTICLES:
                found = found[1:]
            behind = found[len(what) : len(what) + 1]
            if tuple(w.stem for w in found[: len(what)]) == what and behind and verb.fullmatch(behind[0].folded):
                return True
    return False


def _calls(found: Sequence[Word], what: tuple[str, ...]) -> bool:
    """Whether words call something a thing: "a list known as the docket"."""
    behind = [i + 2 for i, (one, other) in enumerate(pairwise(found)) if (one.folded, other.folded) == _KNOWN_AS]
    plain = ([w.stem for w in found[i:] if w.folded not in ARTICLES] for i in behind)
    return any(tuple(stems[: len(what)]) == what for stems in plain)


def _tells_earlier(turn: Turn, passage: Passage) -> bool:
    return not _EARLIER.isdisjoint(w.stem for w in words(text_of(turn, passage)))
