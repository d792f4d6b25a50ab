"""Expressions counted from the document's date or from a date told of before."""

from __future__ import annotations

import datetime as dt

from knowledge.language.dates.absolute import month_day
from knowledge.language.dates.amounts import duration_value, quantity
from knowledge.language.dates.context import Context, Found, nearest_weekday
from knowledge.language.dates.values import ONE_DAY, day_range, granularity, move, shift, value_of, week_value

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def deictic_day(context: Context, i: int, j: int) -> Found | None:
    """Read "today", "yesterday", "tonight", "the day before yesterday"."""
    index = next(k for k in range(i, j) if context.letters[k] == "d")
    reason = context.by_anchor(i, j)
    if context.tokens.capitalised(index) and context.tokens.capitalised(index - 1):
        return None  # "USA Today" is a newspaper
    if context.anchor is None:
        return Found("DATE", "XXXX-XX-XX", reason)
    step = context.number(index)
    if "U" in context.letters[i:index]:
        step += 1 if "f" in context.letters[i:index] else -1
    day = context.anchor + step * ONE_DAY
    night = context.word(index) == "tonight"
    return Found("TIME" if night else "DATE", day.isoformat() + ("TNI" if night else ""), reason)


def weekday(context: Context, i: int, j: int) -> Found | None:
    """Read "Friday", "last Friday", "next Friday", "the previous Friday", "that Thursday"."""
    index = next(k for k in range(i, j) if context.letters[k] in "W%")
    number, lead = context.number(index), context.letters[i:index]
    if _is_title(context, index):
        return None
    before, after = context.letters[i - 1 : i], context.letters[j : j + 1]
    if before in ("O", "s") or (before == "a" and (not after or after in ".,|;)1")):
        return Found("DATE", f"XXXX-WXX-{number + 1}", f"'{context.surface(i, j)}' is told without its week")
    anchor = context.anchor
    begun = _range_start(context, i)
    if begun is not None:
        day = nearest_weekday(begun + ONE_DAY, number, 1)
        return Found("DATE", day.isoformat(), f"'{context.surface(i, j)}' behind '{context.told_words}'")
    told = context.told_day()
    if ("L" in lead and "i" not in lead) and context.told and told:
        day = nearest_weekday(told - ONE_DAY, number, -1)
        return Found("DATE", day.isoformat(), context.by_told(i, j))
    if "x" in lead and "t" in lead and context.told and told:
        day = nearest_weekday(told + ONE_DAY, number, 1)
        return Found("DATE", day.isoformat(), context.by_told(i, j))
    if anchor is None:
        return Found("DATE", f"XXXX-WXX-{number + 1}", context.by_anchor(i, j))
    return Found("DATE", _weekday(context, anchor, number, lead, i, j).isoformat(), context.by_anchor(i, j))


def _range_start(context: Context, i: int) -> dt.date | None:
    """The day that begins a range which token i ends: the Monday of "from Monday to Friday"."""
    last = context.last
    joined = i >= 2 and context.letters[i - 1] in "2-" and context.letters[i - 2] in "W%"
    if last is None or last[0] != i - 1 or not joined or granularity(last[1]) != "D":
        return None
    span = day_range(last[1])
    return span[0] if span else None


def _weekday(context: Context, anchor: dt.date, number: int, lead: str, i: int, j: int) -> dt.date:
    if "l" in lead or "L" in lead:
        return nearest_weekday(anchor - ONE_DAY, number, -1)
    if "x" in lead or "X" in lead:
        return nearest_weekday(anchor + ONE_DAY, number, 1)
    tense = context.tense(i, j)
    if "i" in lead and tense >= 0:
        return nearest_weekday(anchor, number, 1)
    return nearest_weekday(anchor, number, tense)


def before_last(context: Context, i: int, j: int) -> Found | None:
    """Read "the Thursday before last", "the week before last"."""
    unit = "W" if context.letters[j - 3] == "W" else context.code(j - 3)
    if context.anchor is None or unit not in {"W", "M", "Y"}:
        return None
    if context.letters[j - 3] == "U":
        return Found("DATE", value_of(move(context.anchor, -2, unit), unit), context.by_anchor(i, j))
    day = nearest_weekday(context.anchor - ONE_DAY, context.number(j - 3), -1) - 7 * ONE_DAY
    return Found("DATE", day.isoformat(), context.by_anchor(i, j))


