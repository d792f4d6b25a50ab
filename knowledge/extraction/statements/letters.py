"""Letters and mails: what stands between the greeting and the name below is the words of whoever signs.

A mail's "From:" names its writer as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.statements.drafts import Draft
from knowledge.language.letters import FROM, SIGNATURE, ends_of_letter

if TYPE_CHECKING:
    from spacy.tokens import Span

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading
    from knowledge.language.sentences import Paragraph

_FIRST_PERSON = frozenset("i we".split())


def letter_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """One draft for each paragraph of a letter that has nobody else's words; none where it is nobody's."""
    paragraphs = reading.analysis.paragraphs
    ends = ends_of_letter(reading.text, paragraphs)
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
    own = [p for p in own if _text(reading, p).rstrip().endswith((".", "!", "?", ":"))]
    return [Draft([(p.start, p.end)], None, source, 0.9, "answer") for p in own]


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
