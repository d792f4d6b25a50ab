"""Names with a number: a union's branch has one, and a docket is nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Local 318, which represents the weavers, called it a betrayal.", "Local 318"),
        ("The vote was held by Dockers Local No. 7 on Monday.", "Local No. 7"),
    ],
)
def test_a_branch_has_its_number(read: Read, text: str, name: str) -> None:
    bodies = [e.name for e in read(text).cast.entities if e.type == "organisation"]
    assert any(body.endswith(name) for body in bodies), bodies


@pytest.mark.parametrize(
    "text", ["See Docket No. 13 and the order of the Dorn Court.", "Local 4x4 races were held by the Dorn Court."]
)
def test_what_only_counts_is_no_body(read: Read, text: str) -> None:
    bodies = [e.name for e in read(text).cast.entities if e.type == "organisation"]
    assert bodies == ["Dorn Court"]


def test_a_version_of_a_name_is_somebody_else(read: Read) -> None:
    text = 'The hacker Otto Marsh, known as "Zorro," pleaded guilty. Clerks cited the case of Zorro 2.0, a group.'
    names = {e.name for e in read(text).cast.entities}
    assert "Zorro 2.0" in names, names


def test_a_share_is_no_version(read: Read) -> None:
    names = {e.name for e in read("The vote gave Otto Marsh 2.0 percent. Marsh left.").cast.entities}
    assert "Otto Marsh" in names, names