def _is_title(context: Context, index: int) -> bool:
    after = context.word(index + 1)
    if context.letters[index] == "%" and not context.tokens.capitalised(index):
        return True
    return context.tokens.capitalised(index + 1) and after in {
        "times", "telegraph", "mirror", "herald", "post", "express", "mail", "tribune", "independent", "business",
    }  # fmt: skip


def deictic_unit(context: Context, i: int, j: int) -> Found | None:
    """Read "last week", "this year", "next month", "the previous week", "that day", "early next year"."""
    index = next(k for k in range(j - 1, i - 1, -1) if context.letters[k] in "UE")
    unit = "W" if context.letters[index] == "E" else context.code(index)
    lead = context.letters[i:index]
    if unit.startswith("T") or unit == "2W":
        return None
    if unit == "Q" and context.word(index - 1) == "latest":
        return quarter(context, i, j)
    weekend = "-WE" if context.letters[index] == "E" else ""
    past = "L" in lead and any(context.word(k) == "past" for k in range(i, index))
    narrative = ("j" in lead or ("t" in lead and ("L" in lead or "x" in lead))) and "i" not in lead and not past
    told = context.told
    if narrative and told and day_range(told):
        step = -1 if "L" in lead else 1 if "x" in lead else 0
        value = _narrative(told, step, unit)
        if value:
            return Found("DATE", value + weekend, context.by_told(i, j))
    if context.anchor is None:
        return Found("DATE", _UNKNOWN.get(unit, "XXXX"), context.by_anchor(i, j))
    if "j" in lead and unit == "D":
        return Found("DATE", context.anchor.isoformat(), context.by_anchor(i, j))
    step = -1 if ("l" in lead or "L" in lead) else 1 if ("x" in lead or "X" in lead) else 0
    if narrative and step > 0 and context.tense(i, j) < 0:
        return Found("DATE", _UNKNOWN.get(unit, "XXXX") + weekend, context.by_nothing(i, j))
    if weekend:
        if "i" in lead:
            return Found("DATE", value_of(context.anchor, "W") + weekend, context.by_anchor(i, j))
        return Found("DATE", _weekend(context, context.anchor, step, i, j), context.by_anchor(i, j))
    return Found("DATE", value_of(move(context.anchor, step, unit), unit), context.by_anchor(i, j))


def _narrative(told: str, step: int, unit: str) -> str | None:
    """Count from what was told of; a day of a month or year that was told of stays unresolved."""
    span, known = day_range(told), granularity(told)
    if span is None:
        return None
    if unit == "D" and known != "D":
        return {"M": f"{told}-XX", "Y": f"{told}-XX-XX"}.get(known or "", "XXXX-XX-XX")
    return value_of(move(span[0], step, unit), unit)


def _weekend(context: Context, anchor: dt.date, step: int, i: int, j: int) -> str:
    if step == 0 and context.tense(i, j) <= 0 and anchor.weekday() < 5:
        step = -1 if anchor.weekday() < 3 else 0
    return week_value(anchor + 7 * step * ONE_DAY) + "-WE"


def weekend(context: Context, i: int, j: int) -> Found | None:
    """Read "the weekend", "over the weekend", "weekends"."""
    if context.word(j - 1) == "weekends" and j - i == 1:
        return Found("SET", "XXXX-WXX-WE", f"'{context.surface(i, j)}' repeats")
    if context.anchor is None:
        return Found("DATE", "XXXX-WXX-WE", context.by_anchor(i, j))
    past = context.tense(i, j) <= 0 and context.anchor.weekday() < 5
    return Found("DATE", week_value(context.anchor - (7 if past else 0) * ONE_DAY) + "-WE", context.by_anchor(i, j))


