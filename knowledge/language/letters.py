"""What makes a text a letter or a mail: a greeting at its top, and what it closes with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language.sentences import Paragraph

FROM = re.compile(r"^From:[ \t]*(?=\S)", re.MULTILINE)
_GREETING = re.compile(
    r"(?:Dear\b[^\n]{1,80}|(?:Dear )?(?:[Cc]olleagues|[Aa]ll|[Ff]riends|[Ss]irs?|[Mm]adam|[Tt]eam|[Nn]eighbou?rs)"
    r"|To whom it may concern|(?:Hi|Hello)\b[^\n.!?]{0,40})\s*[,:]?$"
)
_CLOSING = re.compile(
    r"(?:Yours?|(?:Kind|Warm|Best|With (?:kind|best|warm))(?: regards| wishes)?|Regards|Sincerely|Respectfully|"
    r"Faithfully|Thank you|Many thanks|Thanks)\b[\w ]{0,30},?$"
)
# So many characters hold whoever signs, and so many paragraphs at the top a greeting.
SIGNATURE, _TOP = 160, 6


def signature(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where a letter says whose it is: from what closes it on, or a mail's line "From:". None of any other text."""
    ends = ends_of_letter(text, paragraphs)
    if ends is None:
        return None
    greeting, closing = ends
    led = FROM.search(text, 0, paragraphs[greeting].start)
    if led is not None:
        return led.start(), len(text[: text.find("\n", led.end())].rstrip())
    if closing is None:
        return None
    begin = paragraphs[closing].start
    return begin, max([p.end for p in paragraphs[closing:] if p.end <= begin + SIGNATURE] or [begin + SIGNATURE])


def body_of_letter(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where what a letter says stands: between its greeting and what closes it. None of any other text."""
    ends = ends_of_letter(text, paragraphs)
    between = paragraphs[ends[0] + 1 : ends[1]] if ends is not None else ()
    return (between[0].start, between[-1].end) if between else None


def ends_of_letter(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int | None] | None:
    """The numbers of a letter's greeting and of what closes it; None of any other text."""
    told = [text[p.start : p.end].strip() for p in paragraphs]
    greeting = next((k for k, said in enumerate(told[:_TOP]) if _GREETING.fullmatch(said)), None)
    if greeting is None:
        return None
    closes = (k for k in range(len(told) - 1, greeting, -1) if _CLOSING.fullmatch(told[k].split("\n")[0].strip()))
    return greeting, next(closes, None)
