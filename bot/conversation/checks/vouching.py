"""Who stands behind what a sentence tells: the document itself, or whoever it has that from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.happening import is_form
from bot.conversation.phrasings import Token
from bot.conversation.speech.acts import only_does
from bot.conversation.speech.saying import SURE, attribution, called
from bot.conversation.turn import Turn
from knowledge.facts import Statement
from knowledge.language.words import Word, words

# With one of these before its verb a sentence tells something that may not be so.
_ALLEGED = frozenset("allegedly reportedly apparently purportedly ostensibly".split())
# So does who is charged with a deed, a few words before: "accused Ada Reed, the pilot, of having taken it".
_CHARGED = frozenset("accused accuses accusing suspected charged convicted alleged".split())
_OF, _HAVING, _FAR = frozenset({"of", "with", "in", "for"}), frozenset({"having", "been", "being", "fatally"}), 10
# What stands between such a verb and what somebody said by it, with no clause of its own behind a comma.
_THAT = re.compile(r"\s+that\s(?:(?!,\s(?:and|but|while|who|which)\b)[^;.:“”\"]){0,160}", re.IGNORECASE)
# So many words lie between such a word and its verb: "allegedly had already been killed".
_NEAR = 4


def proviso(turn: Turn, document: int, start: int, end: int, verb: Token) -> str | None:
    """What is said before a sentence that has what is asked by yes or no from somebody, or only alleges it.

    None where the document itself tells it.
    """
    text = turn.snapshot.text(document, start, end)
    if (word := _hedge(text, verb)) is not None:
        return f"The text says “{word}”:"
    places = [start + w.start for w in words(text) if is_form(w, verb)]
    facts = [
        f
        for f in turn.snapshot.facts("statement", document=document)
        if isinstance(f, Statement) and f.start < end and start < f.end and not only_does(turn, f)
    ]
    telling = [next((f for f in facts if _has(f, p, text, start)), None) for p in places]
    first = telling[0] if telling and None not in telling else None
    return None if first is None else f"The text has this from {source_of(first)}:"


def _has(statement: Statement, place: int, text: str, start: int) -> bool:
    """Whether a place of a text that begins at `start` is in somebody's words: quoted, or behind "claimed that"."""
    if any(a <= place < b for a, b in statement.spans):
        return True
    behind = statement.cue[1] if statement.cue is not None else place
    return start <= behind < place and _THAT.fullmatch(text, behind - start, place - start) is not None


def _hedge(text: str, verb: Token) -> str | None:
    """The word before a verb that leaves open whether it is so ("Reed allegedly stole it"), as a sentence has it.

    None where the sentence has the verb without one.
    """
    found = words(text)
    places = [i for i, word in enumerate(found) if is_form(word, verb)]
    led = [next((w for w in found[max(0, i - _NEAR) : i] if w.folded in _ALLEGED), _charged(found[:i])) for i in places]
    first = led[0] if led and None not in led else None
    return None if first is None else text[first.start : first.end]


def _charged(before: Sequence[Word]) -> Word | None:
    """The word that only charges somebody with a deed: "accused Reed of having shot him"."""
    rest = list(before)
    while rest and rest[-1].folded in _HAVING:
        rest.pop()
    if not rest or rest[-1].folded not in _OF:
        return None
    return next((w for w in reversed(rest[-_FAR:]) if w.folded in _CHARGED), None)


def source_of(statement: Statement) -> str:
    """Who said it, as in a note; whom the document does not name, by what it calls them."""
    if statement.speaker is not None and statement.confidence >= SURE:
        return attribution(statement) or statement.speaker
    return f"“{words_for}”" if (words_for := called(statement)) else "somebody whom it does not name"
