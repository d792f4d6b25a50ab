"""What a name is, by what the document tells of whoever bears it."""

from __future__ import annotations

import pytest

from knowledge.documents.model import Document
from knowledge.entities import Cast
from knowledge.extraction.cast.casting import build_cast
from knowledge.extraction.cast.kinds import settle
from knowledge.extraction.cast.name_span import NameSpan
from knowledge.language.analysis import analyse


def cast_of(text: str) -> Cast:
    return build_cast(analyse(Document(id="d", text=text)))


def test_whose_age_is_told_is_a_person() -> None:
    text = (
        "Novak Petkovic withdrew from the Norfield Open on Wednesday. Petkovic did not travel. The tournament announced"
        ' that Petkovic remained in the draw. Petkovic, 34, tweeted that the rules were clear. "As of today, I am not '
        'able to play," Petkovic said.'
    )
    assert [e.name for e in cast_of(text).entities if "Petkovic" in e.name] == ["Novak Petkovic"]


@pytest.mark.parametrize(
    ("text", "size", "kind"),
    [
        ("Tarlovic, 34, won.", 1, "person"),
        ("Bao Tarlovic, 34, won.", 2, "person"),
        ("Bao Tarlovic, 35 per cent, won.", 2, "organisation"),
        ("Bao Tarlovic, 340, won.", 2, "organisation"),
        ("Tarlovic Bank, 34, won.", 2, "organisation"),
    ],
)
def test_an_age_is_a_small_number_between_commas_behind_a_name(text: str, size: int, kind: str) -> None:
    doc = analyse(Document(id="d", text=text)).doc
    assert settle(doc, [NameSpan(0, size, "organisation")])[0].type == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivo Brandt, the mayor of Tarn, said that the pier was closed.", "person"),
        ("Ivo Brandt, the owner of the ferries, said that the pier was closed.", "organisation"),
        ("Ivo Bank, the mayor of Tarn, said that the pier was closed.", "organisation"),
        ("Ivo Brandt, which built the pier, said that the mayor was wrong.", "organisation"),
    ],
)
def test_who_holds_an_office_is_a_person(text: str, kind: str) -> None:
    doc = analyse(Document(id="d", text=text)).doc
    assert settle(doc, [NameSpan(0, 2, "organisation")])[0].type == kind
