"""Things named by a word and a number: "Harbour 2" is not "Harbour 1", nor two of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.phrasings import Token
from bot.conversation.turn import Turn
from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.language.dates.lexicon import MONTHS
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.search import Passage

_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
# Numbers as questions have them in digits, and as texts may spell them.
SPELT: Mapping[str, tuple[str, ...]] = {
    **{str(n): (word,) for n, word in enumerate(_CARDINALS, 1)},
    **{f"{n}{_ENDINGS.get(n, 'th')}": (word,) for n, word in enumerate(ORDINALS, 1)},
}
_JOINED = re.compile(r"([a-z]{2,})\d+")
ROMAN: Mapping[str, str] = {str(n): roman for n, roman in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}

# "Kids under 5", "a fan aged 9", "5 and under", "the 9-year-old": how old somebody is, and no figure of what is told.
_LIMITS, _AGED = frozenset("under over above below".split()), frozenset("age aged ages".split())
_AND, _UP = frozenset({"and", "or"}), frozenset("under over above below older younger up".split())
# "Beat Dorn 1-0": no "Dorn 1".
_SCORE = re.compile(r"[-–:]\d")
# So much of the rest of a question is told where a number stands in place of the one asked about.
_MOST = 0.75
_NEXT = 20
# A number as it is written, with its scale.
_FIGURE = re.compile(
    r"(?P<money>[$€£] ?)?\b\d(?:[.,]?\d)*"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|%|percent\b|per cent\b))?",
    re.IGNORECASE,
)
_PERCENT = {"percent": "%", "per cent": "%"}
_AGES = frozenset(
    map(stem, PERSON_NOUNS | set("people kid adult senior those anyone everyone anybody toddler".split()))
)


def tells_kind(turn: Turn, place: int, document: int) -> bool:
    """Whether a number of the question only says of whom or what it asks, in a word that the document has, too.

    That is an age ("kids under 5") or the number of a name ("Otter 9"): what is told of them need not repeat it.
    """
    number = turn.understood.tokens[place].folded
    if _is_age(turn.understood.tokens, place):
        return not turn.stems_of(document).isdisjoint(map(stem, (number, *SPELT.get(number, ()))))
    before = turn.understood.tokens[place - 1].folded if place else ""
    return bool(before) and number in _numbers_of(turn, document, stem(before))


def _is_age(tokens: tuple[Token, ...], place: int) -> bool:
    before = [t.folded for t in tokens[max(0, place - 2) : place]]
    behind = [t.folded for t in tokens[place + 1 : place + 4]]
    limited = len(before) > 1 and before[1] in _LIMITS and stem(before[0]) in _AGES
    open_ended = len(behind) > 1 and behind[0] in _AND and behind[1] in _UP
    # "A 9-year-old record" is a figure of it.
    old = behind[:1] == ["year"] and (behind[1:2] == ["olds"] or (behind[1:2] == ["old"] and stem(behind[-1]) in _AGES))
    return limited or open_ended or old or bool(before and before[-1] in _AGED)


def _numbers_of(turn: Turn, document: int, called: str) -> set[str]:
    """The numbers that a document, or its title, has right behind a capitalised word: "1" and "2" of "Harbour"."""
    texts = [turn.snapshot.card(document).title or ""]
    rows = turn.snapshot.sentences(document)
    texts += [turn.snapshot.text(document, r.start, r.end) for r in rows if called in r.stems.split()]
    return {number for text in texts for number in _numbered(text, called)}


def _numbered(text: str, called: str) -> Iterator[str]:
    for one, other in pairwise(words(text)):
        joined = text[one.end : other.start] in {" ", "-", "\u00a0"}
        if one.stem == called and text[one.start].isupper() and joined and other.folded.isdigit():
            yield other.folded


def unnamed_number(turn: Turn, document: int, start: int, end: int) -> str | None:
    """What the question names by word and number ("Harbour 2") and [start, end) of a document, or its title, does not.

    None where it names nothing so, or all of it stands there. What is written in one ("MX9") counts where another of
    its kind ("MX6") stands there instead.
    """
    tokens = turn.understood.tokens
    for token in tokens:
        kind = _JOINED.fullmatch(token.folded)
        if kind is None:
            continue
        shown = {w.folded for w in words(turn.snapshot.text(document, start, end))}
        others = (m for m in map(_JOINED.fullmatch, shown) if m is not None)
        if token.folded not in shown and any(m[1] == kind[1] for m in others):
            return turn.understood.text[token.start : token.end]
    ends = {n.end - 1 for n in turn.understood.names}
    for i, (one, other) in enumerate(pairwise(tokens)):
        surface = turn.understood.text[one.start : one.end]
        numbered = other.folded.isdigit() and (surface != surface.lower() or i in ends)
        dated = any(t.start <= other.start < t.end for t in turn.understood.times)
        score = _SCORE.match(turn.understood.text, other.end) is not None
        if numbered and not dated and not score:
            told = [w.stem for w in words(turn.snapshot.text(document, start, end))]
            title = [w.stem for w in words(turn.snapshot.card(document).title or "")]
            # "Wilma 2" is "Wilma II".
            printed = {other.folded, ROMAN.get(other.folded, "").casefold()}
            pairs = {*pairwise(told), *pairwise(title)}
            known = set() if one.folded in MONTHS else _numbers_of(turn, document, stem(one.folded))
            if known != {other.folded} and pairs.isdisjoint((stem(one.folded), number) for number in printed):
                return turn.understood.text[one.start : other.end]
    return None


def other_figure(turn: Turn, start: int, best: Passage) -> str | None:
    """The one number that the best sentence gives in place of the one that stands from `start` on in a question.

    Both are of the same unit ("billion", "$", "guests"), and the rest of the question is told there.
    """
    text = turn.snapshot.text(best.candidate.document, best.candidate.start, best.candidate.end)
    asked = next((m for m in _FIGURE.finditer(turn.understood.text) if m.start() <= start < m.end()), None)
    if asked is None:
        return None
    own = {t.folded for t in turn.understood.tokens if asked.start() <= t.start < asked.end()}
    rest = turn.stems(t for t in turn.understood.content() if t.folded not in own)
    if turn.share(rest, set(rest) - best.lacking) < _MOST:
        return None
    unit = _unit(turn.understood.text, asked)
    told = {m.group() for m in _FIGURE.finditer(text) if _same_unit(unit, _unit(text, m))}
    return told.pop() if len(told) == 1 else None


class _Unit(NamedTuple):
    money: bool
    scale: str
    counted: str


def _unit(text: str, figure: re.Match[str]) -> _Unit:
    behind = words(text[figure.end() : figure.end() + _NEXT])
    counted = behind[0].stem if behind and behind[0].folded not in STOP else ""
    scale = (figure["scale"] or "").casefold()
    return _Unit(bool(figure["money"]), _PERCENT.get(scale, scale), counted)


def _same_unit(asked: _Unit, told: _Unit) -> bool:
    if asked.money or (told.money and not asked.counted):
        return told.money and asked.scale == told.scale and bool(asked.money or asked.scale)
    if asked.scale == "%":
        return told.scale == "%"
    return bool(asked.counted) and asked.counted == told.counted
