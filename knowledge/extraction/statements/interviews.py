"""An interview printed as questions and answers: the answers are the words of the one it is announced to be with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.statements.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

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
    r"\b(?:(?:spoke|talked|chatted|sat down|caught up|interview|conversation|discussion|Q&A) (?:with|to)|interviewed)"
    r"\s(?:[^.,;:?!\n]{0,60}\s)?$"
)
# Who asks: "She talks to the critic Ivo Falk about ...", "By Ivo Falk". Of "She spoke to Ivo Falk" either may be asked.
_AND_NAME = r"\s(?:[^.,;:?!\n]{0,80}\s)?$"
_ASKED_BY = re.compile(
    rf"\b(?:[Hh]e|[Ss]he) (?:(?:speaks|talks|chats) (?:with|to)|tells){_AND_NAME}"
    r"|(?:\b[Bb]y|\b[Ww]ords:|\b[Ii]nterviewer:)\s$"
)
_EITHER = re.compile(rf"\b(?:[Hh]e|[Ss]he) (?:(?:has )?(?:spoken?|talked|chatted) (?:with|to)|told){_AND_NAME}")
_BEFORE = 90
# "Q: When did you start?", "A. At eleven.", and what Markdown sets either in: "**Q:** When ...?".
_QUESTION, _ANSWER = (re.compile(rf"[#*_]*\s?{letter}\s?[:.][*_]*\s+(?=[^\s*_])") for letter in "QA")
_FEWEST_QUESTIONS = 2
_MARKS = tuple("\"“'‘")
_BOLD = "*_ \n"


def answer_drafts(reading: Reading) -> list[Draft]:
    """One draft for each paragraph of an answer.

    Where the last answer ends nothing tells, so only its first paragraph is taken.
    """
    paragraphs = reading.analysis.paragraphs
    if (labelled := _labelled(reading, paragraphs)) is not None:
        return labelled
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


def _labelled(reading: Reading, paragraphs: Sequence[Paragraph]) -> list[Draft] | None:
    """Answers marked "A:" to questions marked "Q:"; of nobody where it is not told who answers, None without such.

    An answer goes on until the next question, the last one to the end of its paragraph.
    """
    asked = [k for k, p in enumerate(paragraphs) if _QUESTION.match(reading.text, p.start, p.end)]
    answers = {k: m for k, p in enumerate(paragraphs) if (m := _ANSWER.match(reading.text, p.start, p.end))}
    if len(asked) < _FEWEST_QUESTIONS or len(answers) < _FEWEST_QUESTIONS:
        return None
    above = paragraphs[: asked[0]]
    guest = _guest(reading, above) or _only_one(reading, above)
    if guest is None:
        return None
    source = reading.analysis.tokens(guest.start, guest.end)
    drafts = []
    for at, match in answers.items():
        drafts.append(_answer(reading, source, match.end(), paragraphs[at].end))
        for paragraph in paragraphs[at + 1 : min((k for k in (*asked, *answers) if k > at), default=at + 1)]:
            if _aside(reading, guest, paragraph):
                break
            drafts.append(_answer(reading, source, paragraph.start, paragraph.end))
    return drafts


def _answer(reading: Reading, source: Span, start: int, end: int) -> Draft:
    end = start + len(reading.text[start:end].rstrip(_BOLD))
    return Draft([(start, end)], None, source, 0.9, "answer")


def _aside(reading: Reading, guest: Mention, paragraph: Paragraph) -> bool:
    """Whether a paragraph between an answer and the next question is none of the answer: a heading, a note."""
    text = reading.text[paragraph.start : paragraph.end].rstrip(_BOLD)
    return text.startswith(("(", "[", "#")) or text[-1:] not in '.!?…"”' or _tells_of(reading, guest, paragraph)


def _only_one(reading: Reading, above: Sequence[Paragraph]) -> Mention | None:
    """The only person named above the questions but for who asks them."""
    end = above[-1].end if above else 0
    named = [m for m in reading.cast.within(0, end) if m.kind == "name"]
    if any(_EITHER.search(_before(reading, m)) for m in named):
        return None
    hosts = {m.entity for m in named if _ASKED_BY.search(_before(reading, m))}
    named = [m for m in named if m.entity not in hosts]
    people = {m.entity: m for m in reversed(named) if reading.cast.entities[m.entity].type == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def _guest(reading: Reading, announcing: Sequence[Paragraph]) -> Mention | None:
    """The one person whom the conversation is said to be with."""
    found: dict[int, Mention] = {}
    for paragraph in announcing:
        for mention in reading.cast.within(paragraph.start, paragraph.end):
            person = reading.cast.entities[mention.entity].type == "person"
            before = reading.text[max(paragraph.start, mention.start - _BEFORE) : mention.start]
            asks = _ASKED_BY.search(before) or _EITHER.search(before)
            if person and mention.kind == "name" and not asks and _WITH.search(before):
                found.setdefault(mention.entity, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _before(reading: Reading, mention: Mention) -> str:
    return reading.text[max(0, mention.start - _BEFORE) : mention.start]


def _asks(reading: Reading, paragraph: Paragraph) -> bool:
    text = reading.text[paragraph.start : paragraph.end].strip(_BOLD)
    return text.endswith("?") and not text.startswith(_MARKS)


def _tells_of(reading: Reading, guest: Mention, answer: Paragraph) -> bool:
    """Whether a paragraph names the guest or opens a quotation: then it tells of them, and is no answer."""
    named = any(m.entity == guest.entity and m.kind == "name" for m in reading.cast.within(answer.start, answer.end))
    return named or reading.text[answer.start : answer.end].startswith(_MARKS)
