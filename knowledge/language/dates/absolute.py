"""Expressions that name their place on the calendar: dates, months, years, decades, quarters, holidays."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.holidays import holiday
from knowledge.language.dates.values import add_months, value_of, week_value

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[t ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(z|[+-]\d\d:?\d\d)?)?")
_NUMERIC = re.compile(r"(\d+)[/.-](\d+)[/.-](\d+)")


def full_year(short: int, anchor: dt.date | None) -> int:
    """The year that two digits mean: not more than twenty years after the document's."""
    pivot = (anchor.year if anchor else 2025) + 20
    year = pivot - pivot % 100 + short
    return year if year <= pivot else year - 100


def year_value(context: Context, i: int, j: int) -> int | None:
    """The year that tokens i to j name: digits, "'99", or "last year"."""
    for index in range(j - 1, i - 1, -1):
        letter = context.letters[index]
        if letter == "Y":
            return context.number(index)
        if letter == "k":
            return full_year(int(context.word(index)[1:]), context.anchor)
        if context.letters[index + 1 : index + 3] in ("-g", "-e"):
            continue
        if letter == "U" and context.code(index) == "Y" and context.anchor:
            step = {"l": -1, "x": 1, "X": 1}.get(context.letters[max(index - 1, i)])
            before = context.letters[i:index]
            if step is None and "j" in before and context.told and len(context.told) > 3:
                return int(context.told[:4])
            return context.anchor.year + (step or (-1 if "L" in before else 0))
    return None


def settle_month(context: Context, month: int, i: int, j: int) -> int | None:
    """The year of a month that stands alone, by tense and by nearness to the document's date."""
    anchor = context.anchor
    if anchor is None:
        return None
    letters = context.letters[max(0, i - 1) : j]
    if "l" in letters or "L" in letters:
        return anchor.year if month < anchor.month else anchor.year - 1
    if "x" in letters or "X" in letters:
        return anchor.year if month > anchor.month else anchor.year + 1
    if "i" in letters:
        return anchor.year
    tense = context.tense(i, j)
    if tense > 0 and month < anchor.month:
        return anchor.year + 1
    if tense <= 0 and month > anchor.month:
        ahead = month - anchor.month
        return anchor.year - 1 if ahead > (1 if tense < 0 else 5) else anchor.year
    return anchor.year


def iso(context: Context, i: int, j: int) -> Found | None:
    """Read "2023-07-06", "2023-07-06T14:30Z", "7/6/2023", "06.07.2023"."""
    word = context.word(i)
    match = _ISO.fullmatch(word)
    reason = f"'{context.surface(i, j)}' as written"
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        if day is None:
            return Found("DATE", f"{year}-{month}", reason) if 1 <= int(month) <= 12 else None
        if not _exists(int(year), int(month), int(day)):
            return None
        if hour is None:
            return Found("DATE", f"{year}-{month}-{day}", reason)
        clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + (zone or "").upper()
        return Found("TIME", f"{year}-{month}-{day}{clock}", reason)
    numeric = _NUMERIC.fullmatch(word)
    if numeric is None:
        return None
    a, b, c = (int(x) for x in numeric.groups())
    if a > 31:
        year_, month_, day_ = a, b, c
    else:
        year_ = c if c > 99 else full_year(c, context.anchor)
        month_, day_ = (b, a) if a > 12 or "." in word else (a, b)
    return Found("DATE", f"{year_:04d}-{month_:02d}-{day_:02d}", reason) if _exists(year_, month_, day_) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def month_day(context: Context, i: int, j: int) -> Found | None:
    """Read "July 6", "6 July 2023", "Thursday, July 6th, 2023", "the 6th of July last year"."""
    letters = context.letters
    month_at = next((k for k in range(i, j) if letters[k] in "Mm"), None)
    if month_at is None:
        return None
    month = context.number(month_at)
    day_at = next((k for k in range(month_at + 1, j) if letters[k] in "DOn"), None)
    if day_at is None:
        day_at = next((k for k in range(month_at - 1, i - 1, -1) if letters[k] in "DOn"), None)
    if day_at is None:
        return None
    day = context.number(day_at)
    if letters[day_at] == "n" and letters[day_at + 1 : day_at + 2] == "O" and day_at + 1 < j:
        day += context.number(day_at + 1)
    if not 1 <= day <= 31:
        if day_at > month_at and 32 <= day <= 99 and letters[day_at] == "D":
            return Found("DATE", f"{full_year(day, context.anchor)}-{month:02d}", "as written")
        return None
    year = year_value(context, i, j)
    if year is not None:
        reason = f"'{context.surface(i, j)}' as written"
    else:
        year = _year_of_day(context, month, day, i, j)
        reason = context.by_anchor(i, j)
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}", reason)
    return Found("DATE", f"{year:04d}-{month:02d}-{day:02d}", reason) if _exists(year, month, day) else None


def _year_of_day(context: Context, month: int, day: int, i: int, j: int) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    tense = context.tense(i, j)
    nearest = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if _exists(year, month, day):
            distance = (dt.date(year, month, day) - anchor).days
            lead = 0 if tense == 0 or distance == 0 or (distance > 0) == (tense > 0) else 150
            nearest.append((abs(distance) + lead + (60 if distance > 0 and tense <= 0 else 0), year))
    return min(nearest)[1] if nearest else anchor.year


