"""Quotations that no cue claimed: running ones, those a colon announces, those beside a subject."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.lexicon import PERSON_NOUNS
from knowledge.extraction.statements.cues import GIVING, MANNER_OF, SPEECH_NOUNS, TEXT_NOUNS
from knowledge.extraction.statements.drafts import Draft, covered, overlap, trim
from knowledge.extraction.statements.inverted import names_paper
from knowledge.extraction.statements.sources import phrase, subject_of
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from knowledge.extraction.cast.quotations import Quotation
    from knowledge.extraction.reading import Reading
    from knowledge.language.sentences import Sentence

MIN_WORDS = 4
_WRITTEN = frozenset(["say", "write", "tweet", "post", "state", "read", "add", "continue"])
_BRACKETED = re.compile(r"\s\([^)]*\)")  # "(live)" behind the title of a song
_NAMING = re.compile(
    r"(?:known as|referred to as|called|dubbed|nicknamed|titled|entitled|named|labell?ed|so-called|the words?|"
    r"the term|the phrase|the song|the book|the film|the movie|the album|the show|the series|the slogan|hashtag)"
    r"(?:\s+(?:the|a|an))?\s*$",
    re.I,
)


def leftover_quotations(reading: Reading, drafts: list[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Drafts for quotations that are somebody's words although no cue claims them."""
    added: list[Draft] = []
    for quote in quotations:
        if any(covered(d, quote) > 0.3 for d in [*drafts, *added]):
            continue
        text = reading.text[quote.start : quote.end]
        span = trim(reading.text, quote.start, quote.end)
        if span is None or _is_name(reading, quote):
            continue
        words = len(re.findall(r"\w+", text))
        draft = _explain(reading, [*drafts, *added], quote, words)
        if draft is not None:
            draft.content = [span]
            added.append(draft)
    return added


