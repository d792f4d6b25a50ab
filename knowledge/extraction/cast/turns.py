"""Turns of a transcript: paragraphs that a name and a colon open, and those that go on with them.

A colon alone says little ("Location: ...", "Claim: ..."): a turn counts only where the document has several, and where
its names are vouched for elsewhere in it or by a title, or where one is and another in capitals takes turns with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.lexicon import BODY_WORDS, HEADINGS, PERSON_NOUNS, TITLE_MODIFIERS, TITLES
from knowledge.extraction.cast.name_span import NOT_NAMES
from knowledge.language.english import english

if TYPE_CHECKING:
    from knowledge.facts import Offsets
    from knowledge.language.analysis import Analysis
    from knowledge.language.sentences import Paragraph

FEWEST_TURNS = 3
_OPENING = '"“'
WORD = r"[^\W\d_a-z][\w.'’-]*"
# "MAYOR LENA QUIST (via phone): ...", and bold in Markdown: "**Lena Quist:** ...".
_TURN = re.compile(
    rf"[*_]{{0,2}}(?P<name>{WORD}(?: {WORD}){{0,4}})(?:,? [(\[][^)\]\n]{{1,40}}[)\]])?"
    r"(?:\s?:[*_]{0,2}|[*_]{1,2}:)\s+(?=[^\s*_])"
)
_NOBODY = frozenset(
    """reporter reporters question questioner audience moderator host anchor interviewer narrator announcer
    unidentified unknown speaker male female man woman voice crowd participant caller protester voter""".split()
)
# What an office is called by besides: "FIRE CHIEF", "TOWN CLERK".
_FIELDS = frozenset("fire police town village borough parish council school board".split())
_OFFICES = TITLES.keys() | TITLE_MODIFIERS | PERSON_NOUNS | _FIELDS
# A speaker without a name who gives it: "My name's Lena Quist."
_GIVEN = re.compile(
    r"[^\n]{0,40}?\b(?:[Mm]y name(?:['’]s| is)|I(?:['’]m| am)) "
    r"(?P<name>[^\W\d_a-z][\w'’-]+(?: (?:[A-Z]\.|[^\W\d_a-z][\w'’-]+)){1,3})"
)
# Whoever speaks says "I" or "you"; a caption or an account of what went on between two turns does not.
_SPOKEN = re.compile(r"\b(?:us|(?i:i|we|me|my|our|you|your|let['’]s|[a-z]+n['’]t))\b(?![.-]\w)")
_ENDS, _ASKED = tuple(".!?…—–\"”’')]"), ("?", '?"', "?”", "?)")
# What is numbered, or led by any word or by several names and a colon, is no plain speech.
_HEADED = re.compile(rf"(?:[\W\d_]|\w[\w.’'-]*:\s|{WORD}(?:,? (?:{WORD}|and|&|of|the|for|from)){{0,9}}:\s)")
_CALLED_SO = re.compile(r"\btranscri(?:pt|bed)\b", re.IGNORECASE)
_HEAD = 6
# A surname that is no frequent word, of which a label in capitals could be made just as well ("CHIEF CAUSE: ...").
_RARE = 2e-6


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside the words it labels (code points, half-open); not `named`: "REPORTER", "AUDIENCE MEMBER".

    Whoever signs a `post` may be a body.
    """

    start: int
    end: int
    content: tuple[int, int]
    named: bool = True
    post: bool = False


@dataclass(slots=True)
class _Turn:
    """What opens a paragraph like a label, the words behind it, and the paragraphs that may go on with them."""

    match: re.Match[str]
    words: Offsets
    more: list[Offsets] = field(default_factory=list)


def find_turns(analysis: Analysis) -> list[Label]:
    """Labelled paragraphs, where they make a transcript: several turns of at least two."""
    found = _paragraphs_with_labels(analysis)
    if len(found) < FEWEST_TURNS:
        return []
    names = [turn.match["name"] for turn in found]
    surnames = _surnames(analysis, names)
    if any(_last(name) in surnames for name in names):
        surnames |= {_last(name) for name in names if name.isupper() and names.count(name) > 1} - _OFFICES - HEADINGS
    labels: list[tuple[_Turn, Label]] = []
    for turn in found:
        name = untitled(turn.match["name"])
        words = turn.match["name"].lower().split()
        start, end = turn.match.end("name") - len(name), turn.match.end("name")
        if {words[0], words[-1]} & HEADINGS:
            continue
        if _last(name) in surnames and not set(name.lower().split()) & (NOT_NAMES | _NOBODY):
            labels.append((turn, Label(start, end, turn.words)))
        elif set(words) & _NOBODY or (_OFFICES.issuperset(words) and turn.match["name"].isupper()):
            given = _given_name(analysis, turn.words)
            labels.append((turn, Label(*(given or turn.match.span("name")), turn.words, named=given is not None)))
    named = [analysis.text[label.start : label.end].split()[-1].lower() for _, label in labels if label.named]
    if len(labels) < FEWEST_TURNS or not len(named) > len(set(named)) > 1:
        return []
    going_on = _goes_on(analysis, labels)
    return [
        Label(label.start, label.end, content, label.named)
        for turn, label in labels
        for content in [label.content, *(turn.more if going_on else ())]
    ]


