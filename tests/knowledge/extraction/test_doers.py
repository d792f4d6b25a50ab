"""All who do a thing together: long lists, bodies within bodies, and whom "who" stands for."""

from __future__ import annotations

import pytest

from knowledge.documents.model import Document
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.doers import doers, doing
from knowledge.extraction.reading import Reading
from knowledge.language.analysis import analyse


def told(text: str) -> tuple[tuple[str, ...], str]:
    analysis = analyse(Document(id="d", text=text))
    verb = next(t for t in analysis.doc if t.lemma_ in {"investigate", "prosecute"})
    names, span = doers(Reading(analysis=analysis, cast=build_cast(analysis)), doing(verb), until=verb)
    assert span is not None
    return names, text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "The case was investigated by the Rescue Unit of the Arden Harbour Board and the Dorn Police Department.",
            "the Rescue Unit of the Arden Harbour Board and the Dorn Police Department",
        ),
        (
            "The case was investigated by the Arden Harbour Board and is being prosecuted by Ada Reed.",
            "the Arden Harbour Board",
        ),
        (
            "The Arden Harbour Board and the Dorn Police Department investigated the matter.",
            "The Arden Harbour Board and the Dorn Police Department",
        ),
        (
            "The case was investigated by the Arden Harbour Board, and the company was fined by the court.",
            "the Arden Harbour Board",
        ),
        (
            "The mayor thanked agents of the Arden Harbour Board and the Dorn Police Department, who investigated it.",
            "agents of the Arden Harbour Board and the Dorn Police Department",
        ),
    ],
)
def test_the_list_is_told_whole_and_ends_where_it_ends(text: str, span: str) -> None:
    assert told(text)[1] == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("DORN (Wire) — The harbour police investigated the fire.", "The harbour police"),
        ("DORN, Valby (Wire) -- A new task force of the Arden Harbour Board investigated it.", "A new task force"),
        ("DORN, Norway - Police investigated the fire.", "Police"),
        ("DORN, Norway _ Police investigated the fire.", "Police"),
        ("The DORN _ Valby police investigated the fire.", "The DORN _ Valby police"),
    ],
)
def test_the_place_that_a_report_was_sent_from_does_nothing(text: str, span: str) -> None:
    assert told(text)[1].startswith(span)


def test_every_member_of_a_list_is_named() -> None:
    text = (
        "The case was investigated by the Arden Harbour Board; the Dorn Police Department; and the Valby Fire Service."
    )
    assert set(told(text)[0]) == {"Arden Harbour Board", "Dorn Police Department", "Valby Fire Service"}