def announced_paragraphs(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Whole paragraphs without quotation marks that a colon announces: "She wrote on Monday:" and a line below."""
    added = []
    paragraphs = reading.analysis.paragraphs
    for before, paragraph in itertools.pairwise(paragraphs):
        if reading.text[before.end - 1] != ":" or reading.text[paragraph.start] in "\"“'‘«•*-–—":
            continue
        span = (paragraph.start, paragraph.end)
        taken = sum(overlap(own, span) for d in drafts for own in d.content)
        found = announcing(reading, paragraph.start)
        blank = not any(c.isalpha() for c in reading.text[slice(*span)])  # a quoted empty line: ">"
        if blank or found is None or found[1] is None or 3 * taken > span[1] - span[0]:
            continue
        if found[0].lemma_.lower() in _WRITTEN or any(t.lemma_ in TEXT_NOUNS for t in found[0].subtree):
            added.append(Draft([span], found[0].i, found[1], 0.7, "colon"))
    return added


def _is_name(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation is a nickname, a title of a work, a "known as" term."""
    before = reading.text[max(0, quote.outer_start - 40) : quote.outer_start]
    return _NAMING.search(before) is not None or (titled(reading, quote) > 0 and reading.text[quote.end - 1] != ".")


def titled(reading: Reading, quote: Quotation) -> int:
    """How many of the longer words of a short quotation are large, as in the title of a work; 0 where not all are."""
    text = _BRACKETED.sub("", reading.text[quote.start : quote.end])
    words = re.findall(r"[\w'’]+", text)
    longer = [w for w in words if len(w) > 3]
    large = all(w[0].isupper() or w[0].isdigit() for w in longer)
    return len(longer) if large and len(words) <= 8 and text[-1:] not in ("!", "?") else 0


def _explain(reading: Reading, drafts: list[Draft], quote: Quotation, words: int) -> Draft | None:
    """Why a quotation is a statement: announced, running on, filling its paragraph, or beside a subject."""
    analysis = reading.analysis
    paragraph = analysis.paragraphs[quote.paragraph]
    whole = quote.outer_start - paragraph.start <= 1 and paragraph.end - quote.outer_end <= 1
    empty: list[tuple[int, int]] = []
    announced = announcing(reading, quote.outer_start)
    if announced is not None:
        return Draft(empty, announced[0].i, announced[1], 0.8, "colon")
    issued = issuing(reading, quote.outer_start) if words >= MIN_WORDS and _starts_sentence(reading, quote) else None
    if issued is not None:
        return Draft(empty, issued[0].i, issued[1], 0.8, "issued")
    tagline = _tagline(reading, quote, words)
    if tagline is not None:
        return tagline
    before = [d for d in drafts if d.content[-1][1] <= quote.start]
    previous = max(before, key=lambda d: d.content[-1][1], default=None)
    if previous is not None and words >= MIN_WORDS and not _signed(previous):
        gap = reading.text[previous.content[-1][1] : quote.outer_start]
        same = "\n" not in gap
        starts = _starts_sentence(reading, quote)
        direct = previous if _is_direct(reading, previous) else _direct_before(reading, before, quote)
        if same and starts and direct is not None:
            return Draft(empty, None, None, 0.75, "goes on", carried=direct)
        near = quote.paragraph - _paragraph_of(reading, previous.content[-1][1] - 1) <= 1
        if whole and near:
            running = not same and reading.text[quote.outer_start] in '“"' and previous.origin != "beside"
            return Draft(empty, None, None, 0.6 if running else 0.5, "runs on", carried=previous)
    if words >= 3 and not whole and not _of_a_paper(reading, drafts, quote):
        return _beside(reading, quote, words)
    return None


def _signed(draft: Draft) -> bool:
    """Whether words end with the name of who wrote them: nothing goes on behind it."""
    return draft.origin == "labelled" and draft.source is not None and draft.source.start_char > draft.start


def _direct_before(reading: Reading, before: list[Draft], quote: Quotation) -> Draft | None:
    """The last draft in quotation marks of the same paragraph."""
    paragraph = reading.analysis.paragraphs[quote.paragraph]
    near = [d for d in before if d.start >= paragraph.start and _is_direct(reading, d)]
    return max(near, key=lambda d: d.content[-1][1], default=None)


def _is_direct(reading: Reading, draft: Draft) -> bool:
    """Whether a draft's content stands in quotation marks."""
    end = draft.content[-1][1]
    return any(c in '"”“»' for c in reading.text[end : end + 2])


def _paragraph_of(reading: Reading, offset: int) -> int:
    sentence = reading.analysis.sentence_at(offset)
    return sentence.paragraph if sentence else 0


def _starts_sentence(reading: Reading, quote: Quotation) -> bool:
    sentence = reading.analysis.sentence_at(quote.start)
    return sentence is not None and quote.outer_start - sentence.start <= 1


def _tagline(reading: Reading, quote: Quotation, words: int) -> Draft | None:
    """A short clause with a subject that speaks, right behind or before a quotation: "..., the letter began"."""
    sentence = reading.analysis.sentence_at(max(quote.start, quote.end - 2))
    if sentence is None or words < MIN_WORDS:
        return None
    end = sentence.end
    following = sentence.index + 1
    if quote.outer_end >= end and following < len(reading.analysis.sentences):
        after = reading.analysis.sentences[following]
        short = len(reading.text[after.start : after.end].split()) <= 6
        plain = not any(c in '"“”' for c in reading.text[after.start : after.end])
        end = after.end if after.paragraph == sentence.paragraph and short and plain else end
    behind = reading.analysis.tokens(quote.outer_end, end) if quote.outer_end < end else None
    if behind is None or not 2 <= sum(t.is_alpha for t in behind) <= 14:
        return None
    for token in behind:
        if token.pos_ == "VERB" and (
            token.lemma_.lower() in MANNER_OF or token.lemma_ in ("begin", "continue", "start")
        ):
            subject = next((c for c in token.children if c.dep_ == "nsubj" and c in behind), None)
            if subject is not None:
                return Draft([], token.i, phrase(subject), 0.85, "tagline")
    return None


def announcing(reading: Reading, start: int) -> tuple[Token, Span | None] | None:
    """The cue and the source of a clause with a colon right before an offset, also a paragraph above."""
    before = reading.text[:start].rstrip()
    if not before.endswith((":", ":\u00a0")):
        return None
    sentence = reading.analysis.sentence_at(len(before) - 1)
    if sentence is None:
        return None
    tokens = reading.analysis.tokens(sentence.start, min(sentence.end, len(before)))
    cues = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in MANNER_OF]
    nouns = [t for t in tokens if t.lemma_.lower() in SPEECH_NOUNS | TEXT_NOUNS]
    if not cues and not nouns:
        return None
    cue = _cue_before_colon(cues, nouns)
    subject = subject_of(cue)
    verbless = not any(t.tag_ in FINITE for t in tokens)
    if subject is None and verbless and cue in nouns and not any(c.dep_ == "poss" for c in cue.children):
        subject = cue  # "A comment on the film: ..." is not of whoever spoke before
    return cue, phrase(subject) if subject is not None else None


