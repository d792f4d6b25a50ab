"""Names in capitals alone are written as names are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.cast.capitals import without_shouting
from knowledge.extraction.reading import Reading


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("ASTRID LUND-VIK", "Astrid Lund-Vik"),
        ("TOVE O'DELL", "Tove O'Dell"),
        ("IVO MCNEAL III", "Ivo McNeal III"),
        ("LUND", "LUND"),
        ("Astrid Lund", "Astrid Lund"),
    ],
)
def test_a_person_is_not_shouted(shouted: str, written: str) -> None:
    assert without_shouting(shouted, person=True) == written


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("HARBOUR BOARD OF SUND", "Harbour Board of Sund"),
        ("NSB FERRY COMPANY", "NSB Ferry Company"),
        ("NSB NRK", "NSB NRK"),
    ],
)
def test_a_body_keeps_its_acronym(shouted: str, written: str) -> None:
    assert without_shouting(shouted, person=False) == written


def test_the_cast_calls_nobody_in_capitals(read: Callable[[str], Reading]) -> None:
    cast = read("The clerk found ASTRID LUND, 34, on the pier.\n\nLund was cold, said Sgt. IVO FALK.").cast
    assert {e.name for e in cast.entities if e.type == "person"} == {"Astrid Lund", "Ivo Falk"}
    assert "ASTRID LUND" in next(e.aliases for e in cast.entities if e.name == "Astrid Lund")
