"""The day that a document itself bears at its head: a letter's, a release's, a dateline's with its year."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?i:(?P<a_day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('a_')},?\s+(?P<a_year>\d{{4}})"
    rf"|{_MONTH.format('b_')}\s+(?P<b_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<b_year>\d{{4}})"
    r"|(?P<c_year>\d{4})-(?P<c_month>\d\d)-(?P<c_day>\d\d))"
)
_ISSUED = (
    r"(?:(?:release|publication|meeting|issue) date|date of (?:release|publication|meeting|issue)|date issued"
    r"|date|sent|held|for (?:immediate )?release)"
)
_PUBLISHED = r"(?:dated|published|posted|issued|released|filed)"
_CHANGED = r"(?:page |article |story )?(?:(?:last )?(?:updated|modified|revised)|last reviewed)"
_BY = r"\s*[:,–—-]?\s*(?:on\s+)?"
_WEEKDAY = r"(?i:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_PLACE = r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s+)?"
# "7:00 p.m.", "6.30 pm", "5pm", "16:00", "08:14:22 +0100": an hour alone is none, and "9 am to 11 am" is an event's.
_HOUR = r"\d{1,2}(?:[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?|\s*[ap]\.?\s?m\b\.?)"
_CLOCK = (
    rf"(?i:(?:,?\s*(?:[·|–—-]\s*)?(?:\b(?:at|from|commencing|commenced|starting|beginning)\s+(?:at\s+)?)?|T){_HOUR}"
    rf"(?:\s*(?:[+-]\d{{4}}|\(?[A-Z]{{1,4}}\)?))?)?"
)
# What Markdown sets a line in; a quoted line (">") is none of the document's own.
_OPEN, _SHUT = r"^[ \t]*(?:[#*_]+[ \t]*)?", r"\.?[ \t*_]*\r?$"


def _form(start: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"{_OPEN}{start}{_WEEKDAY}{_DAY}{end}{_SHUT}", re.MULTILINE)


# A line that is nothing but a day, with the place of a letter or a word for what the day is of; then also with an hour.
_LINE = _form(rf"(?i:(?:(?:{_ISSUED}|{_PUBLISHED}){_BY})?){_PLACE}")
_TIMED = _form(rf"(?i:(?:(?:{_ISSUED}|{_PUBLISHED}){_BY})?)(?:{_HOUR},?\s+(?i:on\s+)?)?{_PLACE}", _CLOCK)
_SENT = _form(r"(?i:(?:date|sent):)\s*", _CLOCK)
_LABELLED = _form(rf"(?i:{_PUBLISHED}{_BY})", _CLOCK)
_LAST_CHANGED = _form(rf"(?i:{_CHANGED}{_BY})", _CLOCK)
_DATELINE = re.compile(rf"^[A-Z][A-Z .'’-]+,\s{_DAY}\s*(?:\([^()\n]{{1,40}}\)\s*)?[-–—]", re.MULTILINE)
# "MINUTES of the meeting held in the Guildhall on Friday, 9 January 2026 at 6.30 pm".
_HELD = _form(
    r"(?i:(?![^\n]*\b(?:is|are|was|were|be|last|previous)\b)"
    r"(?:minutes|notes|record|proceedings|transcript)\b[^\n]{0,100}?\bheld\b[^\n]{0,80}?\s(?:on\s+)?)",
    rf"{_CLOCK}(?:,?\s(?i:at|in)\s[^\n.]{{1,60}})?",
)
# "Transcript: press conference of the harbour board, March 9, 2026", "Harbour Union (@harbour) · Mar 9, 2026".
_TITLED = _form(r"(?P<title>[^\n]{2,90}?)(?:,\s+|\s+[·•|–—-]\s+)", _CLOCK)
# What makes a sentence of such a line, or its day that of something else than the document.
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|said|says|will|would|who|which|that|it|he|she|they|on|by the|born|died"
    r"|next|last|previous|until|before|after|since|from|between|through|due|deadline|effective|expires?|starts?|ends?"
    r"|photo|photograph|picture|image|caption|file)\b|[.!?;]['\"”’)]*$|[\"“”]",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$", re.IGNORECASE)
_NUMBERED = re.compile(r"[ \t]*(?:\d+|[a-z])[.)]\s")
_MAIL = re.compile(r"^From:[ \t]*\S", re.MULTILINE)
# Such a line stands among so many lines at the head, all of them short; a line as long as this begins the body. A day
# that something was filed or published on may stand a little further down, below the parties of a lawsuit.
_HEAD, _BODY, _LABELLED_HEAD = 8, 100, 15


def own_day(text: str) -> dt.date | None:
    """Read the day that a text bears at its head; None where it bears none, or such lines have several days.

    A mail has the day of its own head, whatever it quotes; when a page was changed counts where nothing else does.
    """
    if (sent := _sent(text)) is not None:
        return sent
    lines = [line for line in text.split("\n") if line.strip()]
    body = next((n for n, line in enumerate(lines[:_HEAD]) if len(line) > _BODY), _HEAD)
    head = lines[: body + 1][:_HEAD]
    top = lines[:_LABELLED_HEAD]
    for form, near in ((_LINE, head), (_DATELINE, head), (_TIMED, head), (_LABELLED, top), (_HELD, head)):
        first = next((match for line in near if (match := form.match(line)) is not None), None)
        if first is not None and len(_days(form, text)) == 1:
            return _day(first)
    titled = [_titled(*pair) for pair in pairwise(lines)]
    if len(set(titled) - {None}) == 1 and any(titled[: len(head)]):
        return next(filter(None, titled))
    changed = _days(_LAST_CHANGED, text)
    return changed.pop() if len(changed) == 1 else None


def _sent(text: str) -> dt.date | None:
    """When a mail was sent, by the lines above its first empty one."""
    header = text.lstrip().split("\n\n", 1)[0]
    match = _SENT.search(header) if _MAIL.search(header) else None
    return _day(match) if match is not None else None


def _titled(line: str, below: str) -> dt.date | None:
    """The day that a line ends with behind what a document is: no sentence, and none that goes on below."""
    match = _TITLED.match(line)
    if match is None or line.lstrip()[0].islower() or below.lstrip()[0].islower() or _NUMBERED.match(line):
        return None
    return None if _SENTENCE.search(match["title"]) or _TRAIL.search(match["title"]) else _day(match)


def _days(form: re.Pattern[str], text: str) -> set[dt.date]:
    return {day for match in form.finditer(text) if (day := _day(match)) is not None}


def _day(match: re.Match[str]) -> dt.date | None:
    written = next(form for form in "abc" if match[f"{form}_year"])
    month = match[f"{written}_month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return dt.date(int(match[f"{written}_year"]), number, int(match[f"{written}_day"]))
    except ValueError:
        return None
