"""An interview printed as questions and answers: the answers are the words of the one it is announced to be with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.statements.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.entities import Mention
    from knowledge.extraction.reading import Reading
    from knowledge.language.sentences import Paragraph

# What tells that the lines below are a conversation as it was held.
_PRINTED = re.compile(
    r"\b(?:conversation|interview|discussion|exchange|Q&A|transcript)\b[^.]*\b(?:edited|condensed|abridged|shortened)\b",
    re.I,
)
# Whom it was held with, whatever they are called before their name.
_WITH = re.compile(
    r"\b(?:(?:spoke|talked|chatted|sat down|caught up|interview|conversation|discussion) (?:with|to)|interviewed)"
    r"\s(?:[^.,;:?!\n]{0,60}\s)?$"
)
_BEFORE = 90
_FEWEST_QUESTIONS = 2
_MARKS = tuple("\"“'‘")


def answer_drafts(reading: Reading) -> list[Draft]:
    """One draft for each paragraph of an answer.

    Where the last answer ends nothing tells, so only its first paragraph is taken.
    """
    paragraphs = reading.analysis.paragraphs
    for at, paragraph in enumerate(paragraphs):
        if not _PRINTED.search(reading.text, paragraph.start, paragraph.end):
            continue
        guest, below = _guest(reading, paragraphs[max(0, at - 1) : at + 1]), paragraphs[at + 1 :]
        asked = [k for k, other in enumerate(below) if _asks(reading, other)]
        if guest is None or len(asked) < _FEWEST_QUESTIONS or asked[0] != 0:
            continue
        answers = [other for k, other in enumerate(below[: asked[-1] + 2]) if k not in asked]
        source = reading.analysis.tokens(guest.start, guest.end)
        if not any(_tells_of(reading, guest, answer) for answer in answers):
            return [Draft([(a.start, a.end)], None, source, 0.9, "answer") for a in answers]
    return []


def _guest(reading: Reading, announcing: Sequence[Paragraph]) -> Mention | None:
    """The one person whom the conversation is said to be with."""
    found: dict[int, Mention] = {}
    for paragraph in announcing:
        for mention in reading.cast.within(paragraph.start, paragraph.end):
            person = reading.cast.entities[mention.entity].type == "person"
            before = reading.text[max(paragraph.start, mention.start - _BEFORE) : mention.start]
            if person and mention.kind == "name" and _WITH.search(before):
                found.setdefault(mention.entity, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _asks(reading: Reading, paragraph: Paragraph) -> bool:
    text = reading.text[paragraph.start : paragraph.end].rstrip()
    return text.endswith("?") and not text.startswith(_MARKS)


def _tells_of(reading: Reading, guest: Mention, answer: Paragraph) -> bool:
    """Whether a paragraph names the guest or opens a quotation: then it tells of them, and is no answer."""
    named = any(m.entity == guest.entity and m.kind == "name" for m in reading.cast.within(answer.start, answer.end))
    return named or reading.text[answer.start : answer.end].startswith(_MARKS)
