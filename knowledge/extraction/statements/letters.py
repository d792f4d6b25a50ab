"""Letters and mails: what stands between the greeting and the name below is the words of whoever signs.

A mail's "From:" names its writer as well; one that another mail forwards or quotes has a writer of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.statements.drafts import Draft
from knowledge.language.letters import FROM, SIGNATURE, closes, ends_of_letter
from knowledge.language.mails import Mail, lines_of, mails, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets
    from knowledge.language.sentences import Paragraph

_FIRST_PERSON = frozenset("i we".split())
# Whoever writes a mail says "I", "you" or "please" in it; a report that is only sent by one does not.
_WRITTEN = re.compile(r"\b(?:i|we|me|my|our|us|you|your|please|thanks?)\b(?![.-]\w)", re.IGNORECASE)
_ENDS = (".", "!", "?", ":")


def letter_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """One draft for each paragraph of a letter that has nobody else's words; none where it is nobody's."""
    paragraphs = reading.analysis.paragraphs
    held = mails(reading.text, paragraphs)
    ends = ends_of_letter(reading.text, paragraphs)
    if len([mail for mail in held if mail.head or mail.body]) > 1 or (held and ends is None):
        return [draft for mail in held for draft in _mail_drafts(reading, mail, drafts)]
    if ends is None:
        return []
    greeting, closing = ends
    writer = _sender(reading, paragraphs[greeting].start)
    if writer is None and closing is not None:
        writer = _signer(reading, paragraphs, closing)
    if writer is None:
        return []
    source = reading.analysis.tokens(writer.start, writer.end)
    body = paragraphs[greeting + 1 : closing]
    own = [p for p in body if not any(_of_others(d) and p.start <= d.start < p.end for d in drafts)]
    own = [p for p in own if _text(reading, p).rstrip().endswith(_ENDS)]
    return [Draft([(p.start, p.end)], None, source, 0.9, "answer") for p in own]


def without_heads(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Drafts but for those whose cue heads a mail ("Ada Reed wrote:"): `letter_drafts` has what stands below."""
    heads = [p for mail in mails(reading.text, reading.analysis.paragraphs) for p in mail.head]
    starts = [(draft, reading.analysis.doc[draft.cue].idx) for draft in drafts if draft.cue is not None]
    headed = {id(draft) for draft, at in starts if any(p.start <= at < p.end for p in heads)}
    return [draft for draft in drafts if id(draft) not in headed]


def _mail_drafts(reading: Reading, mail: Mail, drafts: list[Draft]) -> Iterator[Draft]:
    """One draft for each paragraph of a mail, quoted lines that follow one another together."""
    said, below = _parted(reading, mail)
    writer = _person(reading, *mail.writer) if mail.writer is not None else None
    if mail.writer is None and below:
        writer = _person(reading, below[0].start, min(below[-1].end, below[0].start + SIGNATURE), anywhere=True)
    if writer is None or not any(_WRITTEN.search(_text(reading, p)) for p in mail.body):
        return
    source = reading.analysis.tokens(writer.start, writer.end)
    for group in _together(said):
        spans = [line for p in group for line in lines_of(reading.text, p)]
        told = _to_last_stop(reading.text, spans)
        others = any(_of_others(d) and a <= d.start < b for d in drafts for a, b in told)
        if told and not others and not _names(reading, writer, told):
            yield Draft(told, None, source, 0.9, "answer")


def _names(reading: Reading, writer: Mention, told: list[Offsets]) -> bool:
    """Whether words tell of whoever is said to write them."""
    named = (m for a, b in told for m in reading.cast.within(a, b) if m.kind == "name")
    return any(mention.entity == writer.entity for mention in named)


def _parted(reading: Reading, mail: Mail) -> tuple[list[Paragraph], list[Paragraph]]:
    """What a mail says, and from what it closes with on."""
    text = reading.text
    at = next((k for k, p in enumerate(mail.body) if k and closes(text[unquoted(text, p)[1] : p.end])), len(mail.body))
    return mail.body[:at], mail.body[at:]


def _together(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Quoted lines are paragraphs each; those without an empty line between them belong together."""
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and groups[-1][-1].index + 1 == paragraph.index and groups[-1][-1].end + 1 == paragraph.start:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _to_last_stop(text: str, spans: list[Offsets]) -> list[Offsets]:
    """Spans up to the last that ends a sentence, for names and greetings stand on lines that end none."""
    while spans:
        start, end = spans[-1]
        stop = max(text.rfind(mark, start, end) for mark in _ENDS)
        while stop > start and not (text[stop + 1 : stop + 2].isspace() or stop + 1 == end):
            stop = max(text.rfind(mark, start, stop) for mark in _ENDS)
        if stop > start:
            return [*spans[:-1], (start, stop + 1)]
        spans = spans[:-1]
    return spans


def _text(reading: Reading, paragraph: Paragraph) -> str:
    return reading.text[paragraph.start : paragraph.end]


def _sender(reading: Reading, end: int) -> Mention | None:
    """Whom a line "From:" above the greeting names."""
    led = FROM.search(reading.text, 0, end)
    return _person(reading, led.end(), reading.text.find("\n", led.end())) if led is not None else None


def _signer(reading: Reading, paragraphs: tuple[Paragraph, ...], closing: int) -> Mention | None:
    """Who is named first below what a letter closes with."""
    begin = paragraphs[closing].start
    return _person(reading, begin, min(begin + SIGNATURE, len(reading.text)), anywhere=True)


def _person(reading: Reading, begin: int, end: int, *, anywhere: bool = False) -> Mention | None:
    for mention in reading.cast.within(begin, max(begin, end)):
        named = mention.kind == "name" and reading.cast.entities[mention.entity].type == "person"
        if named and (anywhere or mention.start == begin):
            return mention
    return None


def _of_others(draft: Draft) -> bool:
    """Whether words are told to be somebody else's than the writer's."""
    return draft.source is not None and not of_writer(draft.source)


def of_writer(source: Span) -> bool:
    """Whether a source is whoever writes: "I", "we"."""
    return source.text.lower() in _FIRST_PERSON