def distance(context: Context, i: int, j: int) -> Found | None:
    """Read "two days ago", "a day earlier", "three weeks later", "a year ago", "a week from now"."""
    letters = context.letters
    unit_at = next(k for k in range(i, j) if letters[k] in "UVs")
    amount = quantity(context, i, unit_at)
    if amount is not None and letters[unit_at + 1 : unit_at + 4] == "&ah":
        amount += 0.5
    unit = "TS" if letters[unit_at] == "s" else context.code(unit_at)
    tail = letters[unit_at + 1 : j]
    ago = "g" in tail
    if tail.startswith("&_") and context.word(unit_at + 2) != "so":
        return None
    if not ago and "F" not in tail and (amount is None or unit.startswith("T")):
        # Later or earlier than a moment that has no value: what is told is how much.
        return Found("DURATION", duration_value(amount, unit), f"'{context.surface(i, j)}' is a length of time")
    sign = 1 if "r" in tail or "F" in tail else -1
    if amount is None or unit.startswith("T"):
        return Found("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", context.by_anchor(i, j))
    if amount % 1 and unit in "YEC":
        amount, unit = amount * {"Y": 12, "E": 10, "C": 100}[unit], "M" if unit == "Y" else "Y"
    count = int(amount) * sign * (2 if unit == "2W" else 1)
    unit = "W" if unit == "2W" else unit
    if letters[j - 1] in "Wd" and context.anchor is not None:
        day = nearest_weekday(context.anchor, context.number(j - 1), -1) if letters[j - 1] == "W" else context.anchor
        return Found("DATE", move(day, count, unit).isoformat(), context.by_anchor(i, j))
    by_today = ago or "F" in tail  # "two weeks from now"
    base, reason = (None, context.by_anchor(i, j)) if by_today else (context.told, context.by_told(i, j))
    if unit == "Y" and count == -1 and context.quarter:
        base, reason = context.quarter, context.by_quarter(i, j)
    elif base and unit == "D" and granularity(base) != "D":
        base, reason = None, context.by_anchor(i, j)
    if base:
        value = shift(base, count, unit)
        if value:
            return Found("DATE", value, reason)
    if context.anchor is None:
        return Found("DATE", _UNKNOWN.get(unit, "XXXX"), reason)
    if "r" in tail and context.tense(i, j) < 0:
        return Found("DATE", _UNKNOWN.get(unit, "XXXX"), context.by_nothing(i, j))
    moved = move(context.anchor, count, unit)
    exact = unit == "W" and ago and abs(count) < 4 and not {"J", "5"} & set(letters[i:unit_at])
    return Found("DATE", value_of(moved, "D" if exact else unit), reason)


def week_of(context: Context, i: int, j: int) -> Found | None:
    """Read "the week of March 6", "the weekend of 5 July"."""
    index = next(k for k in range(i, j) if context.letters[k] in "UE")
    day = month_day(context, index + 2, j)
    span = day_range(day.value) if day else None
    if day is None or span is None or (context.letters[index] == "U" and context.code(index) != "W"):
        return None
    return Found("DATE", week_value(span[0]) + ("-WE" if context.letters[index] == "E" else ""), day.reason)


def beside(context: Context, i: int, j: int) -> Found | None:
    """Read "the day before", "the year after", "the night before": beside what was told of."""
    sign = -1 if context.letters[j - 1] == "b" else 1
    told = context.told or (context.anchor.isoformat() if context.anchor else "")
    span = day_range(told)
    if span is None:
        return None
    if context.letters[i + 1] == "P":
        day = move(span[0], sign, "D")
        return Found("TIME", f"{day.isoformat()}T{context.code(i + 1)}", context.by_told(i, j))
    unit = context.code(i + 1)
    if unit not in {"D", "W", "M", "Q", "Y"} or (unit == "D" and granularity(told) != "D"):
        return None
    value = shift(told, sign, unit)
    return Found("DATE", value, context.by_told(i, j)) if value else None


