"""Where a document writes a name, and of what kind: the small model's entities, corrected by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.corrections import completed, parted, repeated, speaking, spoken_for
from knowledge.extraction.cast.districts import court_districts, states_as_places
from knowledge.extraction.cast.given_names import gender_of, is_given_name
from knowledge.extraction.cast.headlines import ORDINARY, borne_out, headline_tokens
from knowledge.extraction.cast.kinds import settle
from knowledge.extraction.cast.labels import find_labels
from knowledge.extraction.cast.lexicon import BODY_WORDS, HEADINGS, SPEECH_VERBS, TITLES
from knowledge.extraction.cast.model_names import model_names
from knowledge.extraction.cast.name_span import NOT_NAMES, VERBS, NameSpan, all_words, bare, title_before
from knowledge.extraction.cast.named_bodies import named_bodies
from knowledge.extraction.cast.numbered import numbered
from knowledge.extraction.cast.organisations import is_acronym
from knowledge.extraction.cast.titled import titled_people
from knowledge.language.english import english
from knowledge.language.mails import mails

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

_NICKNAMED = re.compile(
    r"\b([A-Z][\w’'.-]+(?:\s[A-Z]\.)?)\s([\"“‘']\s?[A-Z][\w.-]+(?:\s[A-Z]\w+)?\s?[\"”’'])\s((?:(?:de|da|von|van|del)\s)?[A-Z][\w’'-]+(?:-[A-Z]\w+)?)"
)

_PLURALS = frozenset({"NNS", "NNPS"})
# What stands before the @ of the address behind a mail's name.
_ADDRESS = re.compile(r"\s*[<(\[](?:mailto:)?([^\s@<>]{1,60})@")
# "The Grammy-winning singer", "the Hale-led council": what a hyphen joins so is nobody's name.
_DESCRIBING = re.compile(
    r"[-–‑](?:winning|nominated|based|born|style|led|era|owned|backed|made|funded|wide|bound|linked|related|aligned|"
    r"appointed|endorsed|inspired|controlled|trained|affiliated|sponsored|supported|themed|headquartered)$"
)


def find_names(analysis: Analysis) -> list[NameSpan]:
    """All names of a document, in order, none overlapping another."""
    doc = analysis.doc
    headlines = headline_tokens(analysis)
    found = [
        *_labels(analysis),
        *_writers(analysis),
        *_nicknamed(analysis),
        *_shouted(analysis),
        *titled_people(doc, headlines),
        *court_districts(doc),
        *named_bodies(doc, headlines),
        *model_names(doc, headlines),
    ]
    names = parted(doc, _without_overlaps(found), headlines)
    names = sorted([*names, *speaking(doc, names)], key=lambda s: s.first)
    names = sorted([*names, *spoken_for(doc, names)], key=lambda s: s.first)
    names = states_as_places(doc, completed(doc, settle(doc, names)))
    names = [n for n in _undescribed(doc, names) if not _heads_a_note(doc, n) and not _heads_a_part(analysis, n)]
    names = [part for name in _without_plain_words(doc, names) for part in _said(doc, name)]
    return repeated(doc, numbered(doc, borne_out(doc, names, headlines)), headlines)


def _undescribed(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Names without what only describes: "Ada Falk" in "Grammy-winning Ada Falk"; nobody is called "Grammy-winning"."""
    found = []
    for name in names:
        ends = (i for i in range(name.last, name.first, -1) if _DESCRIBING.search(doc[max(name.first, i - 3) : i].text))
        first = next(ends, name.first)
        if first < name.last:
            found.append(name if first == name.first else replace(name, first=first, title=None))
    return found


