"""Where everything of a timeline's picture goes: dates, sentences and the rail, for a phone's width.

All lengths are CSS pixels. Nothing here draws; bot.rendering.timeline_picture does.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.rendering.fonts import BOLD, REGULAR, width
from knowledge.language.dates import day_range

WIDTH = 390
CUT = " […]"
# Where a line may break: at any space but those that forbid it.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_EDGE, _RAIL, _TEXT = 18, 24, 52
# Other typefaces than ours run wider: an SVG may be shown in one of them.
_COLUMN = WIDTH - _TEXT - _EDGE - 12
_GAP = 18
# Of few entries whole sentences are shown, of many their beginnings; the alternative text has all of them.
_LINES = ((15, 12), (30, 6), (10_000, 4))
# Characters of a word that are looked at for one line; no line holds so many.
_LONGEST = 400
# To scale, what the axis is longer than its labels need, at most: room in which distances show, never a blank screen.
_ROOM, _MOST_ROOM = 0.15, 320
_PARTS = " · "


@dataclass(frozen=True, slots=True)
class Item:
    """One entry to show: a TIMEX3 day, month or year, a verbatim sentence, where it stands.

    `notes` say what to beware of, `also` where else it stands.
    """

    date: str
    text: str
    source: str = ""
    notes: tuple[str, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of line is set: size and distance to the next in pixels, weight, and the name of its colour."""

    size: int
    leading: int
    weight: int
    colour: str


