"""Figures: numbers with their unit and what they count, as worded."""

from __future__ import annotations

import re

from spacy.tokens import Span

from knowledge.extraction.reading import Reading
from knowledge.facts import Figure

UNITS = {"MONEY": "money", "PERCENT": "percent", "QUANTITY": "measure", "CARDINAL": None}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {k: float(v) for k, v in _TENS.items()}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number_value(text: str) -> float | None:
    """Read a number out of words or digits ("3.5 million", "twenty-two"); None where there is none."""
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower()):
        if _DIGITS.fullmatch(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in _WORDS:
            current, seen = current + _WORDS[word], True
        elif word.rstrip("s") in _SCALE:
            scale = _SCALE[word.rstrip("s")]
            if not seen:
                return None
            current *= scale
            if scale > 100:
                total, current = total + current, 0.0
    return total + current if seen else None


def extract_figures(reading: Reading) -> list[Figure]:
    """Find numbers that count or measure something; dates, ordinals and names with digits are not figures."""
    found = []
    for entity in reading.analysis.doc.ents:
        if entity.label_ not in UNITS:
            continue
        span = (entity.start_char, entity.end_char)
        sentence = reading.analysis.sentence_at(span[0])
        if (
            sentence is None
            or span[1] > sentence.end
            or any(t.start < span[1] and span[0] < t.end for t in reading.times)
        ):
            continue
        found.append(
            Figure(
                document_id=reading.document.id,
                start=sentence.start,
                end=sentence.end,
                number_span=span,
                value=number_value(entity.text),
                unit=UNITS[entity.label_],
                of=_counted(entity),
            )
        )
    return found


def _counted(entity: Span) -> str | None:
    """The noun that a number counts, as worded."""
    root = entity.root
    if root.dep_ in {"nummod", "quantmod", "compound"} and root.head.pos_ in {"NOUN", "PROPN"}:
        return str(root.head.text)
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = [c for c in child.children if c.dep_ == "pobj"]
            if inner:
                return str(inner[0].text)
    return None