def issuing(reading: Reading, start: int) -> tuple[Token, Span] | None:
    """The verb and the source of a sentence right before an offset that tells of a text given out, or of a speech.

    "Quist also issued a statement." announces the words that follow it as a colon would.
    """
    sentence = reading.analysis.sentence_at(max(0, len(reading.text[:start].rstrip()) - 1))
    if sentence is None or sentence.end > start:
        return None
    for verb in reading.analysis.tokens(sentence.start, sentence.end):
        given = any(c.dep_ == "dobj" and c.lemma_.lower() in SPEECH_NOUNS | TEXT_NOUNS for c in verb.children)
        if (
            given
            and verb.lemma_.lower() in GIVING
            and not any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lemma_ != "have") for c in verb.children)
        ):
            subject = subject_of(verb)
            return (verb, phrase(subject)) if subject is not None else None
    return None


def _cue_before_colon(cues: list[Token], nouns: list[Token]) -> Token:
    """The verb that carries the announcement: the noun's own verb, else the last reporting verb."""
    for noun in nouns:
        for token in [noun, *noun.ancestors]:
            if token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
                return token
    return cues[-1] if cues else nouns[-1]


def _of_a_paper(reading: Reading, drafts: list[Draft], quote: Quotation) -> bool:
    """Whether the sentence beside a quotation has the words of a news outlet, which goes on being quoted."""
    sentence = reading.analysis.sentence_at(quote.start)
    if sentence is None:
        return False
    told = [d for d in drafts if d.source is not None and names_paper(d.source)]
    beside = (reading.analysis.sentence_at(d.start) for d in told)
    return any(s and s.paragraph == sentence.paragraph and abs(s.index - sentence.index) <= 1 for s in beside)


def _beside(reading: Reading, quote: Quotation, words: int) -> Draft | None:
    """A partial quotation without a cue: the subject of its clause may be whose words they are."""
    sentence = reading.analysis.sentence_at(quote.start)
    if sentence is None or words < MIN_WORDS or titled(reading, quote) > 1:
        return None
    subject = _subject_around(reading, quote, sentence)
    if subject is None:
        return None
    return Draft([], None, phrase(subject), 0.4 + 0.02 * min(words, 10), "beside")


def _subject_around(reading: Reading, quote: Quotation, sentence: Sentence) -> Token | None:
    """The main subject of the sentence, if it is somebody who can speak."""
    tokens = reading.analysis.tokens(sentence.start, sentence.end)
    for token in tokens:
        if token.dep_ != "nsubj" or quote.outer_start <= token.idx < quote.outer_end:
            continue
        mention = reading.cast.overlapping(token.idx, token.idx + len(token))
        speaks = any(reading.cast.entities[m.entity].type in ("person", "organisation") for m in mention)
        if speaks or token.lower_ in PERSON_NOUNS:
            return token
    return None
