"""Prosecutions: who takes a case to court; what somebody will do, or others did in other cases, is none."""

from __future__ import annotations

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.prosecutions import extract_prosecutions
from knowledge.extraction.reading import Reading
from knowledge.facts import Prosecution
from knowledge.language.analysis import analyse


def found(text: str) -> list[Prosecution]:
    analysis = analyse(Document(id="d", text=text))
    return extract_prosecutions(Reading(analysis=analysis, cast=build_cast(analysis)))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The case is being prosecuted by Ada Reed of the Harbour Section.", "Ada Reed of the Harbour Section"),
        ("Olaf Falk and Ada Reed are prosecuting the case.", "Olaf Falk and Ada Reed"),
        ("The mayor thanked Ada Reed, who handled the case in court.", "Ada Reed"),
    ],
)
def test_who_prosecutes(text: str, span: str) -> None:
    (fact,) = found(text)
    assert fact.prosecutor_span
    assert text[slice(*fact.prosecutor_span)] == span
    assert "Ada Reed" in fact.prosecutors


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Section will prosecute officers who break the law.",
        "He was tried in cases prosecuted by the Harbour Section.",
        "Ada Reed handled the baggage.",
        "The clerk was handling their collection case.",
    ],
)
def test_what_is_no_prosecution(text: str) -> None:
    assert found(text) == []
