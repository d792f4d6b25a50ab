"""A timeline as a calendar (RFC 5545): one all-day event for each entry."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from bot.rendering.entries import also_in, notes_of
from knowledge.language.dates import day_range
from knowledge.retrieval.timeline import TimelineEntry

# A content line is folded so that no line is longer than this many octets, its break not counted (section 3.1).
_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Control characters that a text value may not hold (section 3.3.11); the horizontal tab may stay.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127))


def icalendar(entries: Iterable[tuple[TimelineEntry, str]], *, stamp: dt.datetime) -> str:
    """Write entries, each with the words of its citation, as a calendar; lines end in CRLF.

    `stamp` (aware) is when the entries were made: the snapshot's time, so that the same snapshot gives the same
    calendar. A month or a year is an event of all its days. Raises ValueError where a date is none of these.
    """
    at = stamp.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//On Record//Timeline//EN", "CALSCALE:GREGORIAN"]
    for entry, source in entries:
        lines.extend(_event(entry, source, at))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def _event(entry: TimelineEntry, source: str, stamp: str) -> Iterator[str]:
    days = day_range(entry.date)
    if days is None:
        raise ValueError(f"{entry.date!r} is no day, month or year")
    told = "\n".join(part for part in (entry.text, source, entry.reason, also_in(entry), *notes_of(entry)) if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{_identifier(entry)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_digits(days[0])}"
    # The end is the first day that is no longer part of it (section 3.6.1); the last day of all has none.
    if days[1] < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_digits(days[1] + dt.timedelta(days=1))}"
    yield f"SUMMARY:{escape(' '.join(entry.text.split()))}"
    yield f"DESCRIPTION:{escape(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escape(text: str) -> str:
    """Escape a text value."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS).translate(_ESCAPES)


def fold(line: str) -> list[str]:
    """Fold a content line at 75 octets, never inside a character; every line but the first begins with a space."""
    lines, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _OCTETS:
            lines.append(" ")
            size = 1
        lines[-1] += character
        size += octets
    return lines


def _digits(day: dt.date) -> str:
    """Four digits of a year whatever the year: strftime leaves out zeros on some systems."""
    return day.isoformat().replace("-", "")


def _identifier(entry: TimelineEntry) -> str:
    """The same for the same sentence on the same day, whatever else the calendar holds."""
    told = f"{entry.date}\n{entry.document_id}\n{entry.start}\n{entry.end}\n{entry.text}"
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@onrecord"
