"""The mails that a text holds one below another, forwarded, answered or quoted: whose each is and what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.language.sentences import Paragraph

_FIELD = r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments?):"
_FIELD_LINE = re.compile(rf"{_FIELD}|[^\n]*\n{_FIELD}")
# Whom a mail is from, without the address behind the name.
_FROM = re.compile(r"From:[ \t]*(?P<name>[^\n<>@\[(]*[^\s<>@\[(])?(?=[ \t\r]*(?:[\n<\[(]|$))")
_PARTED = re.compile(
    r"(?:-{2,} ?(?:Forwarded|Original) [Mm]essage ?-{2,}|-{2,} ?Forwarded by [^\n]*|Begin forwarded message:)"
    r"[ \t\r]*(?:\n[> \t]*)?"
)
# "On 17 Jun 2025, at 09:02, Ada Reed <reed@dorn.example> wrote:"; with less only above lines that are quoted.
_WROTE = re.compile(
    r"(?P<day>On\b(?=[^\n]*\d)[\s\S]{0,120}(?:[\d,]|[AaPp]\.?[Mm]\.?)\s+)?"
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})(?:\s*(?:<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]))?\s+wrote:"
)
_QUOTED = re.compile(r"(?:>[ \t]?)*")
_HEADED = re.compile(
    r"^[> \t]*From:|wrote:[ \t\r]*$|(?:Forwarded|Original) [Mm]essage|Begin forwarded message:", re.MULTILINE
)
# So many of the next paragraphs make the head of a mail of a line "From:".
_NEAR = 3


@dataclass(slots=True)
class Mail:
    """One mail: where its writer is named (None: nowhere), what heads it, and the paragraphs that it says.

    `depth` counts the marks (">") that quote its lines.
    """

    writer: tuple[int, int] | None = None
    depth: int = 0
    head: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)


def mails(text: str, paragraphs: Sequence[Paragraph]) -> list[Mail]:
    """Every mail of a text in order; none of a text that has no mail's head in it.

    What stands above the first head is a mail that nobody is said to have written. Quoted lines of whom nobody names
    are in none.
    """
    if not _HEADED.search(text):
        return []
    found = [Mail()]
    for k, paragraph in enumerate(paragraphs):
        depth, start = unquoted(text, paragraph)
        last, below = found[-1], paragraphs[k + 1 : k + 1 + _NEAR]
        wrote = _WROTE.fullmatch(text, start, paragraph.end)
        if (parted := _PARTED.match(text, start, paragraph.end)) is not None:
            found.append(last := Mail(None, depth, [paragraph]))
            start = parted.end()  # where lines are wrapped the head goes on in the same paragraph
        if parted is not None and start == paragraph.end:
            continue
        if (led := _FROM.match(text, start, paragraph.end)) is not None and _heads(text, start, paragraph, below):
            if last.body or last.writer is not None or last.depth != depth:
                found.append(last := Mail(None, depth))
            last.writer = led.span("name") if led["name"] else None
            last.head = [*last.head, paragraph] if parted is None else last.head
        elif last.head and not last.body and _FIELD_LINE.match(text, start, paragraph.end):
            last.head.append(paragraph)
        elif wrote is not None and (inner := _introduces(text, wrote, depth, below, found)) is not None:
            found.append(Mail(wrote.span("name"), inner, [paragraph]))
        elif start < paragraph.end:
            mail = next((mail for mail in reversed(found) if mail.depth <= depth), found[0])
            if mail.depth == depth:
                mail.body.append(paragraph)
    return found if any(mail.head for mail in found) else []


def unquoted(text: str, paragraph: Paragraph) -> tuple[int, int]:
    """How many marks (">") quote a paragraph, and where its words begin behind them."""
    marks = _QUOTED.match(text, paragraph.start, paragraph.end)
    end = marks.end() if marks is not None else paragraph.start
    return text.count(">", paragraph.start, end), end


def lines_of(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    """The words of a paragraph: line by line without the marks where it is quoted, else all in one."""
    depth, start = unquoted(text, paragraph)
    if not depth:
        return [(start, paragraph.end)]
    ends = [*(m.start() for m in re.finditer("\n", text[start : paragraph.end])), paragraph.end - start]
    starts = [0, *(at + 1 for at in ends[:-1])]
    lines = [Paragraph(start + a, start + b, paragraph.index) for a, b in zip(starts, ends, strict=True)]
    return [(begin, line.end) for line in lines if (begin := unquoted(text, line)[1]) < line.end]


def _introduces(
    text: str, wrote: re.Match[str], depth: int, below: Sequence[Paragraph], above: Sequence[Mail]
) -> int | None:
    """How deeply quoted the mail is that "Ada Reed wrote:" stands above; None where a report only goes on there."""
    inner = max((unquoted(text, p)[0] for p in below[:1]), default=0)
    if inner > depth:
        return inner
    mailed = any(mail.head for mail in above) or "@" in wrote[0]
    return depth if wrote["day"] and (mailed or depth) else None


def _heads(text: str, start: int, paragraph: Paragraph, below: Sequence[Paragraph]) -> bool:
    """Whether a line "From:" has a further line of a mail's head with it, or below it."""
    lines = text[start : paragraph.end].split("\n")[1:]
    starts = [unquoted(text, p)[1] for p in below]
    return any(_FIELD_LINE.match(line.lstrip("> \t")) for line in lines) or any(
        _FIELD_LINE.match(text, at) for at in starts
    )
