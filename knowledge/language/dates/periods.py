"""Periods of the calendar by name: decades, centuries, quarters, halves, seasons, holidays."""

from __future__ import annotations

import re

from knowledge.language.dates.absolute import year_value
from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.holidays import holiday
from knowledge.language.dates.values import value_of, week_value


def decade(context: Context, i: int, j: int) -> Found | None:
    """Read "the 1990s", "the early '80s", "the nineties"."""
    index = next(k for k in range(i, j) if context.letters[k] == "B")
    digits = re.sub(r"\D", "", context.code(index))
    if len(digits) == 4 and digits.endswith("00") and digits[:2] != "20":
        return Found("DATE", digits[:2], f"'{context.surface(i, j)}' as written")
    if len(digits) == 4:
        return Found("DATE", digits[:3], f"'{context.surface(i, j)}' as written")
    if len(digits) == 1 and context.letters[i] != "t" and i == index:
        return None
    if len(digits) == 2 and context.word(index)[0].isdigit() and context.word(i - 1) in {"his", "her", "their", "my"}:
        return None
    if i < index and context.word(i) in {"his", "her", "their", "my", "our", "your", "its"}:
        return None
    pivot = context.anchor.year if context.anchor else 2025
    century = 20 if int(digits[0]) * 10 <= pivot % 100 and pivot >= 2020 else 19
    return Found("DATE", f"{century}{digits[0]}", f"'{context.surface(i, j)}' as written")


def century(context: Context, i: int, j: int) -> Found | None:
    """Read "the 19th century"."""
    index = next(k for k in range(i, j) if context.letters[k] == "O")
    unit = next(k for k in range(index, j) if context.letters[k] in "UV")
    if context.code(unit) != "C":
        return None
    return Found("DATE", f"{context.number(index) - 1:02d}", f"'{context.surface(i, j)}' as written")


def part_of_year(context: Context, i: int, j: int) -> Found | None:
    """Read "the third quarter", "second-quarter 2010", "the first half of last year"."""
    letters = context.letters
    unit_at = next(
        (k for k in range(j - 1, i - 1, -1) if letters[k] in "Uh" and context.code(k) in ("Q", "half")), None
    )
    ordinal = next((k for k in range(i, j) if letters[k] in "Osl"), None)
    if unit_at is None or ordinal is None:
        return None
    nth = 2 if letters[ordinal] in "sl" else context.number(ordinal)
    kind = "Q" if context.code(unit_at) == "Q" else "H"
    if nth > (4 if kind == "Q" else 2):
        return None
    named = year_value(context, i, j)
    reason = f"'{context.surface(i, j)}' as written" if named else context.by_anchor(i, j)
    if named is None:
        earlier = re.search(r"U-?[ge]", letters[i:j]) is not None
        named = _year_of_part(context, nth, kind, i, j)
        if named is not None and earlier:
            named -= 1
    value = f"{named if named is not None else 'XXXX'}-{kind}{nth}"
    return Found("DATE", value, reason)


def _year_of_part(context: Context, nth: int, kind: str, i: int, j: int) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    own = (anchor.month - 1) // (3 if kind == "Q" else 6) + 1
    tense = context.tense(i, j)
    if nth > own and tense <= 0 and (nth - own > 1 or tense < 0):
        return anchor.year - 1
    if nth < own and tense > 0 and own - nth > 1:
        return anchor.year + 1
    return anchor.year


def season(context: Context, i: int, j: int) -> Found | None:
    """Read "last fall", "the summer of 2010", "this past spring"."""
    index = next(k for k in range(i, j) if context.letters[k] == "S")
    code = context.code(index)
    named = year_value(context, index, j)
    if named is not None:
        return Found("DATE", f"{named:04d}-{code}", f"'{context.surface(i, j)}' as written")
    if context.anchor is None:
        return Found("DATE", f"XXXX-{code}", context.by_anchor(i, j))
    own = value_of(context.anchor, "S")
    year_, order = int(own[:4]), ["SP", "SU", "FA", "WI"]
    ahead = order.index(code) - order.index(own[5:])
    lead = context.letters[i:index]
    if ("l" in lead or "L" in lead) and ahead >= 0:
        year_ -= 1
    elif ("x" in lead or "X" in lead) and ahead <= 0:
        year_ += 1
    elif "i" not in lead and context.tense(i, j) < 0 and ahead > 0:
        year_ -= 1
    return Found("DATE", f"{year_:04d}-{code}", context.by_anchor(i, j))


def feast(context: Context, i: int, j: int) -> Found | None:
    """Read "Christmas Day", "Thanksgiving 2010", "last Easter", "Easter week"."""
    index = next(k for k in range(i, j) if context.letters[k] == "H")
    words = context.surface(index, index + 1)
    named = year_value(context, i, j)
    anchor = context.anchor
    if named is None and anchor is None:
        return Found("DATE", "XXXX-XX-XX", context.by_anchor(i, j))
    if named is None and anchor is not None:
        days = [d for y in (-1, 0, 1) if (d := holiday(words, anchor.year + y))]
        tense = context.tense(i, j)
        if "l" in context.letters[i:index]:
            days = [d for d in days if d < anchor]
        elif "x" in context.letters[i:index]:
            days = [d for d in days if d > anchor]
        if not days:
            return None
        day = min(days, key=lambda d: abs((d - anchor).days) + (120 if (d - anchor).days * tense < 0 else 0))
        reason = context.by_anchor(i, j)
    else:
        day_ = holiday(words, named or 1)
        if day_ is None:
            return None
        day, reason = day_, f"'{context.surface(i, j)}' as written"
    if context.letters[j - 1] == "E" or (context.letters[j - 1] == "U" and context.code(j - 1) == "W"):
        return Found("DATE", week_value(day) + ("-WE" if context.letters[j - 1] == "E" else ""), reason)
    return Found("DATE", day.isoformat(), reason)


def coded_part(context: Context, i: int, j: int) -> Found | None:
    """Read "Q3 2011", "H1", "2011 Q3"."""
    index = next(k for k in range(i, j) if context.letters[k] == "0")
    code = context.word(index).upper()
    named = year_value(context, i, j)
    if code[0] == "H" and code[1] > "2":
        return None
    if named is None:
        if context.word(j) == "-" or context.anchor is None:
            return None
        named = _year_of_part(context, int(code[1]), code[0], i, j)
    return Found("DATE", f"{named:04d}-{code}", f"'{context.surface(i, j)}' as written")
