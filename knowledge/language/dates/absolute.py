"""Expressions that name their place on the calendar: dates, months, years, decades, quarters, holidays."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.values import add_months

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[t ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(z|[+-]\d\d:?\d\d)?)?")
_RANGE_END = re.compile(r"[2&-](?:[Mm][DO]?|[DO][Mm]|D),?Y")
_SEASON_WORDS = frozenset("season school academic campaign term budget fiscal tour".split())
# A day later than the document's by so little may be that of another zone, or the document's may be wrong.
_BEHIND = 2
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
            return full_year(int(context.word(index)[-2:]), context.anchor)
        if context.letters[index + 1 : index + 3] in ("-g", "-e"):
            continue
        if letter == "U" and context.code(index) == "Y" and context.anchor:
            step = {"l": -1, "x": 1, "X": 1}.get(context.letters[max(index - 1, i)])
            before = context.letters[i:index]
            if step is None and "j" in before and context.told and len(context.told) > 3:
                return int(context.told[:4])
            return context.anchor.year + (step or (-1 if "L" in before else 0))
    return None


def shared_year(context: Context, j: int) -> int | None:
    """The year that stands behind the second date of a range: "March to June 2010"."""
    match = _RANGE_END.match(context.letters, j)
    return context.number(match.end() - 1) if match else None


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
    if month > anchor.month and context.plainly_past(i):
        return anchor.year - 1
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
        if day is None and (int(year) + 1) % 100 == int(month) and context.word(j) in _SEASON_WORDS:
            return Found("DATE", year, reason)
        if day is None:
            return Found("DATE", f"{year}-{month}", reason) if 1 <= int(month) <= 12 else None
        if not exists(int(year), int(month), int(day)):
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
    return Found("DATE", f"{year_:04d}-{month_:02d}-{day_:02d}", reason) if exists(year_, month_, day_) else None


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
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
    day_at = _day_beside(context, month_at, i, j)
    if day_at is None:
        return None
    day = context.number(day_at)
    if letters[day_at] == "n" and (ones := next((k for k in (day_at + 1, day_at + 2) if letters[k : k + 1] == "O"), 0)):
        day += context.number(ones)
    if not 1 <= day <= 31:
        if day_at > month_at and 32 <= day <= 99 and letters[day_at] == "D":
            return Found("DATE", f"{full_year(day, context.anchor)}-{month:02d}", "as written")
        return None
    year = year_value(context, i, j) or shared_year(context, j)
    if year is not None:
        reason = f"'{context.surface(i, j)}' as written"
    elif (year := context.headed_year(i)) is not None:
        reason = context.by_head(i, j)
    else:
        year = _year_of_day(context, month, day, i, j)
        reason = context.by_anchor(i, j)
    if year is None:
        return Found("DATE", f"XXXX-{month:02d}-{day:02d}", reason)
    return Found("DATE", f"{year:04d}-{month:02d}-{day:02d}", reason) if exists(year, month, day) else None


def _day_beside(context: Context, month_at: int, i: int, j: int) -> int | None:
    """The token of a month's day, which stands right beside it: in "22 May at 2 p.m." the 2 is an hour."""
    letters = context.letters
    behind = month_at + 1
    while behind < j and letters[behind] in "-t":
        behind += 1
    if behind < j and letters[behind] in "DOn" and letters[behind + 1 : behind + 2] not in ("@", "K"):
        return behind
    before = month_at - 1
    while before >= i and letters[before] in "-o":
        before -= 1
    if before < i or letters[before] not in "DOn":
        return None
    tens = next((k for k in (before - 1, before - 2) if k >= i and letters[k : before + 1] in ("nO", "n-O")), None)
    return before if tens is None else tens


def _year_of_day(context: Context, month: int, day: int, i: int, j: int) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    tense = context.tense(i, j)
    named = next((context.number(k) for k in range(i, j) if context.letters[k] in "W%"), None)
    past = context.plainly_past(i)
    nearest = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if exists(year, month, day):
            distance = (dt.date(year, month, day) - anchor).days
            lead = 0 if tense == 0 or distance == 0 or (distance > 0) == (tense > 0) else 150
            if named is not None and dt.date(year, month, day).weekday() == named:
                lead -= 1000  # "Saturday, 3 September": the year in which that day was a Saturday
            if past and distance > _BEHIND:
                lead += 500  # what burned down did so before it was told
            nearest.append((abs(distance) + lead + (60 if distance > 0 and tense <= 0 else 0), year))
    return min(nearest)[1] if nearest else anchor.year


def month(context: Context, i: int, j: int) -> Found | None:
    """Read "July", "July 2023", "last July", "late July", "July last year"."""
    month_at = next(k for k in range(i, j) if context.letters[k] in "Mm")
    number = context.number(month_at)
    year = year_value(context, i, j) or shared_year(context, j)
    if year is not None:
        reason = f"'{context.surface(i, j)}' as written"
    else:
        if _is_name(context, i, month_at, j):
            return None
        year = context.headed_year(i)
        reason = context.by_head(i, j) if year else context.by_anchor(i, j)
        year = year or settle_month(context, number, i, month_at + 1)
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
    if context.letters[max(0, i - 2) : i] == "N-" and tokens.ends[i - 1] == tokens.starts[i]:
        return False  # a telephone number
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
    if before == "." and context.word(i - 2) in {"no", "nos", "p", "pp"}:
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
        if exists(year, month, context.number(index)):
            date = dt.date(year, month, context.number(index))
            if (tense > 0) == (date > anchor) or date == anchor:
                found.append((abs((date - anchor).days), date))
    return Found("DATE", min(found)[1].isoformat(), context.by_anchor(i, j)) if found else None


def range_start(context: Context, i: int, j: int) -> Found | None:
    """Read the "3" of "3–5 July" and "between 3 and 5 July"."""
    ahead = i + 2
    end = ahead + 2
    if context.letters[end : end + 1] == "Y":
        end += 1
    later = month_day(context, ahead, end)
    if later is None:
        return None
    value = f"{later.value[:-2]}{context.number(i):02d}"
    return Found("DATE", value, later.reason) if 1 <= context.number(i) < int(later.value[-2:]) else None


def range_end(context: Context, i: int, j: int) -> Found | None:
    """Read the "5" of "July 3-5" and "July 3 and 5", the "18" of "1914-18"."""
    number, last = context.number(i), context.last
    listed = context.letters[i - 2 : i] == ",&"
    if last is None or last[0] != i - 1 - listed:
        return None
    value, reason = last[1], f"'{context.surface(i, j)}' behind '{context.told_words}'"
    if listed:
        i -= 1
    joined = context.tokens.ends[i - 2] == context.tokens.starts[i - 1]
    if context.letters[i - 2] == "Y" and context.letters[i - 1] == "-" and joined and len(value) == 4:
        return Found("DATE", f"{value[:2]}{number:02d}", reason) if number > int(value[2:]) else None
    if context.letters[i - 2] not in "DO" or len(value) != 10 or not value[:4].isdigit():
        return None
    year, month = int(value[:4]), int(value[5:7])
    later = number > int(value[8:]) and exists(year, month, number)
    return Found("DATE", f"{value[:8]}{number:02d}", reason) if later else None
