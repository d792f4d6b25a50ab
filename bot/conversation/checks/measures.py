"""Which kind of measure a question asks for, and which passage tells one: lengths, sizes, strengths, last days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.conversation.checks.happening import lacks_little
from bot.conversation.function_words import AUXILIARIES
from bot.conversation.turn import Turn
from knowledge.language.dates.lexicon import MONTHS, WEEKDAYS
from knowledge.language.words import STOP, stem, words
from knowledge.retrieval.related import RELATED
from knowledge.retrieval.search import Passage, instead

_NUMBER = (
    r"(?:\d[\d,./]*|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|dozens?|hundreds?|thousands?|millions?|billions?|several|few|many)"
)
_LENGTH = (
    r"(?:mile|(?:kilo|centi|milli)?met(?:er|re)|km|cm|mm|m|foot|feet|ft|inch|inche|yard|block|light[- ]year|page)s?"
)
_SIZE = rf"(?:(?:square|cubic) \w+|acre|hectare|pound|ton|tonne|kilo|kilogram|kg|lb|gallon|liter|litre|{_LENGTH})s?"
_TIME = r"(?:second|minute|hour|day|night|week|weekend|month|year|decade|centurie|century)s?"
_DAY = rf"(?:\d|the end|midnight|noon|tomorrow|next|late|early|mid|{'|'.join(MONTHS)}|\w+day\b)"
# The size of a share, a price, a debt; of a crowd.
_SHARE = r"\d ?%|\bper ?cent\b|[$€£]\d"
_CROWD = r"\b\d{1,3}(?:,\d{3})+\b|\b(?:dozen|hundred|thousand|million|billion)s?\b|\bsize of\b"
_SHAKING = "(?:it|quake|earthquake|tremor|aftershock|storm|hurricane|typhoon|cyclone|tornado|wind|gust)s?"


def _of(unit: str) -> str:
    """A number with a unit behind it: "6 1/2 feet", "two-mile", "4.5 million square miles"."""
    return rf"\b{_NUMBER}(?:[- ](?:\d[\d/]*|and a half|hundred|thousand|million|billion))*[- ]?{unit}\b"


# What somebody is sentenced to is no time that anything else took.
_PENALTY = (
    r" (?:in|behind|of) (?:[\w’']+ ){0,2}(?:prison|jail|bars|custody|probation|release|confinement|detention"
    r"|imprisonment)\b"
)
_PENAL = (
    r"prison|jail\w*|sentence\w*|serv(?:e|es|ed|ing)|bars|custody|probation|detention|detained|locked|imprison\w*|held"
    r"|faces?|facing|gets?|got|spen[dt]|stay\w*|kept"
)
# "Two weeks after an audit" tells when, and not how long.
_APART = r" (?:after|before|ago|earlier|later|prior)\b"
_LASTS = (
    rf"{_of(_TIME)}(?!{_PENALTY}|{_APART})|{_of(_LENGTH)}|\blife\b|"
    rf"\b(?:for|within|all|lasts|lasted|took|takes) (?:\w+ ){{0,2}}{_TIME}\b|"
    r"\b(?:until|till|through|forever|overnight)\b|\b(?:permanent|indefinite|temporari)ly\b|\bfrom\b.* \bto\b|"
    r"\bbetween\b.* \band\b|\b\d{4} ?[-–] ?\d{2}"
)
# So many of the likeliest passages are near the best one.
_NEAREST = 4


_MOST, _CHOOSING = frozenset({"most", "least", "fewest"}), frozenset({"which", "what", "who", "whose"})
# A capital that no sentence begins with.
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z]\w+")
CALENDAR = frozenset([*MONTHS, *WEEKDAYS])


class _Kind(NamedTuple):
    asked: re.Pattern[str]
    told: re.Pattern[str]


def _kind(asked: str, told: str) -> _Kind:
    return _Kind(re.compile(asked), re.compile(told, re.IGNORECASE))


# What a question asks in its repaired words, and what tells it; the first that matches holds.
_KINDS = (
    _kind(
        r"\bhow far\b(?! along)(?!.* (?:go|get)\b)", rf"{_of(_LENGTH)}|{_SHARE}|{_of(_TIME)}[’']? (?:away|from|drive)"
    ),
    _kind(
        rf"\bhow (?:strong|powerful)\b.*\b{_SHAKING}\b|\bwhat magnitude\b",
        r"\bmagnitude\b|\bcategory[- ](?:\d|one|two|three|four|five)|\d ?(?:mph|kph|knots)\b|"
        r"\d (?:miles|kilomet\w+) (?:per|an) hour",
    ),
    _kind(
        r"\bwhat (?:was|is) the (?:(?:final|full|half|end)[- ](?:time )?)?score(?:line)?\b",
        r"\b\d{1,3} ?[-–—] ?\d{1,3}\b|\b\d{1,3} to (?:\d{1,3}|nil)\b|\bnil[- ]|\b(?:drew|drawn|tied)\b",
    ),
    _kind(
        r"\bhow high\b.* (?:get|got|go|went|rise|climb|soar)\b",
        r"\b(?:high|peak\w*|reach\w*|hits?|topp\w*|(?:rose|climbed|soared) (?:\w+ )?to)\b[^.;]{0,40}\d",
    ),
    _kind(
        r"\bhow many (?:people|fans|spectators|visitors|guests)\b.* (?:came|come|attend|went|go|turn|show|watch)\b",
        r"(?:\d|dozens?|hundreds?|thousands?|millions?)(?: of)?(?: \w+)? "
        r"(?:people|fans|spectators|visitors|guests|supporters|viewers)\b|"
        r"\b(?:crowds?|attendance|sell-?out)\b[^.;]{0,30}\d|\b\d[\d,]+(?: \w+){0,3} (?:crowd|attendance|attend\w*)\b",
    ),
    _kind(r"\bhow (?:big|large|wide|tall|deep|high|heavy)\b(?! an?\b| of\b)", rf"{_of(_SIZE)}|{_SHARE}|{_CROWD}"),
    _kind(rf"\bhow long\b.*\b(?:{_PENAL})\b", rf"{_of(_TIME)}|{_LASTS}|\bsince\b|\blife\b"),
    _kind(r"\bhow long\b.* (?:have|has|had|been)\b", rf"{_LASTS}|\bsince\b"),
    _kind(r"\bhow long (?:after|before)\b", _of(_TIME)),
    _kind(r"\bhow long\b(?! ago)", rf"{_LASTS}|\bsince\b"),
    _kind(
        r"\b(?:until|till|by) when\b|\bwhen is the (?:deadline|last day)\b|\bdeadline (?:for|to)\b",
        rf"\b(?:until|till|through|by|deadline|due|no later than)\b(?: \w+){{0,2}} {_DAY}",
    ),
)

# What something costs is not what it brings in; "how much are ticket sales rising" asks of no price.
_PRICED = (
    r"(?:tickets?|admission|entry|entrance|fees?|fares?|pass|passes|prices?|rent)\b(?! (?:sales?|revenues?|\w+ing\b))"
)
_COST = re.compile(
    rf"\bhow much\b.*\b(?:cost|budget|spend)\b|\bhow much (?:is|are|was|were|for) (?:\w+ ){{0,4}}?{_PRICED}|"
    rf"\bwhat (?:is|are|was|were) (?:the|an?|\w+) (?:\w+ )?(?:cost|fees?|fares?|prices?)\b(?! \w+ing\b)"
)
_SPENT = re.compile(
    r"\b(?:costs?|costing|budget\w*|spen[dt]\w*|price\w*|pa(?:y|ys|id)|fees?|bills?|invest\w*|expens\w*)\b|"
    r"\b(?:for|at|worth) (?:\w+ ){0,2}[$€£]",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?|crowns?|cents?|pence|yen|free)\b", re.IGNORECASE)
# What is asked in money, and what tells a sum of it, or that it was none.
_MONEY_NAMED = re.compile(r"\bhow much (?!of\b)(?:\w+ ){0,2}?(?:money|cash|debt|tuition|funding)\b")
_IN_MONEY = re.compile(
    rf"{_MONEY_NAMED.pattern}|\bhow much (?:{'|'.join(sorted(AUXILIARIES))})\b.*\b(?:spen[dt]|spends|spending|costs?|"
    r"pays?|paid|paying|raised?|raising|bring in|brought in|donat(?:e|ed|ing)|invest(?:ed|ing)?|owed?|owes|bid|"
    r"earn(?:ed|s)?|charged?|borrow(?:ed)?|lend|lent)\b"
)
# "40 million masks" are counted, "3 million on repairs" is a sum that leaves its currency out.
_BARE = (
    r"(?! (?!(?:a|an|the|per|each|every|this|last|next|for|to|towards?|into|in|on|by|from|over|under|of|out|more|"
    r"less|as|at|and|or|with|since|after|before|during|until|annually|yearly|monthly|so|which|that|but|worth)\b)[a-z])"
)
_SUM = re.compile(
    rf"{_MONEY.pattern}|\b(?:thousand|million|billion|trillion)\b{_BARE}|\b(?:nothing|none|unpaid|without pay)\b|"
    r"\d (?:rupees?|pesos?|francs?|rou?bles?|yuan|won|rand|kron[aeo]r?|bucks?|lira)\b|"
    rf"\b\d{{1,3}}(?:,\d{{3}})+\b{_BARE}|(?:thousand|million|billion|trillion|,\d{{3}}) "
    r"(?:rupees?|pesos?|francs?|rou?bles?|yuan|won|rand|kron[aeo]r?|bucks?|lira)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\d ?%|\bper ?cent\b|\b(?:half|third|quarter|all|most|much|little) of\b|\bhalf (?:the|its|his|her|their)\b|"
    r"\b(?:double[ds]?|triple[ds]?|twice|times)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:gross\w*|earn(?:s|ed|ing|ings)?|revenues?|profits?|takings|box office|proceeds|raised|raises|donat\w+)\b|"
    r"\b(?:makes?|made|took in|takes? in|brought in|brings? in|collects?|collected|generates?)\b[^.;]{0,30}[$€£]",
    re.IGNORECASE,
)
# What is asked to come in, and what tells only a price; "is paid" tells what somebody makes.
_COMES_IN = re.compile(
    r"\bhow much(?: money)? (?:did|does|do|will|would|has|have|can|could)\b"
    r"(?!.*\b(?:costs?|pa(?:y|ys|id)|spend|spent)\b).*\b"
    r"(?:makes?|made|earn\w*|(?:bring|brought|take|took) in|gross\w*)\b(?! (?:it|them|us|her|him|me)\b)"
)
_PRICE = re.compile(r"\b(?:costs?|costing|budget\w*|price\w*|fees?)\b", re.IGNORECASE)


def measure_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one near the best that tells the kind of measure asked for before one that does not.

    It lacks hardly a word that the best one has; where it lacks none, it is no less sure.
    """
    if not passages or not without_measure(turn, passages[0]):
        return list(passages)
    best = passages[0]
    near = (p for p in passages[1:_NEAREST] if lacks_little(turn, best, p))
    told = next((p for p in near if not without_measure(turn, p)), None)
    if told is None:
        return list(passages)
    sure = best.confidence if told.lacking <= best.lacking else 0.0
    return instead(passages, replace(told, confidence=max(told.confidence, sure)))


