"""Where a document writes a name, and of what kind: the small model's entities, corrected by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.extraction.cast.given_names import gender_of
from knowledge.extraction.cast.lexicon import BODY_WORDS, PARTICLES, SPEECH_VERBS, TITLE_MODIFIERS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from knowledge.entities import EntityType
    from knowledge.language.analysis import Analysis

LABELS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "product",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
# Capitalised for other reasons than being a name.
NOT_NAMES = frozenset(
    """i he she it they we you the a an this that these those his her their its our my but and or if in on at for as
    by from with when while after before according however meanwhile also some many most no not so what who why how
    both all one two since under during there here then now yes well oh mr mrs ms dr monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
    photo image video file credit advertisement share tweet read more related updated published getty images ap reuters
    although because despite still yet last earlier another other like just even only""".split()
)
_NICKNAMED = re.compile(
    r"\b([A-Z][\w’'.-]+(?:\s[A-Z]\.)?)\s([\"“‘']\s?[A-Z][\w.-]+(?:\s[A-Z]\w+)?\s?[\"”’'])\s((?:(?:de|da|von|van|del)\s)?[A-Z][\w’'-]+(?:-[A-Z]\w+)?)"
)
_PLACE_PREPOSITIONS = frozenset(["in", "near", "from", "across", "outside", "around", "into", "throughout"])
_VERBS = frozenset("said says say told tells added asked was is were are has had will would and".split())


@dataclass(frozen=True, slots=True)
class NameSpan:
    """One written name: token range [first, last), its kind, and the title tokens before it, if any."""

    first: int
    last: int
    type: EntityType
    title: tuple[int, int] | None = None
    sure: bool = False

    def text(self, analysis: Analysis) -> str:
        """The name as the document writes it."""
        start, end = self.offsets(analysis.doc)
        return analysis.text[start:end]

    def offsets(self, doc: Doc) -> tuple[int, int]:
        """Code point offsets, half-open."""
        return doc[self.first].idx, doc[self.last - 1].idx + len(doc[self.last - 1])


def bare(token: Token) -> str:
    """A token's lower-case form without a closing point."""
    return token.lower_.rstrip(".")


def capitalised(token: Token) -> bool:
    """Whether a token may be a word of a name."""
    text = token.text
    return text[:1].isupper() and (text[-1:].isalnum() or text.endswith("."))


def find_names(analysis: Analysis) -> list[NameSpan]:
    """All names of a document, in order, none overlapping another."""
    doc = analysis.doc
    headlines = _headline_tokens(analysis)
    found = [
        *_nicknamed(analysis),
        *_titled(doc),
        *_bodies(doc, headlines),
        *_entities(doc, headlines),
    ]
    names = _without_overlaps(found)
    names = sorted([*names, *_speaking(doc, names)], key=lambda s: s.first)
    return _repeated(doc, _completed(doc, _settle(doc, names)), headlines)


def _headline_tokens(analysis: Analysis) -> set[int]:
    """Tokens of lines in title case or capitals, where capital letters tell nothing."""
    inside: set[int] = set()
    for sentence in analysis.sentences:
        tokens = analysis.tokens(sentence.start, sentence.end)
        words = [t for t in tokens if t.is_alpha and len(t) > 3]
        if len(words) >= 4 and sum(t.text[0].isupper() for t in words) / len(words) > 0.75:
            inside.update(t.i for t in tokens)
    return inside


def _nicknamed(analysis: Analysis) -> list[NameSpan]:
    """Names with the nickname inside quotation marks: First "Nick" Last."""
    found = []
    for match in _NICKNAMED.finditer(analysis.text, analysis.document.body_start):
        if match.group(1).lower().rstrip(".") in NOT_NAMES | set(TITLES):
            continue
        tokens = analysis.tokens(match.start(), match.end())
        if len(tokens):
            title = _title_before(analysis.doc, tokens.start)
            found.append(NameSpan(tokens.start, tokens.end, "person", title, sure=True))
    return found


def _title_before(doc: Doc, first: int) -> tuple[int, int] | None:
    """The run of title tokens that ends right before a name."""
    at = first
    while at > 0 and doc[at - 1].sent == doc[first].sent:
        word = bare(doc[at - 1])
        if (
            (doc[at - 1].text == "." and at > 1 and bare(doc[at - 2]) in TITLES)
            or word in TITLES
            or (at < first and word in TITLE_MODIFIERS)
        ):
            at -= 1
        else:
            break
    if at == first or not any(bare(doc[i]) in TITLES for i in range(at, first)):
        return None
    while at < first - 1 and not doc[at].text[0].isupper() and doc[at].lower_ not in ("former", "then"):
        at += 1
    return at, first


