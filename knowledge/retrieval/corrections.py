"""Notices of a correction, a revision or a newer figure, and the quantities that a text gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from knowledge.language.dates.lexicon import MONTHS, NUMBERS
from knowledge.language.wordings import Wordings
from knowledge.language.words import stem

# "own": a document puts itself or another right; "revised": somebody gives another figure than before.
Notice = Literal["own", "revised"]

_WORDS = r"(?:[\w’'-]{1,30}\s)"
_PIECE = r"(?:article|story|report|post|version|edition|dispatch|item|headline|caption|statement|release|bulletin)"
_FIGURE = r"(?:estimates?|figures?|tolls?|tall(?:y|ies)|counts?|totals?|projections?|forecasts?|readings?|numbers?)"
_NUMBER = r"(?:[$€£]\s?)?\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zero)\b"
_EARLIER = r"(?:earlier|previous|prior|original|first|initial)"
_MISTOLD = "misstated|misreported|misidentified|misnamed|misspelled|misquoted|misattributed"
_OWN = Wordings(
    {
        "correction clarification": r"""
    (?:^|(?<=\n))\W{0,3}(?:Corrections?|CORRECTIONS?|Clarifications?|CLARIFICATIONS?)\b[^:.\n]{0,30}[:—–]
    """,
        "earlier previous prior original first initial": rf"""
    \b(?i:{_EARLIER}\s{_WORDS}{{0,2}}{_PIECE})\b[^.]{{0,80}}?
       \b(?i:misst\w+|mis(?:identif|spel|nam|report|quot|attribut)\w+|incorrect\w*|wrong\w*|erroneous\w*|mistaken\w*
         |inaccurate\w*)\b
    |\b(?i:{_EARLIER}\s{_WORDS}{{0,2}}(?:version|edition)(?:\s(?:of|to)\s(?:this|the|our|that)\s{_PIECE})?)
       \b(?!\sof\b)[^.]{{0,80}}?
       \b(?i:said|stated|gave|given|called|named|put|reported|omitted)\b
    |\b(?i:{_EARLIER}\s{_WORDS}{{0,2}}(?:statement|report|estimate|count|tally|release|figure)s?)\b[^.;]{{0,60}}?
       \b(?i:said|stated|gave|given|put|listed|reported)\b[^.;]{{0,40}}?(?:\d|\b(?i:{_NUMBER}))
    """,
        "corrected amended": rf"""
    \b(?i:{_PIECE})\s(?i:has|have|was|were)\s(?i:been\s)?(?i:since\s)?(?i:corrected|amended)\b
    """,
        _MISTOLD.replace("|", " "): rf"""
    \b(?i:{_PIECE}|we)\b[^.]{{0,80}}?\b(?i:{_MISTOLD})\b
    |\b(?i:was|were)\s(?i:{_MISTOLD})\b
    """,
        "should": rf"""
    \b(?i:{_PIECE}|figure|sum|number|name|date|sentence)\s(?i:should\shave\s(?:said|read|stated|been))\b
    """,
        "incorrectly wrongly erroneously mistakenly regret": r"""
    \b(?i:(?:was|were)\s(?:incorrectly|wrongly|erroneously|mistakenly)\s(?:reported|given|stated|identified|named))\b
    |\b(?i:regrets?\sthe\serrors?)\b
    """,
    },
    re.VERBOSE,
)
_REVISED = Wordings(
    {
        "revis correct amend": rf"\b(?:revis|correct|amend)(?:es|s|ed|ing)\b[^.;]{{0,80}}?(?:\b{_FIGURE}\b|\d)",
        "revised corrected amended overstated understated twice": rf"""
    \b{_FIGURE}\b[^.;]{{0,80}}?\b(?:(?:revised|corrected|amended|overstated|understated)\b|counted\s{_WORDS}{{0,3}}twice)
    |\b(?:counted\s(?:[\w’'-]{{1,20}}\s){{0,3}}twice|corrected|revised)\b
    """,
        "lower rais updat adjust narrow increas reduc cut": rf"""
    \b(?:lower|rais|updat|adjust|narrow|increas|reduc|cut)(?:s|es|ed|ing|ting)?\b[^.;]{{0,60}}?
       (?:\b{_FIGURE}\b|\bto\s(?:{_NUMBER}))
    """,
        "rose risen climbed grew grown fell fallen dropped": rf"""
    \b(?:{_FIGURE}|it)\b[^.;]{{0,60}}?\b(?:rose|risen|climbed|grew|grown|fell|fallen|dropped)\b[^.;]{{0,30}}?
       \bto\s(?:{_NUMBER})
    """,
        "now": r"""
    \bnow\s(?:ha[sd]|have|totals?|puts?|sa(?:y|ys|id)|believe[sd]?|estimate[sd]?|stands?|lists?|counts?|expect(?:s|ed)?
       |thought|reports?)\b
    |\b(?:is|are|was|were)\snow\s(?:put|said|estimated|believed|thought|known|expected)\b
    """,
        "not rather instead": rf",?\s(?:not|rather\sthan|instead\sof|and\snot)\s(?:about\s|the\s|as\s)?(?:{_NUMBER})",
        "previously initially originally earlier first": r"""
    \b(?:previously|initially|originally|earlier|at\sfirst|first)\s(?:had\s)?
       (?:said|reported|put|stated|announced|estimated|gave|given|cited|told|listed|claimed)\b
    """,
        "misstat misreport miscount miscalculat undercount overcount overstat understat transpos": r"""
    \b(?:misstat|misreport|miscount|miscalculat|undercount|overcount|overstat|understat|transpos)(?:ed|es|ing)\b
    """,
        "error": r"\b(?:typographical\serror|clerical\serror)\b",
    },
    re.VERBOSE | re.IGNORECASE,
)
# Stems by which notices are looked for.
CUES = tuple(
    dict.fromkeys(
        map(
            stem,
            """correct corrected correction clarification revised amended misstated misreported misidentified misnamed
            misquoted earlier version previous original initially originally previously updated lowered raised
            overstated understated recount miscounted miscalculated transposed twice wrong incorrectly erroneously error
            now narrowed put toll estimate""".split(),
        )
    )
)
# More of a text is not read: a sentence this long is a table.
_LONGEST = 1_500


def notice(text: str) -> Notice | None:
    """What kind of notice a sentence gives; None for none."""
    read = text[:_LONGEST]
    if _OWN.tell(read):
        return "own"
    return "revised" if _REVISED.tell(read) else None


_CONTRAST = re.compile(
    r"\b(?:not|rather than|instead of|from|first|initially|originally|previously|earlier|\w*stated|counted|transposed|"
    r"correct\w*|revis\w*|amend\w*|mis\w+)\b",
    re.IGNORECASE,
)


def contrasts(text: str) -> bool:
    """Whether a sentence may set a number against another: "52, not 40"; "twelve now, and three barns" does not."""
    return _CONTRAST.search(text[:_LONGEST]) is not None


class Quantity(NamedTuple):
    """A number of a text: money, a share, a score of two numbers ("4-1"), or any other; `large` where in millions."""

    kind: Literal["money", "percent", "score", ""]
    value: float
    large: bool = False

    def like(self, other: Quantity) -> bool:
        """Whether both may be of one thing: "3.9 million" may be dollars."""
        if self.kind == other.kind:
            return True
        return {self.kind, other.kind} == {"money", ""} and self.large and other.large


_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_SPELT = "|".join(sorted(NUMBERS.keys() - _SCALES.keys(), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"""
    (?<![\w.,/:–-])(?:(?P<money>[$€£])\s?)?
    (?:(?P<one>\d{{1,3}})(?:\s?[-–]\s?|(?P<to>\sto\s))(?P<other>\d{{1,3}})(?![\w,%.-]*\d)
      |(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!:\d)
      |\b(?P<word>{_SPELT})(?:-(?P<ones>{_SPELT}))?\b)
    (?:[\s-](?P<scale>hundred|thousand|million|billion|trillion|bn|m)\b)?
    (?P<behind>\s?%|\s(?:percent|per\scent|dollars|euros|pounds\ssterling)\b|\s?[ap]\.?m\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_DATED_BEFORE = re.compile(rf"\b(?:{_MONTH})\.?\s$")
_DATED_BEHIND = re.compile(rf"\s(?:{_MONTH})\b")
_YEARS = range(1800, 2101)
_LARGE = 1e5
# "Well 4", "Local 77": the number names it. "About 40" begins a sentence.
_NAMED = re.compile(r"[\w,;’'] [A-Z][\w.]*\s$")


def quantities(text: str) -> frozenset[Quantity]:
    """The numbers that a text gives, but for years, days, hours and what is part of a name."""
    return frozenset(_quantities(text[:_LONGEST]))


def _quantities(text: str) -> Iterable[Quantity]:
    for m in _QUANTITY.finditer(text):
        behind = (m["behind"] or "").strip().casefold()
        dated = _DATED_BEFORE.search(text, max(0, m.start() - 12), m.start()) or _DATED_BEHIND.match(text, m.end())
        if (behind[:1] in {"a", "p"} and behind[1:2] in {"m", "."}) or dated:
            continue
        if m["one"]:
            if not m["money"]:
                yield Quantity("score", float(m["one"]) * 1_000 + float(m["other"]))
            if m["to"]:  # "from 40 to 52"
                yield from (Quantity("", float(m[part])) for part in ("one", "other"))
            continue
        plain = m["digits"] is not None and m["digits"].isdigit() and not (m["money"] or m["scale"] or behind)
        if plain and (int(m["digits"]) in _YEARS or _NAMED.search(text, max(0, m.start() - 20), m.start())):
            continue
        value = float(m["digits"].replace(",", "")) if m["digits"] else float(NUMBERS[m["word"].casefold()])
        value += float(NUMBERS[m["ones"].casefold()]) if m["ones"] else 0.0
        scale = _SCALES.get((m["scale"] or "").casefold(), 1.0)
        money = m["money"] or behind in {"dollars", "euros", "pounds sterling"}
        kind: Literal["money", "percent", ""] = "money" if money else "percent" if behind else ""
        yield Quantity(kind, value * scale, value * scale >= _LARGE)
