"""Announcements with whoever makes them at the end: "Falk was sentenced today, announced the Westland Attorney"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import BODY_NOUNS, OUTLET_WORDS
from knowledge.extraction.cast.set_off import set_off_before
from knowledge.extraction.statements.cues import PLAIN_CUES
from knowledge.extraction.statements.drafts import trim
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from knowledge.extraction.reading import Reading
    from knowledge.facts import Offsets

# "Reported the paper" tells who reports; "reported the man" mostly whom somebody reported.
PAPERS = frozenset(word for word, names in BODY_NOUNS.items() if OUTLET_WORDS & {word, *names})
_LONGEST_NAME = 6
_SHORTEST, _LONGEST_DAY = 4, 3


def turned(
    reading: Reading, cue: int, source: Span | None, content: list[Offsets]
) -> tuple[Span | None, list[Offsets]]:
    """Source and content of a cue, exchanged where a sentence ends in its comma, the cue and a name alone.

    Parses and taggers take such a name for what the sentence's subject announces; of other cues unchanged. So they are
    where a news outlet "reported" it, also in mid-sentence.
    """
    doc = reading.analysis.doc
    verb, sentence = doc[cue], reading.analysis.sentence_at(doc[cue].idx)
    paper = _paper_behind(reading, verb)
    if paper is not None and sentence is not None:
        said = trim(reading.text, sentence.start, doc[cue - 1].idx)
        kept = [span for span in content if span[1] <= verb.idx]
        return paper, kept or ([said] if said else content)
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


def led_by_name(
    reading: Reading, cue: int, source: Span | None, content: list[Offsets]
) -> tuple[Span | None, list[Offsets]]:
    """Source and content of a cue, the words before it cut where they name who speaks, with office and title.

    "It had not been, a spokeswoman for the board, Lt. Ada Falk, said": the parser sees one clause there. A day alone
    behind the cue ("said Sunday") is no content.
    """
    doc = reading.analysis.doc
    when = [run for run in content[1:] if run[0] == doc[cue + 1 : cue + 2].start_char and _is_day(reading, run)]
    content = [run for run in content if run not in when]
    if cue < _SHORTEST or doc[cue - 1].text != "," or doc[cue].tag_ not in FINITE:
        return source, content
    end = doc[cue - 2].idx + len(doc[cue - 2])
    named = next((m for m in reading.cast.overlapping(end - 1, end) if m.kind == "name" and m.end == end), None)
    name = reading.analysis.tokens(named.start, named.end) if named is not None else doc[0:0]
    told = set_off_before(doc, name.start, name.end) if len(name) else None
    if told is None or told.first < 1 or doc[told.first - 1].text != ",":
        return source, content
    cut = doc[told.first - 1].idx
    kept = [(start, min(stop, cut)) for start, stop in content if start < cut]
    return (doc[told.first : cue - 1], kept) if kept else (source, content)


def _is_day(reading: Reading, run: Offsets) -> bool:
    tokens = reading.analysis.tokens(*run)
    return len(tokens) <= _LONGEST_DAY and all(t.ent_type_ == "DATE" or t.lower_ == "on" for t in tokens)


def _paper_behind(reading: Reading, verb: Token) -> Span | None:
    """The news outlet right behind ", reported", where it stands alone: "..., reported the Tarn Herald"."""
    doc = verb.doc
    if verb.lemma_ != "report" or not verb.i or doc[verb.i - 1].text != ",":
        return None
    first = last = verb.i + 1
    while last < min(len(doc), first + _LONGEST_NAME) and (doc[last].lower_ == "the" or doc[last].pos_ == "PROPN"):
        last += 1
    if last < len(doc) and doc[last].lower_ in PAPERS:
        last += 1
    named = doc[first:last]
    return named if (last >= len(doc) or doc[last].is_punct) and names_paper(named) else None


def names_paper(source: Span) -> bool:
    """Whether a source is a news outlet by its words: "the Tarn Herald", "the paper"."""
    return any(t.lower_ in PAPERS or (t.lower_ in OUTLET_WORDS and t.text[0].isupper()) for t in source)