def quarter(context: Context, i: int, j: int) -> Found | None:
    """Read "the quarter", "the latest period", "the year-earlier quarter", "the 1988 period"."""
    letters = context.letters
    named = next((context.number(k) for k in range(i, j) if letters[k] == "Y"), None)
    earlier = "U-" in letters[i : j - 1] or "Ug" in letters[i:j] or "Ue" in letters[i:j]
    current = context.quarter
    # A company's own count of its quarters, where it was told, goes before the calendar's.
    ended = _ended(context, j) if current is None else None
    if ended is not None:
        return ended
    if current is None:
        if context.anchor is None or letters[j - 1] == "~":
            return None
        current = value_of(move(context.anchor, -1, "Q"), "Q")
        reason = context.by_anchor(i, j)
    else:
        reason = context.by_quarter(i, j)
    if named is not None:
        return Found("DATE", f"{named:04d}{current[4:]}", reason)
    return Found("DATE", (shift(current, -1, "Y") or current) if earlier else current, reason)


def _ended(context: Context, j: int) -> Found | None:
    """The calendar quarter in which a quarter ended that is told of by its last day: "the quarter ended June 30"."""
    month = context.letters[j + 1 : j + 3]
    if context.word(j) not in {"ended", "ending"} or month not in {"MD", "mD", "DM", "Dm"}:
        return None
    stop = j + 3
    for tail in ("Y", ",Y"):
        if context.letters.startswith(tail, stop):
            stop += len(tail)
    day = month_day(context, j + 1, stop)
    span = day_range(day.value) if day else None
    return Found("DATE", value_of(span[0], "Q"), day.reason) if day and span else None


def same_last_year(context: Context, i: int, j: int) -> Found | None:
    """Read "the same month last year", "the same quarter a year earlier"."""
    unit = context.code(next(k for k in range(i, j) if context.letters[k] == "U"))
    if context.word(i) != "same" and context.word(i + 1) != "same":
        return None
    base = context.quarter if unit == "Q" else context.told
    value = shift(base, -1, "Y") if base and granularity(base) == unit and unit in {"M", "Q", "W"} else None
    return Found("DATE", value, context.by_told(i, j)) if value else None


def the_unit(context: Context, i: int, j: int) -> Found | None:
    """Read "the year", "the full year", "year-end", "the quarter", "the week": the document's own."""
    index = next((k for k in range(i, j) if context.letters[k] == "U"), None)
    unit = "Y" if index is None else context.code(index)
    if unit == "Q":
        return quarter(context, i, j)
    if unit not in {"Y", "W", "M"}:
        return None
    if context.word(j) in {"ended", "ending"}:
        return Found("DURATION", f"P1{unit}", f"'{context.surface(i, j)}' is a length of time")
    told = context.told
    if unit == "M" and told and granularity(told) == "D" and context.tense(i, j) < 0:
        return Found("DATE", told[:7], context.by_told(i, j))  # "by the end of the month they had gone home"
    value = value_of(context.anchor, unit) if context.anchor else _UNKNOWN[unit]
    return Found("DATE", value, context.by_anchor(i, j))


def year_before(context: Context, i: int, j: int) -> Found | None:
    """Read "year-earlier", "year-ago": the quarter reported on, or the document's year, a year back."""
    if context.code(context.letters.index("U", i)) != "Y":
        return None
    if context.quarter:
        return Found("DATE", shift(context.quarter, -1, "Y") or context.quarter, context.by_quarter(i, j))
    if context.anchor is None:
        return Found("DATE", "XXXX", context.by_anchor(i, j))
    return Found("DATE", str(context.anchor.year - 1), context.by_anchor(i, j))


def reference(context: Context, i: int, j: int) -> Found | None:
    """Read "now", "recently", "the past", "the future", "recent years", "currently"."""
    letters = context.letters[i:j]
    if "_" in letters and context.word(i + 1) not in {"near", "foreseeable", "immediate", "distant"}:
        return None
    if context.word(i) == "soon" and (context.word(i - 1) == "as" or context.letters[j : j + 1] == "f"):
        return None
    if "R" in letters:
        value = next(context.code(k) for k in range(i, j) if context.letters[k] == "R")
    elif "?" in letters or "X" in letters:
        value = "FUTURE_REF"
    elif "c" in letters:
        if context.word(j - 1) != "current":
            return None
        value = "PRESENT_REF"
    else:
        value = "PAST_REF"
    return Found("DATE", value, f"'{context.surface(i, j)}' names no day")