def counted_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but one near the best that counts what "how many" asks for before one without it."""
    counts = bool(passages) and turn.understood.wanted == "how_many"
    if not counts or turn.query().counted not in passages[0].lacking:
        return list(passages)
    near = (p for p in passages[1:_NEAREST] if lacks_little(turn, passages[0], p))
    told = next((p for p in near if p.feature("counted")), None)
    return list(passages) if told is None else instead(passages, told)


def most_first(turn: Turn, passages: Sequence[Passage]) -> list[Passage]:
    """Passages in their order, but those that tell of "the most ferries" before others, where that is asked.

    They lack hardly a word that the best one has; what lacks none is no less sure.
    """
    pair = superlative(turn)
    if not passages or pair is None or _tells_most(turn, passages[0], pair):
        return list(passages)
    best = passages[0]
    told = [p for p in passages if _tells_most(turn, p, pair) and lacks_little(turn, best, p)]
    others = [p for p in passages if p not in told]
    sure = (max(p.confidence, best.confidence if p.lacking <= best.lacking else 0.0) for p in told)
    return [*(replace(p, confidence=c) for p, c in zip(told, sure, strict=True)), *others]


def superlative(turn: Turn) -> tuple[str, str] | None:
    """What "which" or "who" asks the most of, as a word and a stem ("most", "ferri"); None where it does not."""
    tokens = turn.understood.tokens
    if _CHOOSING.isdisjoint(t.folded for t in tokens):
        return None
    return next(
        ((a.folded, stem(b.folded)) for a, b in pairwise(tokens) if a.folded in _MOST and b.folded not in STOP), None
    )


def _tells_most(turn: Turn, passage: Passage, pair: tuple[str, str]) -> bool:
    """Whether a sentence tells of the most of something, with a name that the question has not."""
    document, of = passage.candidate.document, {pair[1], *RELATED.get(pair[1], "").split()}
    rows = [r for r in turn.snapshot.sentences(document) if passage.start <= r.start < passage.end]
    return any(
        any(one.folded == pair[0] and other.stem in of for one, other in pairwise(words(text)))
        and any(m.group().casefold() not in known for m in _NAME.finditer(text))
        for known in [CALENDAR | {t.folded for t in turn.understood.tokens}]
        for text in (turn.snapshot.text(document, r.start, r.end) for r in rows)
    )


def without_measure(turn: Turn, passage: Passage) -> bool:
    """Whether a question asks for a kind of measure ("how far") of which a passage tells none."""
    return lacks_measure(turn, turn.snapshot.text(passage.candidate.document, passage.start, passage.end))


def lacks_measure(turn: Turn, text: str) -> bool:
    """Whether a question asks for a kind of measure of which a text tells none."""
    kind = next((k for k in _KINDS if k.asked.search(turn.understood.plain)), None)
    return kind is not None and kind.told.search(" ".join(text.split())) is None


def tells_no_cost(turn: Turn, texts: Sequence[str]) -> bool:
    """Whether it is asked what something costs, and the first text tells only what it brings in, or none any sum."""
    asked = _COST.search(turn.understood.plain) is not None
    plain = [" ".join(text.split()) for text in texts]
    takings = bool(plain) and _TAKEN.search(plain[0]) is not None and _SPENT.search(plain[0]) is None
    return asked and (takings or not any(_SPENT.search(text) or _MONEY.search(text) for text in plain))


def tells_no_takings(turn: Turn, texts: Sequence[str]) -> bool:
    """Whether it is asked what something brings in, and no text tells that, the first one only what it costs."""
    asked = _COMES_IN.search(turn.understood.plain) is not None
    plain = [" ".join(text.split()) for text in texts]
    return asked and bool(plain) and _PRICE.search(plain[0]) is not None and not any(map(_TAKEN.search, plain))


def asks_for_money(turn: Turn) -> bool:
    """Whether "how much" asks for a sum of money ("How much did Reed spend?"), and not for any other amount."""
    return _IN_MONEY.search(turn.understood.plain) is not None


def tells_sum(turn: Turn, text: str) -> bool:
    """Whether a text has a sum of money or says that it was none; or a share, unless money itself is asked for."""
    plain = " ".join(text.split())
    named = _MONEY_NAMED.search(turn.understood.plain) is not None
    return _SUM.search(plain) is not None or (not named and _PART.search(plain) is not None)
