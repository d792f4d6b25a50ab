"""Find the temporal expressions of a text, front to back, each with its value and the reason for it."""

from __future__ import annotations

import datetime as dt

from knowledge.facts import TimeExpression
from knowledge.language.dates.context import Context, Found
from knowledge.language.dates.grammar import parse
from knowledge.language.dates.tokens import tokenise
from knowledge.language.dates.values import granularity


def find_times(
    text: str,
    *,
    document_id: str,
    anchor: dt.date | None,
    start: int = 0,
    end: int | None = None,
    present: frozenset[int] = frozenset(),
) -> list[TimeExpression]:
    """Find every temporal expression of `text[start:end]`, resolved against `anchor`, the document's date.

    Offsets are code points into `text`. Expressions come in order and do not overlap. Values are TIMEX3: what is
    coarse stays coarse ("2023", "2023-W27"), what is unresolved keeps its X ("XXXX-XX-XX"). `present` are the places
    where a verb in the simple present begins that tells of what is to come ("plays on Saturday"), where they are known.
    """
    context = Context(tokenise(text, start, end), anchor, present=present)
    starts, ends = context.tokens.starts, context.tokens.ends
    times = []
    position = 0
    while (hit := parse(context, position)) is not None:
        i, j, found = hit
        position = j
        context.last = (j, found.value)
        if not found.type:
            continue
        times.append(
            TimeExpression(
                document_id=document_id,
                start=starts[i],
                end=ends[j - 1],
                type=found.type,
                value=found.value,
                reason=found.reason,
            )
        )
        remember(context, i, j, found)
    return times


def remember(context: Context, i: int, j: int, found: Found) -> None:
    """Keep a resolved date as what later expressions in the narrative count from."""
    unit = granularity(found.value)
    if found.type not in {"DATE", "TIME"} or unit is None or _compares(context, i, j):
        return
    if unit == "Q" and _is_reported(context, i, j, found.value):
        context.quarter = found.value
    context.tell(i, j, found.value[:10] if unit == "D" else found.value)


def _is_reported(context: Context, i: int, j: int, value: str) -> bool:
    """Whether a quarter is the one whose figures are told: not to come, not of another year."""
    return context.anchor is None or (value[:4] == str(context.anchor.year) and context.tense(i, j) <= 0)


def _compares(context: Context, i: int, j: int) -> bool:
    """Whether an expression only names what figures are compared with: "a year earlier"."""
    letters = context.letters[i:j]
    return "U" in letters and ("g" in letters or "e" in letters) and context.code(i + letters.index("U")) == "Y"