def _titled(doc: Doc) -> list[NameSpan]:
    """Names that a title announces, whatever the model thought of them."""
    found = []
    for token in doc:
        if bare(token) not in TITLES or token.i + 1 >= len(doc) or not token.text[0].isupper():
            continue
        first = token.i + 1
        if doc[first].text == "." and first + 1 < len(doc):
            first += 1
        if bare(doc[first]) in TITLES or bare(doc[first]) in TITLE_MODIFIERS:
            continue
        last = _name_run(doc, first)
        if last == first or any(bare(doc[i]) in BODY_WORDS for i in range(first, last)):
            continue
        if bare(doc[first]) in NOT_NAMES or (last - first == 1 and doc[first].ent_type_ in ("DATE", "NORP")):
            continue
        if last < len(doc) and last - first == 1 and doc[last].lower_ == "of":
            continue
        found.append(NameSpan(first, last, "person", _title_before(doc, first), sure=True))
    return found


def _name_run(doc: Doc, first: int) -> int:
    """The end of a run of a person's name words that starts at a token (at most five)."""
    at = first
    sentence_end = doc[first].sent.end
    while at < min(first + 5, sentence_end):
        token = doc[at]
        if (
            (
                capitalised(token)
                and bare(token) not in NOT_NAMES
                and bare(token) not in _VERBS
                and (token.is_alpha or "-" in token.text or "'" in token.text or token.text.endswith("."))
            )
            or (at > first and bare(token) in PARTICLES and at + 1 < sentence_end and capitalised(doc[at + 1]))
            or (
                token.text == "-"
                and at > first
                and at + 1 < sentence_end
                and capitalised(doc[at + 1])
                and not (doc[at - 1].whitespace_)
            )
        ):
            at += 1
        else:
            break
    while at > first and doc[at - 1].text in {".", "-"}:
        at -= 1
    return at


