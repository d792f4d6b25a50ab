"""Amounts of time: numbers in words, durations, repetitions."""

from __future__ import annotations

from knowledge.language.dates.context import Context, Found

_DAILY = {"D": "P1D", "W": "P1W", "M": "P1M", "Y": "P1Y", "Q": "P3M", "TH": "PT1H", "TM": "PT1M", "E": "P1E"}
_VAGUE_TWO = frozenset(["couple"])


def quantity(context: Context, i: int, j: int) -> float | None:
    """The number that tokens i to j name; None where they name none ("several")."""
    total, group, seen = 0.0, 0.0, False
    for index in range(i, j):
        letter, word = context.letters[index], context.word(index)
        if letter in "DNTY":
            value = context.tokens.values[index]
            group, seen = group + (float(value) if not isinstance(value, str) else 0), True
        elif letter == "n":
            number = context.number(index)
            if number >= 100:
                group = max(group, 1) * number
                if number == 1000:
                    total, group = total + group, 0
            else:
                group += number
            seen = True
        elif letter == "2" and seen:
            break  # "two to three weeks"
        elif letter == "A":
            if word in _VAGUE_TWO:
                return 2
            if word in {"dozen"} and context.letters[index - 1 : index] == "a":
                return 12
            return None
        elif letter == "h":
            group, seen = group + 0.5, True
            if context.letters[index + 1 : index + 2] == "a":
                break  # "half an hour"
        elif letter == "a" and not seen and context.letters[index + 1 : index + 2] != "h":
            group, seen = 1, True
            if context.letters[index + 1 : index + 2] == "n":
                group = 0
    return total + group if seen else None


def duration_value(amount: float | None, unit: str) -> str:
    """Write an amount of a unit as TIMEX3 does: P3D, PT2H, P2Y6M, PXD."""
    time, letter = unit.startswith("T"), unit.removeprefix("T")
    if unit == "E":
        amount, letter = (amount * 10 if amount else amount), "Y"
    elif unit == "2W":
        amount, letter = (amount * 2 if amount else amount), "W"
    prefix = "PT" if time else "P"
    if amount is None:
        return f"{prefix}X{letter}"
    whole, part = int(amount), amount - int(amount)
    if part == 0:
        return f"{prefix}{whole}{letter}"
    if unit == "C":
        return duration_value(amount * 100, "Y")
    minor = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}.get(unit)
    if minor is None:
        return f"{prefix}{amount:g}{letter}"
    rest = f"{round(part * minor[0])}{minor[1]}"
    head = f"{whole}{letter}" if whole else ""
    return f"{prefix}{head}{'T' if unit == 'D' else ''}{rest}"


def duration(context: Context, i: int, j: int) -> Found | None:
    """Read "three days", "the past two years", "a 30-year", "several days", "two and a half hours"."""
    unit_at = next((k for k in range(i, j) if context.letters[k] in "UVs"), None)
    if unit_at is None:
        return None
    if "9" in context.letters[unit_at:j] and context.word(j - 1) == "old":
        return Found("", "", "an age")
    if _is_share(context, i, unit_at):
        return Found("", "", "a share or a rate")
    amount = quantity(context, i, unit_at)
    if amount is not None and context.letters[unit_at + 1 : unit_at + 4] == "&ah" and unit_at + 3 < j:
        amount += 0.5
    if context.letters[unit_at] == "U" and amount is None and "A" in context.letters[i:unit_at]:
        if context.letters[unit_at - 1] != "-":
            return None  # "some day"
    elif context.letters[unit_at] == "U" and amount is None:
        amount = 1
    unit = "TS" if context.letters[unit_at] == "s" else context.code(unit_at)
    return Found("DURATION", duration_value(amount, unit), f"'{context.surface(i, j)}' is a length of time")


def _is_share(context: Context, i: int, unit_at: int) -> bool:
    """Whether tokens are a fraction ("three-quarters") or a rate ("40 hours a week", "$5 million a year")."""
    if context.code(unit_at) == "Q" and not any(x in context.letters[i:unit_at] for x in "lLxXc"):
        return context.letters[unit_at - 1] == "-" or context.letters[unit_at - 1] == "a"
    return (
        context.letters[i:unit_at] == "a"
        and i > 0
        and (
            context.letters[i - 1] in "DNVn^"
            or context.word(i - 1) in {"million", "billion", "percent", "times", "%", "people"}
            or context.word(i - 1)[:1] in {"$", "£", "€"}
        )
    )


def vague(context: Context, i: int, j: int) -> Found | None:
    """Read "recent years", "coming weeks", "for years", "in the weeks before"."""
    return Found("DURATION", duration_value(None, context.code(j - 1)), f"'{context.surface(i, j)}' has no set length")


def repetition(context: Context, i: int, j: int) -> Found | None:
    """Read "every Friday", "each year", "daily", "Mondays", "once a week", "every two weeks"."""
    reason = f"'{context.surface(i, j)}' repeats"
    for index in range(j - 1, i - 1, -1):
        letter = context.letters[index]
        if letter == "v":
            return Found("SET", context.code(index), reason)
        if letter in "wW%":
            part = next((context.code(k) for k in range(index, j) if context.letters[k] in "P3"), None)
            return Found("SET", f"XXXX-WXX-{context.number(index) + 1}" + (f"T{part}" if part else ""), reason)
        if letter == "M":
            return Found("SET", f"XXXX-{context.number(index):02d}", reason)
        if letter in "S4":
            return Found("SET", f"XXXX-{context.code(index)}", reason)
        if letter in "P3":
            return Found("SET", f"XXXX-XX-XXT{context.code(index)}", reason)
        if letter in "E":
            return Found("SET", "XXXX-WXX-WE", reason)
        if letter in "UV":
            amount = quantity(context, i, index) or (2 if "=" in context.letters[i:index] else 1)
            return Found("SET", duration_value(amount, context.code(index)), reason)
    return None
