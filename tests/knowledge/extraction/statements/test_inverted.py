"""Announcements with whoever makes them at the end."""

from collections.abc import Callable

import pytest

from knowledge.extraction.reading import Reading
from knowledge.extraction.statements.extraction import extract_statements

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("the Departments of Justice and Health and Human Services (HHS)", "Departments of Justice"),
        ("the Department of Justice, the FBI and the Westland Attorney General", "Department of Justice"),
    ],
)
def test_the_accused_does_not_announce_who_announced_it(read: Read, behind: str, speaker: str) -> None:
    content = "Joran Vandeck, a baker, was sentenced today to 57 months in prison for his part in a scheme"
    text = f"{content}, announced {behind}."
    found = extract_statements(read(text))[0]
    assert (found.speaker or "").startswith(speaker)
    assert text[slice(*found.spans[0])] == content


def test_what_somebody_announces_in_a_row_stays_theirs(read: Read) -> None:
    text = "Mayor Hugo Falk opened the fair, announced the winners and left."
    assert [s.speaker for s in extract_statements(read(text))] == ["Hugo Falk"]


@pytest.mark.parametrize("paper", ["the Tarn Herald", "the paper", "The Guardian"])
@pytest.mark.parametrize("end", [".", ", and he left the town."])
def test_what_a_paper_reported_is_no_word_of_whom_it_tells_of(read: Read, paper: str, end: str) -> None:
    text = (
        f"Joran Vandeck, a baker, left in May. Vandeck was “rumoured to be a spy of the crown”, reported {paper}{end}"
    )
    found = extract_statements(read(text))
    assert found
    assert "Joran Vandeck" not in [s.speaker for s in found]
    assert "rumoured to be a spy" in text[slice(*found[0].spans[0])]


def test_whom_somebody_reports_something_to_does_not_report_it(read: Read) -> None:
    text = "Mayor Hugo Falk opened the fair, reported the thief to the Tarn Herald, and left."
    assert "Tarn Herald" not in [s.speaker for s in extract_statements(read(text))]


def test_what_stands_in_quotation_marks_beside_a_papers_words_is_not_whom_it_tells_of(read: Read) -> None:
    told = "Ada Lund lost her home in Dorn. She was “soon on the rise again at court” with the help of her banker."
    alone, beside = read(told), read(f"{told} It was a new life, reported the paper.")
    assert "Ada Lund" in [s.speaker for s in extract_statements(alone)]
    assert "Ada Lund" not in [s.speaker for s in extract_statements(beside)]
