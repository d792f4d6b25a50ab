"""Who was asked and did not answer: declined to comment, could not be reached, did not respond."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.statements.sources import phrase, subject_of
from knowledge.extraction.statements.speakers import Speaker, SpeakerResolver
from knowledge.facts import NoComment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from knowledge.extraction.reading import Reading
    from knowledge.language.sentences import Sentence

_ASKED = (
    r"(?:comments?|(?:an?\s|the\s|any\s)?(?:re)?quests?|questions?|inquir\w+|enquir\w+|calls?|e-?mails?|messages?|"
    r"interview\w*)"
)
_NOT = r"(?:(?:did|do|does|has|have|had|would|could)(?:n['’]t|\snot)|never)"
# Each alternative matches from the verb on; the subject stands before it.
_PATTERN = re.compile(
    rf"""
    \b(?:declin\w+|refus\w+)\s(?:multiple\s|repeated\s|several\s)?(?:to\s(?:publicly\s|immediately\s)?
        (?:comment|speak|be\sinterviewed|answer|discuss|elaborate|respond)|(?:further\s)?comment|(?:an?\s)?interview|requests?)
    |\b{_NOT}\s(?:yet\s|also\s)?(?:immediately\s|publicly\s|promptly\s)?(?:yet\s)?
        (?:(?:respond\w*|repl(?:y|ied))\b(?!\swith)|return\w*\s(?:[\w'’.]+\s){{0,5}}?{_ASKED}|answer\w*\s(?:[\w'’.]+\s){{0,4}}?{_ASKED}|
        comment(?:ed)?\b|ma(?:ke|de)\s(?:any\s|an\s|a\s)?(?:official\s|public\s|further\s)*(?:statements?|comments?))
    |\bcould\snot\s(?:immediately\s)?be\sreached\b
    |\b(?:was|were|is|are)\s(?:not|n['’]t)\s(?:immediately\s)?(?:available|reachable)\s(?:for|to)\s(?:comment|respond)
    |\bhad\sno\s(?:immediate\s|further\s)?comment\b
    |\b(?:made|issued|gave)\s(?:no|any)\s(?:official\s|public\s|further\s)*(?:statements?|comments?)
    """,
    re.I | re.X,
)
# "The Courier reached out to Ada Falk and the union, but has not heard back": those in the middle did not answer.
_UNANSWERED = re.compile(
    r"""
    \b(?:reached\sout\sto|contacted|e-?mailed)\s(?P<who>[^.;:]{3,90}?),?\s(?:(?:for|with)\s[\w\s]{3,30}?,?\s)?(?:but|and)\s
    (?:[\w'’]+\s){0,3}?
    (?:(?:not|n['’]t|never)\s(?:yet\s|immediately\s)?(?:hear[d]?\sback|(?:receiv\w+|got|get|gotten)\s(?:a|any)\s(?:response|reply|answer))
      |(?:receiv\w+|got|gotten)\sno\s(?:response|reply|answer))
    """,
    re.I | re.X,
)
_ASKER = re.compile(
    r"\b(?:return|respond(?:ed)?\sto|answer|declined|to)\s(?:the\s)?([A-Z][\w.&]*(?:\s[A-Z][\w.&]*)*)['’]s?\s", re.I
)
_NEGATIVE = re.compile(r"\b(?:neither|no one|nobody|none)\b", re.I)
_POSITIVE_MADE = re.compile(r"^(?:made|issued|gave)\sany", re.I)


def extract_no_comment(reading: Reading) -> list[NoComment]:
    """All places where somebody is said not to have commented, in order.

    `who` is None where the text does not name them; `whom` is the outlet that asked, as worded.
    """
    resolver = SpeakerResolver(reading)
    found = []
    for sentence in reading.analysis.sentences:
        text = reading.text[sentence.start : sentence.end]
        for match in _PATTERN.finditer(" ".join(text.split("\n")) if "\n" in text else text):
            if _POSITIVE_MADE.match(match.group()) and not _NEGATIVE.search(text[: match.start()]):
                continue
            fact = _fact(reading, resolver, sentence, match)
            if fact is not None:
                found.append(fact)
        found += _unanswered(reading, sentence)
    return found


def _unanswered(reading: Reading, sentence: Sentence) -> Iterator[NoComment]:
    """Those whom an outlet asked and has not heard back from, each by their name."""
    for match in _UNANSWERED.finditer(reading.text, sentence.start, sentence.end):
        for mention in reading.cast.overlapping(*match.span("who")):
            entity = reading.cast.entities[mention.entity]
            if mention.kind == "name" and entity.type in ("person", "organisation"):
                yield NoComment(
                    document_id=reading.document.id,
                    start=sentence.start,
                    end=sentence.end,
                    confidence=0.9,
                    who=entity.name,
                    who_span=(mention.start, mention.end),
                )


def _fact(reading: Reading, resolver: SpeakerResolver, sentence: Sentence, match: re.Match[str]) -> NoComment | None:
    tokens = reading.analysis.tokens(sentence.start + match.start(), sentence.start + match.end())
    if not len(tokens):
        return None
    subject = _subject(tokens)
    speaker = resolver.resolve(phrase(subject)) if subject is not None else Speaker(None, None)
    asker = _ASKER.search(reading.text[sentence.start + match.start() : sentence.end])
    return NoComment(
        document_id=reading.document.id,
        start=sentence.start,
        end=sentence.end,
        confidence=0.9 if subject is not None else 0.6,
        who=speaker.name if speaker.confidence >= 0.5 else None,
        who_span=speaker.span,
        whom=asker.group(1) if asker and asker.group(1)[0].isupper() else None,
    )


def _subject(tokens: Span) -> Token | None:
    """The subject of the first verb in the match that has one."""
    for token in tokens:
        if token.pos_ in ("VERB", "AUX"):
            head = token.head if token.dep_ in ("aux", "auxpass", "neg") else token
            subject = subject_of(head, passive=True)
            if subject is not None:
                return subject
    return None
