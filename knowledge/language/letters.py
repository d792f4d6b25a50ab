"""What makes a text a letter or a mail: a greeting at its top, and what it closes with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language.mails import mails
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


def is_letter(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text is a letter or a mail, or holds mails."""
    return ends_of_letter(text, paragraphs) is not None or bool(mails(text, paragraphs))


def signatures(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where a letter says whose it is: from what closes it on, or a mail's line "From:", one for each mail."""
    held = [(mail.head, mail.writer[0]) for mail in mails(text, paragraphs) if mail.writer is not None]
    ends = ends_of_letter(text, paragraphs)
    if ends is None or len(held) > 1:
        return [(p.start, p.end) for head, at in held for p in head if p.start <= at < p.end]
    greeting, closing = ends
    led = FROM.search(text, 0, paragraphs[greeting].start)
    if led is not None:
        return [(led.start(), len(text[: text.find("\n", led.end())].rstrip()))]
    if closing is None:
        return []
    begin = paragraphs[closing].start
    last = max([p.end for p in paragraphs[closing:] if p.end <= begin + SIGNATURE] or [begin + SIGNATURE])
    return [(begin, last)]


def body_of_letter(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where what a letter says stands: between its greeting and what closes it. None of any other text.

    Of several mails it is the first one.
    """
    ends = ends_of_letter(text, paragraphs)
    if ends is not None:
        between = paragraphs[ends[0] + 1 : ends[1] or _next_mail(text, paragraphs, ends[0])]
    else:
        between = next((mail.body for mail in mails(text, paragraphs) if mail.head), [])
    return (between[0].start, between[-1].end) if between else None


def ends_of_letter(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int, int | None] | None:
    """The numbers of a letter's greeting and of what closes it; None of any other text.

    What a mail forwards or answers below does not close it.
    """
    told = [text[p.start : p.end].strip() for p in paragraphs]
    greeting = next((k for k, said in enumerate(told[:_TOP]) if _GREETING.fullmatch(said)), None)
    if greeting is None:
        return None
    last = (_next_mail(text, paragraphs, greeting) or len(told)) - 1
    return greeting, next((k for k in range(last, greeting, -1) if closes(told[k])), None)


def _next_mail(text: str, paragraphs: Sequence[Paragraph], greeting: int) -> int | None:
    """The number of the paragraph below a greeting where another mail begins."""
    heads = (mail.head[0] for mail in mails(text, paragraphs) if mail.head)
    return next((paragraphs.index(p) for p in heads if p.start > paragraphs[greeting].start), None)


def closes(said: str) -> bool:
    """Whether a paragraph is what a letter closes with: "Yours sincerely,"."""
    return _CLOSING.fullmatch(said.strip().split("\n")[0].strip()) is not None
