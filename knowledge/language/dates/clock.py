"""Times of day: clock times with zones, parts of the day, each with its day where one stands beside it."""

from __future__ import annotations

from knowledge.language.dates import absolute, periods, relative
from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.values import ONE_DAY


def clock_value(context: Context, i: int, j: int) -> str | None:
    """The clock time in tokens i to j as "T14:30" or "T14"; None where it is not one."""
    for index in range(i, j):
        letter = context.letters[index]
        if letter == "p":
            return "T" + context.code(index)
        if (
            letter in "TC"
            or (letter == "Y" and context.letters[index + 1 : index + 2] in tuple("ZV("))
            or letter in "DnN"
        ):
            after = context.letters[index + 1 : index + 2] if index + 1 < j else ""
            if letter in "DnN" and after not in ("@", "K"):
                continue
            return _clock(context, index, context.word(index + 1)[:1] if after == "@" else "")
    return None


def _clock(context: Context, index: int, half: str) -> str | None:
    letter, word = context.letters[index], context.word(index)
    if letter in "TY":
        hour, minute = context.number(index) // 100, context.number(index) % 100
    elif letter == "C":
        pieces = [int(x) for x in word.replace(".", ":").replace("h", ":").split(":")]
        hour, minute = pieces[0], pieces[1]
    else:
        hour, minute = context.number(index), -1
    if half and not 1 <= hour <= 12:
        half = ""
    if half == "p":
        hour = hour % 12 + 12
    elif half == "a":
        hour %= 12
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{max(minute, 0):02d}"


def time(context: Context, i: int, j: int) -> Found | None:
    """Read "10:35 a.m.", "3 p.m. Wednesday", "noon Thursday", "0735 GMT on 6 July", "Friday at 9 p.m."."""
    clock = clock_value(context, i, j)
    if clock is None or _is_amount(context, i, j) or _next_row(context, i, j):
        return None
    zone = next((context.word(k) for k in range(i, j) if context.letters[k] == "Z"), "")
    day, reason = _day(context, i, j)
    if zone in {"gmt", "utc", "zulu"}:
        clock += "Z"
    told = zone if " " in zone else zone.upper()
    return Found("TIME", day + clock, f"{reason}, {told}" if zone else reason)


def _next_row(context: Context, i: int, j: int) -> bool:
    """Whether the day behind a time is the first word of the next row of a list, of which the time is none."""
    day = next((k for k in range(i + 1, j) if context.letters[k] in "WMDOI" and context.begins_line(k)), None)
    follows = context.tokens.text[context.tokens.ends[j - 1] :][:2]
    return day is not None and (context.letters[day] == "I" or follows.lstrip(" ")[:1] in tuple(":|–\t"))


def early_hours(context: Context, i: int, j: int) -> Found | None:
    """Read "the early hours of Sunday"."""
    at = context.letters.index("V", i)
    if context.code(at) != "TH" or context.word(at - 1) not in {"early", "small", "first", "late"}:
        return None
    day, reason = _day(context, at + 2, j)
    return Found("TIME", f"{day}T{'NI' if context.word(at - 1) == 'late' else 'MO'}", reason)


def _is_amount(context: Context, i: int, j: int) -> bool:
    """Whether four digits behind "at" are no 24-hour time: neither with a zone or "hours", nor with a leading zero."""
    index = next((k for k in range(i, j) if context.letters[k] in "TY"), None)
    if index is None or any(context.letters[k] in "CDnNpK" for k in range(i, index)):
        return False
    follows = context.letters[index + 1 : index + 2]
    if follows == "V":
        return context.word(index + 1) != "hours"
    return context.letters[index] == "T" and follows != "Z" and not context.word(index).startswith("0")


def part(context: Context, i: int, j: int) -> Found | None:
    """Read "Friday morning", "last night", "this evening", "yesterday afternoon", "the morning of July 6"."""
    index = next(k for k in range(i, j) if context.letters[k] in "P3")
    code = context.code(index)
    letters = context.letters[i:j]
    if any(letter in "W%MdI" for letter in letters):
        day, reason = _day(context, i, j)
        return Found("TIME", f"{day}T{code}", reason)
    lead = context.letters[i:index]
    told = context.told_day()
    if told is None or (context.anchor is None and not set(lead) & set("jxL")):
        return Found("TIME", f"XXXX-XX-XXT{code}", context.by_anchor(i, j))
    if "l" in lead and context.anchor is not None:
        return Found("TIME", f"{(context.anchor - ONE_DAY).isoformat()}T{code}", context.by_anchor(i, j))
    if "x" in lead and context.told is None and context.tense(i, j) < 0:
        return Found("TIME", f"XXXX-XX-XXT{code}", context.by_nothing(i, j))
    if "x" in lead or "L" in lead:
        day_ = told + (1 if "x" in lead else -1) * ONE_DAY
        return Found("TIME", f"{day_.isoformat()}T{code}", context.by_told(i, j))
    if "i" in lead and context.anchor is not None:
        return Found("TIME", f"{context.anchor.isoformat()}T{code}", context.by_anchor(i, j))
    return Found("TIME", f"{told.isoformat()}T{code}", context.by_told(i, j))


def _day(context: Context, i: int, j: int) -> tuple[str, str]:
    letters = context.letters
    for index in range(i, j):
        letter = letters[index]
        if letter in "Mm":
            found = absolute.month_day(context, i, j)
        elif letter in "W%" and not any(x in "Mm" for x in letters[index:j]):
            lead = index - 1 if index > i and letters[index - 1] in "lxijL" else index
            found = relative.weekday(context, lead, index + 1)
        elif letter == "d":
            found = relative.deictic_day(context, index, index + 1)
        elif letter == "H":
            found = periods.feast(context, index, j)
        elif letter == "I":
            found = absolute.iso(context, index, index + 1)
        else:
            continue
        if found is not None:
            return found.value[:10] if found.value[:4].isdigit() else found.value, found.reason
    day = context.told_day()
    if day is None:
        return "XXXX-XX-XX", context.by_anchor(i, j)
    return day.isoformat(), context.by_told(i, j)
