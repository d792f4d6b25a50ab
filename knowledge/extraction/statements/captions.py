"""Captions: what a picture shows ("Mayor Lena Quist announces it on the pier. Ivo Brandt/HN") is no report.

Nor is a heading: "Has Ivo Brandt apologised?".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.quotations import find_quotations
from knowledge.extraction.statements.leftovers import titled
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets

# Who took the picture, behind the words: "Ivo Brandt/Harbour News", "(Getty Images)".
_CREDIT = re.compile(
    r"(?:[A-Z][\w.'’-]*\s){1,4}?[A-Z][\w.'’-]*(?:/[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})+\)?$"
    r"|\b(?:Getty Images|AP|AFP|Reuters|(?:File|AP)[ -][Pp]hoto)\)?$"
)
# Present tense ends in a day of some year in captions alone.
_DAY = re.compile(
    r"\bon (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, \d{4}\.?\s*$"
)
_PRESENT = frozenset({"VBZ", "VBP"})
_LONGEST_HEADING = 14  # words
_MARKS = tuple('.!:;,…”"»')
_BULLETS = tuple("*•·▪-–—")


def shown(reading: Reading, cue: Token, content: list[Offsets]) -> bool:
    """Whether a cue tells in a caption what somebody is seen to do, and no clause tells their words."""
    if cue.tag_ not in _PRESENT or any(t.tag_ in FINITE for span in content for t in reading.analysis.tokens(*span)):
        return False
    sentence = reading.analysis.sentence_at(cue.idx)
    if sentence is None:
        return False
    paragraph = reading.analysis.paragraphs[sentence.paragraph]
    return (
        _DAY.search(reading.text[sentence.start : sentence.end]) is not None
        or _CREDIT.search(reading.text[paragraph.start : paragraph.end].rstrip()) is not None
    )


def heads(reading: Reading, cue: Token, content: list[Offsets]) -> bool:
    """Whether a cue stands in a heading that has nobody's words: a short line of its own that ends open or asks.

    What it quotes or tells in a clause is somebody's, unless it asks.
    """
    sentence = reading.analysis.sentence_at(cue.idx)
    if sentence is None:
        return False
    paragraph = reading.analysis.paragraphs[sentence.paragraph]
    line = reading.text[paragraph.start : paragraph.end].rstrip()
    if "\n" in line or line.endswith(_MARKS) or line.startswith(_BULLETS) or len(line.split()) > _LONGEST_HEADING:
        return False
    quoted = (q for q in find_quotations(reading.analysis) if q.paragraph == sentence.paragraph)
    clause = any(t.tag_ in FINITE for span in content for t in reading.analysis.tokens(*span))
    return (line.endswith("?") or not clause) and all(titled(reading, q) for q in quoted)