def _said(doc: Doc, name: NameSpan) -> list[NameSpan]:
    """A name, or the two of one that a caption runs into: "Lena" and "Lena Quist" of "Lena Lena Quist"."""
    inner = [bare(token) for token in doc[name.first : name.last]]
    for size in range(len(inner) // 2, 0, -1):
        rest = inner[size:]
        # Nobody else is meant by "Duran Duran", and the second "Boutros" of "Boutros Boutros-Ghali" is a surname's.
        if rest[:size] == inner[:size] and len(rest) > 1 and "-" not in rest[size : size + 1]:
            again = name.first + size
            return [replace(name, last=again), replace(name, first=again, title=None)]
    return [name]


def _heads_a_note(doc: Doc, name: NameSpan) -> bool:
    """Whether a word names no one, but what stands behind it: "Correction to item 4: ..."."""
    after = doc[name.last : name.last + 1].text
    return name.last - name.first == 1 and bare(doc[name.first]) in HEADINGS and after in (":", "to")


def _heads_a_part(analysis: Analysis, name: NameSpan) -> bool:
    """Whether a word with a full stop opens a paragraph and says what it is on: "Layoffs. With regret, ..."."""
    doc, word = analysis.doc, bare(analysis.doc[name.first])
    if name.last - name.first != 1 or doc[name.last : name.last + 1].text != "." or is_given_name(word):
        return False
    opens = any(p.start == doc[name.first].idx for p in analysis.paragraphs)
    return opens and english().get(word, 0.0) > ORDINARY


def _without_plain_words(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Names without words that are large for opening a sentence: "Creditors met", where "creditors" are told of.

    So is one word that is read as a common noun ("Turnout was 61 percent"), unless it speaks.
    """
    words = all_words(doc)
    ends = {words.bare[name.last - 1] for name in names if name.last - name.first > 1}
    small = {w for w, large in zip(words.bare, words.capitalised, strict=True) if not large}
    running = {words.bare[n.first] for n in names if n.last - n.first == 1 and not doc[n.first].is_sent_start}

    def plain(name: NameSpan) -> bool:
        word = words.bare[name.first]
        alone = (
            name.last - name.first == 1 and name.type in ("person", "organisation") and not (name.sure or name.title)
        )
        if not alone or word in ends | running:
            return False
        behind = doc[name.last].lemma_.lower() if name.last < len(doc) else ""
        noun = name.type == "person" and doc[name.first].tag_ == "NN" and english().get(word, 0.0) > ORDINARY
        noun = noun and behind not in SPEECH_VERBS
        return (doc[name.first].tag_ in _PLURALS and word in small) or (noun and not is_given_name(word))

    return [name for name in names if not plain(name)]


def _labels(analysis: Analysis) -> list[NameSpan]:
    """Names that label a turn of a transcript or sign a quotation."""
    found = []
    for label in find_labels(analysis):
        tokens = analysis.tokens(label.start, label.end)
        if not label.named or not len(tokens):
            continue
        article = int(tokens[0].lower_ == "the" and len(tokens) > 1)
        body = article or any(bare(t) in BODY_WORDS for t in tokens) or (label.post and is_acronym(tokens.text))
        title = title_before(analysis.doc, tokens.start)
        kind: EntityType = "organisation" if body else "person"
        found.append(NameSpan(tokens.start + article, tokens.end, kind, title, sure=True))
    return found


def _writers(analysis: Analysis) -> list[NameSpan]:
    """Names that a mail is from: full ones that begin with a given name, or that the address behind them holds, too."""
    found = []
    for mail in mails(analysis.text, analysis.paragraphs):
        start, end = mail.writer or (0, 0)
        words = analysis.text[start:end].lower().split()
        if not 2 <= len(words) <= 4 or set(words) & (NOT_NAMES | BODY_WORDS):
            continue
        address = _ADDRESS.match(analysis.text, end)
        vouched = address is not None and words[-1].replace("-", "") in re.sub(r"[._-]", "", address[1]).lower()
        if gender_of(words[0]) or vouched:
            tokens = analysis.tokens(start, end)
            found.append(NameSpan(tokens.start, tokens.end, "person", sure=True))
    return found


def _nicknamed(analysis: Analysis) -> list[NameSpan]:
    """Names with the nickname inside quotation marks: First "Nick" Last."""
    found = []
    for match in _NICKNAMED.finditer(analysis.text, analysis.document.body_start):
        # The Herald's “First Look” Thursday: nobody's nickname.
        owns = match.group(1).endswith(("'s", "’s"))
        if owns or {match.group(1).lower().rstrip("."), match.group(3).lower()} & (NOT_NAMES | set(TITLES)):
            continue
        tokens = analysis.tokens(match.start(), match.end())
        if len(tokens):
            title = title_before(analysis.doc, tokens.start)
            found.append(NameSpan(tokens.start, tokens.end, "person", title, sure=True))
    return found


def _shouted(analysis: Analysis) -> list[NameSpan]:
    """A given name and the word behind it in a line of capitals, where the model takes any word for a body."""
    doc = analysis.doc
    found = []
    for sentence in analysis.sentences:
        if not analysis.text[sentence.start : sentence.end].isupper():
            continue
        tokens = analysis.tokens(sentence.start, sentence.end)
        for token in tokens[:-1] if len(tokens) > 3 else ():
            after = doc[token.i + 1]
            words = {token.lower_, after.lower_}
            if (
                gender_of(token.lower_)
                and after.is_alpha
                and not words & (NOT_NAMES | VERBS | BODY_WORDS | set(TITLES))
            ):
                found.append(NameSpan(token.i, token.i + 2, "person", title_before(doc, token.i), sure=True))
    return found


def _without_overlaps(found: list[NameSpan]) -> list[NameSpan]:
    """Keep sure spans first, then longer, then persons."""
    taken: set[int] = set()
    kept = []
    for span in sorted(found, key=lambda s: (-s.sure, -(s.last - s.first), s.type != "person", s.first)):
        cells = set(range(span.first, span.last))
        if not cells & taken:
            taken |= cells
            kept.append(span)
    return sorted(kept, key=lambda s: s.first)
