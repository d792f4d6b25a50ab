"""What the words around somebody tell of them: "passed by the Senate", "resigned as mayor", "the board fired Reed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.checks.happening import denied, is_form, left_open
from bot.conversation.checks.on_whom import CLAUSE, noun_behind
from bot.conversation.checks.told_not import Asked
from bot.conversation.function_words import ARTICLES
from knowledge.extraction.cast.lexicon import TITLES
from knowledge.language.words import STOP, Word, is_past, words

BEING = frozenset("was were been is are being be got gotten get".split())
_OWN = frozenset({"its", "his", "her", "their"})
# So many words stand before what something is done to, and tell whose or of what kind it is.
_DESCRIBING = 4
# Whoever does something, and the verb.
_SOMEBODY_DID = 2
_IF = frozenset({"if", "once", "unless", "until", "when", "be"})
_WAS_NOT = frozenset({"wasn't", "weren't"})
# What a board votes to do to somebody is done, within so many words before it.
_DECIDED, _FAR = frozenset({"voted", "agreed", "decided"}), 8
_SUITS, _BROUGHT = frozenset({"lawsuit", "suit"}), frozenset({"filed", "brought"})
# "Ada Reed, the fired superintendent, ...".
_NOW_CALLED = re.compile(r",\s(?:the|an?|its|their)\s(?:\w{1,20}ly\s)?(\w{1,20})\s")


def as_that(before: Sequence[Word], asked: Asked) -> bool:
    """Whether the words before what somebody is called tell that they did it as that: "Reed resigned as" mayor."""
    rest = list(before)
    if rest and rest[-1].folded in ARTICLES | _OWN:
        rest.pop()
    if len(rest) < _SOMEBODY_DID or rest[-1].folded != "as" or not is_form(rest[-2], asked.verb):
        return False
    leading = rest[:-2]
    # "Would not resign as mayor", "called on Reed to resign as mayor".
    return rest[-2].folded != asked.verb.folded and not left_open(leading, base=False) and not denied(leading)


def did_by(before: Sequence[Word], asked: Asked) -> bool:
    """Whether the words before a name tell that they did it: "the bill was passed by the Senate"."""
    rest = list(before)
    while rest and (rest[-1].folded in ARTICLES or rest[-1].folded in TITLES):
        rest.pop()
    if _sues(rest, asked):
        return True
    if len(rest) <= _SOMEBODY_DID or rest[-1].folded != "by" or not is_form(rest[-2], asked.verb):
        return False
    leading = rest[:-2]
    if asked.ahead or not is_past(rest[-2].folded) or leading[-1].folded in _IF:
        return False
    if leading[-1].folded in _WAS_NOT or [w.folded for w in leading[-2:]] in (["was", "not"], ["were", "not"]):
        return not asked.done  # that they did not is told as plainly
    return not left_open(leading, base=False) and not denied(leading)


def _sues(before: Sequence[Word], asked: Asked) -> bool:
    """Whether what leads up to a name makes a suit theirs: "dismissed a lawsuit by Reed", of "did Reed sue?"."""
    rest = [w.folded for w in before]
    if rest[-2:-1] and rest[-2] in _BROUGHT:
        rest.pop(-2)
    suit = rest[-1:] == ["by"] and rest[-2:-1] and rest[-2] in _SUITS
    return bool(suit) and asked.verb.folded in _SUITS and not left_open(before[:-2], base=False)


def suffers(before: Sequence[Word], behind: str, asked: Asked) -> bool:
    """Whether a clause tells that somebody did it to them: "the board fired Rob Tierney", of "was Tierney fired?".

    "Fired Tierney aide Ada Reed" is of Reed: behind a name stands no further noun.
    """
    led = list(before)
    for _ in range(_DESCRIBING):
        # "Dismissed Sheriff Roy Pickett's lawsuit": what is between tells whose, or of what kind.
        if led and not is_form(led[-1], asked.verb) and (led[-1].folded in ARTICLES or led[-1].folded not in STOP):
            led.pop()
    if asked.behind is not None or denied(led):
        return False
    called = _NOW_CALLED.match(behind)
    if called is not None and any(is_past(w.folded) and is_form(w, asked.verb) for w in words(called[1])):
        return not asked.rest
    if len(led) < _SOMEBODY_DID or not is_form(led[-1], asked.verb):
        return False
    decided = led[-2].folded == "to" and not _DECIDED.isdisjoint(w.folded for w in led[-_FAR:])
    if not decided and not is_past(led[-1].folded):
        return False
    clause = words(CLAUSE.split(behind)[0])
    if not asked.called and noun_behind(behind):
        return False
    leading = led[: -2 if decided else -1]
    if leading[-1].folded in BEING or leading[-1].folded == "to" or left_open(leading, base=False):
        return False
    return asked.rest <= {w.stem for w in (*leading, *clause)}
