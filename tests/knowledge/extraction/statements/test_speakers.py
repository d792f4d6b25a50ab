"""Who a source is."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    "source",
    ["One pastor supporting Mr. Crane, Peter White of Arden Church,", "A woman who hit Mr. Crane, Lena White,"],
)
def test_the_name_behind_what_is_told_of_somebody_is_theirs(read: Read, source: str) -> None:
    text = f"Paul Crane left. {source} said that the vote was close."
    assert extract_statements(read(text))[-1].speaker in ("Peter White", "Lena White")


def test_whom_somebody_wants_to_beat_does_not_speak(read: Read) -> None:
    text = "A woman who met Paul Crane, Lena White and Ada Quist said that the vote was close."
    assert "Lena White" not in [s.speaker for s in extract_statements(read(text))]


def test_what_only_bears_his_name_does_not_name_him(read: Read) -> None:
    text = (
        "Mr. Olaf Vale lost. Mr. Karst met Mr. Vale.\n\nMr. Piet Karst spoke with Mr. Vale. "
        "He told the story of a sailor who was holding a Karst sign outside the ferry."
    )
    assert extract_statements(read(text))[-1].speaker == "Piet Karst"


def test_whom_the_title_of_a_book_names_does_not_speak(read: Read) -> None:
    text = (
        'The bid "looks like a vanity bid, not pushed by a public movement," says Geoffrey Olin, a longtime Democratic '
        "Party activist and author of Let the Ferry Sail: Martin Vandeck and the Birth of the Presidential Primary. "
        '"Who is asking for it?"'
    )
    statement = extract_statements(read(text))[0]
    assert statement.speaker == "Geoffrey Olin"
    assert not statement.along_with


def test_a_comment_of_anybodys_is_not_of_who_spoke_last(read: Read) -> None:
    text = (
        "Karl Lind said that he liked the race.\n\nA sample comment on one of his practice runs, months before he made "
        "history: “that performance... no other way to describe it but... GRAND.”"
    )
    assert [s.speaker for s in extract_statements(read(text))] == ["Karl Lind", None]


def test_a_body_with_names_set_off_by_dashes_speaks_before_who_spoke_last(read: Read) -> None:
    text = (
        "“This error has caused families stress and panic,” said Max Rusk, one of the student directors.\n\n"
        "District leadership — including Superintendent Kyla Vandeck, chief systems officer Piet Brandt, and risk "
        "officer Rebecca Holt — committed to openness and said an inquiry is underway to find how it broke down."
    )
    assert extract_statements(read(text))[-1].speaker != "Max Rusk"


def test_the_editorial_board_of_a_body_speaks_for_it(read: Read) -> None:
    (said,) = extract_statements(read("“It was late,” the Civic Harbour Board’s press office said Tuesday."))
    assert (said.speaker, said.via) == ("Civic Harbour Board", "spokesperson")
    (said,) = extract_statements(read("“It was late,” the Civic Harbour Board’s auditors said Tuesday."))
    assert said.speaker is None


def test_the_press_office_of_somebody_is_not_they(read: Read) -> None:
    text = "Mayor Lena White met Ada Quist, and White left.\n\nLena White's press office said that it was late."
    said = extract_statements(read(text))[-1]
    assert said.speaker != "Lena White"
