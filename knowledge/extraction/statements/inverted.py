"""Announcements with whoever makes them at the end: "Falk was sentenced today, announced the Westland Attorney"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.statements.cues import PLAIN_CUES
from knowledge.extraction.statements.drafts import trim
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Span

    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets


def turned(
    reading: Reading, cue: int, source: Span | None, content: list[Offsets]
) -> tuple[Span | None, list[Offsets]]:
    """Source and content of a cue, exchanged where a sentence ends in its comma, the cue and a name alone.

    Parses and taggers take such a name for what the sentence's subject announces; of other cues unchanged.
    """
    doc = reading.analysis.doc
    verb, sentence = doc[cue], reading.analysis.sentence_at(doc[cue].idx)
    if sentence is None or verb.lemma_.lower() not in PLAIN_CUES or verb.tag_ not in FINITE or cue + 1 >= len(doc):
        return source, content
    before = reading.analysis.tokens(sentence.start, verb.idx)
    behind = reading.analysis.tokens(doc[cue + 1].idx, sentence.end)
    if len(before) < 2 or before[-1].text != "," or not content or content[0][0] != behind.start_char:
        return source, content
    clause = any(t.tag_ in FINITE for t in before)
    open_ended = any(t.tag_ in FINITE or t.pos_ in ("AUX", "PRON") for t in behind)
    said = trim(reading.text, sentence.start, before[-1].idx)
    if said is None or not clause or open_ended or behind.root.pos_ != "PROPN":
        return source, content
    return behind, [said]