def untitled(name: str) -> str:
    """A label without the titles and offices before the name."""
    words = name.split()
    first = next((k for k, w in enumerate(words[:-1]) if w.strip(".").lower() not in _OFFICES), len(words) - 1)
    if not any(w.strip(".").lower() in TITLES.keys() | PERSON_NOUNS for w in words[:first]):
        first = 0
    return name.split(None, first)[-1]


def _last(name: str) -> str:
    return name.lower().split()[-1]


def _paragraphs_with_labels(analysis: Analysis) -> list[_Turn]:
    """Each label that opens a paragraph, with the words behind it, and with what goes on until the next label.

    A transcript that is quoted whole has a mark before each paragraph: what has one goes on with the words themselves.
    """
    text = analysis.text
    found: list[_Turn] = []
    reach, running = 0, False  # how far the last quoted turn goes, and whether it may go on
    between: list[Paragraph] = []
    for paragraph in analysis.paragraphs:
        quoted = text[paragraph.start] in _OPENING
        match = _TURN.match(text, paragraph.start + quoted, paragraph.end)
        if match is not None and any(c.isalpha() for c in text[match.end() : paragraph.end]):
            if found:
                found[-1].words = found[-1].words[0], reach
                found[-1].more = _more(text, found[-1], between)
            found.append(_Turn(match, (match.end(), paragraph.end)))
            reach, running, between = paragraph.end, quoted, []
        elif running and quoted and text[paragraph.start + 1] not in "([":
            reach = paragraph.end
        else:
            running = False
            between.append(paragraph)
    return found


def _more(text: str, turn: _Turn, between: list[Paragraph]) -> list[Offsets]:
    """Which paragraphs between a turn and the next are the speaker's too: up to a question, a heading or an account.

    Behind a question an answer may stand that nobody labels.
    """
    surname = re.compile(rf"\b{re.escape(_last(turn.match['name']))}\b", re.IGNORECASE)
    own: list[Offsets] = []
    if text[slice(*turn.words)].endswith(_ASKED):
        return own
    for paragraph in between:
        said = text[paragraph.start : paragraph.end]
        if said[0] in "([" and said[-1] in ")]":
            continue  # "(Applause)"
        ended = said.endswith(_ENDS) and not said.endswith(_ASKED)
        if said[0] in _OPENING or not ended or said.isupper() or _HEADED.match(said) or surname.search(said):
            break
        if _SPOKEN.search(said):
            own.append((paragraph.start, paragraph.end))
    return own


def _goes_on(analysis: Analysis, labels: list[tuple[_Turn, Label]]) -> bool:
    """Whether what stands between turns is likely spoken: the page is mainly turns, or calls itself a transcript."""
    head = analysis.paragraphs[min(_HEAD, len(analysis.paragraphs)) - 1].end
    return sum(len(turn.more) for turn, _ in labels) <= len(labels) or bool(_CALLED_SO.search(analysis.text, 0, head))


def _surnames(analysis: Analysis, labels: list[str]) -> set[str]:
    """Last words of full names, of the small model's persons and of labels that begin with a given name or a title."""
    found = {ent[-1].lower_ for ent in analysis.doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for label in labels:
        words = untitled(label).lower().split()
        if len(words) > 1 and gender_of(words[0]) and not set(words) & BODY_WORDS:
            found.add(words[-1])
        elif len(words) == 1 and words[0] != label.lower() and _may_be_a_surname(analysis, label, labels):
            found.add(words[0])
    return found


def _may_be_a_surname(analysis: Analysis, label: str, labels: list[str]) -> bool:
    """Whether the word behind a title is a name: it takes turns, stands so elsewhere too, or is no English word."""
    word = _last(label)
    if word in _OFFICES | BODY_WORDS | NOT_NAMES | HEADINGS or not word.isalpha():
        return False
    elsewhere = re.search(rf"\b{re.escape(word.capitalize())}\b", analysis.text)
    return labels.count(label) > 1 or elsewhere is not None or (label.isupper() and english().get(word, 0) < _RARE)


def _given_name(analysis: Analysis, words: Offsets) -> Offsets | None:
    """Where a speaker who is called by no name begins with giving it."""
    match = _GIVEN.match(analysis.text, *words)
    if match is None:
        return None
    start, end = match.start("name"), match.end("name")
    told = analysis.text[start:end].lower().split()
    known = gender_of(told[0]) or any(t.ent_type_ == "PERSON" for t in analysis.tokens(start, end))
    return (start, end) if known and not set(told) & (NOT_NAMES | BODY_WORDS | _NOBODY) else None
