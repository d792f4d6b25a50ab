"""Names that label words by their place on the page: turns of a transcript, signed quotations, embedded posts.

No verb tells that somebody spoke, so neither the small model nor the tagger sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.lexicon import BODY_WORDS, PARTICLES, SPEECH_VERBS
from knowledge.extraction.cast.name_span import NOT_NAMES, VERBS
from knowledge.extraction.cast.quotations import Quotation, find_quotations
from knowledge.extraction.cast.turns import WORD, Label, find_turns, untitled
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from knowledge.language.analysis import Analysis

_SIGNED = re.compile(
    rf"[ \t\u00a0]*\n?[ \t]*(?:[―—–]|-{{1,2}})[ \t\u00a0]*"
    rf"(?P<name>{WORD}(?: (?:{'|'.join(sorted(PARTICLES))}|{WORD})){{1,3}})"
    r"(?P<rest>,[^\n]{2,90})?[ \t\u00a0.]*(?=\n|$)"
)
# An embedded post: its words, a dash, who wrote it under which handle, and the day.
_POSTED = re.compile(
    rf"\s(?:[―—–]|--)\s?(?P<name>{WORD}(?: {WORD}){{0,4}}) \(@\w{{1,30}}\) "
    r"(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
_MARKUP = re.compile(r"<[^<>\n]+>\s*")
# An item of a list or an entry of a live blog: a full name, perhaps a role or what it is on, a colon, and a quotation
# that fills the rest.
_ITEM = re.compile(
    r"(?:[*•·▪-]\s*|\d{1,2}[.)]\s+|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?[,:]?\s+(?:[–—-]\s)?)?"
    rf"(?P<name>{WORD}(?: {WORD}){{1,3}})(?P<rest>(?:,| on) [^:\"“\n]{{2,60}})?:\s*(?=[\"“])"
)
_RELATIVE = frozenset({"who", "whose", "whom", "which", "that"})


def find_labels(analysis: Analysis) -> tuple[Label, ...]:
    """Every turn of a transcript, every signed quotation and embedded post of a document, in order."""
    turns = find_turns(analysis)
    others = [*_signatures(analysis), *_posts(analysis), *_items(analysis)]
    found = {label.start: label for label in reversed(others)}
    for turn in turns:
        found.pop(turn.start, None)
    return tuple(sorted([*turns, *found.values()], key=lambda label: label.content))


def _signatures(analysis: Analysis) -> Iterator[Label]:
    """Quotations with a dash and a full name behind them, and nothing else on the line but a role."""
    text = analysis.text
    quotations = find_quotations(analysis)
    for quote in quotations:
        match = _SIGNED.match(text, quote.outer_end) if quote.closed else None
        first = next(q for q in quotations if q.paragraph == quote.paragraph)
        if match is not None and not _opens(analysis, quote, first):
            match = None  # it may be a byline below
        if match is None or set(match["name"].lower().split()) & (NOT_NAMES | BODY_WORDS):
            continue
        end = match.end("name")
        if analysis.text[end - 1] == "." and len(match["name"].split()[-1]) > len("Jr."):
            end -= 1  # the full stop of the line
        rest = analysis.tokens(*match.span("rest")) if match["rest"] else ()
        if not _tells(rest):
            yield Label(match.start("name"), end, (first.start, quote.end))


def _tells(words: Iterable[Token]) -> bool:
    """Whether words behind a name have a verb of their own, and not in a relative clause alone."""
    related = False
    for token in words:
        related = token.text != "," and (related or token.lower_ in _RELATIVE)
        if token.tag_ in FINITE and not related:
            return True
    return False


def _opens(analysis: Analysis, quote: Quotation, first: Quotation) -> bool:
    """Whether a quotation fills its paragraph from the first mark on; words of its own may stand out of marks in it."""
    if first.outer_start - analysis.paragraphs[quote.paragraph].start > 1:
        return False
    between = analysis.tokens(first.outer_end, quote.outer_start) if quote.start > first.start else ()
    return not any(token.lemma_.lower() in SPEECH_VERBS for token in between)


def _posts(analysis: Analysis) -> Iterator[Label]:
    """Posts of social networks as pages embed them: the words before the dash, in the same paragraph."""
    for paragraph in analysis.paragraphs:
        markup = _MARKUP.match(analysis.text, paragraph.start, paragraph.end)
        start = markup.end() if markup else paragraph.start
        for match in _POSTED.finditer(analysis.text, paragraph.start, paragraph.end):
            if analysis.text[start : match.start()].strip():
                yield Label(*match.span("name"), (start, match.start()), post=True)
            start = match.end()


def _items(analysis: Analysis) -> Iterator[Label]:
    """Quotations that fill a paragraph behind a person's full name and a colon."""
    whole = {q.outer_start: q for q in find_quotations(analysis)}
    persons = {token.i for ent in analysis.doc.ents if ent.label_ == "PERSON" for token in ent}
    for paragraph in analysis.paragraphs:
        match = _ITEM.match(analysis.text, paragraph.start, paragraph.end)
        quote = whole.get(match.end()) if match else None
        if match is None or quote is None or paragraph.end - quote.outer_end > 1:
            continue
        start = match.end("name") - len(untitled(match["name"]))
        words = analysis.text[start : match.end("name")].lower().split()
        tokens = analysis.tokens(start, match.end("name"))
        reported = {words[0].removesuffix("d"), words[0].removesuffix("ed")} & SPEECH_VERBS or words[0] in VERBS
        known = gender_of(words[0]) is not None or (len(tokens) > 0 and tokens[0].i in persons)
        # "Lena Quist on Monday read from Hale's letter: “...”"
        told = match["rest"] is not None and _tells(analysis.tokens(*match.span("rest")))
        if known and not reported and not told and len(words) > 1 and not set(words) & (NOT_NAMES | BODY_WORDS):
            yield Label(start, match.end("name"), (quote.start, quote.end))
