"""What somebody is, before a comma and their title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.roles import extract_roles
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The boy died at the scene, according to the county coroner, Dr. Nora Hale.", "the county coroner"),
        ('"They made a quick decision," said its president, Sgt. Raymond Kessel.', "its president"),
        (
            "The car was not stolen, a spokeswoman for the state police, Lt. Karen Voss, said Sunday.",
            "a spokeswoman for the state police",
        ),
        ("The schools superintendent, Dr. Nora Hale, said she was glad.", "The schools superintendent"),
    ],
)
def test_the_phrase_before_a_titled_name_is_what_they_are_and_they_speak(read: Read, text: str, role: str) -> None:
    reading = read(text)
    assert role in [r.role for r in extract_roles(reading)]
    assert not [r.role for r in extract_roles(reading) if "," in r.role]
    (statement,) = extract_statements(reading)
    assert statement.speaker in {"Nora Hale", "Raymond Kessel", "Karen Voss"}


def test_of_two_such_names_each_has_their_own(read: Read) -> None:
    text = "The union president, Sgt. Raymond Kessel, and the mayor, Dr. Nora Hale, spoke on Monday."
    roles = {(r.holder, r.role) for r in extract_roles(read(text))}
    assert {("Raymond Kessel", "The union president"), ("Nora Hale", "the mayor")} <= roles
    assert ("Nora Hale", "The union president") not in roles


@pytest.mark.parametrize(
    "text",
    [
        "They took the boy to the mayor, Dr. Nora Hale said.",
        "When they met the mayor, Dr. Nora Hale, 51, said she was glad.",
        "He saw the mayors, Dr. Nora Hale and Dr. Karen Voss, on Monday.",
        "They crossed the bridge, Dr. Nora Hale, and the road.",
    ],
)
def test_a_noun_before_a_comma_need_not_tell_it(read: Read, text: str) -> None:
    assert not [r.role for r in extract_roles(read(text)) if r.holder == "Nora Hale" and r.role != "Dr."]


def test_the_words_end_where_they_name_who_speaks(read: Read) -> None:
    text = (
        "Hale said the officers believed the car had been stolen. "
        "It had not been, a spokeswoman for the state police, Lt. Karen Voss, said Sunday."
    )
    told = extract_statements(read(text))[-1]
    assert told.speaker == "Karen Voss"
    assert [text[a:b] for a, b in told.spans] == ["It had not been"]


def test_the_day_of_the_saying_is_no_part_of_what_was_said(read: Read) -> None:
    text = "The car was not stolen, a spokeswoman, Lt. Karen Voss, said Sunday."
    (told,) = extract_statements(read(text))
    assert [text[a:b] for a, b in told.spans] == ["The car was not stolen"]


def test_a_degree_behind_an_office_is_no_part_of_it(read: Read) -> None:
    text = "State Health Commissioner Dr. Omar Reyes said that it could last weeks."
    assert [r.role for r in extract_roles(read(text))] == ["State Health Commissioner"]
