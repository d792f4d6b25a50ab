"""When a statement was made, where its own attribution tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets, TimeExpression


def date_of(
    reading: Reading, content: tuple[Offsets, ...], cue: Offsets | None, evidence: Offsets
) -> tuple[str | None, Offsets | None]:
    """The day that stands in the attribution: outside the content, nearest the cue; None where none does.

    Only whole days count: a duration, a set or an open year does not date a statement.
    """
    at = cue[0] if cue else content[0][0]
    outside = [
        t
        for t in reading.times_within(*evidence)
        if _is_day(t) and not any(start < t.end and t.start < end for start, end in content)
    ]
    same = [t for t in outside if _same_sentence(reading, t.start, at)]
    best = min(same, key=lambda t: abs(t.start - at), default=None)
    return (best.value[:10], (best.start, best.end)) if best else (None, None)


def _is_day(time: TimeExpression) -> bool:
    return (
        time.type in ("DATE", "TIME")
        and len(time.value) >= 10
        and time.value[:4].isdigit()
        and time.value[5:7].isdigit()
    )


def _same_sentence(reading: Reading, a: int, b: int) -> bool:
    first, second = reading.analysis.sentence_at(a), reading.analysis.sentence_at(b)
    return first is not None and first == second
