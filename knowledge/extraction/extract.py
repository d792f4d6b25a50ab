"""Document → record: every extractor, in order, over one reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.documents.model import Document
from knowledge.extraction.accusations import extract_accusations
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.events import extract_events
from knowledge.extraction.figures import extract_figures
from knowledge.extraction.investigations import extract_investigations
from knowledge.extraction.prosecutions import extract_prosecutions
from knowledge.extraction.quoted_times import quoted_times
from knowledge.extraction.reading import Reading
from knowledge.extraction.relations import extract_relations
from knowledge.extraction.roles import extract_roles
from knowledge.extraction.statements import extract_statements
from knowledge.extraction.statements.no_comment import extract_no_comment
from knowledge.extraction.syntax import FINITE, SUBJECTS
from knowledge.extraction.timetable import timetabled
from knowledge.facts import AnyFact, Offsets
from knowledge.language.analysis import Analysis, analyse_all
from knowledge.language.dates import find_times
from knowledge.language.links import leads_elsewhere
from knowledge.language.sentences import Sentence
from knowledge.record import DocumentRecord, SentenceRow

_FLAGS = {
    "PERSON": "P",
    "ORG": "O",
    "NORP": "O",
    "GPE": "L",
    "LOC": "L",
    "FAC": "L",
    "MONEY": "M",
    "PERCENT": "%",
}
_NUMERIC = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
_REASON = re.compile(
    r"\b(?:because|due to|owing to|after|since|as a result|in response|over|so that|in order|to)\b", re.I
)
# A share of a whole, in whatever way it is written: the entities know the percent alone.
_SHARE = re.compile(
    r"\bhalf\b|\b(?:a|one|two|three|four)[- ](?:third|quarter|fifth|tenth)s?\b|\bmajority\b|\bper ?cent\b|\d ?%"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:in|out of)(?: every)? "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.I,
)
_CONTACT = re.compile(
    r"\bwww\.|https?://|\S@\w+\.\w|\b\d{3}[-. ]\d{4}\b|\b0\d{2,4} \d{3,4} ?\d{3,4}\b|\+\d{1,3} \d|"
    r"\b\d+ (?:[A-Z]\w+ )+(?:Street|St|Avenue|Ave|Road|Rd|Drive)\b"
)
_QUOTE = re.compile(r"[\"“”]")
# So few characters are mostly a line above or beside the text ("Getty Images."), unless they make a clause.
_SHORT = 25
# A line that is signed has no more characters, and no words but names.
_SIGNED = 60
_OF_NAMES = frozenset({"PROPN", "PUNCT", "SPACE"})
# A note of the newsroom's on its own text, which tells nothing of the story.
_NOTE = re.compile(
    r"This (?:story|article|report|page|post) (?:has been|was|is being) updated(?:\.|$| (?:with|throughout|as)\b)"
)
# What leads to other pages: a link joined to its line ("Opinion:What ..."), a kicker in capitals right before a line,
# what the reader is asked to do.
_LEADING_ON = re.compile(
    r"(?![^:]*\b(?:said|says?|saying|added|adds|wrote|writes|asked|asks|told|tells|reads?|replied|announced):)"
    r"[^.:\"“”]{2,80}[a-z?!]:(?=[\"“'‘]?[A-Z])(?!//)|[A-Z]{4,}(?:\s[A-Z]{4,})+\s(?=[\"“'‘]?[A-Z][a-z])"
    r"|(?:Read (?:more|also|the full|next)|See also|Sign up|Subscribe|Click (?:here|to|on)|Follow [^.]+? on [A-Z]\w+)\b"
)
_TRAILING = re.compile(r"(?:\.\s?\.\s?\.|…)$")
# What a link to another page may tell all the same: who somebody is.
_IN_LINKS = frozenset({"role", "relation"})
# A number by itself that the next sentence tells of is no heading: "951", "That's how many came."
_NUMBER = re.compile(r"(?:(?:about|nearly|more than|over|at least)\s)?[$€£]?\d[\d,.]*\s?%?(?:[ -][a-z]+){0,3}\.?", re.I)
_TOLD_OF = re.compile(r"(?:That|This|It)(?:['’]s|\s(?:is|was|are|were))\b")
_ENDED = re.compile(r"[.!?…][\"'”’)\]\s]*$")


def extract_all(documents: Iterable[Document]) -> Iterator[DocumentRecord]:
    """Extract records of documents, in order."""
    for analysis in analyse_all(documents):
        yield extract(analysis)


def extract(analysis: Analysis) -> DocumentRecord:
    """Run every extractor over one analysed document."""
    document = analysis.document
    present = timetabled(analysis)
    times = find_times(
        document.text,
        document_id=document.id,
        anchor=document.date,
        start=document.body_start,
        present=present,
    )
    reading = Reading(analysis=analysis, cast=build_cast(analysis), times=tuple(times))
    statements = extract_statements(reading)
    times = quoted_times(document, times, statements, present)
    reading = replace(reading, times=tuple(times))
    facts: list[AnyFact] = [
        *statements,
        *extract_no_comment(reading),
        *extract_investigations(reading),
        *extract_prosecutions(reading),
        *extract_accusations(reading),
        *extract_events(reading),
        *extract_roles(reading),
        *extract_relations(reading),
        *extract_figures(reading),
        *times,
    ]
    links = _links(analysis)
    facts = [f for f in facts if f.kind in _IN_LINKS or not any(a <= f.start < b for a, b in links)]
    return DocumentRecord(
        document=document, sentences=tuple(_sentence_rows(reading)), cast=reading.cast, facts=tuple(facts)
    )


def _links(analysis: Analysis) -> list[Offsets]:
    """Paragraphs that lead to other pages; none where a document has nothing else."""
    spans = [(p.start, p.end) for p in analysis.paragraphs]
    links = [(a, b) for a, b in spans if leads_elsewhere(analysis.text[a:b])]
    return links if len(links) < len(spans) else []


def _sentence_rows(reading: Reading) -> Iterator[SentenceRow]:
    analysis = reading.analysis
    links = _links(analysis)
    headings = {
        s.index
        for s in analysis.sentences
        if _is_heading(reading, s) or any(start <= s.start < end for start, end in links)
    }
    if len(headings) == len(analysis.sentences):
        headings = set()  # where there is nothing but a headline, that is what the document tells
    for sentence in analysis.sentences:
        flags = set()
        for entity in analysis.tokens(sentence.start, sentence.end).ents:
            flags.add(_FLAGS.get(entity.label_, ""))
            if entity.label_ in _NUMERIC:
                flags.add("N")
        for mention in reading.cast.within(sentence.start, sentence.end):
            kind = reading.cast.entities[mention.entity].type
            if mention.kind == "name":
                flags.add({"person": "P", "organisation": "O", "place": "L"}.get(kind, ""))
        for time in reading.times_within(sentence.start, sentence.end):
            flags.add("T" if time.type in {"DURATION", "SET"} else "D")
        text = analysis.text[sentence.start : sentence.end]
        if _QUOTE.search(text):
            flags.add("Q")
        if _CONTACT.search(text):
            flags.add("@")
        if _SHARE.search(text):
            flags.add("%")
        if _REASON.search(text):
            flags.add("R")
        if sentence.index in headings:
            flags.add("h")
        yield SentenceRow(
            start=sentence.start,
            end=sentence.end,
            paragraph=sentence.paragraph,
            holds="".join(sorted(flags - {""})),
        )


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence does not end as one, leads to other pages, tells of its own text, is a name or no clause."""
    text = reading.text[sentence.start : sentence.end]
    if _NUMBER.fullmatch(text) and _TOLD_OF.match(reading.text[sentence.end : sentence.end + _SHORT].lstrip()):
        return False
    if not _ENDED.search(text) or _NOTE.match(text) or (_LEADING_ON.match(text) and not _QUOTE.match(text)):
        return True
    tokens = reading.analysis.tokens(sentence.start, sentence.end)
    if _TRAILING.search(text) and not any(token.tag_ in FINITE for token in tokens):
        return True
    if len(text) >= _SHORT:
        return len(text) < _SIGNED and all(token.pos_ in _OF_NAMES for token in tokens)
    finite = {token.i for token in tokens if token.tag_ in FINITE and token.text[-1].isalpha()}
    subjects = [token for token in tokens if token.dep_ in SUBJECTS]
    return not any(finite & {subject.head.i, *(t.i for t in subject.head.children)} for subject in subjects)
