"""Roles: in front of a name, behind it, and by a verb; in the document's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.roles import extract_roles

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "holder", "role"),
    [
        ("Harbour Commissioner Maria Quist spoke on Monday.", "Maria Quist", "Harbour Commissioner"),
        ("Lars Holm, a fisherman from Sund, called it a disaster.", "Lars Holm", "a fisherman from Sund"),
        ("The union's lawyer, Anna Osei, denied it.", "Anna Osei", "The union's lawyer"),
        ("Otto Brandt, a multi-millionaire, left the town.", "Otto Brandt", "a multi-millionaire"),
        ("Otto Brandt is a co-founder of the line.", "Otto Brandt", "co-founder of the line"),
        ("Petra Lind is the acting harbour master.", "Petra Lind", "the acting harbour master"),
        ("The council named Petra Lind as acting harbour master.", "Petra Lind", "acting harbour master"),
    ],
)
def test_a_role_is_found_as_worded(read: Read, text: str, holder: str, role: str) -> None:
    found = {(r.holder, r.role) for r in extract_roles(read(text))}
    assert (holder, role) in found


@pytest.mark.parametrize(
    "text",
    [
        "Ada Reed said that they would not allow Otto Falk to become president of Westland.",
        "The town expected Otto Falk to be the mayor.",
    ],
)
def test_what_somebody_may_become_is_no_role(read: Read, text: str) -> None:
    assert [r for r in extract_roles(read(text)) if r.holder == "Otto Falk"] == []


def test_a_former_role_is_marked(read: Read) -> None:
    facts = extract_roles(read("Former mayor Otto Brandt left the town in May."))
    assert facts
    assert all(f.former for f in facts)


def test_the_span_of_a_role_is_its_words(read: Read) -> None:
    text = "Harbour Commissioner Maria Quist and her lawyer, Anna Osei, spoke."
    for fact in extract_roles(read(text)):
        assert text[slice(*fact.role_span)] == fact.role


def test_a_name_alone_has_no_role(read: Read) -> None:
    assert extract_roles(read("Maria Quist walked home.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The contractor is Falk & Sons, 41,200 dollars.",
        "ADA FALK: Good morning, everybody.",
        "| Candidate | Votes |\n|---|---|\n| Ada Falk | 2,871 |\n| Otto Quist | 2,655 |",
    ],
)
def test_sums_words_after_a_colon_and_rows_of_a_table_are_no_roles(read: Read, text: str) -> None:
    assert extract_roles(read(text)) == []


def test_whoever_signs_in_the_line_above_keeps_their_role(read: Read) -> None:
    found = {(r.holder, r.role) for r in extract_roles(read("Otto Brandt, president\nAmara Quist, secretary"))}
    assert ("Amara Quist", "president") not in found


def test_a_surname_alone_is_his_whose_full_name_stands_before_though_taken_for_a_body(read: Read) -> None:
    text = (
        "Prosecutor Neil Quist told the court that a video showed Benn striking Lukas Frey, 24, twice. Frey, a "
        "student, had surgery. His mother, Katrin Frey, said that they wanted justice."
    )
    found = {(r.holder, r.role) for r in extract_roles(read(text))}
    assert ("Lukas Frey", "a student") in found


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("11:41 Police spokeswoman Anna Osei says the pier is safe.", "Police spokeswoman"),
        ("The head teacher, Mr Hugo Brandt, told us so.", "The head teacher"),
        ("The MP for Dorn, Anna Osei, said she would go.", "The MP for Dorn"),
    ],
)
def test_neither_the_hour_of_an_entry_nor_a_courtesy_belongs_to_a_role(read: Read, text: str, role: str) -> None:
    assert {r.role for r in extract_roles(read(text))} == {role}


def test_a_row_of_results_is_nobodys_role(read: Read) -> None:
    text = "Women's 1500 m: 1. Ama Lund (Sund) 4:09.2; 2. Lise Brandt (Dorn) 4:10.0."
    assert not any(":" in r.role for r in extract_roles(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The complaint does not name Otto Falk, the former chairman, as a defendant.",
        "The board never appointed Otto Falk as its director.",
        "The board refused to appoint Otto Falk as its director.",
        "The board may name Otto Falk as its director.",
        "None of the detectives named Otto Falk as a suspect.",
    ],
)
def test_what_somebody_is_not_named_is_no_role(read: Read, text: str) -> None:
    found = {r.role for r in extract_roles(read(text)) if r.holder == "Otto Falk"}
    assert found <= {"the former chairman"}


@pytest.mark.parametrize("verb", ["named", "voted to name", "agreed to appoint", "has elected"])
def test_what_somebody_is_named_is_a_role(read: Read, verb: str) -> None:
    found = extract_roles(read(f"The board {verb} Otto Falk as its director on Monday."))
    assert ("Otto Falk", "its director") in {(r.holder, r.role) for r in found}


@pytest.mark.parametrize(
    "text",
    [
        "Speaking to Harbour News on 16 September Lena Gray criticised the plan. Lena Gray left.",
        "The page was last updated in the UK Lena Gray appears with the band. Lena Gray left.",
        "The jury was chosen for Dr Conrad Holm trial Lena Gray died before. Lena Gray left.",
    ],
    ids=["a day", "a place", "somebody else's title"],
)
def test_what_runs_into_a_name_tells_nothing_of_who_that_is(read: Read, text: str) -> None:
    assert [r.role for r in extract_roles(read(text)) if r.holder == "Lena Gray"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("HNN's Lena Gray asked him about it.", "HNN's"),
        ("The 19-year-old Lena Gray left.", "The 19-year-old"),
        ("President Otto Hale adviser Lena Gray said so.", "President Otto Hale adviser"),
        ("Poland's Lena Gray won.", "Poland's"),
    ],
)
def test_what_tells_whose_or_how_old_somebody_is_stays(read: Read, text: str, role: str) -> None:
    assert role in [r.role for r in extract_roles(read(text)) if r.holder == "Lena Gray"]