def month(context: Context, i: int, j: int) -> Found | None:
    """Read "July", "July 2023", "last July", "late July", "July last year"."""
    month_at = next(k for k in range(i, j) if context.letters[k] in "Mm")
    number = context.number(month_at)
    year = year_value(context, i, j)
    if year is not None:
        reason = f"'{context.surface(i, j)}' as written"
    else:
        if _is_name(context, i, month_at, j):
            return None
        year = settle_month(context, number, i, month_at + 1)
        reason = context.by_anchor(i, j)
    return Found("DATE", f"{year or 'XXXX'}-{number:02d}", reason)


def _is_name(context: Context, i: int, month_at: int, j: int) -> bool:
    """Whether a month's word is a name or a verb: "April Jones", "Theresa May", "May I"."""
    tokens = context.tokens
    if context.question:
        return False
    if i < month_at:
        return False
    before = context.letters[i - 1 : i] if i else ""
    if before in tuple("1bf2oFuJqy7&") and before:
        return False
    ends_line = j < len(tokens.starts) and context.letters[j] == "_"
    if ends_line and tokens.capitalised(j):
        return True
    if before == "_" and tokens.capitalised(i - 1) and tokens.words[month_at] in {"may", "april", "june", "august"}:
        return True
    return tokens.words[month_at] in {"may", "march"} and before in ("", ".", "|", ";")


def year(context: Context, i: int, j: int) -> Found | None:
    """Read "2010", "fiscal 2010", "'99", "mid-1990", "the year 2000"."""
    value = year_value(context, i, j)
    if value is None:
        return None
    if j - i == 1 and not _may_be_year(context, i, value):
        return None
    return Found("DATE", f"{value:04d}", f"'{context.surface(i, j)}' as written")


def _may_be_year(context: Context, i: int, value: int) -> bool:
    tokens = context.tokens
    if context.letters[i] == "k":
        return True
    if not 1400 <= value <= 2150:
        return False
    after, before = context.word(i + 1), context.word(i - 1)
    if after in {
        "%",
        "percent",
        "feet",
        "people",
        "miles",
        "points",
        "votes",
        "dollars",
        "km",
        "meters",
        "metres",
        "pages",
    }:
        return False
    if before in {"%", "page", "no", "section", "room", "flight", "route", "number", "about", "than"}:
        return False
    return tokens.starts[i] == 0 or tokens.text[tokens.starts[i] - 1] not in "/.#@:_"


def spelled_year(context: Context, i: int, j: int) -> Found | None:
    """Read "nineteen ninety-six", "two thousand and ten"."""
    numbers = [context.number(k) for k in range(i, j) if context.letters[k] == "n"]
    if len(numbers) < 2:
        return None
    if numbers[1] == 1000:
        total = numbers[0] * 1000 + sum(numbers[2:])
        led = "U" in context.letters[max(0, i - 2) : i + 1] or context.word(i - 1) == "in"
        if numbers[0] != 2 or not led:
            return None
    elif numbers[0] in (18, 19, 20) and numbers[1] >= 10:
        total = numbers[0] * 100 + sum(numbers[1:])
    else:
        return None
    return Found("DATE", f"{total:04d}", f"'{context.surface(i, j)}' as written") if 1400 < total < 2150 else None


def decade(context: Context, i: int, j: int) -> Found | None:
    """Read "the 1990s", "the early '80s", "the nineties"."""
    index = next(k for k in range(i, j) if context.letters[k] == "B")
    digits = re.sub(r"\D", "", context.code(index))
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
        day = min(days, key=lambda d: abs((d - anchor).days) + (120 if (d - anchor).days * tense < 0 else 0))
        reason = context.by_anchor(i, j)
    else:
        day_ = holiday(words, named or 1)
        if day_ is None:
            return None
        day, reason = day_, f"'{context.surface(i, j)}' as written"
    if context.letters[j - 1] in "UE":
        unit = context.code(j - 1)
        return (
            Found("DATE", week_value(day) + ("-WE" if context.letters[j - 1] == "E" else ""), reason) if unit else None
        )
    return Found("DATE", day.isoformat(), reason)


def day_of_month(context: Context, i: int, j: int) -> Found | None:
    """Read "on the 6th": the nearest such day, by tense."""
    anchor = context.anchor
    if anchor is None:
        return Found("DATE", "XXXX-XX-XX", context.by_anchor(i, j))
    index = next(k for k in range(i, j) if context.letters[k] == "O")
    if not context.word(index)[0].isdigit():
        return None
    tense = context.tense(i, j)
    found = []
    for step in (-1, 0, 1):
        year, month = add_months(anchor.year, anchor.month, step)
        if _exists(year, month, context.number(index)):
            date = dt.date(year, month, context.number(index))
            if (tense > 0) == (date > anchor) or date == anchor:
                found.append((abs((date - anchor).days), date))
    return Found("DATE", min(found)[1].isoformat(), context.by_anchor(i, j)) if found else None
