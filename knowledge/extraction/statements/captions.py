"""Captions: what a picture shows ("Mayor Lena Quist announces it on the pier. Ivo Brandt/HN") is no report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
