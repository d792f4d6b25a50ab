"""Districts of federal courts as bodies, and states that are places whatever they look like."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.extraction.investigations import extract_investigations
from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]

TEXT = """New York HERALD — Sam Falk, the founder of Tarn, was arrested on Monday.

The Southern District of New York, which is investigating Falk and the end of Tarn and its sister firm Almeda, confirmed
his arrest.

The New York Times reported that there were four charges."""


def test_a_district_is_a_body_of_its_own(read: Read) -> None:
    cast = read(TEXT).cast
    kinds = {e.name: e.type for e in cast.entities}
    assert kinds["Southern District of New York"] == "organisation"
    assert "Southern District" not in kinds
    assert next(e for e in cast.entities if e.name == "New York Times").aliases == ()


def test_a_state_in_a_dateline_is_a_place(read: Read) -> None:
    kinds = {e.name: e.type for e in read(TEXT).cast.entities}
    assert kinds.get("New York", "place") == "place"


def test_a_district_investigates(read: Read) -> None:
    found = extract_investigations(read(TEXT))
    assert [f.investigators for f in found] == [("Southern District of New York",)]


def test_no_other_district_is_one(read: Read) -> None:
    cast = read("The Southern District of the union met the Northern District of Arden on Monday.").cast
    assert not [e.name for e in cast.entities if "District of" in e.name and "union" in e.name]
    assert "Northern District of Arden" not in [e.name for e in cast.entities if e.type == "organisation"]


def test_who_holds_the_office_stands_behind_its_district(read: Read) -> None:
    text = "“We must be able to trust,” said U.S. Attorney for the Northern District of Alabama Joyce Brown Falk. {}"
    cast = read(text.format("“We will go on.”")).cast
    assert {e.name: e.type for e in cast.entities}.get("Joyce Brown Falk") == "person"
    cast = read("The U.S. Attorney for the Southern District of New York Grand Jury spoke on Monday.").cast
    assert not [e.name for e in cast.entities if e.type == "person"]


def test_an_office_is_nobody(read: Read) -> None:
    text = "“I commend the board,” said Principal Deputy Assistant Attorney General Ada Falk, head of the division."
    assert [e.name for e in read(text).cast.entities if e.type == "person"] == ["Ada Falk"]


def test_a_suffix_behind_a_comma_speaks_for_nobody(read: Read) -> None:
    reading = read("“We will go on,” said Otto Falk, Jr., Deputy Assistant Attorney General for Civil Rights.")
    assert [s.speaker for s in extract_statements(reading)] == ["Otto Falk"]
    assert "Jr." not in {e.name for e in reading.cast.entities}
