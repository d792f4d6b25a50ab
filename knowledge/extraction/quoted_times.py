"""Dates inside quotations: counted from the day the words were said, where the document tells another than its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from knowledge.documents.model import Document
from knowledge.facts import Statement, TimeExpression
from knowledge.language.dates import find_times


def quoted_times(
    document: Document,
    times: Sequence[TimeExpression],
    statements: Iterable[Statement],
    present: frozenset[int] = frozenset(),
) -> list[TimeExpression]:
    """Resolve the dates of direct quotations anew from the day they were said; all others stay as they are.

    `present` are the places of verbs of what is to come, as for all dates.
    """
    anew: dict[tuple[int, int], TimeExpression] = {}
    for statement in statements:
        said = _day(statement)
        if said is None or said == document.date or statement.type == "indirect":
            continue
        for start, end in statement.spans:
            for time in find_times(
                document.text, document_id=document.id, anchor=said, start=start, end=end, present=present
            ):
                reason = (time.reason or "").replace("the document's date", "the day it was said")
                anew[time.start, time.end] = time.model_copy(update={"reason": reason or None})
    return [anew.get((t.start, t.end), t) for t in times]


def _day(statement: Statement) -> dt.date | None:
    try:
        return dt.date.fromisoformat(statement.date or "")
    except ValueError:
        return None