TITLE = Style(21, 28, BOLD, "text")
NOTE = Style(12, 17, REGULAR, "muted")
MARK = Style(12, 17, REGULAR, "accent")
DATE = Style(14, 21, BOLD, "accent")
SENTENCE = Style(15, 21, REGULAR, "text")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the rail: a dot, or a bar where it is a month or a year; `label` is the height that it leads to."""

    top: float
    bottom: float
    label: float


@dataclass(slots=True)
class Layout:
    """A picture laid out; `rail` is where the rail stands, its top and its bottom."""

    height: float = 0
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rail: tuple[float, float, float] = (_RAIL, 0, 0)


@dataclass(frozen=True, slots=True)
class _Label:
    """The lines of an entry, from its own top, and how high it is."""

    lines: tuple[tuple[str, Style], ...]
    height: float
    first: dt.date
    last: dt.date
    dated: bool


def lay_out(items: Sequence[Item], *, title: str = "", scale: bool = False) -> Layout:
    """Lay entries out from the top, evenly or with their dates to scale; no two texts overlap.

    Raises ValueError where a date is no TIMEX3 day, month or year.
    """
    found = Layout()
    top = float(_EDGE)
    for text, style in [*((t, TITLE) for t in wrap(title, TITLE, WIDTH - 2 * _EDGE - 12)), *_notes(items, scale)]:
        found.lines.append(Line(_EDGE, top + style.size, text, style))
        top += style.leading + (0 if style is TITLE else 4)
    top += _GAP
    labels = _labels(items)
    tops = _to_scale(labels) if scale else _evenly(labels)
    for label, place in zip(labels, tops.labels, strict=True):
        y = top + place
        for text, style in label.lines:
            found.lines.append(Line(_TEXT, y + style.size, text, style))
            y += style.leading
    found.marks = [
        Mark(top + a, top + b, top + place + DATE.size * 0.65)
        for label, (a, b), place in zip(labels, tops.marks, tops.labels, strict=True)
        if label.dated
    ]
    found.rail = (_RAIL, top, top + tops.height)
    found.height = top + tops.height + _EDGE
    return found


def wrap(text: str, style: Style, room: float, most: int | None = None) -> list[str]:
    """Break a text into lines at its spaces, within a word only where it is wider than a line.

    Of more than `most` lines the rest is cut off at a word, and the cut is marked.
    """
    lines: list[str] = []
    for word in filter(None, _SPACES.split(text)):
        if most is not None and len(lines) > most:
            break  # the rest is cut off anyway, and measuring takes long
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, style.size, style.weight) <= room:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, style, room, most))
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while " " in last and width(last + CUT, style.size, style.weight) > room:
        last = last.rpartition(" ")[0]
    if width(last + CUT, style.size, style.weight) > room:
        return [*lines[: most - 1], CUT.strip()]
    return [*lines[: most - 1], last + CUT]


def readable(date: str) -> str:
    """Write a day or month in words ("7 July 2023", "July 2023"); a year as it is."""
    first = _range(date)[0]
    if len(date) == 10:
        return f"{first.day} {first:%B} {first.year}"
    return f"{first:%B} {first.year}" if len(date) == 7 else date


def _notes(items: Sequence[Item], scale: bool) -> list[tuple[str, Style]]:
    if not items:
        return []
    first, last = items[0].date, items[-1].date
    told = readable(first) if first == last else f"{readable(first)} – {readable(last)}"
    notes = [f"{told}{', to scale' if scale and first != last else ''}"]
    return [(line, NOTE) for note in notes for line in wrap(note, NOTE, WIDTH - 2 * _EDGE - 12)]


def _labels(items: Sequence[Item]) -> list[_Label]:
    most = next(lines for count, lines in _LINES if len(items) <= count)
    found = []
    before = None
    for item in items:
        lines = [(readable(item.date), DATE)] if item.date != before else []
        lines += [(line, SENTENCE) for line in wrap(item.text, SENTENCE, _COLUMN, most)]
        lines += [(line, NOTE) for line in _cited(item.source)]
        lines += [(line, NOTE) for line in wrap(item.also, NOTE, _COLUMN, 2)]
        lines += [(line, MARK) for note in item.notes for line in wrap(note, MARK, _COLUMN, 3)]
        height = sum(style.leading for _, style in lines) + _GAP
        found.append(_Label(tuple(lines), height, *_range(item.date), item.date != before))
        before = item.date
    return found


def _cited(source: str) -> list[str]:
    """A citation in two lines: where it is too long, its title is cut, for the outlet and the day to stay."""
    title, *rest = source.split(_PARTS)
    lines = wrap(source, NOTE, _COLUMN)
    words = title.split()
    while len(lines) > 2 and len(words) > 1:
        words.pop()
        lines = wrap(_PARTS.join([" ".join(words) + CUT, *rest]), NOTE, _COLUMN)
    return lines if len(lines) <= 2 else wrap(source, NOTE, _COLUMN, 2)


@dataclass(frozen=True, slots=True)
class _Places:
    labels: list[float]
    marks: list[tuple[float, float]]
    height: float


def _evenly(labels: Sequence[_Label]) -> _Places:
    """One below the other; every date a dot beside its label."""
    tops, y = [], 0.0
    for label in labels:
        tops.append(y)
        y += label.height
    dots = [top + DATE.size * 0.65 for top in tops]
    return _Places(tops, [(dot, dot) for dot in dots], y)


def _to_scale(labels: Sequence[_Label]) -> _Places:
    """Dates where they lie in time; labels beside them, or as near as those before and after leave room."""
    if not labels:
        return _Places([], [], 0.0)
    begin = min(label.first for label in labels)
    days = (max(label.last for label in labels) - begin).days
    if not days:
        return _evenly(labels)
    needed = sum(label.height for label in labels)
    height = needed + min(_ROOM * needed, _MOST_ROOM)
    axis = height - labels[-1].height
    marks = [
        ((label.first - begin).days / days * axis + DATE.size * 0.65, _end(label, begin, days, axis))
        for label in labels
    ]
    tops, floor = [], 0.0
    for label, (mark, _) in zip(labels, marks, strict=True):
        tops.append(max(floor, mark - DATE.size * 0.65))
        floor = tops[-1] + label.height
    ceiling = height
    for n in reversed(range(len(labels))):
        tops[n] = min(tops[n], ceiling - labels[n].height)
        ceiling = tops[n]
    return _Places(tops, marks, height)


def _end(label: _Label, begin: dt.date, days: int, axis: float) -> float:
    return (label.last - begin).days / days * axis + DATE.size * 0.65


def _range(date: str) -> tuple[dt.date, dt.date]:
    found = day_range(date)
    if found is None:
        raise ValueError(f"{date!r} is no day, month or year")
    return found


def _pieces(word: str, style: Style, room: float, most: int | None) -> list[str]:
    """Break a word into pieces that fit, no more than are wanted; measuring is what takes time."""
    pieces: list[str] = []
    while word and (most is None or len(pieces) <= most):
        tried = range(1, min(len(word), _LONGEST) + 1)
        fits = len(tried) if width(word[: len(tried)], style.size, style.weight) <= room else 0
        fits = fits or bisect_right(tried, room, key=lambda n: width(word[:n], style.size, style.weight))
        pieces.append(word[: max(fits, 1)])
        word = word[max(fits, 1) :]
    return pieces
