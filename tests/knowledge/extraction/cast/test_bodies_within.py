"""A body whose name stands within another's: an airline, and the association of its pilots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading

Read = Callable[[str], Reading]


def bodies(reading: Reading) -> dict[str, set[str]]:
    """The names of the bodies of a text, each with how the text calls that body."""
    cast = reading.cast
    found: dict[str, set[str]] = {e.name: set() for e in cast.entities if e.type == "organisation"}
    for m in cast.mentions:
        if (name := cast.entities[m.entity].name) in found:
            found[name].add(reading.text[m.start : m.end])
    return found


def test_an_airline_is_not_the_association_of_its_pilots(read: Read) -> None:
    found = bodies(
        read(
            "Tarn Airlines pilots stood in the sun on Tuesday.\n\nCarla Voss, president of the Tarn Airlines Pilots "
            "Association, said work is a burden.\n\nTarn said in a statement that it respects that. The airline "
            "declined to say more."
        )
    )
    assert found["Tarn Airlines Pilots Association"] == {"Tarn Airlines Pilots Association"}
    assert {"Tarn Airlines", "Tarn", "The airline"} <= found["Tarn Airlines"]


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        (
            "The Tarn Police Department shut the pier. Tarn Police opened it again.",
            "Tarn Police Department",
            "Tarn Police",
        ),
        ("Tarn Airways Holdings flew on Monday. Tarn Airways was late.", "Tarn Airways Holdings", "Tarn Airways"),
    ],
)
def test_a_name_is_cut_short_before_what_says_what_the_body_is(read: Read, text: str, name: str, short: str) -> None:
    assert short in bodies(read(text))[name]


@pytest.mark.parametrize("noun", ["airline", "company"])
def test_an_association_is_no_airline_and_no_company(read: Read, noun: str) -> None:
    found = bodies(read(f"The Tarn Airlines Pilots Association met on Monday. The {noun} declined to comment on that."))
    assert found["Tarn Airlines Pilots Association"] == {"Tarn Airlines Pilots Association"}


@pytest.mark.parametrize("noun", ["association", "union", "group"])
def test_an_association_is_a_union_or_a_group(read: Read, noun: str) -> None:
    found = bodies(read(f"The Tarn Airlines Pilots Association met on Monday. The {noun} declined to comment on that."))
    assert f"The {noun}" in found["Tarn Airlines Pilots Association"]


def test_initials_that_one_body_alone_has_are_that_body(read: Read) -> None:
    met = "The Dorn Union of Gardeners met on Friday."
    assert "DUG" in bodies(read(f"{met} DUG leaders did not answer."))["Dorn Union of Gardeners"]
    two = read(f"{met} So did the Dorn Union of Glaziers. DUG leaders did not answer.")
    assert not any("DUG" in called for called in bodies(two).values())


def test_the_short_form_of_a_title_is_no_body(read: Read) -> None:
    found = bodies(read("The Central Election Office met on Friday. Acme's CEO, Ada Reed, did not answer."))
    assert "CEO" not in found["Central Election Office"]
