"""Verbs that tell in the present of what is to come, as a timetable does: "Hale plays Reed on Saturday"."""

from __future__ import annotations

import re

from knowledge.language.analysis import Analysis

TIMETABLED = frozenset(
    """play face host travel visit meet open reopen close start restart begin commence end finish conclude continue
    resume return appear arrive come leave depart go head vote decide sit convene gather hear take run launch kick
    expire elect celebrate mark stage hold welcome release publish present unveil premiere debut air screen tour stand
    enter become report apply change switch move join retire race fight sing perform deliver testify plead""".split()
)
# Of what is being done now, these tell no less ("is facing charges over a crash in May").
_NOW = TIMETABLED - frozenset("face hear take become report apply fight hold testify stand".split())
_BEING = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_ENDED = re.compile(r"[.!?…][\"'”’)\]\s]*$")


def timetabled(analysis: Analysis) -> frozenset[int]:
    """Find where such verbs begin; a headline tells in the present of what has been, so that it has none."""
    found: set[int] = set()
    for sentence in analysis.sentences:
        if not _ENDED.search(analysis.text[sentence.start : sentence.end]):
            continue
        for token in analysis.tokens(sentence.start, sentence.end):
            plain = token.tag_ in {"VBZ", "VBP"} and token.lemma_ in TIMETABLED and not token.dep_.startswith("aux")
            being = token.tag_ == "VBG" and token.lemma_ in _NOW
            if plain or (being and any(c.dep_ == "aux" and c.lower_ in _BEING for c in token.children)):
                found.add(token.idx)
    return frozenset(found)
