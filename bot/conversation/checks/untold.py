"""The kind of thing that a question asks for, where neither the words of a passage nor the reader find any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.completing import named_besides, with_sentence_behind
from bot.conversation.checks.counts import counted_in
from bot.conversation.checks.measures import CALENDAR, asks_for_money, tells_sum
from bot.conversation.function_words import AUXILIARIES
from bot.conversation.names import Named
from bot.conversation.speech.saying import speaks_in
from bot.conversation.turn import SAYING, Turn
from knowledge.language.words import STOP, words
from knowledge.retrieval.rereading import ENOUGH, LEAST
from knowledge.retrieval.search import Passage

# Where the reader finds an answer in one of so many passages, it may be told in words that no rule knows.
_LOOKED_AT = 3
# A number or a day is a few characters, which the reader knows best; below these odds (their logarithm) there is none.
_SURELY_NOT = -2.5
_NAMES = re.compile(r"\bwhat (?:is|was|are|were) (?:the |an? )?(?:\w+ )?names? of\b")
# What is said to be a name: "an app called Tide", "known as the Docket"; and the name of a firm, by its end.
# A word of a name begins in one way alone: whatever a document holds, no run of capitals is read in all ways.
_NAME = r"([A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)*)"
_SO_CALLED = re.compile(rf"\b(?:called|named|known as|dubbed|nicknamed|entitled|titled) (?:the )?[\"“‘']?{_NAME}")
_FIRM = re.compile(rf"{_NAME},? ?(?:LLC|L\.L\.C\.|LLP|Inc|Corp|Ltd|Co|GmbH|PLC|plc|AG)\b")
_FIRMS = frozenset("firm company business corporation".split())
_ASKING = frozenset("what which who whom whose when where why how".split())
# "How did Reed react?", and in keywords "reed pier comment".
_REPLYING = SAYING | frozenset("answer answered react reacted respond responded reply replied comment".split())
_WORDS = frozenset("comment comments statement reply response reaction quote".split())
_HAD_TO_SAY = ("had", "to", "say")


def untold(turn: Turn, passages: Sequence[Passage], *, follows: bool) -> str | None:
    """Why the passages do not tell the kind of thing asked for (a sum, a reason, a name, a day), in a sentence.

    None where they have any, or where the reader holds that an answer begins in one of them; what it says of a question
    that leans on the last one ("how many?") tells nothing. A sum is known by its signs, whatever the reader says.
    """
    best = with_sentence_behind(turn, passages[0])
    if asks_for_money(turn) and not tells_sum(turn, turn.snapshot.text(best.candidate.document, best.start, best.end)):
        return "I find no passage that tells a sum of money for that."
    if follows or turn.understood.polar or not _read_in_vain(passages):
        return None
    if (lack := _no_such_kind(turn, passages, best)) is not None:
        return lack
    silent = _unspoken(turn, passages[:_LOOKED_AT])
    return f"I find no words of {silent} on that." if silent is not None else None


def _no_such_kind(turn: Turn, passages: Sequence[Passage], best: Passage) -> str | None:
    """Why the best of passages in which the reader finds no answer has no reason, nobody's name, no day, no number."""
    wanted, sure = turn.understood.wanted, _read_in_vain(passages, least=_SURELY_NOT)
    if wanted == "why" and "R" not in best.candidate.holds:
        return "I find no passage that gives a reason for that."
    if wanted == "who" and not _names_any(turn, best):
        return "I find no passage that names who that is."
    if wanted == "when" and _asks_when(turn) and (sure or not dated(turn, best)):
        return "I find no passage that tells when that was or will be."
    if wanted == "how_many" and sure and not counted_in(turn, passages[0]):
        return "I find no passage that gives a number for that."
    if not wanted and _NAMES.search(turn.understood.plain) and not _called(turn, passages[0]):
        return "I find no passage that tells that name."
    return None


def _names_any(turn: Turn, best: Passage) -> bool:
    """Whether a passage names somebody besides the question, or has a capital that may be a name nobody knows yet."""
    if named_besides(turn, best.candidate.document, best.start, best.end):
        return True
    asked = {t.folded for t in turn.understood.tokens}
    text = turn.snapshot.text(best.candidate.document, best.start, best.end)
    found = words(text)
    capitals = (w for w in found if text[w.start].isupper() and w.folded not in asked | STOP | CALENDAR)
    return any(
        w.stem not in turn.snapshot.common_words and w.folded not in turn.snapshot.common_words for w in capitals
    )


def _called(turn: Turn, passage: Passage) -> bool:
    """Whether a passage says what something is called ("a boat called Orla"), or names a firm that is asked for."""
    text = turn.snapshot.text(passage.candidate.document, passage.start, passage.end)
    asked = {t.folded for t in turn.understood.tokens}
    firms = _FIRM.finditer(text) if asked & _FIRMS else ()
    names = [m[1] for m in (*_SO_CALLED.finditer(text), *firms)]
    return any(not {w.folded for w in words(name)} & (asked - STOP) for name in names)


def _read_in_vain(passages: Sequence[Passage], *, least: float = ENOUGH) -> bool:
    """Whether the reader has read the best passage, and holds of none of the likeliest that an answer begins in it."""
    return passages[0].read > LEAST and all(p.read < least for p in passages[:_LOOKED_AT])


def _asks_when(turn: Turn) -> bool:
    """Whether "when" asks: it does not in "what they fear when it comes to taxes"."""
    first = next((t.folded for t in turn.understood.tokens if t.folded in _ASKING), "")
    return first != "what" or "when" not in {t.folded for t in turn.understood.tokens}


def dated(turn: Turn, passage: Passage) -> bool:
    """Whether a passage names a day or any other time."""
    dates = turn.snapshot.dates(passage.candidate.document)
    return any(passage.start <= start and end <= passage.end for start, end, _ in dates)


def _unspoken(turn: Turn, passages: Sequence[Passage]) -> str | None:
    """Somebody whose words are asked for of whom none stand in any of some passages, nor that they kept silent."""
    asked = next((n for n in turn.understood.names if n.people and _asked_for_words(turn, n)), None)
    if asked is None or turn.understood.wanted:
        return None
    numbers = set(asked.numbers)
    rows = (r for p in passages for r in turn.snapshot.sentences(p.candidate.document) if p.start <= r.start < p.end)
    if any(speaks_in(turn, row, numbers) for row in rows):
        return None
    silent = (f for n in numbers for f in turn.snapshot.facts_of(n, "no_comment", "who"))
    return None if any(turn.in_scope(f.document_id) for f in silent) else asked.people[0].name


def _asked_for_words(turn: Turn, named: Named) -> bool:
    """Whether a question asks what somebody said or replied ("How did Reed react?", "reed pier comment")."""
    tokens = turn.understood.tokens
    behind = tuple(t.folded for t in tokens[named.end : named.end + len(_HAD_TO_SAY)])
    if behind == _HAD_TO_SAY:
        return True
    led = named.start > 0 and tokens[named.start - 1].folded in AUXILIARIES
    in_keywords = not named.start and not _WORDS.isdisjoint((*behind[:1], tokens[-1].folded))
    return in_keywords or (led and bool(behind) and behind[0] in _REPLYING)
