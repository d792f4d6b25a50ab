"""The offices, campaigns and administrations of persons: bodies with a parent, never the person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from knowledge.extraction.cast.lexicon import GOVERNING_NOUNS, OFFICE_NOUNS, SPEECH_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from knowledge.entities import EntityType, Mention
    from knowledge.language.analysis import Analysis


# "Her defense argued that ..." is those who defend her in court; elsewhere it is what they say.
_DEFENSE = frozenset(["defense", "defence"])


@dataclass(frozen=True, slots=True)
class Office:
    """One mention of a person's office: offsets, the office noun, the person's entity index."""

    start: int
    end: int
    noun: str
    parent: int
    name: str
    form: str
    kind: Literal["name", "nominal"]
    confidence: float


def find_offices(
    analysis: Analysis, mentions: Sequence[Mention], names: Sequence[str], types: Sequence[EntityType]
) -> list[Office]:
    """Find "Quist's office", "the mayor's office", "his campaign", "the Quist administration"."""
    doc = analysis.doc
    found = []
    for mention in mentions:
        if types[mention.entity] in ("place", "group"):
            found.extend(_government(analysis, mention, names))
            continue
        if types[mention.entity] != "person":
            continue
        tokens = analysis.tokens(mention.start, mention.end)
        at = tokens.end
        possessive = doc[at - 1].lower_ in ("his", "her")
        if at < len(doc) and doc[at].lower_ in ("'s", "'"):
            possessive, at = True, at + 1
        elif not possessive and (mention.kind != "name" or len(tokens) > 3):
            continue
        noun = _office_noun(doc, at, far=possessive)
        if noun is None:
            continue
        start, end = mention.start, doc[noun].idx + len(doc[noun])
        person = names[mention.entity]
        word = doc[noun].lower_
        name = f"{person}'s {word}" if possessive else re.sub(r"\s+", " ", analysis.text[start:end])
        found.append(
            Office(
                start=start,
                end=end,
                noun=word,
                parent=mention.entity,
                name=name,
                form=re.sub(r"\s+", " ", analysis.text[start:end]),
                kind="name" if mention.kind == "name" else "nominal",
                confidence=mention.confidence,
            )
        )
    return found


def _government(analysis: Analysis, mention: Mention, names: Sequence[str]) -> list[Office]:
    """ "The Westland government", "Westland's army": a body of the place."""
    doc = analysis.doc
    at = analysis.tokens(mention.start, mention.end).end
    if at < len(doc) and doc[at].lower_ in ("'s", "'"):
        at += 1
    if mention.kind != "name" or at >= len(doc) or doc[at].lower_ not in GOVERNING_NOUNS:
        return []
    if at + 1 < len(doc) and doc[at].dep_ == "compound" and doc[at + 1].pos_ in ("NOUN", "PROPN"):
        return []
    end = doc[at].idx + len(doc[at])
    form = re.sub(r"\s+", " ", analysis.text[mention.start : end])
    return [Office(mention.start, end, doc[at].lower_, mention.entity, form, form, "name", 0.9)]


def _office_noun(doc: Doc, at: int, *, far: bool) -> int | None:
    """The office noun at a token, or up to two modifiers behind it after a possessive."""
    for i in range(at, min(at + (3 if far else 1), len(doc))):
        if doc[i].lower_ in _DEFENSE and doc[i].dep_ == "nsubj" and doc[i].head.lemma_.lower() in SPEECH_VERBS:
            return i if far else None
        if doc[i].lower_ in OFFICE_NOUNS:
            followed = i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN") and doc[i].dep_ == "compound"
            return None if followed else i
        if doc[i].pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None
