"""Finds the statements of one document: cues and contents by the taggers, the rest by rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from knowledge.extraction.cast.quotations import Quotation, find_quotations, inside
from knowledge.extraction.statements.according import apart
from knowledge.extraction.statements.attribution import attribute, continues_text
from knowledge.extraction.statements.captions import heads, shown
from knowledge.extraction.statements.cues import ACTS, ANSWERS, COURTESIES, DENYING, NAMING_VERBS, keeps_back, manner
from knowledge.extraction.statements.datelines import past_dateline
from knowledge.extraction.statements.dating import date_of
from knowledge.extraction.statements.drafts import Draft, complete_quotations, overlap, run_offsets
from knowledge.extraction.statements.estimates import estimate_drafts
from knowledge.extraction.statements.interviews import answer_drafts
from knowledge.extraction.statements.inverted import led_by_name, turned
from knowledge.extraction.statements.labelled import labelled_drafts, make_way
from knowledge.extraction.statements.leftovers import announced_paragraphs, leftover_quotations
from knowledge.extraction.statements.letters import letter_drafts, without_heads
from knowledge.extraction.statements.prepared import Prepared, prepare
from knowledge.extraction.statements.settling import hand_over, settle
from knowledge.extraction.statements.sources import nobodys, outside, parse_agrees, source_of
from knowledge.extraction.statements.tagger import load_taggers
from knowledge.extraction.statements.wordless import wordless
from knowledge.facts import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from knowledge.extraction.reading import Reading
    from knowledge.extraction.statements.speakers import Speaker
    from knowledge.facts import Offsets

CUE_THRESHOLD = 0.5
BARE_THRESHOLD = 0.7  # for a noun phrase alone: annotators disagree on "announced the locations"
PLAIN_SPEAKER = 0.5
_TO_ORDER = 9  # words of "called the regular meeting of the town council to order"
_WITHIN = frozenset({"within", "inside"})


def extract_statements(reading: Reading) -> list[Statement]:
    """All statements of a document, in order of their content.

    `confidence` is that of the speaker's name; below 0.5 the speaker is None and only `speaker_span`
    says which words the source is.
    """
    quotations = find_quotations(reading.analysis)
    drafts = tagged_drafts(reading, prepare(reading.analysis, quotations))
    complete_quotations(drafts, quotations)
    hand_over(reading, drafts, quotations)
    settled = without_heads(reading, settle(reading, drafts))
    labelled = [*labelled_drafts(reading), *answer_drafts(reading), *letter_drafts(reading, settled)]
    drafts = [*make_way(reading, settled, labelled), *labelled]
    drafts = [*drafts, *estimate_drafts(reading, drafts)]
    drafts = [*drafts, *leftover_quotations(reading, drafts, quotations)]
    drafts = sorted([*drafts, *announced_paragraphs(reading, drafts)], key=lambda d: d.start)
    speakers = attribute(reading, drafts)
    found: list[Statement] = []
    for draft, speaker in zip(drafts, speakers, strict=True):
        statement = _statement(reading, draft, speaker, quotations)
        before = found[-1] if found else None
        goes_on = draft.source is None or continues_text(draft)
        if goes_on and statement.date is None and before and before.date and before.speaker == statement.speaker:
            # The same text goes on: it was said the day its beginning was.
            statement = statement.model_copy(update={"date": before.date, "date_span": before.date_span})
        found.append(statement)
    return found


def tagged_drafts(reading: Reading, prepared: Prepared) -> list[Draft]:
    """One draft for each cue that the taggers find content for."""
    doc = reading.analysis.doc
    drafts = []
    for tagged in load_taggers().read(prepared, at_least=CUE_THRESHOLD):
        cue = doc[tagged.anchor]
        if names_something(cue) or (cue.lemma_ == "ask" and cue.tag_ == "VBN" and tagged.source is None):
            continue
        words = [doc[i] for run in tagged.content for i in range(*run)]
        content = [o for run in tagged.content if (o := run_offsets(reading.analysis, run)) is not None]
        act = cue.lemma_ in ACTS or (cue.lemma_ in ANSWERS and any(c.dep_ == "neg" for c in cue.children))
        if act and (doc[tagged.content[0][0]].lower_ == "to" or _bare(reading, content)):
            continue  # that somebody kept silent is a fact of its own
        if keeps_back(cue, doc[tagged.content[0][0]]) or heads(reading, cue, content):
            continue  # that, too, is silence; and a line above a text has nobody's words
        if _greets(cue, doc[tagged.content[0][0]]) and not _quoted(reading, content):
            continue
        if shown(reading, cue, content) or wordless(cue, words, quoted=_quoted(reading, content)):
            continue
        denied = cue.lemma_.lower() in DENYING
        if content and (denied or tagged.probability >= BARE_THRESHOLD or not _bare(reading, content)):
            source = source_of(doc, tagged.anchor, tagged.source)
            source, content = apart(doc, tagged.anchor, source, content)
            source, content = turned(reading, tagged.anchor, source, content)
            source, content = led_by_name(reading, tagged.anchor, source, content)
            source = past_dateline(reading, cue, outside(doc, source, content))
            if source is not None and nobodys(source):
                continue
            agreed = parse_agrees(doc, tagged.anchor, source)
            drafts.append(Draft(content, tagged.anchor, source, tagged.probability, "tagged", agreed=agreed))
    return drafts


def _bare(reading: Reading, content: list[Offsets]) -> bool:
    """Whether a content is neither a clause nor, even in part, in quotation marks."""
    analysis = reading.analysis
    if any(token.pos_ in ("VERB", "AUX") for span in content for token in analysis.tokens(*span)):
        return False
    return not _quoted(reading, content)


def _quoted(reading: Reading, content: list[Offsets]) -> bool:
    """Whether some of a content stands in quotation marks."""
    held = ((q.outer_start, q.outer_end) for q in find_quotations(reading.analysis))
    return any(overlap(span, quote) for quote in held for span in content)


def names_something(cue: Token) -> bool:
    """Whether a verb tells only what a thing is called or seems ("known as", "said to be", "refers to one who")."""
    doc = cue.doc
    if cue.lemma_ in ("appear", "seem"):
        return True
    if cue.lemma_ == "call" and "to order" in doc[cue.i : cue.i + _TO_ORDER].text.lower():
        return True  # "the mayor called the meeting to order"
    told_as = any(c.lower_ == "as" for c in cue.children)
    if cue.lemma_ == "refer" and cue.tag_ == "VBZ" and not told_as and doc[cue.i + 1 : cue.i + 2].text.lower() == "to":
        return True
    if (
        cue.lemma_ == "refer"
        and cue.i + 2 < len(doc)
        and doc[cue.i + 1].lower_ == "to"
        and doc[cue.i + 2].lower_ == "as"
    ):
        return True
    if cue.lemma_ == "say" and cue.tag_ == "VBN" and [t.lower_ for t in doc[cue.i + 1 : cue.i + 3]] == ["to", "be"]:
        return True
    if cue.lemma_.lower() in NAMING_VERBS and cue.tag_ == "VBD" and _behind_preposition(cue):
        return True  # "a group within Tarnwave called the Deep"
    if cue.lemma_.lower() not in NAMING_VERBS or cue.tag_ != "VBN":
        return False
    passive = cue.dep_ in ("acl", "advcl", "amod") or any(c.dep_ in ("auxpass", "nsubjpass") for c in cue.children)
    return passive and not any(c.dep_ == "agent" for c in cue.children)


def _behind_preposition(cue: Token) -> bool:
    """Whether a name right before a verb is only where something is: it is no subject."""
    first = cue.i
    while first > cue.sent.start and cue.doc[first - 1].pos_ == "PROPN":
        first -= 1
    return cue.sent.start < first < cue.i and cue.doc[first - 1].lower_ in _WITHIN


def _greets(cue: Token, first: Token) -> bool:
    """Whether what is said is a greeting, a thanks, a plain yes or no, and no clause."""
    if cue.lemma_ != "say" or first.i != cue.i + 1 or first.dep_ == "det":
        return False
    return first.lower_ in COURTESIES and not any(c.dep_ == "ccomp" for c in cue.children)


def _statement(reading: Reading, draft: Draft, speaker: Speaker, quotations: tuple[Quotation, ...]) -> Statement:
    doc = reading.analysis.doc
    cue = (doc[draft.cue].idx, doc[draft.cue].idx + len(doc[draft.cue])) if draft.cue is not None else None
    content = tuple(draft.content)
    evidence = _evidence(reading, content, cue, speaker.span)
    date, date_span = date_of(reading, content, cue, evidence)
    sure = speaker.confidence if speaker.name else 0.0
    named = speaker.name is not None and sure >= PLAIN_SPEAKER
    return Statement(
        document_id=reading.document.id,
        start=evidence[0],
        end=evidence[1],
        confidence=round(min(sure, 0.99), 3) if named else round(min(sure, PLAIN_SPEAKER - 0.01), 3),
        spans=content,
        cue=cue,
        speaker=speaker.name if named else None,
        speaker_span=speaker.span,
        speaker_role=speaker.role,
        along_with=speaker.along_with if named else (),
        on_behalf_of=speaker.on_behalf_of,
        via=speaker.via,
        type=_type(reading.text, content, quotations),
        manner=manner(doc[draft.cue].lemma_.lower()) if draft.cue is not None else "said",
        date=date,
        date_span=date_span,
    )


def _evidence(reading: Reading, content: tuple[Offsets, ...], cue: Offsets | None, source: Offsets | None) -> Offsets:
    """The sentences from the attribution to the content, where they stand in one paragraph or the next."""
    analysis = reading.analysis
    first, last = content[0][0], content[-1][1]
    home = analysis.sentence_at(first)
    for extra in (cue, source):
        sentence = analysis.sentence_at(extra[0]) if extra else None
        if sentence and home and abs(sentence.paragraph - home.paragraph) <= 1 and extra:
            first, last = min(first, extra[0]), max(last, extra[1])
    begin, finish = analysis.sentence_at(first), analysis.sentence_at(last - 1)
    return (begin.start if begin else first, max(last, finish.end) if finish else last)


def _type(
    text: str, content: tuple[Offsets, ...], quotations: tuple[Quotation, ...]
) -> Literal["direct", "indirect", "mixed"]:
    """Whether the words stand in quotation marks: all of them, some, or none."""
    words = quoted = 0
    for start, end in content:
        for match in re.finditer(r"\w+", text[start:end]):
            words += 1
            quoted += inside(quotations, start + match.start()) is not None
    if quoted >= 0.9 * words:
        return "direct"
    return "mixed" if quoted else "indirect"