def _bodies(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """Capitalised runs that hold a body word: "Harbour Safety Board", "Office of Civil Defence"."""
    found = []
    at = 0
    while at < len(doc):
        token = doc[at]
        if not capitalised(token) or at in headlines or not token.is_alpha:
            at += 1
            continue
        last = _body_run(doc, at)
        words = [bare(t) for t in doc[at:last]]
        first = at
        while first < last - 1 and (words[0] in NOT_NAMES or (words[0] in TITLES and words[-1] not in BODY_WORDS)):
            first, words = first + 1, words[1:]
        if last - first >= 2 and any(w in BODY_WORDS for w in words) and words[0] not in NOT_NAMES:
            found.append(NameSpan(first, last, "organisation", sure=len(words) > 2))
        at = max(last, at + 1)
    return found


def _body_run(doc: Doc, first: int) -> int:
    """The end of a capitalised run, across "of", "for", "and" where the name goes on behind them."""
    at = first + 1
    end = doc[first].sent.end
    body = bare(doc[first]) in BODY_WORDS
    while at < end:
        token = doc[at]
        if capitalised(token) and token.is_alpha and bare(token) not in NOT_NAMES:
            body = body or bare(token) in BODY_WORDS
            at += 1
        elif body and token.lower_ in ("of", "for") and at + 1 < end:
            step = 2 if doc[at + 1].lower_ == "the" else 1
            if at + step < end and capitalised(doc[at + step]) and bare(doc[at + step]) not in NOT_NAMES:
                at += step + 1
            else:
                break
        elif body and token.lower_ in ("and", "&") and at + 1 < end and _goes_on(doc, first, at):
            at += 2
        else:
            break
    return at


def _goes_on(doc: Doc, first: int, conjunction: int) -> bool:
    """Whether "and" joins two words of one name ("Drug and Food Office") rather than two names."""
    after = doc[conjunction + 1]
    if not capitalised(after) or bare(after) in NOT_NAMES or after.ent_type_ in ("PERSON", "GPE"):
        return False
    joined = doc[conjunction].ent_type_ == "ORG"
    of = any(doc[i].lower_ in ("of", "for") for i in range(first, conjunction))
    return joined or (of and bare(after) not in BODY_WORDS and not doc[after.i].is_sent_start)


def _entities(doc: Doc, headlines: set[int]) -> list[NameSpan]:
    """The model's entities, trimmed to the words of a name."""
    found = []
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        kind = LABELS[ent.label_]
        first, last = ent.start, ent.end
        if kind == "person":
            span = _person(doc, first, last)
            if span is None or (ent.start in headlines and span.last - span.first < 2):
                continue
            found.append(span)
            continue
        while first < last and (doc[first].lower_ in ("the", "a", "an") or not doc[first].text[0].isalnum()):
            first += 1
        while last > first and (
            doc[last - 1].lower_ in ("'s", "'")
            or (not doc[last - 1].text[-1].isalnum() and not doc[last - 1].text.endswith("."))
        ):
            last -= 1
        if first < last and doc[first].text[0].isupper() and bare(doc[first]) not in NOT_NAMES:
            found.append(NameSpan(first, last, kind))
    return found


def _person(doc: Doc, first: int, last: int) -> NameSpan | None:
    """A person entity cut to its name, its titles set apart, lengthened where the model stopped early."""
    while first < last and (not capitalised(doc[first]) or bare(doc[first]) in NOT_NAMES):
        if bare(doc[first]) in PARTICLES and first + 1 < last and bare(doc[first]) != "the":
            break
        first += 1
    while first < last - 1 and bare(doc[first]) in TITLES | dict.fromkeys(TITLE_MODIFIERS):
        first += 1
    if first >= last:
        return None
    end = _name_run(doc, first)
    if end == first:
        return None
    if end > last and any(bare(doc[i]) in BODY_WORDS for i in range(last, end)):
        return None
    words = [bare(t) for t in doc[first:end]]
    if (
        words[-1] in BODY_WORDS
        and len(words) > 1
        and words[-1] not in ("church", "house", "press", "sun", "star", "banks")
    ):
        return None
    return NameSpan(first, end, "person", _title_before(doc, first))


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


def _speaking(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Capitalised subjects of reporting verbs that the model passed over."""
    taken = {i for span in names for i in range(span.first, span.last)}
    found = []
    for token in doc:
        subject = token.dep_ == "nsubj" and token.head.lemma_.lower() in SPEECH_VERBS
        according = token.dep_ == "pobj" and token.head.head.lower_ == "according"
        if not (subject or according) or token.i in taken or token.pos_ != "PROPN" or not capitalised(token):
            continue
        first = token.i
        while first > token.sent.start and first - 1 not in taken and _name_word(doc[first - 1]):
            first -= 1
        last = token.i + 1
        while last < token.sent.end and last not in taken and _name_word(doc[last]):
            last += 1
        while first < token.i and (bare(doc[first]) in TITLES or bare(doc[first]) in TITLE_MODIFIERS):
            first += 1
        words = [bare(t) for t in doc[first:last]]
        if any(w in NOT_NAMES for w in words) or (len(words) == 1 and words[0] in TITLES):
            continue
        body = any(w in BODY_WORDS for w in words) or (token.text.isupper() and len(token) > 1) or "." in token.text
        taken.update(range(first, last))
        found.append(NameSpan(first, last, "organisation" if body else "person", _title_before(doc, first)))
    return found


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and capitalised(token) and bare(token) not in NOT_NAMES | _VERBS


def _given_name_first(doc: Doc, span: NameSpan) -> bool:
    """Whether a place or work is really a person: a given name and one or two more words."""
    if span.type not in ("place", "other", "product") or not 2 <= span.last - span.first <= 3:
        return False
    words = [bare(t) for t in doc[span.first : span.last]]
    return gender_of(words[0]) is not None and not set(words) & BODY_WORDS and doc[span.last - 1].is_alpha


def _plain_body(doc: Doc, span: NameSpan) -> bool:
    """Whether a run ends like a body's name: "Northgate Christian Schools"."""
    return span.last - span.first > 2 and bare(doc[span.last - 1]) in BODY_WORDS and not span.title


def _completed(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Find where a bare surname's full name stands if the model missed it there: "Vera Quill" for "Quill"."""
    full = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first > 1}
    lone = {surname(doc, n) for n in names if n.type == "person" and n.last - n.first == 1} - full
    covered = {i: n for n in names for i in range(n.first, n.last)}
    added: list[NameSpan] = []
    for token in doc:
        if bare(token) not in lone or not capitalised(token) or token.i == 0:
            continue
        owner = covered.get(token.i)
        first = token.i
        while first > token.sent.start and token.i - first < 2 and _given_word(doc[first - 1], covered, owner):
            first -= 1
        if first < token.i and (owner is None or owner.last == token.i + 1):
            added.append(NameSpan(first, token.i + 1, "person", _title_before(doc, first), sure=True))
    replaced = {i for span in added for i in range(span.first, span.last)}
    kept = [n for n in names if not replaced & set(range(n.first, n.last))]
    return sorted([*kept, *added], key=lambda s: s.first)


def _given_word(token: Token, covered: dict[int, NameSpan], owner: NameSpan | None) -> bool:
    """Whether a word before a surname may be a given name or an initial."""
    word = bare(token)
    if not capitalised(token) or word in NOT_NAMES or word in TITLES or word in TITLE_MODIFIERS or word in BODY_WORDS:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ"):
        return False
    other = covered.get(token.i)
    if other is not None and other is owner and token.ent_type_ != "ORG":
        return True
    if token.ent_type_ in ("GPE", "NORP", "DATE"):
        return False
    return other is None or other is owner or other.type in ("person", "other", "product")


def surname(doc: Doc, name: NameSpan) -> str:
    """A person's last name, lower case, hyphens joined: "ocasio-cortez" is one word."""
    text = "".join(t.text + t.whitespace_ for t in doc[name.first : name.last]).strip().replace(" - ", "-")
    return text.split(" ")[-1].lower().rstrip(".")


def _settle(doc: Doc, names: list[NameSpan]) -> list[NameSpan]:
    """Give one word the kind that the document supports best: a known person's surname is that person."""
    persons: set[str] = set()
    places: set[str] = set()
    bodies: set[str] = set()
    first_words: set[str] = set()
    votes: dict[str, dict[EntityType, int]] = {}
    for span in names:
        key = " ".join(bare(t) for t in doc[span.first : span.last])
        votes.setdefault(key, {}).setdefault(span.type, 0)
        votes[key][span.type] += 3 if span.sure else 1
        if span.type == "person" and span.last - span.first > 1:
            persons.add(surname(doc, span))
        elif span.type == "place":
            places.add(key)
        elif span.type == "organisation" and span.last - span.first > 2:
            bodies.add(key.rpartition(" ")[0])
        if span.type == "organisation" and all(bare(t) in BODY_WORDS for t in doc[span.first + 1 : span.last]):
            first_words.add(bare(doc[span.first]))
    settled = []
    for span in names:
        key = " ".join(bare(t) for t in doc[span.first : span.last])
        alone = surname(doc, span) == key.replace(" - ", "-")
        stands_in = doc[span.first - 1].lower_ in _PLACE_PREPOSITIONS if span.first else False
        if alone and surname(doc, span) in persons and (span.title or not (key in places and stands_in)):
            settled.append(replace(span, type="person"))
            continue
        if _given_name_first(doc, span) or (span.type == "person" and _plain_body(doc, span)):
            settled.append(replace(span, type="organisation" if _plain_body(doc, span) else "person"))
            continue
        if alone and key in first_words and doc[span.first].ent_type_ in ("LOC", "FAC", "ORG"):
            settled.append(replace(span, type="organisation"))
            continue
        if key in bodies and span.last - span.first > 1:
            settled.append(replace(span, type="organisation"))
            continue
        best = max(votes[key].items(), key=lambda item: (item[1], item[0] == span.type, item[0]))[0]
        settled.append(span if span.sure else replace(span, type=best))
    return settled


def _repeated(doc: Doc, names: list[NameSpan], headlines: set[int]) -> list[NameSpan]:
    """Add later occurrences of known names that the model passed over."""
    taken = {i for span in names for i in range(span.first, span.last)}
    known: dict[str, EntityType] = {}
    for span in names:
        if span.type not in ("person", "organisation"):
            continue
        words = [t.text for t in doc[span.first : span.last]]
        known.setdefault(" ".join(words), span.type)
        if span.type == "person" and len(words) > 1 and len(words[-1]) > 2:
            known.setdefault(words[-1], "person")
            if "-" in words:
                known.setdefault(" ".join(words[words.index("-") - 1 :]), "person")
    longest = max((len(k.split()) for k in known), default=0)
    common = {t.text for t in doc if t.text.islower()}
    added = []
    at = 0
    while at < len(doc):
        step = 1
        if at not in taken and doc[at].text[:1].isupper():
            for size in range(longest, 0, -1):
                key = " ".join(t.text for t in doc[at : at + size])
                if key in known and not taken & set(range(at, at + size)) and _is_proper(doc, at, size, headlines, common):
                    added.append(NameSpan(at, at + size, known[key], _title_before(doc, at)))
                    step = size
                    break
        at += step
    return sorted([*names, *added], key=lambda s: s.first)


def _is_proper(doc: Doc, at: int, size: int, headlines: set[int], common: set[str]) -> bool:
    """Whether capitals here mean a name, not the start of a sentence or a headline's style."""
    if size > 1 or doc[at].text.isupper():
        return True
    first = doc[at].is_sent_start or (at > 0 and not doc[at - 1].is_alpha)
    return at not in headlines and (not first or doc[at].pos_ == "PROPN" or doc[at].lower_ not in common)
