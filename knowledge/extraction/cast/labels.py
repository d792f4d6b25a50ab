"""Names that label words by their place on the page: turns of a transcript, signed quotations, embedded posts.

No verb tells that somebody spoke, so neither the small model nor the tagger sees it. A colon alone says little
("Location: ...", "Claim: ..."): a turn counts only where the document has several, and where its names are vouched
for elsewhere in it, or where one is and another in capitals takes turns with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.lexicon import BODY_WORDS, PARTICLES, SPEECH_VERBS, TITLES
from knowledge.extraction.cast.name_span import NOT_NAMES, VERBS
from knowledge.extraction.cast.quotations import Quotation, find_quotations
from knowledge.extraction.syntax import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from knowledge.language.analysis import Analysis

FEWEST_TURNS = 3
_OPENING = '"“'
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_TURN = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}})(?:,? [(\[][^)\]\n]{{1,40}}[)\]])?\s?:\s+(?=\S)")
_SIGNED = re.compile(
    rf"[ \t\u00a0]*\n?[ \t]*(?:[―—–]|-{{1,2}})[ \t\u00a0]*"
    rf"(?P<name>{_WORD}(?: (?:{'|'.join(sorted(PARTICLES))}|{_WORD})){{1,3}})"
    r"(?P<rest>,[^\n]{2,90})?[ \t\u00a0.]*(?=\n|$)"
)
# An embedded post: its words, a dash, who wrote it under which handle, and the day.
_POSTED = re.compile(
    rf"\s(?:[―—–]|--)\s?(?P<name>{_WORD}(?: {_WORD}){{0,4}}) \(@\w{{1,30}}\) "
    r"(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
_MARKUP = re.compile(r"<[^<>\n]+>\s*")
# An item of a list or an entry of a live blog: a full name, perhaps a role or what it is on, a colon, and a quotation
# that fills the rest.
_ITEM = re.compile(
    r"(?:[*•·▪-]\s*|\d{1,2}[.)]\s+|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?[,:]?\s+(?:[–—-]\s)?)?"
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}})(?P<rest>(?:,| on) [^:\"“\n]{{2,60}})?:\s*(?=[\"“])"
)
_RELATIVE = frozenset({"who", "whose", "whom", "which", "that"})
_NOBODY = frozenset(
    """reporter reporters question questioner audience moderator host anchor interviewer narrator announcer
    unidentified unknown speaker male female man woman voice crowd participant caller protester voter""".split()
)


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


def find_labels(analysis: Analysis) -> tuple[Label, ...]:
    """Every turn of a transcript, every signed quotation and embedded post of a document, in order."""
    found = [*_turns(analysis), *_signatures(analysis), *_posts(analysis), *_items(analysis)]
    return tuple(sorted({label.start: label for label in reversed(found)}.values(), key=lambda label: label.content))


def _turns(analysis: Analysis) -> list[Label]:
    """Labelled paragraphs, where they make a transcript: several turns of at least two."""
    found = _paragraphs_with_labels(analysis)
    if len(found) < FEWEST_TURNS:
        return []
    names = [match["name"] for match, _ in found]
    surnames = _surnames(analysis, names)
    if any(_untitled(name).lower().split()[-1] in surnames for name in names):
        surnames |= {name.lower() for name in names if name.isupper() and names.count(name) > 1}
    labels = []
    for match, content in found:
        name = _untitled(match["name"])
        words = name.lower().split()
        if set(words) & _NOBODY:
            labels.append(Label(*match.span("name"), content, named=False))
        elif words[-1] in surnames and not set(words) & NOT_NAMES:
            start = match.end("name") - len(name)
            labels.append(Label(start, match.end("name"), content))
    named = [analysis.text[label.start : label.end].split()[-1].lower() for label in labels if label.named]
    return labels if len(labels) >= FEWEST_TURNS and len(named) > len(set(named)) > 1 else []


def _paragraphs_with_labels(analysis: Analysis) -> list[tuple[re.Match[str], tuple[int, int]]]:
    """Each label that opens a paragraph, with the words behind it.

    A transcript that is quoted whole has a mark before each paragraph: those without a label go on with the turn
    above, as long as another turn follows.
    """
    text = analysis.text
    found: list[tuple[re.Match[str], tuple[int, int]]] = []
    reach, running = 0, False  # how far the last turn goes, and whether it may go on
    for paragraph in analysis.paragraphs:
        quoted = text[paragraph.start] in _OPENING
        match = _TURN.match(text, paragraph.start + quoted, paragraph.end)
        if match is not None and any(c.isalpha() for c in text[match.end() : paragraph.end]):
            if found:
                found[-1] = (found[-1][0], (found[-1][1][0], reach))
            found.append((match, (match.end(), paragraph.end)))
            reach, running = paragraph.end, quoted
        elif running and quoted and text[paragraph.start + 1] not in "([":
            reach = paragraph.end
        else:
            running = False
    return found


def _untitled(name: str) -> str:
    """A label without the titles before the name."""
    words = name.split()
    first = next((k for k, w in enumerate(words[:-1]) if w.strip(".").lower() not in TITLES), len(words) - 1)
    return name.split(None, first)[-1]


def _surnames(analysis: Analysis, labels: list[str]) -> set[str]:
    """Last words of full names: of persons the small model found, and of labels that begin with a given name."""
    found = {ent[-1].lower_ for ent in analysis.doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for label in labels:
        words = _untitled(label).lower().split()
        if len(words) > 1 and gender_of(words[0]) and not set(words) & BODY_WORDS:
            found.add(words[-1])
    return found


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
        start = match.end("name") - len(_untitled(match["name"]))
        words = analysis.text[start : match.end("name")].lower().split()
        tokens = analysis.tokens(start, match.end("name"))
        reported = {words[0].removesuffix("d"), words[0].removesuffix("ed")} & SPEECH_VERBS or words[0] in VERBS
        known = gender_of(words[0]) is not None or (len(tokens) > 0 and tokens[0].i in persons)
        # "Lena Quist on Monday read from Hale's letter: “...”"
        told = match["rest"] is not None and _tells(analysis.tokens(*match.span("rest")))
        if known and not reported and not told and len(words) > 1 and not set(words) & (NOT_NAMES | BODY_WORDS):
            yield Label(start, match.end("name"), (quote.start, quote.end))
